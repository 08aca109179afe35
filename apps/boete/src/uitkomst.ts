import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Uitkomst } from '#shared/contracts/intern';
import type { Resultaat } from '#shared/persistence/runner.types';
import type { Besluit, Weigering } from './domain/sanctie.types';

export type Grondslag = { readonly id: string; readonly versie: string };

const grond = (beleid: Grondslag | null): Pick<Uitkomst, 'beleid'> => (beleid ? { beleid: { id: beleid.id, versie: beleid.versie } } : {});

export const afgekeurd = (weigering: Weigering): Resultaat => ({ uitkomst: { status: 'AFGEKEURD', ...weigering, afwijkingen: [] }, feiten: [] });

export const verwerkt = ({ afwijkingen }: Extract<Besluit, { accepted: true }>, beleid: Grondslag | null, letOp: readonly string[]): Uitkomst => ({
  status: 'VERWERKT',
  afwijkingen,
  ...(letOp.length > 0 ? { letOp } : {}),
  ...grond(beleid),
});

export const wacht = (): Resultaat => ({
  uitkomst: { status: 'WACHT_OP', wachtOp: bekendeSoort('nl.participatiewet.boete.overwogen.v1').type, afwijkingen: [] },
  feiten: [],
});
