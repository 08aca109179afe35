/** The schemes a benefit is paid under: Participatiewet, IOAW, IOAZ and Bbz. */
export const REGELINGEN = ['pwet', 'ioaw', 'ioaz', 'bbz'] as const;
export type Regeling = (typeof REGELINGEN)[number];

export type Faseregel = { readonly fase: string; readonly totaal: number } & { readonly [R in Regeling]: number };
/** Benefits by the fase of the main recipient on one day, and apart from that who has an ontheffing. */
export type Fasetabel = {
  /** By which definition people are divided: shares under different definitions say nothing of each other. */
  readonly definitie: string;
  readonly regels: readonly Faseregel[];
  readonly totalen: Omit<Faseregel, 'fase'>;
  readonly ontheven: number;
};

export type Weigering = { readonly code: 'TOTALEN_KLOPPEN_NIET' | 'VOORWAARDE_NIET_VERVULD' | 'NIET_BEVOEGD'; readonly toelichting?: string };

const KOLOMMEN = [...REGELINGEN, 'totaal'] as const;

const som = (getallen: readonly number[]): number => getallen.reduce((totaal, getal) => totaal + getal, 0);
const opgeteld = (regel: Omit<Faseregel, 'fase'>): number => som(REGELINGEN.map((regeling) => regel[regeling]));

/** Refused when a row or a column is not the sum of its cells; names the row or column and what it should be. */
export const keurFasetabel = ({ regels, totalen }: Fasetabel): Weigering | null => {
  const fasen = regels.map(({ fase }) => fase);
  if (new Set(fasen).size < fasen.length) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'een fase staat er meer dan eens in' };
  const fout = [
    ...regels.filter((regel) => regel.totaal !== opgeteld(regel)).map((regel) => `${regel.fase}.totaal moet ${opgeteld(regel)} zijn`),
    ...KOLOMMEN.map((kolom) => [kolom, som(regels.map((regel) => regel[kolom]))] as const).filter(([kolom, hoort]) => totalen[kolom] !== hoort).map(([kolom, hoort]) => `totalen.${kolom} moet ${hoort} zijn`),
  ];
  return fout.length > 0 ? { code: 'TOTALEN_KLOPPEN_NIET', toelichting: fout.join('; ') } : null;
};

export type Aandeel = { readonly fase: string; readonly procent: string };

/** The share of the lowest fase, furthest from work, which is filed last: of all schemes together, to one decimal. */
export const laagsteFase = ({ regels, totalen }: Pick<Fasetabel, 'regels' | 'totalen'>): Aandeel | null => {
  const laagste = regels.at(-1);
  return laagste && totalen.totaal > 0 ? { fase: laagste.fase, procent: ((laagste.totaal / totalen.totaal) * 100).toFixed(1) } : null;
};
