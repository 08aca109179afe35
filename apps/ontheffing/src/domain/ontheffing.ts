import { acceptMarked, type Decision } from '#shared/kernel/decision';
import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import { rolVan, toegang, type Afzender, type Coaches } from './access';
import type { Policy, Verplichting } from './policy';

export type RefusalCode =
  | 'NIET_BEVOEGD'
  | 'GEMEENTE_ONJUIST'
  | 'INWONER_ONBEKEND'
  | 'VOORWAARDE_NIET_VERVULD'
  | 'MANDAAT_ONTBREEKT'
  | Afwijking;
/** Rules that a decision already bekendgemaakt may depart from: recorded with the mark, not undone (D-28). */
export type Afwijking = 'BELEID' | 'VERPLICHTING_NIET_TOEGESTAAN' | 'TERMIJN_TE_LANG' | 'OVERBODIG';

/** `toelichting` names the condition, never a value. */
export type Weigering = { readonly code: RefusalCode; readonly toelichting?: string };
export type Besluit =
  | Extract<Decision<Event, Afwijking>, { accepted: true }>
  | { readonly accepted: false; readonly refusal: Weigering };

export type Ontheffing = {
  readonly ontheffingRef: string;
  readonly soort: 'TIJDELIJK';
  readonly scope: readonly Verplichting[];
  readonly ingangsdatum: Datum;
  readonly laatsteDag: Datum;
  readonly besluitDatum: Datum;
  readonly bekendmakingsDatum: Datum | null;
  readonly laatsteDagBezwaar: Datum | null;
  readonly mandaatRef: string;
  readonly verlener: string;
  readonly afwijkingen: readonly Afwijking[];
};

export type Stand = {
  /** Gemeente and coaches of the resident on the besluitdatum; null: not registered then. */
  readonly coaches: Coaches | null;
  readonly ontheffingen: readonly Ontheffing[];
};

export type Verlening = Pick<Ontheffing, 'ontheffingRef' | 'scope' | 'ingangsdatum' | 'laatsteDag' | 'besluitDatum' | 'bekendmakingsDatum' | 'mandaatRef' | 'verlener'> & {
  readonly type: 'verleend';
  readonly soort: 'TIJDELIJK' | 'ALLEENSTAANDE_OUDER';
  readonly gemeente: string;
  readonly afzender: Afzender;
  /** Whether the register knows this mandate, on the besluitdatum, for this gemeente and this issuer. */
  readonly mandaatGeldt: boolean;
  /** Today by the Klok. */
  readonly vandaag: Datum;
};

export type Event = { readonly type: 'verleend'; readonly ontheffing: Ontheffing };

const WEKEN_BEZWAAR = 6;

/** Awb 6:7 and 6:8: six weeks, from the day after bekendmaking; this is the last of those days. */
export const laatsteDagBezwaar = (bekendmaking: Datum): Datum => plusDagen(bekendmaking, WEKEN_BEZWAAR * 7);

/** Form and entitlement are hard, also after bekendmaking (D-24). */
const keurVorm = ({ soort, ingangsdatum, laatsteDag, besluitDatum, bekendmakingsDatum, mandaatGeldt }: Verlening): Weigering | null => {
  if (soort !== 'TIJDELIJK') return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.soort: de hub registreert alleen TIJDELIJK' };
  if (laatsteDag < ingangsdatum) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.laatsteDag ligt voor verloop.ingangsdatum' };
  if (bekendmakingsDatum !== null && bekendmakingsDatum < besluitDatum) {
    return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.bekendmakingsDatum ligt voor verloop.besluitDatum' };
  }
  return mandaatGeldt ? null : { code: 'MANDAAT_ONTBREEKT' };
};

const isTeLang = ({ ingangsdatum, laatsteDag }: Verlening, { langsteDuur }: Policy): boolean =>
  langsteDuur !== null && plusDagen(laatsteDag, 1) > plusMaanden(ingangsdatum, langsteDuur.maanden);

const overlapt = (verlening: Verlening) => ({ ingangsdatum, laatsteDag }: Ontheffing): boolean =>
  ingangsdatum <= verlening.laatsteDag && verlening.ingangsdatum <= laatsteDag;

const afwijkingenVan = ({ ontheffingen }: Stand, verlening: Verlening, policy: Policy): Afwijking[] => {
  const rol = rolVan(verlening.afzender, verlening.gemeente);
  return [
    ...(rol !== null && policy.verlenerRollen.includes(rol) ? [] : ['BELEID' as const]),
    ...(verlening.scope.every((verplichting) => policy.scope.includes(verplichting)) ? [] : ['VERPLICHTING_NIET_TOEGESTAAN' as const]),
    ...(isTeLang(verlening, policy) ? ['TERMIJN_TE_LANG' as const] : []),
    ...(ontheffingen.some(overlapt(verlening)) ? ['OVERBODIG' as const] : []),
  ];
};

const isBekendgemaakt = ({ bekendmakingsDatum, vandaag }: Verlening): boolean => bekendmakingsDatum !== null && bekendmakingsDatum <= vandaag;

/** M-20: the hub registers a decision of the college; it refuses one that departs from the rules only while nobody has been told yet. */
export const decide = (stand: Stand, verlening: Verlening, policy: Policy): Besluit => {
  const geweigerd = toegang(stand.coaches, verlening.afzender, verlening.gemeente) ?? keurVorm(verlening);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  const afwijkingen = afwijkingenVan(stand, verlening, policy);
  const [eerste] = afwijkingen;
  if (eerste && !isBekendgemaakt(verlening)) return { accepted: false, refusal: { code: eerste } };
  const { ontheffingRef, scope, ingangsdatum, laatsteDag, besluitDatum, bekendmakingsDatum, mandaatRef, verlener } = verlening;
  const bezwaar = bekendmakingsDatum === null ? null : laatsteDagBezwaar(bekendmakingsDatum);
  const ontheffing: Ontheffing = {
    soort: 'TIJDELIJK', ontheffingRef, scope, ingangsdatum, laatsteDag, besluitDatum, bekendmakingsDatum, laatsteDagBezwaar: bezwaar, mandaatRef, verlener, afwijkingen,
  };
  return acceptMarked(afwijkingen, { type: 'verleend', ontheffing });
};

export const evolve = (stand: Stand, { ontheffing }: Event): Stand => ({ ...stand, ontheffingen: [...stand.ontheffingen, ontheffing] });
