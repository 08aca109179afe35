import type { Uitkomst } from '#shared/contracts/intern';
import type { Resultaat } from '#shared/persistence/runner.types';
import type { Stap, Weigering } from './domain/verzoek.types';

export type Grond = { readonly id: string; readonly versie: string };

const grond = (beleid: Grond | undefined): Pick<Uitkomst, 'beleid'> => (beleid ? { beleid: { id: beleid.id, versie: beleid.versie } } : {});

export const afgekeurd = (weigering: Weigering, beleid?: Grond): Resultaat => ({ uitkomst: { status: 'AFGEKEURD', ...weigering, afwijkingen: [], ...grond(beleid) }, feiten: [] });

export const verwerkt = ({ antwoord, letOp }: Pick<Stap<object>, 'antwoord' | 'letOp'> = {}, beleid?: Grond): Uitkomst => ({
  status: 'VERWERKT',
  afwijkingen: [],
  ...grond(beleid),
  ...(letOp ? { letOp } : {}),
  ...(antwoord ? { antwoord } : {}),
});

/** The request itself is still to come. */
export const wacht = (context: string, opening: string): Resultaat => ({ uitkomst: { status: 'WACHT_OP', wachtOp: `nl.participatiewet.${context}.${opening}.v1`, afwijkingen: [] }, feiten: [] });
