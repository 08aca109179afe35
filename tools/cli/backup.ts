import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { leesOpenbareSleutel, maakBackup } from '../backup/maak';
import { draaiendeHub } from '../backup/plaats';
import { zoekProgramma } from '../backup/programma';
import { maakMap, Melding, schrijfPrive } from '../sandbox/bestanden';

export const uitleg = 'maakt een back-up van de draaiende hub: gegevens, en apart de sleutels (docs/draaiboeken/herstel.md)';

const GEBRUIK = `Gebruik:
  schakel backup --naar <map> --voor <openbaar.pem> --sleutels-naar <andere map> --sleutels-voor <ander openbaar.pem> [--getuige <map>]
  schakel backup --sleutelpaar <map>     maakt geheim.pem en openbaar.pem voor wie een back-up bewaart`;

const OPTIES = {
  naar: { type: 'string' },
  voor: { type: 'string' },
  'sleutels-naar': { type: 'string' },
  'sleutels-voor': { type: 'string' },
  getuige: { type: 'string' },
  sleutelpaar: { type: 'string' },
} as const;

const maakSleutelpaar = (map: string): number => {
  const [geheim, openbaar] = [join(map, 'geheim.pem'), join(map, 'openbaar.pem')];
  if (existsSync(geheim)) throw new Melding(`${geheim} is er al. Wie dat vervangt kan zijn oude back-ups niet meer openen.`);
  maakMap(map);
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  schrijfPrive(geheim, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  schrijfPrive(openbaar, publicKey.export({ type: 'spki', format: 'pem' }).toString());
  console.log(`${openbaar} gaat naar de hub. ${geheim} niet: bewaar het ergens anders, op twee plekken. Zonder dat bestand is een back-up niet te openen.`);
  return 0;
};

const mb = (bytes: number): string => (bytes / 1_000_000).toFixed(2);

export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: OPTIES });
  if (values.sleutelpaar !== undefined) return maakSleutelpaar(values.sleutelpaar);
  const { naar, voor, 'sleutels-naar': sleutelsNaar, 'sleutels-voor': sleutelsVoor } = values;
  if (!naar || !voor || !sleutelsNaar || !sleutelsVoor) {
    console.error(GEBRUIK);
    return 2;
  }
  const { version: versie } = JSON.parse(readFileSync(join(map, 'package.json'), 'utf8')) as { version: string };
  const { naam, manifest } = await maakBackup({
    plaats: draaiendeHub(map, process.env['SCHAKEL_INSTANTIE'] ?? 'start', values.getuige),
    naar,
    sleutelsNaar,
    ontvanger: leesOpenbareSleutel(voor),
    sleutelontvanger: leesOpenbareSleutel(sleutelsVoor),
    programma: await zoekProgramma(map, console.error),
    versie,
    voortgang: console.log,
  });
  const { gegevens, inrichting, sleutels } = manifest.onderdelen;
  console.log(`Gegevens (${mb(gegevens.bytes + inrichting.bytes)} MB) in ${join(naar, naam)}, sleutels (${mb(sleutels.bytes)} MB) in ${join(sleutelsNaar, naam)}.`);
  if (manifest.onderweg.rust) return 0;
  console.log('NIET HELEMAAL: de diensten raakten niet bij. Maak er later nog een; herstellen uit deze kan berichten tussen twee diensten missen.');
  return 1;
};
