import type { BerichtSleutel, Rol, VerzegeldBericht } from './bericht';
import type { Datum } from '../kernel/datum';

/** One stretch of a resident's situatie, half-open `[vanaf, tot)`. handover owns it; the gateway stamps it. */
export type SituatiePeriode = {
  readonly vanaf: Datum;
  readonly tot: Datum | null;
  readonly gemeente: string;
  readonly schaal: 'KP' | 'FASE' | 'GROEP';
  readonly klantprofiel: string | null;
  /** Organisation that leads: `WERKZAAK` or the code of a gemeente. */
  readonly regie: string | null;
  readonly werkcoach: string | null;
  readonly participatiecoach: string | null;
  readonly inkomensconsulent: string | null;
  /** Guided by UWV at the same time: a hint on a task, never a ground to refuse (D-29). Absent: not known. */
  readonly onderUwvBegeleiding?: boolean;
};

/** The whole dated situatie as handover states it; a higher `versie` replaces a lower one. */
export type SituatieStand = { readonly inwonerRef: string; readonly versie: number; readonly perioden: readonly SituatiePeriode[] };

export type LopendeOntheffing = {
  readonly ontheffingRef: string;
  readonly soort: string;
  readonly scope: readonly string[];
  readonly ingangsdatum: Datum;
  readonly laatsteDag: Datum | null;
};
/** All ontheffingen of a resident as the service ontheffing states them. */
export type OntheffingStand = { readonly inwonerRef: string; readonly versie: number; readonly ontheffingen: readonly LopendeOntheffing[] };

/** A member of staff whom a message names in `verloop`, as the register knows him: an owner has no copy of that register. */
export type GenoemdeMedewerker = {
  readonly actorId: string;
  readonly rol: Rol;
  readonly werkgever: string;
  readonly namensGemeenten: readonly string[];
  readonly ingangsdatum: Datum;
  readonly laatsteDag?: Datum;
};

/** What the gateway knew when it released a message: the ground on which an owner may decide without replicas. */
export type Stempel = {
  readonly volgnr: number;
  readonly aansluiting: string;
  readonly ontvangenOp: string;
  /** Moment of release by the Klok (ISO instant): "now" for every rule that needs it. */
  readonly klok: string;
  /** The resident's situatie on the business date; null when the resident is unknown then. */
  readonly situatie: SituatiePeriode | null;
  readonly ontheffingen: readonly LopendeOntheffing[];
  /** Whether the sender is a registered member of staff with that role for that gemeente at release. */
  readonly afzenderBevoegd: boolean;
  /** Colleagues whom the sender deputises for today (M-19): where a rule asks for one of them, the sender will do. */
  readonly waarneemtVoor: readonly string[];
  /**
   * The last werkcoach and participatiecoach up to the business date, also where that coach's part has ended since: what a
   * resident's former coach knows is asked of him (domain.md §3b: "until the handover").
   */
  readonly laatsteCoaches: { readonly werkcoach: string | null; readonly participatiecoach: string | null };
  /** Staff named in `verloop` by a field that holds an actorId; who is not registered is not here. */
  readonly genoemden: readonly GenoemdeMedewerker[];
};

/** Body on exchange `in`, routing key `in.<context>.<gebeurtenis>`. */
export type InBericht = { readonly bericht: VerzegeldBericht; readonly stempel: Stempel };

/** Whom the owner means a fact for; the gateway holds it against the catalogue and the rights at sending. */
export type Adres = {
  readonly rol: Rol;
  /** `WERKZAAK` or the code of a gemeente. */
  readonly organisatie: string;
  /** A named member of staff; null is the team box of that organisation. */
  readonly actorId: string | null;
};

/** Shown with a task, for who may see the case: a code, never a value. */
export type Taakhint = 'ONDER_UWV_BEGELEIDING';

/** A task for somebody, with its own mail; one open task per case, kind and receiver. */
export type Taakopdracht = {
  readonly soort: MailSoort;
  readonly adres: Adres;
  readonly uiterlijk: Datum | null;
  /** Mornings on which the same task is mailed again while it is still open. */
  readonly herinnerOp?: readonly Datum[];
  readonly hint?: Taakhint;
};

