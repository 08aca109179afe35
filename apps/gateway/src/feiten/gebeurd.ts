import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Feit, Retour } from '#shared/contracts/intern';

/** What the owners of the contexts state through `gateway.gebeurd`. */
export type Gebeurd =
  | { readonly soort: 'feit'; readonly feit: Feit }
  | { readonly soort: 'retour'; readonly context: string; readonly retour: Retour }
  | { readonly soort: 'timer'; readonly bericht: VerzegeldBericht };
