import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson, maakMap, schrijfJson } from './bestanden';

export type Geheimen = {
  /** A random value under that name, made at the first request and the same ever after. */
  readonly geheim: (naam: string) => string;
  /** The same, as 32 bytes in base64: the form in which services take keys. */
  readonly sleutel: (naam: string) => string;
};

/** The secrets of one instance, in one file that only its owner can read. */
export const maakGeheimen = (map: string): Geheimen => leesOfMaakGeheimen(join(map, 'geheimen.json'));

/** The same for a file elsewhere; one that may not be written to (a mounted secret) must hold all that is asked for. */
export const leesOfMaakGeheimen = (bestand: string): Geheimen => {
  const waarden = new Map(Object.entries(leesJson<Record<string, string>>(bestand) ?? {}));
  const vraag = (naam: string, codering: 'base64' | 'base64url'): string => {
    const bekend = waarden.get(naam);
    if (bekend !== undefined) return bekend;
    const nieuw = randomBytes(32).toString(codering);
    waarden.set(naam, nieuw);
    schrijfJson(bestand, Object.fromEntries(waarden));
    return nieuw;
  };
  return { geheim: (naam) => vraag(naam, 'base64url'), sleutel: (naam) => vraag(naam, 'base64') };
};

export type Sleutelring = { readonly actief: Record<string, string>; readonly sleutels: Record<string, string> };

/** Which sealed categories a service may open. Only the gateway holds all of them, because it delivers. */
export const CATEGORIEEN_PER_DIENST: Readonly<Record<string, readonly string[]>> = {
  gateway: ['contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving'],
  handover: ['contact', 'formulier', 'belastbaarheid'],
  ontheffing: ['contact', 'belastbaarheid'],
  boete: ['handhaving'],
  verstrekking: ['belastbaarheid', 'medisch'],
  notifications: [],
};

/** One keyring file per service; a key per category and gemeente, the same in each ring that has it. Rotated keys stay. */
export const maakSleutelringen = (map: string, gemeenten: readonly string[]): Readonly<Record<string, string>> => {
  const ringmap = maakMap(join(map, 'sleutels'));
  const bestand = (dienst: string): string => join(ringmap, `${dienst}.json`);
  const moeder: Sleutelring = leesJson<Sleutelring>(bestand('gateway')) ?? { actief: {}, sleutels: {} };
  for (const categorie of CATEGORIEEN_PER_DIENST['gateway'] ?? []) {
    for (const gemeente of gemeenten) {
      const vak = `${categorie}.${gemeente}`;
      const id = (moeder.actief[vak] ??= `${vak}.1`);
      moeder.sleutels[id] ??= randomBytes(32).toString('base64');
    }
  }
  for (const [dienst, categorieen] of Object.entries(CATEGORIEEN_PER_DIENST)) {
    const mag = ([vak]: readonly [string, string]): boolean => categorieen.includes(vak.split('.')[0] ?? '');
    schrijfJson(bestand(dienst), {
      actief: Object.fromEntries(Object.entries(moeder.actief).filter(mag)),
      sleutels: Object.fromEntries(Object.entries(moeder.sleutels).filter(mag)),
    });
  }
  return Object.fromEntries(Object.keys(CATEGORIEEN_PER_DIENST).map((dienst) => [dienst, bestand(dienst)]));
};

/** A private key (JWK, ES256) per connection, with which its system asks for tokens (`private_key_jwt`). */
export const maakAansluitingsleutels = (map: string, namen: readonly string[]): string => {
  const sleutelmap = maakMap(join(map, 'aansluitingen'));
  for (const naam of namen) {
    const bestand = join(sleutelmap, `${naam}.json`);
    if (existsSync(bestand)) continue;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    schrijfJson(bestand, { ...privateKey.export({ format: 'jwk' }), kid: `${naam}.1`, alg: 'ES256', use: 'sig' });
  }
  return sleutelmap;
};
