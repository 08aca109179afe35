import { createHash } from 'node:crypto';
import { merkVan } from './logboek';

/** A record as it is stored, with its moment and content as text: what a driver makes of them could hide a change. */
export type Recordrij = {
  readonly volgnr: number;
  readonly id: string;
  /** UTC with microseconds. */
  readonly op: string;
  readonly soort: string;
  readonly activiteit: string;
  readonly uitkomst: string;
  readonly code: string | null;
  readonly inwonerRef: string | null;
  readonly zaakId: string | null;
  readonly actor: string | null;
  readonly aansluiting: string | null;
  readonly gemeente: string | null;
  readonly traceId: string;
  readonly inhoud: string;
  readonly merk: Buffer;
};

const KOLOMMEN = ['soort', 'activiteit', 'uitkomst', 'code', 'inwonerRef', 'zaakId', 'actor', 'aansluiting', 'gemeente', 'traceId'] as const;

type Inhoud = Partial<Record<(typeof KOLOMMEN)[number] | 'id' | 'op', unknown>>;

const MICROSECONDEN = '000Z';

/** A moment as it was written: with milliseconds. One that was changed below them keeps its microseconds, and equals nothing. */
export const momentUit = (opgeslagen: string): string => (opgeslagen.endsWith(MICROSECONDEN) ? `${opgeslagen.slice(0, -MICROSECONDEN.length)}Z` : opgeslagen);

/** As the database derives it for a record from before ids. */
const idUitNummer = (volgnr: number): string => createHash('md5').update(`logboek ${volgnr}`).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const lees = (tekst: string): Inhoud | undefined => {
  try {
    const inhoud = JSON.parse(tekst) as unknown;
    return typeof inhoud === 'object' && inhoud !== null && JSON.stringify(inhoud) === tekst ? inhoud : undefined;
  } catch {
    return undefined;
  }
};

/** What in a stored record is not as it was written, in words for a person; undefined for a sound one. */
export const gebrekVan = (rij: Recordrij): string | undefined => {
  const inhoud = lees(rij.inhoud);
  if (!inhoud) return 'de inhoud is niet zoals de hub die schrijft';
  if (!merkVan(inhoud).equals(rij.merk)) return 'de inhoud hoort niet bij het merk';
  const anders = KOLOMMEN.find((kolom) => (inhoud[kolom] ?? null) !== rij[kolom]);
  if (anders) return `de kolom ${anders} zegt iets anders dan de inhoud`;
  if (inhoud.op !== momentUit(rij.op)) return 'de kolom op zegt iets anders dan de inhoud';
  return (inhoud.id ?? idUitNummer(rij.volgnr)) === rij.id ? undefined : 'de kolom id zegt iets anders dan de inhoud';
};
