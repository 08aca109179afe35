import type { Datum } from '../kernel/datum';

/** Sections of `data`, one per data category (contract.md §1). A field lives in exactly one section. */
export const SECTIES = ['verloop', 'contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving', 'algemeen'] as const;
export type Sectie = (typeof SECTIES)[number];

/** Sections that are sealed at the door: every personal one except `verloop` (architecture.md, decision 3d). */
export const VERZEGELDE_SECTIES = ['contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving'] as const satisfies readonly Sectie[];
export type VerzegeldeSectie = (typeof VERZEGELDE_SECTIES)[number];

export const ROLLEN = [
  'werkcoach',
  'participatiecoach',
  'inkomensconsulent',
  'beleidsmedewerker',
  'teammanager',
  'auditor',
  'systeem',
] as const;
export type Rol = (typeof ROLLEN)[number];

/** Other names of a role, as memo 29-1-2025 and gemeenten use them: inside, a role has one name. */
export const ROLNAMEN: Readonly<Record<string, Rol>> = { beleidsadviseur: 'beleidsmedewerker' };
export const vasteRol = (naam: Rol): Rol => ROLNAMEN[naam] ?? naam;

/** Who sends, as asserted by the connection: a registered member of staff, or `rol: 'systeem'` where no person acts. */
export type Afzender = {
  readonly actorId: string;
  readonly rol: Rol;
  readonly werkgever: string;
  readonly namensGemeente: string | null;
};

export type Velden = Readonly<Record<string, unknown>>;

/** What may have been withheld; names a category only to a role that could obtain it. */
export type NietVerstrekt = { readonly categorie: Sectie; readonly code: string };

export type BerichtData = {
  readonly zaakId?: string;
  readonly inwonerRef?: string;
  readonly gemeente: string;
  readonly peildatum: Datum;
  readonly doel: string;
  readonly afzender: Afzender;
  readonly nietVerstrekt?: readonly NietVerstrekt[];
} & { readonly [S in Sectie]?: Velden };

/** Structured-mode CloudEvents 1.0, NL GOV profile. `time` is when it was logged; the business date is `data.peildatum`. */
export type Bericht<D = BerichtData> = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema?: string;
  readonly data: D;
};

/** A sealed section: AES-256-GCM, AAD = source + id + category + inwonerRef of the message it first came in. */
export type Verzegeld = {
  readonly sleutel: string;
  readonly iv: string;
  readonly inhoud: string;
  readonly merk: string;
  readonly herkomst: { readonly source: string; readonly id: string };
};

export type VerzegeldeData = Omit<BerichtData, VerzegeldeSectie> & { readonly [S in VerzegeldeSectie]?: Verzegeld };

/** The form in which a message lies in the journal, on the broker and in every service. */
export type VerzegeldBericht = Bericht<VerzegeldeData>;

export type BerichtSleutel = { readonly source: string; readonly id: string };
