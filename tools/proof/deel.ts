export const DELEN = ['chaos', 'cluster', 'herstel', 'bench'] as const;

/** A part of the proof: what one command found out, in one file docs/proof/<deel>.json. */
export type Deelnaam = (typeof DELEN)[number];

/** When, of what and on what was measured: without this a figure is a rumour. */
export type Omstandigheden = {
  /** Day of the run, as in 2026-11-23. */
  readonly datum: string;
  readonly versie: string;
  /** Short id of the commit; `gewijzigd` when the tree held more than the commit. */
  readonly commit: string;
  readonly gewijzigd?: boolean;
  readonly node: string;
  readonly rabbitmq?: string;
  readonly postgres?: string;
  readonly machine: { readonly processor: string; readonly kernen: number; readonly geheugenGb: number };
  /** With which seeds it can be run again. */
  readonly zaden?: readonly (string | number)[];
};

export type Cel = string | number | boolean | null;

export type Tabel = {
  readonly titel: string;
  readonly kolommen: readonly string[];
  readonly rijen: readonly (readonly Cel[])[];
  readonly toelichting?: string;
};

export type Doel = { readonly doel: string; readonly gehaald: boolean | 'deels'; readonly uitkomst: string };

export type Deel = {
  readonly titel: string;
  /** The command that does it again. */
  readonly opdracht: string;
  readonly meting: Omstandigheden;
  readonly inleiding?: string;
  readonly tabellen: readonly Tabel[];
  readonly doelen: readonly Doel[];
  /** What falls short, and what this measurement does not show; a sentence each. */
  readonly tekort: readonly string[];
};
