import { isCode, naamVan, woord } from './regels.woorden';

type Waarden = Readonly<Record<string, unknown>>;

export type Waarderegel = { readonly naam: string; readonly punten: readonly string[] };

const isObject = (waarde: unknown): waarde is Waarden => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);
const isLeeg = (waarde: unknown): boolean => isObject(waarde) && Object.keys(waarde).length === 0;
const isEnkel = (waarde: unknown): boolean => !isObject(waarde) && !(Array.isArray(waarde) && waarde.some(isObject));

const klein = (tekst: string): string => (/^[A-Z][a-z]/.test(tekst) ? `${tekst.slice(0, 1).toLowerCase()}${tekst.slice(1)}` : tekst);

const ineen = (waarde: unknown, sleutel: string): string => {
  if (!Array.isArray(waarde)) return woord(waarde, sleutel);
  return waarde.length === 0 ? 'geen' : waarde.map((een) => klein(woord(een, sleutel))).join(', ');
};

const groot = (tekst: string): string => `${tekst.slice(0, 1).toUpperCase()}${tekst.slice(1)}`;
/** A code that is there without anything further: that it is there says enough. */
const isKaal = (naam: string, deel: unknown): boolean => isCode(naam) && (isLeeg(deel) || (Array.isArray(deel) && deel.length === 0));

/** Names and what is under them, with the deeper ones between brackets. */
const opEenRegel = (waarde: unknown, sleutel: string): string => {
  if (isEnkel(waarde)) return ineen(waarde, sleutel);
  if (Array.isArray(waarde)) return waarde.map((een) => opEenRegel(een, sleutel)).join('; ');
  return Object.entries(waarde as Waarden).map(([naam, deel]) => klein(naamVan(naam, sleutel)) + (isKaal(naam, deel) ? '' : ` (${opEenRegel(deel, naam)})`)).join(', ') || 'geen';
};

const metNaam = (naam: string, deel: unknown, ouder: string): string => (isKaal(naam, deel) ? naamVan(naam, ouder) : `${naamVan(naam, ouder)}: ${opEenRegel(deel, naam)}`);

/** Of names that all have names under them each gets a line of its own. */
const regelsVan = (naam: string, deel: unknown, ouder: string): string[] => {
  const diep = isObject(deel) && !isLeeg(deel) && Object.values(deel).every((een) => isObject(een) && !isLeeg(een));
  return diep ? Object.entries(deel).map(([onder, een]) => `${naamVan(naam, ouder)}, ${klein(metNaam(onder, een, naam))}`) : [metNaam(naam, deel, ouder)];
};

const punten = (waarde: unknown, sleutel: string): string[] => {
  if (isEnkel(waarde)) return [ineen(waarde, sleutel)];
  if (Array.isArray(waarde)) return waarde.length === 0 ? ['geen'] : waarde.map((een) => opEenRegel(een, sleutel));
  return isLeeg(waarde) ? ['geen'] : Object.entries(waarde as Waarden).flatMap(([naam, deel]) => regelsVan(naam, deel, sleutel));
};

/** The values of one agreement as names with short lines under them. */
export const waarderegels = (waarden: Waarden): Waarderegel[] => Object.entries(waarden).map(([naam, waarde]) => ({ naam: groot(naamVan(naam)), punten: punten(waarde, naam) }));

/** What one gemeente has of its own, under the last name that leads to it. */
export const verschilregel = (pad: readonly string[], waarde: unknown): string => {
  if (!isObject(waarde) || waarde['gemeente'] === undefined) return groot(metNaam(pad.at(-1) ?? '', waarde, ''));
  const { gemeente: _eigen, ...rest } = waarde;
  return groot(opEenRegel(rest, ''));
};
