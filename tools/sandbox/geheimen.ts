import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ringen } from '../sleutels/ringen';
import { leesJson, maakMap, schrijfJson, schrijfPrive } from './bestanden';

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

/** Keys that stood among the secrets before they could be replaced: taken out of there, so that there is one place to destroy them. */
const REGISTERGEHEIMEN = { 'gateway.bsn': 'bsn.1', 'gateway.inhoud': 'inhoud.1' } as const;

/** The keyrings of the services, made where they are missing; gives where each lies. */
export const maakSleutelringen = (map: string, gemeenten: readonly string[]): Readonly<Record<string, string>> => {
  const bestand = join(map, 'geheimen.json');
  const geheimen = leesJson<Record<string, string>>(bestand) ?? {};
  const namen = Object.keys(REGISTERGEHEIMEN) as (keyof typeof REGISTERGEHEIMEN)[];
  const over = Object.fromEntries(namen.flatMap((naam) => (geheimen[naam] ? [[REGISTERGEHEIMEN[naam], geheimen[naam]] as const] : [])));
  const ringen = new Ringen(map).vulAan(gemeenten, over);
  if (Object.keys(over).length > 0) schrijfJson(bestand, Object.fromEntries(Object.entries(geheimen).filter(([naam]) => !(naam in REGISTERGEHEIMEN))));
  return ringen;
};

/** A key (ed25519, PEM) per service to sign its log with; the public halves lie apart, for whoever judges the log. */
export const maakLogboeksleutels = (map: string, diensten: readonly string[]): string => {
  const sleutelmap = maakMap(join(map, 'logboek'));
  for (const naam of diensten) {
    const bestand = join(sleutelmap, `${naam}.pem`);
    if (existsSync(bestand)) continue;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    schrijfPrive(join(openbareLogboeksleutels(map), `${naam}.pem`), publicKey.export({ type: 'spki', format: 'pem' }).toString());
    schrijfPrive(bestand, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  return sleutelmap;
};

export const openbareLogboeksleutels = (map: string): string => join(map, 'logboek', 'openbaar');

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
