import type { Datum } from '#shared/kernel/datum';

export type Bron = { readonly document: string; readonly plaats: string; readonly zin: string; readonly eis?: string };

/** One dated version of an agreement, with where it comes from and what is still to be confirmed. */
export type Beleidsversie<T = unknown> = {
  readonly id: string;
  readonly onderwerp: string;
  readonly versie: string;
  /** First day; null: it always was. */
  readonly vanaf: Datum | null;
  /** First day on which it no longer holds; null: until a later version holds. */
  readonly tot: Datum | null;
  readonly bron: readonly Bron[];
  readonly afgestemdMet: readonly string[];
  readonly goedgekeurdDoor: string;
  readonly teBevestigen: readonly string[];
  readonly waarden: T;
};

export type Versiebestand = {
  readonly versie: string;
  readonly vanaf?: Datum;
  readonly tot?: Datum;
  readonly actief: boolean;
  readonly voorbeeld?: boolean;
  readonly bron: readonly Bron[];
  readonly afgestemdMet: readonly string[];
  readonly goedgekeurdDoor: string;
  readonly teBevestigen: readonly string[];
  readonly waarden: Readonly<Record<string, unknown>>;
};
export type Beleidsbestand = {
  readonly id: string;
  readonly onderwerp: string;
  /** Who approves every version of this agreement. */
  readonly vraagtGoedkeuringVan?: string;
  readonly versies: readonly Versiebestand[];
};
