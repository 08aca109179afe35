import type { Rol } from '#shared/contracts/bericht';
import type { MailSoort, Taakhint } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';

/** Answers of the public API, as far as these pages use them. A section that was not given is absent; `nietVerstrekt` says which. */
export type NietVerstrekt = { readonly categorie: string; readonly code: string };
export type Adres = { readonly rol: Rol; readonly organisatie: string; readonly actorId: string | null };

export type Uitkomst = {
  readonly id: string;
  readonly status: 'ONTVANGEN' | 'WACHT_OP' | 'VERWERKT' | 'AFGEKEURD';
  readonly afwijkingen?: readonly string[];
  readonly code?: string;
  readonly toelichting?: string;
  readonly uitleg?: string;
  readonly beleid?: { readonly id: string; readonly versie: string };
  readonly letOp?: readonly string[];
  /** Where the decision is explained. */
  readonly beslissing?: string;
  /** What the owner answered: of an instrument what it costs in euros and by which rule, of trying out work whether there is a place, of a request the day of the answer. */
  readonly prijs?: string;
  readonly prijsregel?: string;
  readonly plaats?: string;
  readonly antwoordUiterlijk?: Datum;
};

export type Voorvertoning = {
  readonly uitkomst: Omit<Uitkomst, 'id'>;
  readonly ontvangers: readonly { readonly rol: string; readonly organisatie: string; readonly type: string; readonly bericht?: { readonly data: Readonly<Record<string, unknown>> } }[];
  /** Words of the sender's own that seem medical (D-30); for him alone. */
  readonly medisch?: readonly { readonly veld: string; readonly woord: string }[];
};

export type Taak = {
  readonly taakId: string;
  readonly soort: MailSoort;
  readonly uiterlijk: Datum | null;
  readonly afgehandeldOp?: string;
  readonly gemeente: string;
  /** Null for a teammanager, as is `inwonerRef`: what and whom it is about is for the coach. */
  readonly zaak: { readonly context: string; readonly zaakId?: string } | null;
  readonly inwonerRef: string | null;
  readonly hint?: Taakhint;
  readonly voor: 'MIJ' | 'TEAM' | 'WAARNEMING';
  /** Who sent the message behind the task. */
  readonly collega: { readonly actorId: string; readonly rol: Rol; readonly organisatie: string; readonly telefoon: string | null } | null;
  readonly afvinkbaar: boolean;
  /** Types of the messages that answer it. */
  readonly acties?: readonly string[];
};
export type Takenlijst = { readonly taken: readonly Taak[]; readonly volgende: string | null };

export type Medewerker = {
  readonly actorId: string;
  readonly rol: Rol;
  readonly organisatie: string;
  readonly werktelefoon?: string | null;
  /** Only of the reader himself. */
  readonly werkgever?: string;
  readonly namensGemeenten?: readonly string[];
};

/** Colleagues who meet: about nobody. */
export type Ontmoeting = {
  readonly zaakId: string;
  readonly gemeente: string;
  readonly soort: 'KENNISMAKING' | 'INFORMEEL' | 'DESKUNDIGHEID';
  readonly status: 'VERZOCHT' | 'DATUMVOORSTEL' | 'GEPLAND' | 'GEHOUDEN';
  readonly voorstellen: readonly Datum[];
  readonly datum?: Datum;
  readonly tijd?: string;
  readonly genodigden: readonly { readonly actorId: string; readonly rol: Rol }[];
};

export type Contact = { readonly naam?: string; readonly adres?: string; readonly telefoon?: string; readonly taalvoorkeur?: string };

export type Situatie = {
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly schaal?: string;
  readonly klantprofiel?: string | null;
  readonly regie?: { readonly organisatie?: string | null; readonly coach?: string | null; readonly vanaf?: Datum };
  readonly ontheffingen?: readonly { readonly ontheffingRef?: string; readonly scope?: readonly string[]; readonly ingangsdatum?: Datum; readonly laatsteDag?: Datum | null }[];
  readonly contact?: Contact;  readonly gewist?: readonly Gewist[];
};

export type Onderbouwing = {
  readonly type: string;
  readonly bronsoort?: string;
  readonly datumConclusie?: Datum;
  readonly vastgesteldDoor?: string;
  readonly urenPerWeek?: number;
  readonly sinds?: Datum;
  readonly maanden?: number;
  readonly dagdelenPerWeek?: number;
  readonly motivering?: string;
};

export type Overdracht = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly status: string;
  readonly verloop: {
    readonly richting?: string;
    readonly voorstelnummer?: number;
    readonly voorgesteldOp?: Datum;
    readonly voorgesteldeStartdatum?: Datum;
    readonly startdatum?: Datum;
    readonly inwonerGeraadpleegdOp?: Datum | null;
    readonly inwonerVoorgelichtOp?: Datum | null;
    readonly onderbouwing?: string;
    readonly uitzondering?: string;
    readonly driegesprek?: string;
    readonly driegesprekOp?: Datum | null;
    readonly nieuweCoach?: string | null;
    readonly ontbrekend?: readonly string[];
  };
  readonly indiener: Adres;
  readonly ontvanger: Adres;
  readonly contact?: Contact;
  readonly formulier?: Readonly<Record<string, unknown>>;
  readonly belastbaarheid?: { readonly onderbouwing?: Onderbouwing; readonly soort?: string; readonly startdatum?: Datum };
  readonly nietVerstrekt?: readonly NietVerstrekt[];
  readonly gewist?: readonly Gewist[];
};

/** Content that is gone after its term. */
export type Gewist = { readonly op: Datum; readonly regel: string };