/**
 * Which open tasks a fact ends: of its case or of its resident, of some kinds only, at one organisation only. `zaakId`: of
 * that case instead, where a decision answers what the hub asked under its own reference.
 */
export type TakenAf = { readonly bereik: 'ZAAK' | 'INWONER'; readonly zaakId?: string; readonly soorten?: readonly MailSoort[]; readonly organisatie?: string };

/** Body on exchange `gebeurd`, routing key `gebeurd.<context>.<gebeurtenis>`. */
export type Feit = {
  readonly bericht: VerzegeldBericht;
  readonly adressen: readonly Adres[];
  /** Task behind the mail, if the catalogue names one for this type: last day on which an answer is expected. */
  readonly uiterlijk?: Datum;
  /** Mornings on which that task is mailed again while it is open (D-26). */
  readonly herinnerOp?: readonly Datum[];
  readonly situatie?: SituatieStand;
  readonly ontheffing?: OntheffingStand;
  readonly doorDefinitie?: Definitieweg;
  /** All tasks on this case are answered by this fact. */
  readonly taakAf?: boolean;
  /** Tasks that end without being answered on this case; they end before `taken` begin. */
  readonly takenAf?: readonly TakenAf[];
  /** Further tasks, whoever the fact itself is delivered to. */
  readonly taken?: readonly Taakopdracht[];
};

/**
 * How somebody comes to be in klantprofiel 3 by another definition than he would have been before: back from klantprofiel 4, into
 * which another definition had put him, or kept there by a proposal that only the definition refused. Stated to be counted and for nothing
 * else: it is part of no message, and the gateway keeps it nowhere.
 */
export const DEFINITIEWEGEN = ['TERUG_UIT_KP4', 'GEBLEVEN_IN_KP3'] as const;
export type Definitieweg = { readonly weg: (typeof DEFINITIEWEGEN)[number]; readonly definitie: string };

export type Uitkomst = {
  readonly status: 'VERWERKT' | 'AFGEKEURD' | 'WACHT_OP';
  readonly code?: string;
  readonly toelichting?: string;
  readonly afwijkingen: readonly string[];
  readonly beleid?: { readonly id: string; readonly versie: string };
  readonly wachtOp?: string;
  /** Warnings in Dutch for the sender alone (D-31): shown with the outcome and in a preview. */
  readonly letOp?: readonly string[];
  /** Small opaque answers such as `{ inwonerRef }`. */
  readonly antwoord?: Readonly<Record<string, string>>;
  readonly doorDefinitie?: Definitieweg;
};

/** Body on exchange `gebeurd`, routing key `retour.<context>`: always one per released message (or per waiting state). */
export type Retour = { readonly antwoordOp: BerichtSleutel; readonly uitkomst: Uitkomst };

/** Body on exchange `gebeurd`, routing key `timer.<context>`: a fired timer, to be journaled, released and stamped like a message. */
export type TimerBericht = { readonly bericht: VerzegeldBericht };

/** Body on exchange `taak`, routing key `taak.mail`: nothing about the resident. */
export type MailOpdracht = {
  readonly taak: string;
  readonly soort: MailSoort;
  readonly actorId: string | null;
  /** Team box when no person is named. */
  readonly organisatie: string;
  readonly rol: Rol;
  readonly uiterlijk: Datum | null;
  /** Mornings (first working moment) on which the mail goes out again unless the task has ended by then. */
  readonly herinnerOp: readonly Datum[];
};

/** Body on exchange `taak`, routing key `taak.af`: the task has ended; mail that still waits for it does not go out. */
export type TaakAfOpdracht = { readonly taak: string };

/** Body on exchange `taak`, routing key `taak.adresboek`: staff as the register knows them now, and who deputises for whom. Replaces what was sent before. */
export type AdresboekOpdracht = {
  readonly versie: number;
  readonly medewerkers: readonly { readonly actorId: string; readonly mail: string; readonly ingangsdatum: Datum; readonly laatsteDag?: Datum }[];
  readonly waarnemingen: readonly Waarneming[];
};

