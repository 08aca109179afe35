/** Duties of Participatiewet art. 9 lid 1: a work, b re-integration, c service in return. */
export type Verplichting = 'a' | 'b' | 'c';

/** P-06: who may grant and extend a temporary ontheffing, on which grounds, of which duties and for how long; the dated values stand in config/beleid. */
export type Policy = {
  readonly verlenerRollen: readonly string[];
  /** Codes of the grounds on which may be granted; null: the agreement names none, so any. */
  readonly gronden: readonly string[] | null;
  /** Longest term of a grant by these roles; null: no maximum, though a last day is always needed (D-03). */
  readonly langsteDuur: { readonly maanden: number; readonly rollen: readonly string[] } | null;
  readonly scope: readonly Verplichting[];
  readonly verlengerRollen: readonly string[];
};

/** Service norms (D-26): when a coach is asked to look again. */
export type Normen = {
  /** Weeks before the last day on which a decision is asked for, the earliest first. */
  readonly besluitNodigWekenVooraf: readonly number[];
  /** Weeks before a re-examination is due on which its task appears. */
  readonly hercontroleWekenVooraf: number;
};

/** `eigenBesluitNaWia4`: beside what holds by law a temporary one is still granted, for this gemeente has not left that custom (P-07). */
export type Afspraken = { readonly policy: Policy; readonly normen: Normen; readonly eigenBesluitNaWia4: boolean };
