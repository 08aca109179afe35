import { isDatum } from '#shared/kernel/datum';
import type { Veldfouten } from '../pagina/velden';
import type { Veld, Waarden } from './antwoord.types';

type Gelezen = { readonly waarden: Waarden; readonly fouten: Veldfouten };

const NL_DATUM = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;

/** As the browser's date field sends it, or as people type it where there is no such field. */
const alsDatum = (tekst: string): string => {
  const delen = NL_DATUM.exec(tekst);
  return delen ? `${delen[3]}-${delen[2]?.padStart(2, '0')}-${delen[1]?.padStart(2, '0')}` : tekst;
};

const tekstVan = (ruw: unknown): string => (typeof ruw === 'string' ? ruw.replaceAll('\r\n', '\n').trim() : '');
const lijstVan = (ruw: unknown): string[] => (Array.isArray(ruw) ? ruw.map(tekstVan) : [tekstVan(ruw)]).filter((waarde) => waarde !== '');

const LEEG: Readonly<Record<Veld['soort'], string>> = { datum: 'Vul een datum in', keuze: 'Kies een antwoord', lijst: 'Kies uit de lijst', vinkjes: 'Vink minstens één ding aan', tekst: 'Vul dit in', getal: 'Vul een getal in' };

const keur = (veld: Veld, waarden: readonly string[]): string | undefined => {
  const [waarde] = waarden;
  if (waarde === undefined) return veld.verplicht ? `${LEEG[veld.soort]} bij “${veld.label}”.` : undefined;
  switch (veld.soort) {
    case 'datum':
      return isDatum(waarde) ? undefined : `Deze datum bestaat niet bij “${veld.label}”. Schrijf bijvoorbeeld 20-10-2025.`;
    case 'tekst':
      if (waarde.length > veld.max) return `Dit is te lang bij “${veld.label}”. Gebruik hooguit ${veld.max} tekens.`;
      return veld.patroon && !veld.patroon.test(waarde) ? `Dit klopt niet bij “${veld.label}”. ${veld.vorm ?? veld.uitleg ?? 'Kijk of er een fout in staat.'}` : undefined;
    case 'getal':
      return /^\d+$/.test(waarde) && Number(waarde) <= veld.max ? undefined : `Vul een heel getal in van 0 tot en met ${veld.max} bij “${veld.label}”.`;
    default:
      return waarden.every((een) => veld.keuzes.some((keuze) => keuze.waarde === een)) ? undefined : `${LEEG[veld.soort]} bij “${veld.label}”.`;
  }
};

/** Reads only the fields that the form has; anything else in the request does not exist. */
export const leesVelden = (velden: readonly Veld[], invoer: Readonly<Record<string, unknown>>): Gelezen => {
  const gelezen = velden.map((veld) => {
    const ruw = Object.hasOwn(invoer, veld.naam) ? lijstVan(invoer[veld.naam]) : [];
    const waarden = veld.soort === 'datum' ? ruw.map(alsDatum) : veld.soort === 'vinkjes' ? ruw : ruw.slice(0, 1);
    return { veld, waarden, fout: keur(veld, waarden) };
  });
  return {
    waarden: Object.fromEntries(gelezen.flatMap(({ veld, waarden }) => (waarden.length === 0 ? [] : [[veld.naam, veld.soort === 'vinkjes' ? waarden : (waarden[0] ?? '')]]))),
    fouten: Object.fromEntries(gelezen.flatMap(({ veld, fout }) => (fout ? [[veld.naam, fout]] : []))),
  };
};
