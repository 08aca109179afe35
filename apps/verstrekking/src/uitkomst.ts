import type { Uitkomst } from '#shared/contracts/intern';
import { opGrondVan } from '#shared/persistence/uitkomst';

export type Grond = { readonly id: string; readonly versie: string };

/** With the legal ground that the gemeente stated for the exception, so that every explanation can give it. */
export const verwerkt = (beleid?: Grond, grondslag: string | null = null): Uitkomst => ({
  status: 'VERWERKT',
  afwijkingen: [],
  ...opGrondVan(beleid),
  ...(grondslag === null ? {} : { antwoord: { grondslag } }),
});
