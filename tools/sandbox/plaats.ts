import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson } from './bestanden';
import { kanErbij, type Gebruiker } from './gebruiker';

export type Plaats = { readonly data: string; readonly pakketten: string };

const bestand = (hub: string): string => join(hub, 'plaats.json');
const bekend = (hub: string): string | undefined => {
  const map = leesJson<{ map: string }>(bestand(hub))?.map;
  return map && existsSync(map) ? map : undefined;
};

/** One directory per clone with an unguessable name, remembered, so that data are found again. */
const elders = (hub: string): string => {
  const eerder = bekend(hub);
  if (eerder) return eerder;
  const map = mkdtempSync('/var/tmp/schakel-');
  chmodSync(map, 0o711);
  try {
    writeFileSync(bestand(hub), JSON.stringify({ map }), { flag: existsSync(bestand(hub)) ? 'w' : 'wx' });
    return map;
  } catch {
    rmdirSync(map);
    return bekend(hub) ?? elders(hub);
  }
};

const in_ = (wortel: string, instantie: string, wat: string): Plaats => {
  const data = join(wortel, instantie, wat);
  mkdirSync(data, { recursive: true });
  const pakketten = join(wortel, 'pakketten');
  mkdirSync(pakketten, { recursive: true });
  for (const map of [join(wortel, instantie), data, pakketten]) chmodSync(map, 0o711);
  return { data, pakketten };
};

/** PostgreSQL, which as root runs as another user, cannot reach a clone below /root; then its data and programs live elsewhere. */
export const plaatsVoorPostgres = (hub: string, instantie: string, als: Gebruiker | undefined): Plaats => {
  const eigen = in_(hub, instantie, 'postgres');
  return !als || kanErbij(eigen.data, als) ? eigen : in_(elders(hub), instantie, 'postgres');
};

/** The start scripts of RabbitMQ break on a space or other special character in a path. */
export const plaatsVoorRabbit = (hub: string, instantie: string): Plaats => in_(/^[\w./-]+$/.test(hub) ? hub : elders(hub), instantie, 'rabbitmq');

/** Every place where this instance may have data. */
export const mogelijkePlaatsen = (hub: string, instantie: string): readonly string[] => [hub, bekend(hub)].flatMap((wortel) => (wortel ? [join(wortel, instantie)] : []));
