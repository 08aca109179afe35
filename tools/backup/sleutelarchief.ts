import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { leesJson, maakMap, Melding, schrijfJson, schrijfPrive } from '../sandbox/bestanden';

/** What only the keepers of the keys have: rings, secrets, the keys that sign the log, those of the connections. */
const WAT = ['geheimen.json', 'sleutels', 'logboek', 'aansluitingen'];
/** The witnesses lie below `logboek` in the sandbox and are no secret; a lock is of a process. */
const NIET = /^logboek\/getuige(\/|$)|(^|\/)slot$|\.(nieuw|oud)$/;

export type Sleutelarchief = Readonly<Record<string, string>>;

const bestanden = (map: string, pad: string): string[] => {
  const heel = join(map, pad);
  if (NIET.test(pad) || !existsSync(heel)) return [];
  return statSync(heel).isDirectory() ? readdirSync(heel).flatMap((naam) => bestanden(map, join(pad, naam))) : [pad];
};

/** Name and content (base64) of each file. */
export const pakSleutels = (map: string): Sleutelarchief => {
  const namen = WAT.flatMap((wat) => bestanden(map, wat));
  if (!namen.includes('sleutels/gateway/ring.json')) throw new Melding(`In ${map} ligt geen sleutelring van de gateway: dit is niet de map met de sleutels van de hub.`);
  return Object.fromEntries(namen.map((naam) => [naam, readFileSync(join(map, naam)).toString('base64')]));
};

/** These belong to the server on which the hub lies, and stay what they are there. */
const VAN_DE_SERVER = /^(postgres\.(schakel_beheer|beheer)|broker\.beheer)$/;

const metGeheimen = (map: string, inhoud: Buffer): Record<string, string> => {
  const uit = JSON.parse(inhoud.toString('utf8')) as Record<string, string>;
  const hier = Object.entries(leesJson<Record<string, string>>(join(map, 'geheimen.json')) ?? {}).filter(([naam]) => VAN_DE_SERVER.test(naam));
  return { ...uit, ...Object.fromEntries(hier) };
};

const binnen = (naam: string): boolean => WAT.some((wat) => naam === wat || naam.startsWith(`${wat}/`)) && normalize(naam) === naam;

const isAnders = (map: string, naam: string, inhoud: Buffer): boolean => existsSync(join(map, naam)) && !readFileSync(join(map, naam)).equals(inhoud);

/**
 * Puts the keys where there are none. Keys that are there may be newer than those of the backup, and then open more: they are
 * replaced only when `over` says so.
 */
export const zetSleutelsNeer = (map: string, archief: Sleutelarchief, over: boolean): number => {
  const inhoud = Object.entries(archief).map(([naam, base64]) => [naam, Buffer.from(base64, 'base64')] as const);
  const vreemd = inhoud.find(([naam]) => !binnen(naam));
  if (vreemd) throw new Melding('Het sleuteldeel noemt een bestand dat daar niet hoort. Er is niets veranderd.');
  const anders = inhoud.find(([naam, deel]) => naam !== 'geheimen.json' && isAnders(map, naam, deel));
  if (anders && !over) throw new Melding(`In ${map} liggen al andere sleutels (${anders[0]}). Zet terug zonder --sleutels-van, of noem de hub met --over.`);
  maakMap(map, true);
  const eigenaar = statSync(map);
  for (const [naam, deel] of inhoud) {
    const pad = join(map, naam);
    mkdirSync(dirname(pad), { recursive: true, mode: 0o700 });
    if (naam === 'geheimen.json') schrijfJson(pad, metGeheimen(map, deel));
    else schrijfPrive(pad, deel.toString('utf8'));
    chmodSync(pad, 0o600);
    if (process.geteuid?.() === 0) for (const van of [dirname(pad), pad]) chownSync(van, eigenaar.uid, eigenaar.gid);
  }
  return inhoud.length;
};
