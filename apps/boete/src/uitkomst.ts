import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Uitkomst } from '#shared/contracts/intern';
import type { Resultaat } from '#shared/persistence/runner.types';
import { opGrondVan } from '#shared/persistence/uitkomst';
import type { Besluit } from './domain/sanctie.types';

export type Grondslag = { readonly id: string; readonly versie: string };

export const verwerkt = ({ afwijkingen }: Extract<Besluit, { accepted: true }>, beleid: Grondslag | null, letOp: readonly string[]): Uitkomst => ({
  status: 'VERWERKT',
  afwijkingen,
  ...(letOp.length > 0 ? { letOp } : {}),
  ...opGrondVan(beleid),
});

export const wacht = (): Resultaat => ({
  uitkomst: { status: 'WACHT_OP', wachtOp: bekendeSoort('nl.participatiewet.boete.overwogen.v1').type, afwijkingen: [] },
  feiten: [],
});
