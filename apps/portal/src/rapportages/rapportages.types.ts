import type { Proef, Rapportagesoort } from '#shared/contracts/rapportage';
import type { Datum } from '#shared/kernel/datum';

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
export type Rapportage = { readonly soort: Rapportagesoort; readonly jaar: number; readonly proef?: Proef; readonly toelichting?: string; readonly peildatum?: Datum; readonly verwacht?: { readonly groep: string; readonly sinds: Datum; readonly hoogstens: number } } & (Teltabel | { readonly tabellen: readonly Fasetabel[] });

/** A report over a year, quarter or month that is past, made on request for a body. */
export type Rapportkop = { readonly ref: string; readonly periode: string; readonly voor: string; readonly gemeente: string | null; readonly gevraagdOp: Datum };
export type Rapport = Rapportkop & { readonly gemaaktOp: Datum; readonly delen: readonly { readonly soort: Rapportagesoort; readonly tabel: Teltabel }[] };
