/** `GET /v1/inwoners/{ref}/inzageoverzicht`: the part for the resident, in words, and who it was for the desk alone. */
export type Partij = { readonly organisatie: string; readonly rol: string | null };
type Basis = { readonly nr: string; readonly op: string; readonly onderwerp: string };

export type Overzicht = {
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly opgemaaktOp: string;
  readonly tijd: readonly { readonly ingangsdatum: string; readonly laatsteDag: string | null }[];
  readonly inleiding: readonly string[];
  readonly gestuurd: readonly (Basis & { readonly wat: readonly string[]; readonly door: Partij; readonly waarvoor: string | null })[];
  readonly gedeeld: readonly (Basis & { readonly wat: readonly string[]; readonly van: Partij | null; readonly aan: readonly Partij[]; readonly waarvoor: string | null; readonly nietGegeven: readonly { readonly wat: string; readonly waarom: string }[] })[];
  readonly gelezen: readonly (Basis & { readonly wat: readonly string[]; readonly door: Partij; readonly waarvoor: string | null })[];
  readonly geweigerd: readonly (Basis & { readonly door: Partij; readonly wat: readonly string[]; readonly waarom: string })[];
  readonly gewist: readonly (Basis & { readonly wat: string; readonly waarom: string })[];
  readonly uitzonderingen: readonly {
    readonly verklaring: { readonly schriftelijkOp: string; readonly reikwijdte: string; readonly ontvanger: Partij; readonly laatsteDag: string; readonly ingetrokkenOp: string | null } | null;
    readonly klaargezetOp: string | null;
    readonly grondslag: string | null;
    readonly gelezen: readonly { readonly nr: string; readonly op: string; readonly door: Partij }[];
  }[];
  readonly teruggehaald: readonly {
    readonly nr: string;
    readonly op: string;
    readonly reden: string;
    readonly gezienDoor: readonly { readonly wie: Partij; readonly hoe: string }[];
    readonly verteldAan: readonly { readonly wie: Partij; readonly op: string | null; readonly bevestigdOp: string | null }[];
  }[];
  readonly gronden: readonly { readonly grond: string; readonly onderwerp: string; readonly versie: string; readonly bron: readonly { readonly document: string; readonly plaats: string; readonly zin: string }[] }[];
  readonly rechten: readonly string[];
  readonly meer: string | null;
};

export type Inzage = { readonly overzicht: Overzicht; readonly voorBureau: readonly { readonly nr: string; readonly actorId?: string | null }[]; readonly volgende: number | null };
