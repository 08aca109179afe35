/** P-06: who may grant a temporary ontheffing, of which duties and for how long; the dated values stand in config/beleid. */
export type Policy = {
  readonly verlenerRollen: readonly string[];
  /** Null: no maximum, though a last day is always needed (D-03). */
  readonly langsteDuur: { readonly maanden: number } | null;
  readonly scope: readonly Verplichting[];
};

/** Duties of Participatiewet art. 9 lid 1: a work, b re-integration, c service in return. */
export type Verplichting = 'a' | 'b' | 'c';
