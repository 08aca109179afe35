import type { Decision } from '#shared/kernel/decision';
import type { Datum } from '#shared/kernel/datum';
import type { Grond, Reactie, SanctieStatus, Vertrek } from './begrippen';

/** `namens`: the sender and the colleagues he deputises for. `bevoegd`: registered with that role for that gemeente at release. */
export type Afzender = {
  readonly actorId: string;
  readonly namens: readonly string[];
  readonly rol: string;
  readonly werkgever: string;
  readonly namensGemeente: string | null;
  readonly bevoegd: boolean;
};

/** The resident on the business date, as far as these rules need him; null in a Stand: not registered, or no longer. */
export type Inwoner = {
  readonly gemeente: string;
  readonly klantprofiel: string | null;
  readonly participatiecoach: string | null;
  readonly inkomensconsulent: string | null;
};

/** The one recipient side; without a name the team box of that gemeente. */
export type Ontvanger = { readonly gemeente: string; readonly actorId: string | null };

/** A considered sanction. What it is about and how it ended are sealed; here is only how far it has come. */
export type Sanctiezaak = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  /** Of the resident as far as this case knows; follows a move. */
  readonly gemeente: string;
  /** In whose name the sanction is considered: stays when the resident moves. */
  readonly overwogenIn: string;
  readonly status: SanctieStatus;
  readonly overwegingsDatum: Datum | null;
  /** Last day of the reaction term; null: no term runs, for nobody was asked. */
  readonly reactieUiterlijk: Datum | null;
  readonly bevestigdOp: Datum | null;
  readonly reactie: Reactie | null;
  readonly voorstelDatum: Datum | null;
  /** The term passed without a reaction; stays after closing, to be counted. */
  readonly geenReactie: boolean;
  readonly alertOvergeslagen: boolean;
  readonly uitkomstBekend: boolean;
  readonly afwijkingen: readonly Afwijking[];
  /** The inkomensconsulent who considered it, or stated how it ended; null: the gemeente stated that, and nobody considered it before. */
  readonly indiener: string | null;
  /** On the latest message of the case; null: nobody assigned. */
  readonly inkomensconsulent: string | null;
  /** Whom the latest message of the case was for; null: nobody. */
  readonly ontvanger: Ontvanger | null;
  readonly vertrek: Vertrek | null;
};

export type Stand = {
  readonly zaak: Sanctiezaak | null;
  /** The zaakId belongs to another resident. */
  readonly zaakVanAnder: boolean;
  readonly inwoner: Inwoner | null;
};

type Gegeven = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly op: Datum;
  readonly vandaag: Datum;
  readonly afzender: Afzender;
};
export type Overweging = Gegeven & {
  readonly type: 'overwogen';
  readonly grond: Grond;
  /** Days on which was talked about it; a talk that is still to come helps nobody yet. */
  readonly gesprekken: readonly Datum[];
  readonly reactieUiterlijk: Datum;
};
export type Uitkomstmelding = Gegeven & {
  readonly type: 'uitkomst';
  readonly metReden: boolean;
  /** A reduction of the benefit (art. 18 lid 2), which is for the gemeente to decide. */
  readonly verlaging: boolean;
  /** Whether the mandate that is named holds (D-22); null: none is named. */
  readonly mandaatGeldt: boolean | null;
};
export type Bevestiging = Gegeven & { readonly type: 'alert.bevestigd'; readonly datum: Datum };
export type Reactiemelding = Gegeven & { readonly type: 'reactie'; readonly reactie: Reactie; readonly voorstelDatum: Datum | null };
export type Intrekking = Gegeven & { readonly type: 'overweging.ingetrokken' };
export type PartijCommand = Overweging | Uitkomstmelding | Bevestiging | Reactiemelding | Intrekking;

/** First alert of a case, completed while the coach may still answer, asked anew, or said after the decision. */
export type Overwegingssoort = 'NIEUW' | 'AANVULLING' | 'OPNIEUW' | 'NA_BESLUIT';

/** The hub's own messages, on one case. */
export type HubCommand =
  | { readonly type: 'reactietermijn.verstreken'; readonly vandaag: Datum }
  | { readonly type: 'geopend'; readonly door: string }
  | { readonly type: 'inwoner.vertrokken'; readonly vertrek: Vertrek; readonly per: Datum; readonly naarGemeente: string | null }
  /** A message of this case was recalled (M-18). */
  | { readonly type: 'herroepen'; readonly wat: 'overwogen' | 'reactie' | 'uitkomst'; readonly vandaag: Datum };

export type Event =
  | { readonly type: 'overwogen'; readonly soort: Overwegingssoort; readonly overweging: Overweging; readonly reactieUiterlijk: Datum | null; readonly afwijkingen: readonly Afwijking[] }
  | { readonly type: 'geopend' }
  | { readonly type: 'alert.bevestigd'; readonly datum: Datum }
  | { readonly type: 'reactie'; readonly reactie: Reactie; readonly voorstelDatum: Datum | null; readonly op: Datum }
  | { readonly type: 'reactietermijn.verstreken' }
  | { readonly type: 'uitkomst'; readonly melding: Uitkomstmelding; readonly alertOvergeslagen: boolean; readonly afwijkingen: readonly Afwijking[] }
  | { readonly type: 'overweging.ingetrokken' }
  | { readonly type: 'inwoner.vertrokken'; readonly vertrek: Vertrek; readonly per: Datum; readonly gemeente: string }
  | { readonly type: 'reactie.herroepen'; readonly termijnVoorbij: boolean }
  | { readonly type: 'uitkomst.herroepen' };

/** Departures that are recorded with the fact, never a ground to refuse it (D-28). */
export type Afwijking = 'GROND_NIET_IN_BELEID' | 'GESPREKKEN_NIET_VASTGELEGD' | 'AL_BESLOTEN' | 'VOORWAARDE_NIET_VERVULD' | 'MANDAAT_ONTBREEKT';
export type RefusalCode = 'NIET_BEVOEGD' | 'GEMEENTE_ONJUIST' | 'INWONER_ONBEKEND' | 'ZAAK_ONBEKEND' | 'GEEN_KP4' | 'OVERGANG_ONGELDIG' | 'AL_BESLOTEN' | 'VOORWAARDE_NIET_VERVULD';

/** `toelichting` names the condition, never a value. */
export type Weigering = { readonly code: RefusalCode; readonly toelichting?: string };
export type Besluit = Extract<Decision<Event, Afwijking>, { accepted: true }> | { readonly accepted: false; readonly refusal: Weigering };
/** A message on a case that is not known yet waits for its alert; never a half state. */
export type Wacht = { readonly wachtOp: 'overwogen' };
