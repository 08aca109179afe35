import type { Rapportagesoort } from '#shared/contracts/rapportage';

/** Null: not shown. */
export type Getal = number | null;
type PerGemeente = Readonly<Record<string, Getal>>;

export type Teltabel = {
  readonly gemeenten: readonly string[];
  readonly regels: readonly { readonly kenmerken: Readonly<Record<string, string>>; readonly aantallen: PerGemeente; readonly totaal: Getal }[];
  readonly totalen: PerGemeente;
  readonly totaal: Getal;
};

export const REGELINGEN = ['pwet', 'ioaw', 'ioaz', 'bbz', 'totaal'] as const;
type Regelingen = { readonly [R in (typeof REGELINGEN)[number]]: Getal };

export type Fasetabel = {
  readonly gemeente: string;
  readonly peildatum: string;
  readonly definitie: string;
  readonly regels: readonly (Regelingen & { readonly fase: string })[];
  readonly totalen: Regelingen;
  readonly ontheven: Getal;
  readonly laagsteFase: { readonly fase: string; readonly procent: string } | null;
};

/** A report as the hub gives it. */
export type Rapportage = { readonly soort: Rapportagesoort; readonly jaar: number; readonly toelichting?: string } & (Teltabel | { readonly tabellen: readonly Fasetabel[] });
