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
const hoortErbij = ({ bijKeuze }: Vraag, waarden: Ingevuld): boolean => !bijKeuze || bijKeuze.waarden.includes(een(waarden, bijKeuze.pad) ?? '');

/** Details without the choice they belong to: the person must choose, we cannot guess. */
const zonderKeuze = (vragen: readonly Vraag[], waarden: Ingevuld): Record<string, string> => {
  const los = vragen.filter(({ pad, bijKeuze }) => bijKeuze && Object.hasOwn(waarden, pad) && een(waarden, bijKeuze.pad) === undefined);
  return Object.fromEntries(los.map(({ bijKeuze }) => [bijKeuze?.pad ?? '', `Kies eerst een antwoord bij “${vragen.find(({ pad }) => pad === bijKeuze?.pad)?.label ?? ''}”.`]));
};

/** Reads only the questions of this form; anything else in the request does not exist. */
export const leesInvoer = (vragen: readonly Vraag[], invoer: Readonly<Record<string, unknown>>): Gelezen => {
  const fouten: Record<string, string> = {};
  const alle: Record<string, string | readonly string[]> = {};
  for (const vraag of vragen) {
    const ruw = Object.hasOwn(invoer, vraag.pad) ? teksten(invoer[vraag.pad]) : [];
    const waarden = vraag.soort === 'datum' ? ruw.map(alsDatum) : ruw;
    if (waarden.length === 0) {
      if (vraag.nodig === 'VERSTUREN') fouten[vraag.pad] = `Vul in: “${vraag.label}”.`;
      continue;
    }
    const fout = keur(vraag, waarden);
    if (fout) fouten[vraag.pad] = fout;
    alle[vraag.pad] = vraag.soort === 'lijst' ? waarden : (waarden[0] ?? '');
  }
  const waarden = Object.fromEntries(vragen.filter((vraag) => Object.hasOwn(alle, vraag.pad) && (hoortErbij(vraag, alle) || een(alle, vraag.bijKeuze?.pad ?? '') === undefined)).map(({ pad }) => [pad, alle[pad] ?? '']));
  const kept = Object.fromEntries(Object.entries(fouten).filter(([pad]) => Object.hasOwn(waarden, pad) || !Object.hasOwn(alle, pad)));
  return { waarden, fouten: { ...kept, ...zonderKeuze(vragen, waarden) } };
};

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
