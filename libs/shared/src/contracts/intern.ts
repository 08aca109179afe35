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

/** Body on exchange `gebeurd`, routing key `gebeurd.<context>.<gebeurtenis>`. */
export type Feit = {
  readonly bericht: VerzegeldBericht;
  readonly adressen: readonly Adres[];
  /** Task behind the mail, if the catalogue names one for this type: last day on which an answer is expected. */
  readonly uiterlijk?: Datum;
  readonly situatie?: SituatieStand;
  readonly ontheffing?: OntheffingStand;
  /** Tasks on this case that are answered by this fact. */
  readonly taakAf?: boolean;
};

export type Uitkomst = {
  readonly status: 'VERWERKT' | 'AFGEKEURD' | 'WACHT_OP';
  readonly code?: string;
  readonly toelichting?: string;
  readonly afwijkingen: readonly string[];
  readonly beleid?: { readonly id: string; readonly versie: string };
  readonly wachtOp?: string;
  /** Small opaque answers such as `{ inwonerRef }`. */
  readonly antwoord?: Readonly<Record<string, string>>;
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
};
export const MAILSOORTEN = ['OVERDRACHT_BEOORDELEN', 'ANTWOORD', 'BESLUIT_NODIG', 'GRAAG_OVERLEG'] as const;
export type MailSoort = (typeof MAILSOORTEN)[number];

/** Signed context of a read over the broker: who asks, for whom. */
export type VraagContext = {
  readonly aansluiting: string;
  readonly actorId: string;
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
