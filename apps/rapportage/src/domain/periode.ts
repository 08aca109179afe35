import { dag, plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';

export const KWARTALEN = [1, 2, 3, 4] as const;
export type Kwartaal = (typeof KWARTALEN)[number];

/** A calendar year, or a quarter of one. */
export type Periode = { readonly jaar: number; readonly kwartaal: Kwartaal | null };

const VORM = /^(20\d{2})(?:-Q([1-4]))?$/;

/** `2025` or `2025-Q3`; the door lets no other form in. */
export const leesPeriode = (tekst: string): Periode => {
  const [, jaar, kwartaal] = VORM.exec(tekst) ?? [];
  if (jaar === undefined) throw new Error('no such period');
  return { jaar: Number(jaar), kwartaal: KWARTALEN.find((een) => String(een) === kwartaal) ?? null };
};

export const laatsteDagVan = ({ jaar, kwartaal }: Periode): Datum => plusDagen(plusMaanden(dag(`${jaar}-01-01`), (kwartaal ?? 4) * 3), -1);

/** Of a period that still runs a later report would say more, and the difference could be about one person. */
export const isVoorbij = (periode: Periode, vandaag: Datum): boolean => laatsteDagVan(periode) < vandaag;
