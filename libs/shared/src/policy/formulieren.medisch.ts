import type { Woordenlijst } from './formulieren.types';

/** A word that seems medical, as the coach wrote it, and the field it stands in. */
export type MedischWoord = { readonly veld: string; readonly woord: string };

const MEERVOUD = '(?:e|en|n|s|es|je|jes|tje|tjes)?';
/** Letters as Dutch writes them; a word ends where something else begins, so "opname" is not found in "opnamegesprekken". */
const LETTER = 'a-zà-öø-ÿ';

const letterlijk = (woord: string): string => woord.replaceAll(' ', '[\\s-]+');

const maakZoeker = ({ woorden, delen }: Woordenlijst): RegExp => {
  const heel = woorden.map((woord) => `${letterlijk(woord)}${MEERVOUD}`);
  const deel = delen.map((stuk) => `[${LETTER}]*${letterlijk(stuk)}[${LETTER}]*`);
  return new RegExp(`(?<![${LETTER}])(?:${[...heel, ...deel].join('|')})(?![${LETTER}])`, 'gi');
};

/**
 * D-30: words of diagnosis and treatment in free text, each once per field. It warns and never blocks: a list cannot know what
 * a word means here, and the coach can.
 */
export const medischeWoorden = (vrijeTeksten: Readonly<Record<string, string>>, lijst: Woordenlijst): readonly MedischWoord[] => {
  const zoeker = maakZoeker(lijst);
  return Object.entries(vrijeTeksten).flatMap(([veld, tekst]) => {
    const gevonden = (tekst.normalize('NFC').match(zoeker) ?? []).map((woord) => woord.toLowerCase());
    return [...new Set(gevonden)].map((woord) => ({ veld, woord }));
  });
};
