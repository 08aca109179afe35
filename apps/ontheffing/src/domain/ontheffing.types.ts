import type { Datum } from '#shared/kernel/datum';
import type { Afzender, Coaches } from './afzender';
import type { Ouderwet, Verplichting } from './policy';

/** Rules that a decision already bekendgemaakt may depart from: recorded with the mark, not undone (D-28). */
export type Afwijking = 'BELEID' | 'VERPLICHTING_NIET_TOEGESTAAN' | 'TERMIJN_TE_LANG' | 'OVERBODIG' | 'VOORWAARDE_NIET_VERVULD' | 'OVERGANG_ONGELDIG';
export type RefusalCode = 'NIET_BEVOEGD' | 'GEMEENTE_ONJUIST' | 'INWONER_ONBEKEND' | 'ZAAK_ONBEKEND' | 'MANDAAT_ONTBREEKT' | Afwijking;
/** `toelichting` names the condition, never a value. */
export type Weigering = { readonly code: RefusalCode; readonly toelichting?: string };
export type Besluit =
  | { readonly accepted: true; readonly events: readonly Event[]; readonly afwijkingen: readonly Afwijking[]; /** Which ontheffing, when nothing happened to it. */ readonly betreft?: string }
  | { readonly accepted: false; readonly refusal: Weigering };

/** A decision of the college. Without bekendmaking it is taken and has no effect yet (Awb 3:40). */
export type Genomen = {
  readonly besluitDatum: Datum;
  readonly bekendmakingsDatum: Datum | null;
  readonly laatsteDagBezwaar: Datum | null;
  readonly mandaatRef: string;
  readonly zienswijzeGeboden: boolean;
};
export type Intrekking = { readonly per: Datum; readonly besluit: Genomen };

type Gemeen = { readonly ontheffingRef: string; readonly gemeente: string; readonly scope: readonly Verplichting[]; readonly afwijkingen: readonly Afwijking[] };

/** What the grant and each extension decided. */
export type Termijn = { readonly laatsteDag: Datum; readonly besluit: Genomen };
export type Tijdelijk = Gemeen & {
  readonly soort: 'TIJDELIJK';
  readonly ingangsdatum: Datum;
  readonly verlener: string;
  readonly termijnen: readonly [Termijn, ...Termijn[]];
} & (
    | { readonly status: 'VERLEEND' | 'BESLUIT_NODIG' | 'VERLENGD' }
    | { readonly status: 'NIET_VERLENGD'; readonly nietVerlengd: Genomen }
    | { readonly status: 'VERLOPEN'; readonly per: Datum; readonly nietVerlengd: Genomen | null }
    | { readonly status: 'INGETROKKEN'; readonly intrekking: Intrekking }
    | { readonly status: 'VERVALLEN'; readonly per: Datum }
    | { readonly status: 'HERROEPEN' }
  );

/** By law after WIA art. 4 (L-02c). The kind is a health fact: it lies sealed, and the state does not say it (D-18). */
export type VanRechtswege = Gemeen & { readonly soort: 'VAN_RECHTSWEGE'; readonly vanaf: Datum } & (
    | { readonly status: 'VASTGESTELD' | 'HERROEPEN' }
    | { readonly status: 'BEEINDIGD'; readonly per: Datum }
  );

export type Schorsingsreden = 'KIND_VIJF' | 'BIJSTAND_EINDE' | 'OP_VERZOEK';
export type Onderbreking = { readonly per: Datum; readonly reden: Schorsingsreden; readonly hervatPer: Datum | null };
export type Ouderverlening = {
  readonly ingangsdatum: Datum;
  readonly laatsteDag: Datum;
  readonly besluit: Genomen;
  readonly verlener: string;
  readonly onderbrekingen: readonly Onderbreking[];
};
/** Participatiewet art. 9a. Of the child only the day on which it is five is kept open; its date of birth stays sealed. */
type Ouderbasis = Gemeen & {
  readonly soort: 'ALLEENSTAANDE_OUDER';
  readonly verzoekDatum: Datum;
  readonly kindVijfOp: Datum;
  /** The law of the day of the request: it stays with this ontheffing, whatever the law says later. */
  readonly wet: Ouderwet;
  /** Months used before this one, wherever. */
  readonly verbruiktVooraf: number;
};
export type Oudervraag = Ouderbasis & { readonly verlening: null } & (
    | { readonly status: 'AANGEVRAAGD' | 'HERROEPEN' }
    | { readonly status: 'VERVALLEN'; readonly per: Datum }
  );
export type Ouderverleend = Ouderbasis & { readonly verlening: Ouderverlening } & (
    | { readonly status: 'VERLEEND' | 'OPGESCHORT' | 'HERROEPEN' }
    | { readonly status: 'INGETROKKEN'; readonly intrekking: Intrekking }
    | { readonly status: 'UITGEPUT' | 'VERLOPEN'; readonly per: Datum }
  );
export type AlleenstaandeOuder = Oudervraag | Ouderverleend;

export type Ontheffing = Tijdelijk | VanRechtswege | AlleenstaandeOuder;

