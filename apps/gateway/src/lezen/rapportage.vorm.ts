import { REGIO } from '#shared/contracts/catalogus.types';
import type { Proef, Rapportagesoort } from '#shared/contracts/rapportage';

/** Null: not shown. */
export type Getoond = number | null;
type Aantallen = Readonly<Record<string, Getoond>>;

export type Teltabel = {
  readonly gemeenten: readonly string[];
  readonly regels: readonly { readonly kenmerken: Readonly<Record<string, string>>; readonly aantallen: Aantallen; readonly totaal: Getoond }[];
  readonly totalen: Aantallen;
  readonly totaal: Getoond;
};

const REGELINGEN = ['pwet', 'ioaw', 'ioaz', 'bbz', 'totaal'] as const;
type Regelingen = { readonly [R in (typeof REGELINGEN)[number]]: Getoond };

export type Fasetabel = {
  readonly gemeente: string;
  readonly peildatum: string;
  readonly definitie: string;
  readonly regels: readonly (Regelingen & { readonly fase: string })[];
  readonly totalen: Regelingen;
  readonly ontheven: Getoond;
  readonly laagsteFase: { readonly fase: string; readonly procent: string } | null;
};

/** A report over a period, made on request for a body. */
export type Rapportkop = { readonly ref: string; readonly periode: string; readonly voor: string; readonly gemeente: string | null; readonly gevraagdOp: string };
export type Rapport = Rapportkop & { readonly gemaaktOp: string; readonly delen: readonly { readonly soort: string; readonly tabel: Teltabel }[] };

/** Held against a group of the table: what was expected when it was agreed, no limit. */
export type Verwacht = { readonly groep: string; readonly sinds: string; readonly hoogstens: number };

export type Rapportage = { readonly soort: Rapportagesoort; readonly jaar: number; readonly proef?: Proef; readonly toelichting?: string; readonly peildatum?: string; readonly verwacht?: Verwacht } & (Teltabel | { readonly tabellen: readonly Fasetabel[] });

type Rij = readonly (string | Getoond)[];

const NIET_GETOOND = 'niet getoond';

const tel = ({ gemeenten, regels, totalen, totaal }: Teltabel): Rij[] => {
  const namen = Object.keys(regels[0]?.kenmerken ?? {});
  const van = (aantallen: Aantallen): Rij => gemeenten.map((gemeente) => aantallen[gemeente] ?? null);
  return [
    [...namen, ...gemeenten, 'totaal'],
    ...regels.map(({ kenmerken, aantallen, totaal: som }) => [...namen.map((naam) => kenmerken[naam] ?? ''), ...van(aantallen), som]),
    [...namen.map((_, plaats) => (plaats === 0 ? 'totaal' : '')), ...van(totalen), totaal],
  ];
};

const fasen = (tabellen: readonly Fasetabel[]): Rij[] => [
  ['gemeente', 'peildatum', 'definitie', 'fase', ...REGELINGEN],
  ...tabellen.flatMap(({ gemeente, peildatum, definitie, regels, totalen, ontheven }) => {
    const rij = (wat: string, aantallen: Regelingen): Rij => [gemeente, peildatum, definitie, wat, ...REGELINGEN.map((regeling) => aantallen[regeling])];
    return [...regels.map((regel) => rij(regel.fase, regel)), rij('totaal', totalen), [gemeente, peildatum, definitie, 'ontheven', '', '', '', '', ontheven]];
  }),
];

/** Table after table, each under the name of what it counts. */
const rapport = ({ periode, voor, gemeente, gemaaktOp, delen }: Rapport): Rij[] => [
  ['periode', periode],
  ['voor', voor],
  ['gemeente', gemeente ?? REGIO],
  ['gemaakt op', gemaaktOp],
  ...delen.flatMap(({ soort, tabel }) => [[], [soort], ...tel(tabel)]),
];

/** With semicolons, as spreadsheets in Dutch open it. Every cell is a code, a day or a number. */
const csv = (rijen: readonly Rij[]): string => rijen.map((rij) => `${rij.map((cel) => cel ?? NIET_GETOOND).join(';')}\r\n`).join('');

export const alsCsv = (rapportage: Rapportage): string => csv('tabellen' in rapportage ? fasen(rapportage.tabellen) : tel(rapportage));
export const rapportAlsCsv = (een: Rapport): string => csv(rapport(een));