export type Sanctie = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly status: string;
  readonly verloop: {
    readonly overwegingsDatum?: Datum;
    readonly reactieUiterlijk?: Datum;
    readonly bevestigdOp?: Datum;
    readonly geenReactie?: boolean;
    readonly reactie?: string;
    readonly voorstelDatum?: Datum;
    readonly alertOvergeslagen?: boolean;
    readonly afwijkingen?: readonly string[];
  };
  readonly indiener: Adres;
  readonly ontvanger: Adres;
  readonly contact?: Contact;
  readonly handhaving?: { readonly sanctieSoort?: string; readonly grond?: string; readonly gesprekken?: readonly { readonly gespreksdatum: Datum; readonly kanaal: string }[] };
  /** How it ended. */
  readonly uitkomst?: { readonly uitkomst?: string; readonly besluitDatum?: Datum };
  readonly nietVerstrekt?: readonly NietVerstrekt[];
  readonly gewist?: readonly Gewist[];
};

/** What a partner told (M-35). */
export type Signaal = {
  readonly inwonerRef: string;
  readonly gemeente: string;
  /** Name of the organisation that told it. */
  readonly partner: string;
  readonly soortSignaal?: string;
  readonly datum?: Datum;
  readonly gewist?: readonly Gewist[];
};

/** A case of what is not standard. Medical content is never in it: that is read on its own. */
export type Verstrekking = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: 'BELASTBAARHEID' | 'BIJZONDER';
  readonly status: string;
  readonly verloop: {
    readonly gevraagd?: Readonly<Record<string, unknown>>;
    readonly noodzaak?: string;
    readonly begonnenOp?: Datum;
    readonly uiterlijk?: Datum;
    readonly gegevenOp?: Datum;
    readonly antwoord?: string;
    readonly redencode?: string;
    readonly verzoeker?: string;
    readonly reden?: string;
    readonly gelezenOp?: Datum;
    readonly geslotenOp?: Datum;
  };
  /** Null: given unasked. */
  readonly vrager: Adres | null;
  readonly gever: Adres | null;
  /** So long ago that it may have changed. */
  readonly beoordelingIsOud?: boolean;
  readonly belastbaarheid?: {
    readonly toelichting?: string;
    readonly beoordelingsdatum?: Datum;
    readonly mogelijkheden?: string;
    readonly beperkingen?: string;
    readonly omstandigheden?: string;
    readonly urenBeschikbaar?: number;
    readonly bronsoort?: string;
  };
  readonly grondslag?: string;
  readonly klaargezetOp?: Datum;
  /** Only for the person who may read it. */
  readonly leesbaarTotEnMet?: Datum;
  /** Only for the werkcoach. */
  readonly verklaring?: { readonly schriftelijkOp: Datum; readonly reikwijdte: string; readonly ontvanger: string; readonly laatsteDag: Datum; readonly ingetrokkenOp: Datum | null; readonly bewijsRef: string };
  readonly nietVerstrekt?: readonly NietVerstrekt[];
};

/** What a coach asked besides a handover. `inhoud`: what was written at each step and is meant for this reader. */
export type Verzoek = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: 'INSTRUMENT' | 'PROEVEN_AAN_WERK' | 'INKOMENSGESPREK' | 'CASUISTIEK';
  readonly status: string;
  readonly begonnenOp: Datum;
  readonly uiterlijk?: Datum;
  readonly geslotenOp?: Datum;
  readonly verloop: {
    readonly instrumentCode?: string;
    readonly gewensteStart?: Datum;
    readonly start?: Datum;
    readonly prijs?: number;
    readonly bedrag?: number;
    readonly aanbodRef?: string;
    readonly betrokkenWerkcoach?: string;
    readonly kanaalwens?: string;
    readonly kanaal?: string;
    readonly datum?: Datum;
    readonly redencode?: string;
  };
  readonly vrager: Adres;
  readonly behandelaar: Adres;
  readonly inhoud?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly nietVerstrekt?: readonly NietVerstrekt[];
  readonly gewist?: readonly Gewist[];
};

/** From the guide of Werkzaak; `prijs`: list price in euros. */
export type Instrument = { readonly code: string; readonly naam: string; readonly groep: string; readonly kp4Relevant: boolean; readonly prijs: number };
/** `vrij`: places that nobody has; at 0 there is a waiting list. */
export type Aanbod = { readonly aanbodRef: string; readonly soort: string; readonly datum: Datum; readonly plaats?: string; readonly plaatsen: number; readonly vrij: number; readonly inhoud: string; readonly voorwaarden?: string; readonly werkgever?: string };

/** When a resident was spoken, and by when he should be. */
export type Contactcadans = {
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly status: 'OP_SCHEMA' | 'TE_LAAT';
  readonly uiterlijk?: Datum;
  readonly contacten: readonly { readonly soort: string; readonly datum: Datum; readonly status: 'GEPLAND' | 'GEHOUDEN' }[];
};

export type VerstrekkingInhoud = { readonly medisch: { readonly conclusie?: string; readonly advies?: string }; readonly leesbaarTotEnMet?: Datum; readonly grondslag: string | null };

export type Waarneming = { readonly waarnemer: string; readonly waarneemtVoor: string; readonly ingangsdatum: Datum; readonly laatsteDag: Datum };

export type Ontheffing = {
  readonly ontheffingRef: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: {
    readonly status?: string;
    readonly soort?: string;
    readonly scope?: readonly string[];
    readonly ingangsdatum?: Datum;
    readonly laatsteDag?: Datum | null;
    readonly besluitDatum?: Datum;
    readonly zienswijzeGeboden?: boolean;
    readonly laatsteDagBezwaar?: Datum | null;
    readonly afwijkingen?: readonly string[];
  };
  readonly belastbaarheid?: { readonly grond?: string };
  readonly nietVerstrekt?: readonly NietVerstrekt[];
  readonly gewist?: readonly Gewist[];
};
