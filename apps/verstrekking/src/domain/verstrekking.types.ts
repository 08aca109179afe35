import type { Decision } from '#shared/kernel/decision';
import type { Datum } from '#shared/kernel/datum';
import type { Antwoord, Coachrol, Deel, MedischDeel, Reikwijdte, Status, Verzoeker, Zaaksoort } from './begrippen';

/** `namens`: the sender and the colleagues he deputises for. `bevoegd`: registered with that role for that gemeente at release. */
export type Afzender = {
  readonly actorId: string;
  readonly namens: readonly string[];
  readonly rol: string;
  readonly namensGemeente: string | null;
  readonly bevoegd: boolean;
};

type Coaches = { readonly [R in Coachrol]: string | null };

/** The resident on the business date; `laatste` holds the last coach of each side, also where the handover ended his part. */
export type Inwoner = Coaches & { readonly gemeente: string; readonly regie: string | null; readonly laatste: Coaches };

/** One side of a case: a coach, or without a name the team of that organisation. */
export type Betrokkene = { readonly rol: Coachrol; readonly organisatie: string; readonly actorId: string | null };

/** The written statement of the resident: reason and evidence, never the ground (L-13). */
export type Verklaring = {
  readonly schriftelijkOp: Datum;
  readonly reikwijdte: Reikwijdte;
  readonly ontvanger: string;
  readonly laatsteDag: Datum;
  readonly bewijsRef: string;
  readonly ingetrokkenOp: Datum | null;
};

/** A case of this context. What was given is sealed and lies beside it; here is only how far it has come and for whom. */
export type Verstrekkingszaak = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: Zaaksoort;
  readonly status: Status;
  /** Null: nobody asked, it was given of one's own accord. */
  readonly vrager: Betrokkene | null;
  readonly gever: Betrokkene;
  /** Whom it was given to, or for whom it was set out; null: not given (any more). */
  readonly ontvanger: Betrokkene | null;
  readonly gevraagd: readonly (Deel | MedischDeel)[];
  readonly noodzaak: string | null;
  readonly begonnenOp: Datum;
  readonly uiterlijk: Datum | null;
  readonly gegevenOp: Datum | null;
  readonly antwoord: Antwoord | null;
  readonly redencode: string | null;
  readonly verzoeker: Verzoeker | null;
  readonly reden: string | null;
  readonly verklaring: Verklaring | null;
  readonly grondslag: string | null;
  readonly klaargezetOp: Datum | null;
  readonly gelezenOp: Datum | null;
  readonly geslotenOp: Datum | null;
};

export type Stand = {
  readonly zaak: Verstrekkingszaak | null;
  /** The zaakId belongs to another resident. */
  readonly zaakVanAnder: boolean;
  /** Null: not registered, or no longer. */
  readonly inwoner: Inwoner | null;
};

type Gegeven = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly vandaag: Datum;
  readonly afzender: Afzender;
};
export type Belastbaarheidsvraag = Gegeven & { readonly type: 'gevraagd'; readonly delen: readonly Deel[]; readonly noodzaak: string | null };
export type Belastbaarheidsgift = Gegeven & { readonly type: 'gegeven'; readonly delen: readonly Deel[]; readonly noodzaak: string | null };
export type Beantwoording = Gegeven & { readonly type: 'beantwoord'; readonly antwoord: Antwoord; readonly redencode: string | null };
export type Verzoek = Gegeven & { readonly type: 'bijzonder.verzocht'; readonly verzoeker: Verzoeker; readonly reden: string; readonly delen: readonly MedischDeel[] };
/** `genoemde`: the named recipient as the register knows him; null: not at all. */
export type Verklaringsmelding = Gegeven & {
  readonly type: 'bijzonder.verklaard';
  readonly verklaring: Verklaring;
  readonly genoemde: { readonly rol: string; readonly namensGemeenten: readonly string[] } | null;
};
export type Intrekking = Gegeven & { readonly type: 'bijzonder.ingetrokken'; readonly datum: Datum };
/** Which fields the sealed content has, never what they say; null: the content is gone, for the message was recalled. */
export type Klaarzetting = Gegeven & { readonly type: 'bijzonder.klaargezet'; readonly velden: readonly string[] | null; readonly laatsteDag: Datum | null };
export type Afwijzing = Gegeven & { readonly type: 'bijzonder.afgewezen'; readonly redencode: string };
export type PartijCommand = Belastbaarheidsvraag | Belastbaarheidsgift | Beantwoording | Verzoek | Verklaringsmelding | Intrekking | Klaarzetting | Afwijzing;

/** Which message of a case was recalled (M-18). */
export type Herroepbaar = PartijCommand['type'];

/** The hub's own messages, on one case. */
export type HubCommand =
  | { readonly type: 'bijzonder.verlopen'; readonly vandaag: Datum }
  | { readonly type: 'geopend'; readonly door: string; readonly vandaag: Datum }
  | { readonly type: 'inwoner.vertrokken'; readonly gemeente: string; readonly vandaag: Datum }
  | { readonly type: 'herroepen'; readonly wat: Herroepbaar; readonly vandaag: Datum };

export type Event =
  | { readonly type: 'gevraagd'; readonly melding: Belastbaarheidsvraag; readonly vrager: Betrokkene; readonly gever: Betrokkene; readonly uiterlijk: Datum }
  | { readonly type: 'gegeven'; readonly melding: Belastbaarheidsgift; readonly gever: Betrokkene; readonly ontvanger: Betrokkene }
  | { readonly type: 'beantwoord'; readonly melding: Beantwoording; readonly vrager: Betrokkene }
  | { readonly type: 'bijzonder.verzocht'; readonly melding: Verzoek; readonly vrager: Betrokkene; readonly gever: Betrokkene; readonly uiterlijk: Datum | null; readonly grondslag: string }
  | { readonly type: 'bijzonder.verklaard'; readonly verklaring: Verklaring; readonly grondslag: string }
  | { readonly type: 'bijzonder.klaargezet'; readonly op: Datum; readonly laatsteDag: Datum; readonly ontvanger: Betrokkene; readonly grondslag: string }
  | { readonly type: 'bijzonder.ingetrokken'; readonly op: Datum; readonly ingetrokkenOp: Datum }
  | { readonly type: 'bijzonder.afgewezen'; readonly op: Datum; readonly redencode: string }
  | { readonly type: 'bijzonder.verlopen'; readonly op: Datum }
  | { readonly type: 'geopend'; readonly op: Datum }
  | { readonly type: 'vervallen'; readonly op: Datum }
  | { readonly type: 'herroepen'; readonly wat: Herroepbaar; readonly op: Datum };

export type RefusalCode =
  | 'NIET_BEVOEGD' | 'GEMEENTE_ONJUIST' | 'INWONER_ONBEKEND' | 'ZAAK_ONBEKEND' | 'OVERGANG_ONGELDIG' | 'VOORWAARDE_NIET_VERVULD' | 'FORMULIER_ONVOLLEDIG'
  | 'NOODZAAK_ONTBREEKT' | 'CATEGORIE_NIET_TOEGESTAAN' | 'BELEID' | 'TERMIJN_TE_LANG' | 'VERKLARING_ONTBREEKT' | 'VERKLARING_VERLOPEN' | 'VERKLARING_INGETROKKEN';

/** `toelichting` names a field or a condition, never a value. */
export type Weigering = { readonly code: RefusalCode; readonly toelichting?: string };
export type Besluit = Extract<Decision<Event, never>, { accepted: true }> | { readonly accepted: false; readonly refusal: Weigering };
