import { isDatum } from '#shared/kernel/datum';
import type { Veldfouten } from '../pagina/velden';
import type { Ingevuld, Vraag } from './formulier.types';

export type Gelezen = { readonly waarden: Ingevuld; readonly fouten: Veldfouten };

const NL_DATUM = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;
const GETAL = /^\d{1,4}([.,]\d{1,2})?$/;

/** As the browser's date field sends it, or as people type it where there is no such field. */
const alsDatum = (tekst: string): string => {
  const delen = NL_DATUM.exec(tekst);
  return delen ? `${delen[3]}-${delen[2]?.padStart(2, '0')}-${delen[1]?.padStart(2, '0')}` : tekst;
};

const teksten = (ruw: unknown): string[] => (Array.isArray(ruw) ? ruw : [ruw]).flatMap((een) => (typeof een === 'string' && een.trim() !== '' ? [een.trim()] : []));

export const een = (waarden: Ingevuld, pad: string): string | undefined => {
  const waarde = Object.hasOwn(waarden, pad) ? waarden[pad] : undefined;
  return typeof waarde === 'string' ? waarde : waarde?.[0];
};

const keur = ({ soort, label, opties, max = 120 }: Vraag, waarden: readonly string[]): string | undefined => {
  const [waarde = ''] = waarden;
  switch (soort) {
    case 'datum':
      return isDatum(waarde) ? undefined : `Deze datum bestaat niet bij “${label}”. Schrijf bijvoorbeeld 20-10-2025.`;
    case 'getal':
      return GETAL.test(waarde) && getal(waarde) <= max ? undefined : `Vul een getal tot en met ${max} in bij “${label}”.`;
    case 'tekst':
      return waarde.length <= max ? undefined : `Gebruik hooguit ${max} tekens bij “${label}”.`;
    default:
      return waarden.every((code) => opties.some((optie) => optie.code === code)) ? undefined : `Kies een antwoord bij “${label}”.`;
  }
};

const getal = (tekst: string): number => Number(tekst.replace(',', '.'));

/** Answers to another choice than the one that was made are not kept: what is not needed is not shared. */
const hoortErbij = ({ bijKeuze }: Vraag, ruw: Ingevuld): boolean => {
  if (!bijKeuze) return true;
  const keuze = een(ruw, bijKeuze.pad);
  return keuze === undefined || bijKeuze.waarden.includes(keuze);
};

const ruweWaarden = (vragen: readonly Vraag[], invoer: Readonly<Record<string, unknown>>): Ingevuld =>
  Object.fromEntries(
    vragen.flatMap(({ pad, soort }): [string, string | readonly string[]][] => {
      const ruw = Object.hasOwn(invoer, pad) ? teksten(invoer[pad]) : [];
      if (ruw[0] === undefined) return [];
      if (soort === 'lijst') return [[pad, ruw]];
      return [[pad, soort === 'datum' ? alsDatum(ruw[0]) : ruw[0]]];
    }),
  );

/** Reads only the questions of this form; anything else in the request does not exist. */
export const leesInvoer = (vragen: readonly Vraag[], invoer: Readonly<Record<string, unknown>>): Gelezen => {
  const ruw = ruweWaarden(vragen, invoer);
  const gesteld = vragen.filter((vraag) => hoortErbij(vraag, ruw));
  const fouten: Record<string, string> = {};
  for (const vraag of gesteld) {
    const waarde = ruw[vraag.pad];
    const fout = waarde === undefined ? leeg(vraag, ruw) : keur(vraag, typeof waarde === 'string' ? [waarde] : waarde);
    if (fout) fouten[vraag.pad] = fout;
    // Details without the choice they belong to: the person must choose, we cannot guess.
    const { bijKeuze } = vraag;
    if (waarde !== undefined && bijKeuze && een(ruw, bijKeuze.pad) === undefined) fouten[bijKeuze.pad] = `Kies eerst een antwoord bij “${labelVan(vragen, bijKeuze.pad)}”.`;
  }
  return { waarden: Object.fromEntries(gesteld.flatMap(({ pad }) => (ruw[pad] === undefined ? [] : [[pad, ruw[pad]]]))), fouten };
};

const leeg = ({ nodig, label, bijKeuze }: Vraag, ruw: Ingevuld): string | undefined =>
  nodig === 'VERSTUREN' || (bijKeuze && !bijKeuze.mag && een(ruw, bijKeuze.pad) !== undefined) ? `Vul in: “${label}”.` : undefined;
const labelVan = (vragen: readonly Vraag[], gezocht: string): string => vragen.find(({ pad }) => pad === gezocht)?.label ?? '';

const alsGegeven = ({ soort }: Vraag, waarde: string | readonly string[]): unknown => {
  if (soort === 'lijst') return typeof waarde === 'string' ? [waarde] : waarde;
  const tekst = typeof waarde === 'string' ? waarde : (waarde[0] ?? '');
  if (soort === 'janee') return tekst === 'ja';
  return soort === 'getal' ? getal(tekst) : tekst;
};

type Velden = Record<string, unknown>;

/** The sections of the message, each field in the category that its path names. */
export const sectiesVan = (vragen: readonly Vraag[], waarden: Ingevuld): Record<string, Velden> => {
  const secties: Record<string, Velden> = {};
  for (const vraag of vragen) {
    const waarde = waarden[vraag.pad];
    if (waarde === undefined) continue;
    const delen = vraag.pad.split('.');
    const laatste = delen.pop() ?? '';
    const doel = delen.reduce<Velden>((in_, deel) => (in_[deel] ??= {}) as Velden, secties);
    doel[laatste] = alsGegeven(vraag, waarde);
  }
  return secties;
};

const opPad = (gegevens: unknown, pad: string): unknown =>
  pad.split('.').reduce<unknown>((deel, naam) => (typeof deel === 'object' && deel !== null && Object.hasOwn(deel, naam) ? (deel as Velden)[naam] : undefined), gegevens);

/** The other way: what a message or a registration holds, as answers to fill the form with. */
export const waardenUit = (vragen: readonly Vraag[], gegevens: unknown): Ingevuld =>
  Object.fromEntries(
    vragen.flatMap(({ pad, soort }): [string, string | readonly string[]][] => {
      const waarde = opPad(gegevens, pad);
      if (soort === 'lijst') return Array.isArray(waarde) ? [[pad, waarde.map(String)]] : [];
      if (typeof waarde === 'boolean') return [[pad, waarde ? 'ja' : 'nee']];
      return typeof waarde === 'string' || typeof waarde === 'number' ? [[pad, String(waarde)]] : [];
    }),
  );
