/** Duties of Participatiewet art. 9 lid 1: a work, b re-integration, c service in return. */
export type Verplichting = 'a' | 'b' | 'c';

/** P-06: who may grant and extend a temporary ontheffing, on which grounds, of which duties and for how long; the dated values stand in config/beleid. */
export type Policy = {
  readonly verlenerRollen: readonly string[];
  /** Codes of the grounds on which may be granted; null: the agreement names none, so any. */
  readonly gronden: readonly string[] | null;
  /** Longest term of a grant by these roles; null: no maximum, though a last day is always needed (D-03). */
  readonly langsteDuur: { readonly maanden: number; readonly rollen: readonly string[] } | null;
  /** Within what the law allows. */
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

/** Participatiewet art. 9 lid 2: the duties of which the college can exempt for a time (L-02). */
export type Tijdelijkwet = { readonly scope: readonly Verplichting[] };

/** Participatiewet art. 9a, for a single parent (L-02d). */
export type Ouderwet = {
  readonly versie: string;
  /** Of these, and of no fewer. */
  readonly scope: readonly Verplichting[];
  /** What then does not apply by law (art. 9 lid 7). */
  readonly geldtDanNiet: readonly Verplichting[];
  /** Until the day on which the youngest child is this old. */
  readonly kindTotJaar: number;
  /** In all, periods in earlier gemeenten included. */
  readonly maxMaanden: number;
  /** A plan within so many months of the request, and then a re-examination each so many months; 0: none. */
  readonly planMaanden: number;
  readonly hercontroleMaanden: number;
};

/** Participatiewet art. 9 lid 5: the duties that lapse by law, all of them together (L-02c). */
export type Rechtswegewet = { readonly scope: readonly Verplichting[] };

/**
 * The law by which a message is judged: each part as it reads on the day that decides for it. The dated values stand in
 * config/beleid.
 */
export type Wet = { readonly tijdelijk: Tijdelijkwet; readonly ouder: Ouderwet; readonly rechtswege: Rechtswegewet };

/** Awb 6:7 (L-08). */
export type Bezwaarwet = { readonly weken: number };

/** `eigenBesluitNaWia4`: beside what holds by law a temporary one is still granted, for this gemeente has not left that custom (P-07). */
export type Afspraken = { readonly policy: Policy; readonly normen: Normen; readonly eigenBesluitNaWia4: boolean; readonly wet: Wet };
