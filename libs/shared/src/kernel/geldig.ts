import type { Datum } from './datum';

/** Whether something that holds on half-open days does so on this one; null: without beginning or end. */
export const geldtOp =
  (dag: Datum) =>
  ({ vanaf, tot }: { readonly vanaf: Datum | null; readonly tot: Datum | null }): boolean =>
    (vanaf === null || vanaf <= dag) && (tot === null || dag < tot);
