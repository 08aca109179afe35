import type { ErrorObject } from 'ajv';
import { CODES, type Code } from './codes';
import { bevatBsn } from './bsn';
import { DATUM_PATROON } from './velden';
import { isSectie } from './vorm.schema';

/** One fault of the input: where, which rule, what is wrong and what helps; never the value that was sent. */
export type Invoerfout = { readonly pad: string; readonly code: Code; readonly melding: string; readonly herstel: string };

const ONBEKENDE_NAAM = '(onbekend veld)';

/** The name of a field nobody knows is the sender's text too: shown only when it looks like a name and hides no number. */
export const veiligeNaam = (naam: string): string => (/^([A-Za-z_][A-Za-z0-9_-]{0,59}|\d{1,4})$/.test(naam) && !bevatBsn(naam) ? naam : ONBEKENDE_NAAM);

const segmenten = (instancePath: string): string[] =>
  instancePath.split('/').slice(1).map((deel) => deel.replaceAll('~1', '/').replaceAll('~0', '~'));

export const alsPad = (delen: readonly string[]): string =>
  delen.reduce((pad, deel) => (/^\d+$/.test(deel) ? `${pad}[${deel}]` : pad ? `${pad}.${deel}` : deel), '');

/** `algemeen` is the one section without personal data; a field nobody named elsewhere may carry anything (domain.md §3b). */
export const inPersoonlijkeSectie = (delen: readonly string[]): boolean => delen[0] === 'data' && isSectie(delen[1] ?? '') && delen[1] !== 'algemeen';

/** Fields of the envelope that this type does not take; nothing personal about them, so they are a matter of form. */
const ENVELOPVELDEN = ['zaakId', 'inwonerRef', 'nietVerstrekt'];

const onbekendVeld = (ouder: readonly string[], naam: string): Code => {
  const inData = ouder.length === 1 && ouder[0] === 'data';
  if (inData) return ENVELOPVELDEN.includes(naam) ? 'BERICHT_ONGELDIG' : 'CATEGORIE_NIET_TOEGESTAAN';
  return inPersoonlijkeSectie(ouder) ? 'CATEGORIE_NIET_TOEGESTAAN' : 'BERICHT_ONGELDIG';
};

const VORM_VAN_VELD: Readonly<Record<string, string>> = {
  id: 'Gebruik 1 tot 100 tekens: letters, cijfers, punt, streepje, liggend streepje of dubbele punt.',
  source: 'Gebruik de source van uw aansluiting: urn:nld:oin:<20 cijfers>:systeem:<naam>.',
  time: 'Gebruik een tijdstip met tijdzone, bijvoorbeeld 2025-10-06T09:00:00Z.',
  zaakId: 'Gebruik een UUID in kleine letters.',
  inwonerRef: 'Gebruik de inwonerRef die de hub heeft uitgegeven (een UUID in kleine letters).',
  gemeente: 'Gebruik de code van de gemeente, bijvoorbeeld TIEL.',
  bsn: 'Gebruik negen cijfers.',
  periode: 'Gebruik een jaar, een kwartaal of een maand, bijvoorbeeld 2025, 2025-Q3 of 2025-08.',
};
const TYPEN: Readonly<Record<string, string>> = {
  string: 'tekst', number: 'een getal', integer: 'een geheel getal', boolean: 'true of false', object: 'een object', array: 'een lijst',
};

type Params = Readonly<Record<string, unknown>>;
type Tekst = readonly [wat: string, herstel: string];

const teksten: Readonly<Record<string, (params: Params, veld: string) => Tekst>> = {
  type: ({ type }) => {
    const soort = Array.isArray(type) ? String(type[0]) : String(type);
    return ['heeft niet het juiste soort waarde', `Gebruik ${TYPEN[soort] ?? soort}.`];
  },
  const: ({ allowedValue }) =>
    allowedValue === true ? ['zegt iets dat hier waar moet zijn', 'Is het niet zo? Stuur dit bericht dan niet, of laat het onderdeel weg.'] : ['heeft niet de vaste waarde', `Gebruik ${String(allowedValue)}.`],
  enum: ({ allowedValues }) => ['staat niet in de lijst', `Kies uit: ${(allowedValues as (string | null)[]).filter((waarde) => waarde !== null).join(', ')}.`],
  pattern: ({ pattern }, veld) =>
    pattern === DATUM_PATROON ? ['is geen datum van deze tijd', 'Gebruik een datum vanaf 1900-01-01.'] : ['heeft niet de juiste vorm', VORM_VAN_VELD[veld] ?? 'Gebruik de vorm die het schema van dit bericht noemt.'],
  format: ({ format }, veld) =>
    format === 'date' ? ['is geen bestaande datum', 'Gebruik jjjj-mm-dd, bijvoorbeeld 2025-10-06.'] : ['heeft niet de juiste vorm', VORM_VAN_VELD[veld] ?? 'Gebruik de vorm die het schema van dit bericht noemt.'],
  minLength: ({ limit }) => ['is te kort', `Gebruik ten minste ${String(limit)} teken(s).`],
  maxLength: ({ limit }) => ['is te lang', `Gebruik hooguit ${String(limit)} tekens.`],
  minItems: ({ limit }) => ['heeft te weinig onderdelen', `Geef er ten minste ${String(limit)}.`],
  maxItems: ({ limit }) => ['heeft te veel onderdelen', `Geef er hooguit ${String(limit)}.`],
  minimum: ({ limit }) => ['is te laag', `Gebruik ten minste ${String(limit)}.`],
  maximum: ({ limit }) => ['is te hoog', `Gebruik hooguit ${String(limit)}.`],
  uniqueItems: () => ['heeft een onderdeel dubbel', 'Noem elk onderdeel één keer.'],
};

const ontbreekt = (delen: readonly string[]): Invoerfout =>
  invoerfout(delen, 'BERICHT_ONGELDIG', 'ontbreekt', `Vul ${alsPad(delen)} in.`);

export const invoerfout = (delen: readonly string[], code: Code, wat: string, herstel: string = CODES[code].herstel): Invoerfout => ({
  pad: alsPad(delen),
  code,
  melding: `${alsPad(delen) || 'Het bericht'} ${wat}.`,
  herstel,
});

/** What the validator found, in the words of the contract. `if` only announces the fault that its `then` reports. */
export const uitSchemafout = (fout: ErrorObject): Invoerfout | undefined => {
  const delen = segmenten(fout.instancePath);
  const params = fout.params as Params;
  if (fout.keyword === 'if') return undefined;
  if (fout.keyword === 'required' || fout.keyword === 'dependentRequired') return ontbreekt([...delen, String(params['missingProperty'])]);
  if (fout.keyword === 'additionalProperties') {
    const naam = String(params['additionalProperty']);
    return invoerfout([...delen, veiligeNaam(naam)], onbekendVeld(delen, naam), 'hoort niet in dit bericht', 'Laat dit veld weg.');
  }
  const [wat, herstel] = teksten[fout.keyword]?.(params, delen.at(-1) ?? '') ?? ['heeft niet de juiste vorm', CODES.BERICHT_ONGELDIG.herstel];
  return invoerfout(delen, 'BERICHT_ONGELDIG', wat, herstel);
};