/** `waarnemer` has the rights and gets the mails of `waarneemtVoor`, through the last day. */
export type Waarneming = { readonly waarnemer: string; readonly waarneemtVoor: string; readonly ingangsdatum: Datum; readonly laatsteDag: Datum };

export const MAILSOORTEN = [
  'OVERDRACHT_BEOORDELEN',
  'ANTWOORD',
  'BESLUIT_NODIG',
  'GRAAG_OVERLEG',
  /** A recorded departure from a rule: the issuer looks at it again (D-28). */
  'AANVULLEN',
  /** A handover took effect without a running ontheffing: arrange one, or confirm that the duty holds (D-02). */
  'AFSPRAAK_BEVESTIGEN',
  /** Nobody is assigned: the teammanager sees to it (SM-3). */
  'COLLEGA_TOEWIJZEN',
  /** Something to know before going on (D-31). */
  'EERST_BEKIJKEN',
  /** A plan or a re-examination is due (L-02d). */
  'PLAN_MAKEN',
  /** A wanted driegesprek was not held in time (D-06). */
  'GESPREK_PLANNEN',
  /** The resident moved: "zaak bij u gesloten" (D-25). */
  'ZAAK_GESLOTEN',
  /** A colleague asks for information about a resident (M-11a, M-40). */
  'VRAAG_BEANTWOORDEN',
  /** A colleague asks for something a resident may have: an instrument, a talk, to think along (M-51, M-70, M-76). */
  'VERZOEK_BEHANDELEN',
  /** Contact with a resident is due (SM-8). */
  'CONTACT_PLANNEN',
  /** The plan of a resident is due to be looked at again (M-81). */
  'PLAN_EVALUEREN',
  /** Something can be read, by this person alone, through its last day (M-42). */
  'INFORMATIE_KLAAR',
  /** A message that asks no answer: it is done once it was read (M-35). */
  'BERICHT_LEZEN',
  /** A message that this person read was taken back: what he took from it must go (M-18). */
  'BERICHT_TERUGGEHAALD',
  /** A message that waited for another one was refused in the end. */
  'NIET_VERWERKT',
] as const;
export type MailSoort = (typeof MAILSOORTEN)[number];

/** Kinds that are done once somebody says so; the others end by the message that answers them. */
export const AFVINKBAAR = ['ANTWOORD', 'AANVULLEN', 'AFSPRAAK_BEVESTIGEN', 'COLLEGA_TOEWIJZEN', 'EERST_BEKIJKEN', 'PLAN_MAKEN', 'GESPREK_PLANNEN', 'ZAAK_GESLOTEN', 'INFORMATIE_KLAAR', 'BERICHT_LEZEN', 'BERICHT_TERUGGEHAALD', 'NIET_VERWERKT'] as const satisfies readonly MailSoort[];

/** Signed context of a read over the broker: who asks, for whom. */
export type VraagContext = {
  readonly aansluiting: string;
  readonly actorId: string;
  /** The reader and the colleagues he deputises for: where a rule asks for one of them, the reader will do. */
  readonly namens: readonly string[];
  readonly rol: Rol;
  /** Gemeenten this person may act for through this connection; row-level security lets no other row through. */
  readonly gemeenten: readonly string[];
  readonly doel: string;
  readonly klok: string;
};
export type Vraag<P = unknown> = { readonly context: VraagContext; readonly parameters: P };
export type Antwoord<R = unknown> = { readonly gevonden: boolean; readonly resultaat: R | null };

/** Answer of every service to `vraag.<svc>.rust`: is anything under way here (contract.md §6)? */
export type RustStand = {
  readonly dienst: string;
  readonly inRust: boolean;
  readonly bezig: Readonly<Record<string, number>>;
  /** Grows with every message handled or published; two equal readings mean nothing moved in between. */
  readonly teller: number;
  /** Earliest moment (Klok) at which a timer or a held mail is due; null when none. */
  readonly eerstvolgende: string | null;
};
