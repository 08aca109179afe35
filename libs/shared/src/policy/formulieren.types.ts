import type { Datum } from '#shared/kernel/datum';
import type { Bron } from './beleid.types';

export type Richting = 'KP3_NAAR_KP4' | 'KP4_NAAR_KP3';
export type Optie = { readonly code: string; readonly label: string };
export type Veldsoort = 'keuze' | 'janee' | 'datum' | 'tekst' | 'getal' | 'lijst' | 'medewerker';

/** One question of the form, as a person reads it, with the field of overdracht.voorgesteld that holds the answer. */
export type Formulierveld = {
  /** Section (data category) first: `formulier.perspectief.maanden`. */
  readonly pad: string;
  readonly deel: string;
  readonly soort: Veldsoort;
  readonly label: string;
  readonly uitleg?: string;
  readonly opties?: readonly Optie[];
  /** Name of the code list to choose from. */
  readonly lijst?: string;
  readonly max?: number;
  /** D-30: the only kind of field with words of the coach's own. */
  readonly vrijeTekst?: true;
  /** Absent: asked in both directions. */
  readonly richtingen?: readonly Richting[];
  /** In these directions nothing can be sent without it. */
  readonly versturen?: readonly Richting[];
  /** In these directions the receiver cannot accept without it. */
  readonly acceptatie?: readonly Richting[];
  /** Asked only when that other field holds one of these, and needed then unless it may stay empty (`mag`). */
  readonly bijKeuze?: { readonly pad: string; readonly waarden: readonly string[]; readonly mag?: true };
  readonly bron: string;
  readonly teBevestigen: boolean;
};

export type Formulierversie = {
  readonly formulierVersie: string;
  readonly titel: string;
  readonly vanaf: Datum;
  readonly bron: readonly Bron[];
  readonly teBevestigen: readonly string[];
  readonly delen: readonly { readonly id: string; readonly titel: string; readonly uitleg: string }[];
  readonly velden: readonly Formulierveld[];
};

/** Closed lists of codes with their words, by name. */
export type Codelijsten = Readonly<Record<string, readonly Optie[]>>;
export type Codelijstversie = { readonly vanaf: Datum; readonly teBevestigen: readonly string[]; readonly lijsten: Codelijsten };

/** Words of diagnosis and treatment: whole words, and parts that give a longer word away. */
export type Woordenlijst = { readonly woorden: readonly string[]; readonly delen: readonly string[] };
