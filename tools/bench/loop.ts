import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { schrijfBewijs } from '../proof/bewijs';
import type { Omstandigheden } from '../proof/deel';
import { omstandigheden } from '../proof/omstandigheden';
import { Melding, type Voortgang } from '../sandbox/bestanden';
import { mogelijkePlaatsen } from '../sandbox/plaats';
import { meetAannemenVanHub } from './aannemen';
import { DELEN, type Bevonden, type Deelnaam } from './delen';
import { meetGemeenten } from './gemeenten';
import { HUBDELEN, startProefhub, type Proefhub } from './hub';
import { startKaal, type Kaalstand } from './kaal';
import { meetCapaciteit } from './keten';
import { meetLatentie } from './latentie';
import { meetLimieten } from './limieten';
import { meetOmvang } from './omvang';
import { bereidPeersVoor, meetPeers } from './peers';
import { alsDeel, toon } from './rapport';

export type Benchopties = {
  readonly map: string;
  readonly instantie: string;
  readonly delen: readonly Deelnaam[];
  readonly voortgang: Voortgang;
  readonly minuten: number;
  /** Part of the work; anything but 1 is a rehearsal, of which nothing is written down. */
  readonly schaal: number;
};

const RONDEN = 3;
/** What each part takes on a machine of two cores that does nothing else; one that cannot be finished is not begun. */
const DUUR_S: Readonly<Record<Deelnaam, number>> = { limieten: 50, keten: 60, latentie: 120, aannemen: 290, peers: 110, omvang: 350, gemeenten: 170 };
const KRAP = 0.7;
/** To stop what runs and write down what was found. */
const AFSLUITEN_MS = 30_000;

type Lopend = Benchopties & { readonly hub: Proefhub };
type Meet = (lopend: Lopend, bevonden: Bevonden) => Promise<Bevonden>;

const metKaal = async <T>(hub: Proefhub, doe: (kaal: Kaalstand) => Promise<T>): Promise<T> => {
  const kaal = await startKaal(hub);
  try {
    return await doe(kaal);
  } finally {
    await kaal.stop();
  }
};

/** Later parts ask how much the hub can do; when that was not measured, a single round must do. */
const capaciteitVan = async ({ hub, schaal }: Lopend, { keten }: Bevonden): Promise<number> => (keten ?? (await meetCapaciteit(hub, { ronden: 1, schaal }))).perSeconde;

const zonderDiensten = async <T>({ zandbak }: Proefhub, doe: () => Promise<T>): Promise<T> => {
  await Promise.all(HUBDELEN.map((naam) => zandbak.stopDienst(naam)));
  try {
    return await doe();
  } finally {
    await Promise.all(HUBDELEN.map((naam) => zandbak.startDienst(naam)));
  }
};

const METEN: Readonly<Record<Exclude<Deelnaam, 'gemeenten'>, Meet>> = {
  limieten: async ({ hub, schaal }) => ({ limieten: await metKaal(hub, (kaal) => meetLimieten(hub, kaal, schaal)) }),
  keten: async ({ hub, schaal }) => ({ keten: { ...(await meetCapaciteit(hub, { ronden: RONDEN, schaal })), opgestartMs: hub.opgestartMs } }),
  latentie: async (lopend, bevonden) => {
    const capaciteit = await capaciteitVan(lopend, bevonden);
    return { latentie: await metKaal(lopend.hub, (kaal) => meetLatentie(lopend.hub, kaal, capaciteit, lopend.schaal)) };
  },
  aannemen: async ({ hub, schaal }) => ({ aannemen: await meetAannemenVanHub(hub, schaal) }),
  peers: async ({ hub, map, schaal, voortgang }) => {
    bereidPeersVoor(map, voortgang);
    return { peers: await zonderDiensten(hub, () => meetPeers(hub, map, schaal)) };
  },
  omvang: async ({ hub, schaal }) => ({ omvang: await meetOmvang(hub, schaal) }),
};

type Loop = { bevonden: Bevonden; meting?: Omstandigheden; readonly weggelaten: string[] };

const voerDeelUit = async (deel: Deelnaam, loop: Loop, einde: number, voortgang: Voortgang, doe: () => Promise<Bevonden>): Promise<void> => {
  const [begin, over] = [Date.now(), einde - Date.now()];
  if (over < DUUR_S[deel] * KRAP * 1000) {
    loop.weggelaten.push(`${deel} was not measured: there was no time left for it.`);
    return;
  }
  voortgang(`${deel}…`);
  const gestopt = new AbortController();
  const teLaat = wacht(over, undefined, { signal: gestopt.signal }).then(() => Promise.reject(new Melding('de tijd was om')));
  try {
    loop.bevonden = { ...loop.bevonden, ...(await Promise.race([doe(), teLaat])) };
    voortgang(`${deel}: ${Math.round((Date.now() - begin) / 1000)} s`);
  } catch (fout) {
    loop.weggelaten.push(`${deel} was not measured to the end: ${fout instanceof Error ? fout.message : 'onbekende fout'}.`);
    voortgang(`${deel} mislukte: ${fout instanceof Error ? fout.message : String(fout)}`);
  } finally {
    gestopt.abort();
    teLaat.catch(() => undefined);
  }
};

/** The data of the run, which may be many gigabytes; its logs stay. */
const ruimOp = (map: string, instantie: string): void => {
  for (const plaats of mogelijkePlaatsen(join(map, '.hub'), instantie)) for (const deel of ['postgres', 'rabbitmq', 'post']) rmSync(join(plaats, deel), { recursive: true, force: true });
};

const metHub = async (opties: Benchopties, loop: Loop, einde: number): Promise<void> => {
  const ruim = (): void => ruimOp(opties.map, opties.instantie);
  process.once('exit', ruim);
  const hub = await startProefhub(opties);
  try {
    const { urls } = hub.zandbak;
    loop.meting = await omstandigheden({ map: opties.map, databaseUrl: urls.postgres['beheer'] ?? '', brokerBeheer: urls.brokerBeheer });
    for (const deel of opties.delen) {
      if (deel !== 'gemeenten') await voerDeelUit(deel, loop, einde, opties.voortgang, () => METEN[deel]({ ...opties, hub }, loop.bevonden));
    }
  } finally {
    await hub.stop();
    process.off('exit', ruim);
    ruim();
  }
};

/** All parts one after the other, within the time; 1 when a part failed or an aim could not be judged for lack of time. */
export const bench = async (opties: Benchopties): Promise<number> => {
  const { map, schaal, delen, voortgang } = opties;
  const einde = Date.now() + opties.minuten * 60_000 - AFSLUITEN_MS;
  const loop: Loop = { bevonden: {}, weggelaten: [] };
  if (delen.some((deel) => deel !== 'gemeenten')) await metHub(opties, loop, einde);
  if (delen.includes('gemeenten')) await voerDeelUit('gemeenten', loop, einde, voortgang, async () => ({ gemeenten: await meetGemeenten(map, schaal, voortgang) }));
  const meting = loop.meting ?? (await omstandigheden({ map }));
  const deel = alsDeel(meting, loop.bevonden, loop.weggelaten);
  toon(deel);
  console.log(JSON.stringify(loop.bevonden, null, 2));
  // Part of it would be read as if the rest was never measured.
  if (schaal === 1 && delen.length === DELEN.length) schrijfBewijs('bench', deel, map);
  return loop.weggelaten.length === 0 ? 0 : 1;
};
