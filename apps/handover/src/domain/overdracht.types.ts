import type { Datum } from '#shared/kernel/datum';
import type { Afzender } from './afzender';
import type { Aanleidingsoort, Bewijs, Formulier, Richting } from './begrippen';
import type { Periode } from './situatie';

export type OverdrachtStatus = 'VOORGESTELD' | 'IN_OVERLEG' | 'GEACCEPTEERD' | 'INGEGAAN' | 'TERUGGESTUURD' | 'NIET_OVERGENOMEN' | 'INGETROKKEN' | 'VERVALLEN';

/** Exception without examination, agreed between the coaches. */
export type Uitzondering = 'GEEN' | 'VOORGELEGD' | 'BEVESTIGD' | 'AFGEWEZEN';

export type DriegesprekAntwoord = 'GEWENST' | 'AFGEZIEN' | 'GEEN_ANTWOORD' | 'NIET_BEREIKT';
export type DriegesprekStatus = 'NIET_AANGEBODEN' | 'AANGEBODEN' | DriegesprekAntwoord | 'GEPLAND' | 'GEHOUDEN' | 'NIET_GEHOUDEN';

/** Opened for the decision only; it lies sealed in the store. */
export type Dossier = { readonly formulier: Formulier | null; readonly bewijs: Bewijs | null };

export type Overdracht = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly richting: Richting;
  readonly status: OverdrachtStatus;
  /** 1 for the first proposal; one more each time the sender completes it after TERUGGESTUURD. */
  readonly voorstelnummer: number;
  readonly voorgesteldOp: Datum;
  /** Null when the other side reported the aanleiding and nobody coaches the resident here: any coach of this side acts for it. */
  readonly indiener: string | null;
  readonly beoogdeCoach: string | null;
  readonly voorgesteldeStartdatum: Datum;
  readonly definitieVersie: string;
  readonly inwonerGeraadpleegdOp: Datum | null;
  readonly inwonerVoorgelichtOp: Datum | null;
  readonly uitzondering: Uitzondering;
  /** False after an aanleiding that needs no examination: neither evidence nor the form is asked. */
  readonly onderbouwingVereist: boolean;
  readonly driegesprek: DriegesprekStatus;
  /** The day for which it is planned, or on which it was held; null: neither. */
  readonly driegesprekOp: Datum | null;
  readonly nieuweCoach: string | null;
  readonly startdatum: Datum | null;
  readonly dossier: Dossier;
};

type Gegeven = { readonly op: Datum; readonly gemeente: string; readonly afzender: Afzender };

type Indiening = Gegeven & {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly voorgesteldeStartdatum: Datum;
  readonly beoogdeCoach?: string;
  /** Whether the register knows `beoogdeCoach` as a coach of the receiving side; true when nobody is named. */
  readonly beoogdeCoachBekend: boolean;
  readonly inwonerVoorgelichtOp?: Datum;
  readonly driegesprek?: { readonly antwoord?: DriegesprekAntwoord };
};

export type Voorstel = Indiening & {
  readonly type: 'voorgesteld';
  readonly richting: Richting;
  readonly inwonerGeraadpleegdOp?: Datum;
  readonly formulier: Formulier;
  readonly bewijs?: Bewijs;
};

/** M-12: a start brings about a handover from KP4 to KP3; an end brings about nothing. */
export type Aanleiding = Indiening & { readonly type: 'aanleiding.gemeld'; readonly soort: Aanleidingsoort; readonly formulier?: Formulier };

export type Acceptatie = Gegeven & {
  readonly type: 'geaccepteerd';
  readonly nieuweCoach: string;
  /** Whether the register knows `nieuweCoach` as a coach of the receiving side. */
  readonly nieuweCoachBekend: boolean;
  readonly startdatum: Datum;
  /** Day on which the two coaches talked it over. */
  readonly afgestemdOp: Datum | null;
  /** Today by the Klok: a start date that is already here takes effect at once. */
  readonly vandaag: Datum;
};

export type Stap =
  | 'uitzondering.voorgelegd'
  | 'uitzondering.bevestigd'
  | 'uitzondering.afgewezen'
  | 'driegesprek.aangeboden'
  | 'driegesprek.nietGehouden'
  | 'teruggestuurd'
  | 'nietOvergenomen'
  | 'ingetrokken';

export type Gesprekstap = 'driegesprek.gepland' | 'driegesprek.gehouden';

/** M-06: the resident and these two. `deelnemersBekend`: whether the register knows each as a coach of his side on the day of the talk. */
export type Gesprek = Gegeven & {
  readonly type: Gesprekstap;
  readonly datum: Datum;
  readonly vandaag: Datum;
  readonly huidigeCoach: string;
  readonly nieuweCoach: string;
  readonly deelnemersBekend: boolean;
};

export type PartijCommand =
  | Voorstel
  | Aanleiding
  | (Gegeven & { readonly type: 'onderbouwd'; readonly bewijs: Bewijs })
  | (Gegeven & { readonly type: 'driegesprek.beantwoord'; readonly antwoord: DriegesprekAntwoord })
  | Acceptatie
  | Gesprek
  | (Gegeven & { readonly type: Stap });

/** Stated by the hub itself: a case was opened by its receiver, a start date was reached, a wanted driegesprek stays away. */
export type HubCommand =
  | { readonly type: 'geopend'; readonly op: Datum; readonly door: string }
  | { readonly type: 'startdatum.bereikt'; readonly op: Datum }
  | { readonly type: 'driegesprek.uitgebleven'; readonly op: Datum };

export type Command = PartijCommand | HubCommand;
export type CommandType = Command['type'];

/** What a decision starts from: the resident's dated situatie, this case, and what else is known of the zaakId and the resident. */
export type Stand = {
  readonly perioden: readonly Periode[];
  readonly zaak: Overdracht | null;
  /** The zaakId belongs to another resident. */
  readonly zaakVanAnder: boolean;
  /** Another handover of this resident has not ended yet. */
  readonly andereZaakOpen: boolean;
  /** Start date of the resident's latest handover in this gemeente that took effect; only looked up for a new case. */
  readonly laatstIngegaan: Datum | null;
};

export type Event =
  | { readonly type: 'voorgesteld'; readonly voorstel: Voorstel; readonly voorstelnummer: number; readonly definitieVersie: string }
  | {
      readonly type: 'aanleiding.gemeld';
      readonly voorstel: Aanleiding;
      readonly voorstelnummer: number;
      readonly definitieVersie: string;
      readonly indiener: string | null;
      readonly onderbouwingVereist: boolean;
    }
  | { readonly type: 'aanleiding.geeindigd' }
  | { readonly type: 'onderbouwd'; readonly bewijs: Bewijs }
  | { readonly type: 'driegesprek.beantwoord'; readonly antwoord: DriegesprekAntwoord }
  | { readonly type: 'geaccepteerd'; readonly nieuweCoach: string; readonly startdatum: Datum }
  | { readonly type: Stap }
  | { readonly type: Gesprekstap; readonly datum: Datum }
  | { readonly type: 'geopend' }
  | { readonly type: 'driegesprek.uitgebleven' }
  | { readonly type: 'vervallen' }
  | { readonly type: 'ingegaan'; readonly coach: string; readonly datum: Datum };
