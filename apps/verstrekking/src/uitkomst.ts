import type { Uitkomst } from '#shared/contracts/intern';
import type { Resultaat } from '#shared/persistence/runner.types';
import type { Weigering } from './domain/verstrekking.types';

export type Grond = { readonly id: string; readonly versie: string };

export const afgekeurd = (weigering: Weigering, beleid?: Grond): Resultaat => ({ uitkomst: { status: 'AFGEKEURD', ...weigering, afwijkingen: [], ...(beleid ? { beleid } : {}) }, feiten: [] });

/** With the legal ground that the gemeente stated for the exception, so that every explanation can give it. */
export const verwerkt = (beleid?: Grond, grondslag: string | null = null): Uitkomst => ({
  status: 'VERWERKT',
  afwijkingen: [],
  ...(beleid ? { beleid } : {}),
  ...(grondslag === null ? {} : { antwoord: { grondslag } }),
});
