/** The handover form as the API gives it, as far as these pages use it. */
export type Richting = 'KP3_NAAR_KP4' | 'KP4_NAAR_KP3';
export type Optie = { readonly code: string; readonly label: string };

export type Veld = {
  /** Section (data category) first, as in the message: also the name of the input. */
  readonly pad: string;
  readonly deel: string;
  readonly soort: 'keuze' | 'janee' | 'datum' | 'tekst' | 'getal' | 'lijst' | 'medewerker';
  readonly label: string;
  readonly uitleg?: string;
  readonly opties?: readonly Optie[];
  readonly lijst?: string;
  readonly max?: number;
  readonly vrijeTekst?: true;
  readonly richtingen?: readonly Richting[];
  readonly versturen?: readonly Richting[];
  readonly acceptatie?: readonly Richting[];
  readonly bijKeuze?: { readonly pad: string; readonly waarden: readonly string[]; readonly mag?: true };
};

export type Formulierblad = {
  readonly formulier: {
    readonly formulierVersie: string;
    readonly titel: string;
    readonly delen: readonly { readonly id: string; readonly titel: string; readonly uitleg: string }[];
    readonly velden: readonly Veld[];
  };
  readonly codelijsten: Readonly<Record<string, readonly Optie[]>>;
  readonly onderbouwing: Readonly<Record<Richting, { readonly soorten: readonly string[] }>>;
};

/** A question as it is put on this day, in this direction: its choices filled in, and what it is needed for. */
export type Vraag = Omit<Veld, 'richtingen' | 'versturen' | 'acceptatie' | 'lijst'> & { readonly opties: readonly Optie[]; readonly nodig: 'VERSTUREN' | 'ACCEPTATIE' | 'NIET' };

/** What somebody filled in, by `pad`, as text: only fields with an answer. */
export type Ingevuld = Readonly<Record<string, string | readonly string[]>>;