/** Decisions whose bekendmaking may be told later. */
export type Besluitsoort = 'verleend' | 'verlengd' | 'nietVerlengd' | 'ingetrokken';
type Op = { readonly ontheffingRef: string };
export type Event =
  | ({ readonly type: 'verleend'; readonly ontheffing: Tijdelijk | Ouderverleend } & Op)
  | ({ readonly type: 'verlengd'; readonly termijn: Termijn; readonly afwijkingen: readonly Afwijking[] } & Op)
  | ({ readonly type: 'nietVerlengd'; readonly besluit: Genomen; readonly afwijkingen: readonly Afwijking[] } & Op)
  | ({ readonly type: 'ingetrokken'; readonly intrekking: Intrekking; readonly afwijkingen: readonly Afwijking[] } & Op)
  | ({ readonly type: 'bekendgemaakt'; readonly besluit: Besluitsoort; readonly besluitDatum: Datum; readonly bekendmakingsDatum: Datum; readonly laatsteDagBezwaar: Datum } & Op)
  | ({ readonly type: 'vastgesteld'; readonly ontheffing: VanRechtswege } & Op)
  | ({ readonly type: 'beeindigd'; readonly per: Datum } & Op)
  | ({ readonly type: 'aangevraagd'; readonly ontheffing: Oudervraag } & Op)
  | ({ readonly type: 'opgeschort'; readonly reden: Schorsingsreden; readonly per: Datum } & Op)
  | ({ readonly type: 'hervat'; readonly per: Datum; readonly kindVijfOp: Datum; readonly laatsteDag: Datum } & Op)
  | ({ readonly type: 'besluitNodig'; readonly laatsteDag: Datum } & Op)
  | ({ readonly type: 'hercontroleNodig'; readonly datum: Datum } & Op)
  | ({ readonly type: 'verlopen'; readonly per: Datum } & Op)
  | ({ readonly type: 'uitgeput'; readonly per: Datum } & Op)
  | ({ readonly type: 'vervallen'; readonly per: Datum } & Op)
  | ({ readonly type: 'verbruikDoorgegeven'; readonly maanden: number; readonly naarGemeente: string } & Op)
  | ({ readonly type: 'meeverhuisd'; readonly naarGemeente: string } & Op)
  | ({ readonly type: 'gemarkeerd'; readonly afwijking: Afwijking } & Op)
  | { readonly type: 'verbruikOpgegeven'; readonly maanden: number }
  | { readonly type: 'herroepen'; readonly bron: string };

/** An event with the message that caused it, so that a recalled message can be taken out again (M-18). */
export type Gebeurtenis = { readonly bron: string; readonly event: Event };

export type Stand = {
  /** Gemeente and coaches of the resident on the business date; null: not registered then. */
  readonly coaches: Coaches | null;
  readonly gebeurtenissen: readonly Gebeurtenis[];
  readonly ontheffingen: readonly Ontheffing[];
  /** Months that gemeenten said were used, the highest. */
  readonly verbruikOpgegeven: number;
};

type VanPartij = { readonly gemeente: string; readonly afzender: Afzender; readonly vandaag: Datum };
type VanBesluit = VanPartij & {
  readonly ontheffingRef: string;
  readonly besluit: Genomen;
  /** Whether the register knows this mandate, on the besluitdatum, for this gemeente and this issuer. */
  readonly mandaatGeldt: boolean;
  /** The person who decided; null: a system states it and names nobody. */
  readonly beslistDoor: string | null;
};

export type Verlening = VanBesluit & {
  readonly type: 'verleend';
  readonly soort: 'TIJDELIJK' | 'ALLEENSTAANDE_OUDER';
  readonly scope: readonly Verplichting[];
  /** Opened for one decision and kept sealed; null: not there any more. */
  readonly grond: string | null;
  readonly ingangsdatum: Datum;
  readonly laatsteDag: Datum;
  readonly verlener: string;
  readonly verzoekDatum: Datum | null;
  /** Opened for one decision and kept sealed, as with every command that has it. */
  readonly kindGeboren: Datum | null;
  readonly verbruikteMaanden: number;
};
export type Verlenging = VanBesluit & { readonly type: 'verlengd'; readonly nieuweLaatsteDag: Datum };
export type NietVerlenging = VanBesluit & { readonly type: 'nietVerlengd' };
export type Intrekkingsbesluit = VanBesluit & { readonly type: 'ingetrokken'; readonly per: Datum };
export type Vaststelling = VanPartij & { readonly type: 'vastgesteld'; readonly ontheffingRef: string; readonly vanaf: Datum; readonly scope: readonly Verplichting[] };
export type Beeindiging = VanPartij & { readonly type: 'beeindigd'; readonly ontheffingRef: string | null; readonly per: Datum };
export type Aanvraag = VanPartij & { readonly type: 'aangevraagd'; readonly ontheffingRef: string; readonly verzoekDatum: Datum; readonly kindGeboren: Datum; readonly verbruikteMaanden: number };
export type Opschorting = VanPartij & { readonly type: 'opgeschort'; readonly ontheffingRef: string; readonly reden: Schorsingsreden; readonly per: Datum };
export type Hervatting = VanPartij & { readonly type: 'hervat'; readonly ontheffingRef: string; readonly per: Datum; readonly kindGeboren: Datum | null };
export type Verbruik = VanPartij & { readonly type: 'verbruik'; readonly maanden: number };

/** Stated by the hub itself: a moment that came, a resident who left, a message that was recalled. */
export type HubCommand = { readonly vandaag: Datum } & (
  | { readonly type: 'termijn.nadert' | 'termijn.voorbij' | 'hercontrole.nadert'; readonly ontheffingRef: string; readonly datum: Datum }
  | { readonly type: 'inwoner.vertrokken'; readonly reden: 'VERHUISD' | 'UITGESTROOMD'; readonly per: Datum; readonly naarGemeente: string | null }
  | { readonly type: 'herroepen'; readonly bron: string }
);
export type PartijCommand = Verlening | Verlenging | NietVerlenging | Intrekkingsbesluit | Vaststelling | Beeindiging | Aanvraag | Opschorting | Hervatting | Verbruik;
export type Command = PartijCommand | HubCommand;
