import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { leesJson, Melding } from '../sandbox/bestanden';
import type { Stand } from './stand';

export const ONDERDELEN = ['gegevens', 'inrichting', 'sleutels'] as const;
/** The database; broker, witnesses and what was under way; the keys. The last one lies elsewhere. */
export type Onderdeelnaam = (typeof ONDERDELEN)[number];

export type Onderdeel = { readonly bestand: string; readonly bytes: number; readonly sha256: string };

/** What a backup is, in plain text beside each of its parts: no secret and no personal data. */
export type Manifest = {
  readonly vorm: 1;
  readonly id: string;
  /** Of which hub: the name that must be given to write over it. */
  readonly hub: string;
  readonly versie: string;
  readonly postgres: string;
  readonly rabbitmq: string;
  readonly begonnenOp: string;
  /** Whatever was answered before this moment is in the backup. */
  readonly peilmoment: string;
  readonly klaarOp: string;
  readonly onderdelen: Readonly<Record<Onderdeelnaam, Onderdeel>>;
  readonly stand: Stand;
  /** Messages between services: how many were kept along, and whether all from before were settled when the snapshot was made. */
  readonly onderweg: { readonly meegenomen: number; readonly rust: boolean };
};

export const MANIFEST = 'manifest.json';

export const leesManifest = (map: string): Manifest => {
  const manifest = leesJson<Manifest>(join(map, MANIFEST));
  if (manifest?.vorm !== 1) throw new Melding(`In ${map} staat geen hele back-up: ${MANIFEST} ontbreekt of is onleesbaar.`);
  return manifest;
};

export const meetBestand = async (map: string, bestand: string): Promise<Onderdeel> => {
  const hash = createHash('sha256');
  for await (const deel of createReadStream(join(map, bestand))) hash.update(deel as Buffer);
  return { bestand, bytes: (await stat(join(map, bestand))).size, sha256: hash.digest('hex') };
};

/** Before anything of it is used. */
export const keurOnderdeel = async (map: string, { onderdelen }: Manifest, naam: Onderdeelnaam): Promise<string> => {
  const hoort = onderdelen[naam];
  const is = await meetBestand(map, hoort.bestand).catch(() => undefined);
  if (!is) throw new Melding(`Het onderdeel ${naam} (${hoort.bestand}) ontbreekt in ${map}.`);
  if (is.sha256 !== hoort.sha256 || is.bytes !== hoort.bytes) throw new Melding(`Het onderdeel ${naam} (${hoort.bestand}) is niet wat het manifest zegt. Deze back-up is beschadigd of vermengd met een andere; er is niets veranderd.`);
  return join(map, hoort.bestand);
};
