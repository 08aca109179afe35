import { dag, plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';

export const KWARTALEN = [1, 2, 3, 4] as const;
export type Kwartaal = (typeof KWARTALEN)[number];
export const MAANDEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type Maand = (typeof MAANDEN)[number];

/** A calendar year, a quarter of one, or a month, which is in a quarter. */
export type Periode =
  | { readonly jaar: number; readonly kwartaal: Kwartaal | null; readonly maand: null }
  | { readonly jaar: number; readonly kwartaal: Kwartaal; readonly maand: Maand };

const VORM = /^(20\d{2})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/;

export const kwartaalVan = (maand: Maand): Kwartaal => KWARTALEN[Math.floor((maand - 1) / 3)] ?? 4;

/** `2025`, `2025-Q3` or `2025-08`; the door lets no other form in. */
export const leesPeriode = (tekst: string): Periode => {
  const [, jaar, kwartaal, maandtekst] = VORM.exec(tekst) ?? [];
  if (jaar === undefined) throw new Error('no such period');
  const maand = MAANDEN.find((een) => een === Number(maandtekst));
  if (maand !== undefined) return { jaar: Number(jaar), kwartaal: kwartaalVan(maand), maand };
  return { jaar: Number(jaar), kwartaal: KWARTALEN.find((een) => String(een) === kwartaal) ?? null, maand: null };
};

export const laatsteDagVan = ({ jaar, kwartaal, maand }: Periode): Datum => plusDagen(plusMaanden(dag(`${jaar}-01-01`), maand ?? (kwartaal ?? 4) * 3), -1);

/** Of a period that still runs a later report would say more, and the difference could be about one person. */
export const isVoorbij = (periode: Periode, vandaag: Datum): boolean => laatsteDagVan(periode) < vandaag;

/** The quarter and the year that a month is in, as they are written. */
export const rondom = ({ jaar, kwartaal, maand }: Periode): string[] => (maand === null ? [] : [`${jaar}-Q${kwartaal}`, String(jaar)]);

/** The months among these periods. */
export const maandenUit = (perioden: readonly string[]): Maand[] => perioden.flatMap((een) => leesPeriode(een).maand ?? []);
