import type { Datum } from '#shared/kernel/datum';

export type Bron = { readonly document: string; readonly plaats: string; readonly zin: string };

/** One agreement as GET /v1/regels gives it. */
export type Regel = {
  readonly id: string;
  readonly onderwerp: string;
  readonly versie: string;
  readonly vanaf: Datum | null;
  readonly laatsteDag: Datum | null;
  readonly bron: readonly Bron[];
  readonly afgestemdMet: readonly string[];
  readonly goedgekeurdDoor: string;
  readonly teBevestigen: readonly string[];
  readonly waarden: Readonly<Record<string, unknown>>;
  readonly geactiveerdOp: string | null;
  readonly wijzigingen: readonly { readonly op: string; readonly wat: readonly string[] }[];
};

export type Gemeenteregels = {
  readonly gemeente: string;
  readonly naam: string;
  readonly verschillen: readonly { readonly regel: string; readonly pad: readonly string[]; readonly waarde: unknown }[];
  readonly profiel: { readonly versie: string; readonly bekendgemaakt: { readonly op: string; readonly afgestemdMet: readonly string[]; readonly goedgekeurdDoor: string } | null } | null;
  readonly uitzondering: { readonly vanaf: Datum; readonly laatsteDag: Datum | null; readonly ingeschakeldDoor: string; readonly teBevestigen: boolean } | null;
};

export type Regelblad = { readonly datum: Datum; readonly regels: readonly Regel[]; readonly gemeenten: readonly Gemeenteregels[] };
