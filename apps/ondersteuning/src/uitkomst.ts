import type { Uitkomst } from '#shared/contracts/intern';
import type { Resultaat } from '#shared/persistence/runner.types';
import { opGrondVan } from '#shared/persistence/uitkomst';
import type { Stap } from './domain/verzoek.types';

export type Grond = { readonly id: string; readonly versie: string };

export const verwerkt = ({ antwoord, letOp }: Pick<Stap<object>, 'antwoord' | 'letOp'> = {}, beleid?: Grond): Uitkomst => ({
  status: 'VERWERKT',
  afwijkingen: [],
  ...opGrondVan(beleid),
  ...(letOp ? { letOp } : {}),
  ...(antwoord ? { antwoord } : {}),
});

/** The request itself is still to come. */
export const wacht = (context: string, opening: string): Resultaat => ({ uitkomst: { status: 'WACHT_OP', wachtOp: `nl.participatiewet.${context}.${opening}.v1`, afwijkingen: [] }, feiten: [] });
