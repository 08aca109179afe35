import type { MailSoort } from './intern';
import type { Rol, Sectie } from './bericht';

/** JSON Schema as ajv takes it; kept loose, it is compiled once. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export type Dienst = 'gateway' | 'handover' | 'ontheffing' | 'boete' | 'verstrekking' | 'ondersteuning' | 'rapportage' | 'notifications';
export type Context =
  | 'overdracht'
  | 'inwoner'
  | 'classificatie'
  | 'regie'
  | 'ontheffing'
  | 'boete'
  | 'signaal'
  | 'verstrekking'
  | 'instrument'
  | 'proevenaanwerk'
  | 'inkomensgesprek'
  | 'casuistiek'
  | 'ontmoeting'
  | 'contact'
  | 'planvanaanpak'
  | 'begroting'
  | 'rapportage'
  | 'bericht'
  | 'medewerker'
  | 'beleid'
  | 'profiel'
  | 'retourbericht';

/** In `gemeente`: the message is about all gemeenten of the region together, and about no resident. */
export const REGIO = 'REGIO';

/** Kinds of organisation in the register of parties. */
export type Organisatiesoort = 'WERKZAAK' | 'GEMEENTE' | 'UWV' | 'PARTNER' | 'HUB';

export type SectieRegel = { readonly schema: JsonSchema; readonly verplicht: boolean };

/** Fields a receiver role gets, per section: a whitelist. `'*'` is every field the schema of that section names. */
export type Weergave = { readonly [S in Sectie]?: readonly string[] | '*' };

/**
 * One message type: the single place where sections, senders, views, purpose, business date and owner stand (architecture.md, decision 1).
 * Everything else (door checks, broker rights, projection, docs, authorisation matrix) is derived from it.
 */
export type Berichtsoort = {
  readonly type: string;
  readonly mcode: string;
  readonly context: Context;
  readonly gebeurtenis: string;
  readonly eigenaar: Dienst;
  /** `partij`: sent by a connection; `hub`: stated by the hub itself. */
  readonly herkomst: 'partij' | 'hub';
  /** Sender roles and, per role, the sections it may send. */
  readonly afzenders: { readonly [R in Rol]?: readonly Sectie[] };
  /** Whose system may send it in the role `systeem`, where that follows from what the organisation is; absent: from the roles the system serves, and never a partner's. */
  readonly systeemVan?: readonly Organisatiesoort[];
  readonly secties: { readonly [S in Sectie]?: SectieRegel };
  readonly weergaven: { readonly [R in Rol]?: Weergave };
  readonly doelen: readonly string[];
  readonly zaak: 'verplicht' | 'geen';
  /** `nieuw`: the door reads `identiteit.bsn`, issues the inwonerRef and strips the BSN before the journal. `geen`: not about a resident. */
  readonly inwoner: 'verplicht' | 'nieuw' | 'geen';
  /** `REGIO` stands in `gemeente`: it holds for all gemeenten of the region. */
  readonly bereik?: 'REGIO';
  /** Field in `verloop` that must equal `peildatum`; null: `peildatum` itself is the business date. */
  readonly datumveld: 'besluitDatum' | 'overwegingsDatum' | null;
  /** Days around now within which the business date must lie (domain.md §1c). */
  readonly venster: { readonly terug: number; readonly vooruit: number };
  /** The mail that a receiving person gets; absent: none. */
  readonly mail?: { readonly soort: MailSoort; readonly rollen: readonly Rol[] };
  /**
   * Tells a gemeente that lost the resident only that its case is closed (D-25): judged by the gemeente it was stated for,
   * where every other type is judged by the gemeente of the resident today.
   */
  readonly naVertrek?: true;
  /** Belastbaarheid in this type is necessary by rule (contract.md §1). */
  readonly belastbaarheidNoodzakelijk: boolean;
};
