import { CsvError, parse } from 'csv-parse/sync';
import { Melding } from '../sandbox/bestanden';

/** Columns as people name them; capitals, spaces and dashes do not count. */
export const KOLOMMEN = [
  'bsn', 'gemeente', 'schaal', 'klantprofiel', 'sinds', 'naam', 'telefoon', 'adres', 'taalvoorkeur',
  'werkcoach', 'participatiecoach', 'inkomensconsulent', 'onderUwvBegeleiding',
] as const;
export type Kolom = (typeof KOLOMMEN)[number];
const VERPLICHT: readonly Kolom[] = ['bsn', 'gemeente', 'schaal', 'sinds'];

/** `regel` is the line in the file, the header being 1; empty cells are left out. */
export type Rij = { readonly regel: number; readonly velden: { readonly [K in Kolom]?: string } };
/** What is wrong where, and what helps; never what stood there. */
export type Rijfout = { readonly regel: number; readonly kolom?: Kolom; readonly melding: string; readonly herstel: string };
export type Bestand = { readonly rijen: readonly Rij[]; readonly fouten: readonly Rijfout[]; readonly isWindows1252: boolean };

const SCHEIDINGEN = [';', ',', '\t'];
const ZIP = Buffer.from('PK');
const UTF16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
const OPSLAAN = 'Sla het op als "CSV UTF-8 (door scheidingstekens gescheiden)" en probeer het opnieuw.';

/** UTF-8, with or without byte order mark; else what older Windows programs write. */
const ontcijfer = (inhoud: Buffer): { readonly tekst: string; readonly isWindows1252: boolean } => {
  if (inhoud.subarray(0, 2).equals(ZIP)) throw new Melding(`Dit is een rekenblad of een zipbestand, geen CSV. ${OPSLAAN}`);
  if (UTF16.some((merk) => inhoud.subarray(0, 2).equals(merk)) || inhoud.includes(0)) throw new Melding(`Dit bestand is geen leesbare tekst (misschien UTF-16). ${OPSLAAN}`);
  try {
    return { tekst: new TextDecoder('utf-8', { fatal: true }).decode(inhoud), isWindows1252: false };
  } catch {
    return { tekst: new TextDecoder('windows-1252').decode(inhoud), isWindows1252: true };
  }
};

const eersteRegel = (tekst: string): string => /^[^\r\n]*/.exec(tekst)?.[0] ?? '';

const scheidingVan = (kop: string): string => {
  const aantal = (teken: string): number => kop.split(teken).length;
  return [...SCHEIDINGEN].sort((a, b) => aantal(b) - aantal(a))[0] ?? ';';
};

const vereenvoudig = (naam: string): string => naam.toLowerCase().replace(/[\s_-]/g, '');
const perNaam = new Map<string, Kolom>(KOLOMMEN.map((kolom) => [vereenvoudig(kolom), kolom]));

/** A header that is not known is named by its place: where the header is missing, it is data of a resident. */
const leesKop = (namen: readonly string[]): Kolom[] => {
  const kolommen = namen.map((naam, plek) => {
    const kolom = perNaam.get(vereenvoudig(naam));
    if (!kolom) throw new Melding(`Kolom ${plek + 1} heeft geen bekende naam. De eerste regel van het bestand noemt de kolommen: ${KOLOMMEN.join(', ')}.`);
    return kolom;
  });
  const dubbel = kolommen.find((kolom, plek) => kolommen.indexOf(kolom) !== plek);
  if (dubbel) throw new Melding(`De kolom ${dubbel} staat er twee keer in.`);
  const ontbreekt = VERPLICHT.filter((kolom) => !kolommen.includes(kolom));
  if (ontbreekt.length > 0) throw new Melding(`In het bestand ontbreekt: ${ontbreekt.join(', ')}. De eerste regel van het bestand noemt de kolommen.`);
  return kolommen;
};

type Regel = { readonly cellen: readonly string[]; readonly regel: number };

/** The parser's own words quote the line, so only its place and kind are told. */
const splits = (tekst: string): Regel[] => {
  try {
    const gelezen = parse(tekst, { delimiter: scheidingVan(eersteRegel(tekst)), bom: true, trim: true, relaxColumnCount: true, skipEmptyLines: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    return gelezen.map(({ record, info }) => ({ cellen: record, regel: info.lines }));
  } catch (fout) {
    if (!(fout instanceof CsvError)) throw fout;
    const regel = (fout as CsvError & { lines?: number }).lines;
    throw new Melding(`Rond regel ${regel ?? '?'} staat een aanhalingsteken verkeerd. Zet om een veld met aanhalingstekens er twee: "zo".`);
  }
};

const NL_DATUM = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;

/** Spreadsheets drop the zero that a number begins with, and write dates their own way. */
const zuiver = (kolom: Kolom, waarde: string): string => {
  if (kolom === 'bsn' && /^\d{8}$/.test(waarde)) return `0${waarde}`;
  const [, dag, maand, jaar] = (kolom === 'sinds' && NL_DATUM.exec(waarde)) || [];
  if (dag && maand && jaar) return `${jaar}-${maand.padStart(2, '0')}-${dag.padStart(2, '0')}`;
  return ['gemeente', 'schaal', 'klantprofiel'].includes(kolom) ? waarde.toUpperCase().replace(/[\s-]+/g, '_') : waarde;
};

const alsRij = (kolommen: readonly Kolom[], { cellen, regel }: Regel): Rij => ({
  regel,
  velden: Object.fromEntries(kolommen.flatMap((kolom, plek) => (cellen[plek] ? [[kolom, zuiver(kolom, cellen[plek])]] : []))),
});

const dubbelen = (rijen: readonly Rij[]): Rijfout[] => {
  const gezien = new Map<string, number>();
  return rijen.flatMap(({ regel, velden: { bsn } }) => {
    const eerder = bsn === undefined ? undefined : gezien.get(bsn);
    if (eerder !== undefined) return [{ regel, kolom: 'bsn' as const, melding: `staat ook op regel ${eerder}.`, herstel: 'Houd één regel per inwoner.' }];
    if (bsn !== undefined) gezien.set(bsn, regel);
    return [];
  });
};

/** Reads the whole file; throws a Melding when it cannot be read at all, and gathers what is wrong with single rows. */
export const leesBestand = (inhoud: Buffer): Bestand => {
  const { tekst, isWindows1252 } = ontcijfer(inhoud);
  const [kop, ...rest] = splits(tekst);
  if (!kop) throw new Melding('Het bestand is leeg.');
  const kolommen = leesKop(kop.cellen);
  const rijen: Rij[] = [];
  const fouten: Rijfout[] = [];
  for (const regel of rest) {
    if (regel.cellen.every((cel) => cel === '')) continue;
    if (regel.cellen.length === kolommen.length) rijen.push(alsRij(kolommen, regel));
    else fouten.push({ regel: regel.regel, melding: `De regel heeft ${regel.cellen.length} kolommen in plaats van ${kolommen.length}.`, herstel: 'Zet een veld met een scheidingsteken erin tussen aanhalingstekens.' });
  }
  return { rijen, fouten: [...fouten, ...dubbelen(rijen)], isWindows1252 };
};
