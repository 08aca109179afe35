import type { Rol } from '#shared/contracts/bericht';
import type { Organisatiesoort } from '#shared/contracts/catalogus.types';
import type { Datum } from '#shared/kernel/datum';

export type Organisatie = {
  readonly code: string;
  readonly soort: Organisatiesoort;
  readonly naam: string;
  readonly aliassen?: readonly string[];
  readonly oin: string;
  /** Page of this party for a task, with `{id}` in it; absent: the hub's own page (contract.md §5). */
  readonly taakUrlSjabloon?: string;
};

/** A party's system: the principal that calls and receives. Its name is also its client id and, after `uit.`, its queue. */
export type Aansluiting = {
  readonly naam: string;
  readonly organisatie: string;
  readonly source: string;
  readonly rollen: readonly Rol[];
  readonly gemeenten: readonly string[];
  /** The hub's own pages: persons act through it with a proven identity, and nothing is delivered to it. */
  readonly portaal?: boolean;
};

/** Register of staff: who works for whom, in which role, and for which gemeenten; `laatsteDag` is inclusive. */
export type Medewerker = {
  readonly actorId: string;
  readonly rol: Rol;
  readonly werkgever: string;
  /** Gemeenten in whose name this person acts; none: only in the name of the own organisation. */
  readonly namensGemeenten: readonly string[];
  readonly mail: string;
  readonly telefoon: string;
  readonly ingangsdatum: Datum;
  readonly laatsteDag?: Datum;
};

/** The box of a team: where the mail goes when no person is named. */
export type Team = { readonly organisatie: string; readonly rol: Rol; readonly mail: string; readonly telefoon: string };

/** The power to decide in the name of a college (D-22). */
export type Mandaat = {
  readonly ref: string;
  readonly houder: string;
  readonly namens: string;
  readonly bevoegdheid: string;
  readonly ingangsdatum: Datum;
  readonly laatsteDag?: Datum;
  readonly teBevestigen?: boolean;
};

/** `waarnemer` has the rights and gets the mails of `waarneemtVoor`, through the last day (M-19). */
export type Waarneming = { readonly waarnemer: string; readonly waarneemtVoor: string; readonly ingangsdatum: Datum; readonly laatsteDag: Datum };

/** A supplier, known by the OIN in its token, that may call as a connection of another party; `laatsteDag` is inclusive (contract.md §2). */
export type Machtiging = { readonly leverancierOin: string; readonly aansluiting: string; readonly ingangsdatum: Datum; readonly laatsteDag?: Datum };

/** Staff that was registered by message, on top of the file (M-19). */
export type Personeel = { readonly medewerkers: readonly Medewerker[]; readonly waarnemingen: readonly Waarneming[] };

/**
 * The medical exception is off in a gemeente until its functionaris gegevensbescherming switches it on (D-27). The legal
 * ground is the gemeente's own to state; a resident's statement is the reason and the evidence beside it.
 */
export type Uitzondering = {
  readonly gemeente: string;
  readonly ingangsdatum: Datum;
  readonly laatsteDag?: Datum;
  /** The office that decided, never a name. */
  readonly ingeschakeldDoor: string;
  readonly grondslag: string;
  readonly bron: string;
  readonly teBevestigen?: boolean;
};

export type Partijenbestand = {
  readonly organisaties: readonly Organisatie[];
  readonly aansluitingen: readonly Aansluiting[];
  readonly medewerkers: readonly Medewerker[];
  readonly teams: readonly Team[];
  readonly mandaten: readonly Mandaat[];
  readonly machtigingen?: readonly Machtiging[];
  readonly uitzonderingen?: readonly Uitzondering[];
};
