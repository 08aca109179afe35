import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { wachtTot } from '../../sandbox/bestanden';
import type { Cluster, Knoop } from '../../sandbox/cluster';
import type { Urls } from '../../sandbox/toestand';
import type { Bevinding } from '../beeld';
import { Belasting } from '../belasting';
import { BEGIN, wachtOpRust, zetKlok, type Hub } from '../hub';
import { leesMerkteken, leesStand, wisPost } from '../lezer';
import type { Doorgeefluik } from '../nemesis/doorgeefluik';
import { toets, type Toetsuitslag } from '../toets';
import { drukste } from './knopen';
import { Peiler } from './peiler';
import { langsteStilte, stilteVooraf, Tijdlijn, type Stilte } from './tijdlijn';

export const RONDESOORTEN = ['leider', 'minderheid'] as const;
export type Rondesoort = (typeof RONDESOORTEN)[number];

export type Rondeuitslag = Toetsuitslag & {
  readonly nr: number;
  readonly soort: Rondesoort;
  readonly seed: number;
  /** Nodes killed, and how many queues of the services the first of them led. */
  readonly gedood: number;
  readonly geleid: number;
  /** From the blow until all nodes were back. */
  readonly weg: number;
  readonly aannemen: Stilte | undefined;
  readonly bezorgen: Stilte | undefined;
  /** The longest silence before the blow, of both. */
  readonly vooraf: { readonly aannemen: number; readonly bezorgen: number };
  /** What the door answered while nodes were away. */
  readonly antwoorden: Readonly<Record<string, number>>;
  readonly nietNu: Peiler['nietNu'];
  /** HTTP status of the readiness of the gateway, some seconds after the blow. */
  readonly gereed: number;
};

/** `luik`: the one address that parties have, before whatever node lives. */
export type Opstelling = { readonly hub: Hub; readonly cluster: Cluster; readonly luik: Doorgeefluik; readonly partijurls: Urls };
export type Rondeplan = { readonly nr: number; readonly soort: Rondesoort; readonly seed: number; readonly berichten: number };

const RUST_MS = 180_000;
const INHAAL_MS = 20_000;
const KIJK_MS = 10;
/** Time in which what was lost may be missed: longer than a broker takes to choose another leader. */
const GEREED_NA_MS = 3000;
const NASLEEP_MS = 2000;

/** The leader, and for a minority another one: what is left may not decide alone. */
const kiesSlachtoffers = async (cluster: Cluster, soort: Rondesoort): Promise<{ slachtoffers: readonly Knoop[]; geleid: number }> => {
  const { knoop, wachtrijen } = await drukste(cluster);
  const anderen = cluster.knopen.filter((een) => een !== knoop);
  return { slachtoffers: [knoop, ...(soort === 'minderheid' ? anderen.slice(0, 1) : [])], geleid: wachtrijen };
};

const gereedheid = async ({ hub }: Opstelling): Promise<number> => {
  await wacht(GEREED_NA_MS);
  return fetch(`${hub.zandbak.urls.operaties['gateway']}/health/ready`, { signal: AbortSignal.timeout(5000) }).then(
    ({ status }) => status,
    () => 0,
  );
};

type Slag = { readonly op: number; readonly weg: number; readonly gereed: number; readonly gedood: number; readonly geleid: number };

const slaToe = async (opstelling: Opstelling, soort: Rondesoort): Promise<Slag> => {
  const { cluster, luik } = opstelling;
  const { slachtoffers, geleid } = await kiesSlachtoffers(cluster, soort);
  luik.naar(cluster.knopen.find((knoop) => !slachtoffers.includes(knoop))?.amqpPoort ?? 0);
  const op = Date.now();
  const gereed = gereedheid(opstelling);
  await Promise.all(slachtoffers.map((knoop) => knoop.dood()));
  await Promise.all(slachtoffers.map((knoop) => knoop.wachtOp()));
  return { op, weg: Date.now() - op, gereed: await gereed, gedood: slachtoffers.length, geleid };
};

/** Traffic, and in the middle of it the blow; knocking on the door goes on until everything is back. */
const metVerkeer = async (opstelling: Opstelling, plan: Rondeplan, belasting: Belasting, peiler: Peiler): Promise<Slag> => {
  peiler.start();
  const verkeer = belasting.stuurAlles();
  while (belasting.verstuurd < plan.berichten / 3) await wacht(KIJK_MS);
  const slag = await slaToe(opstelling, plan.soort);
  await verkeer;
  await wacht(NASLEEP_MS);
  await peiler.stop();
  return slag;
};

export const draaiRonde = async (opstelling: Opstelling, plan: Rondeplan): Promise<Rondeuitslag> => {
  const { hub, partijurls } = opstelling;
  const { nr, soort, seed, berichten } = plan;
  const tijdlijn = new Tijdlijn(join(hub.map, '.hub', 'cluster', 'rondes', `${nr}.jsonl`));
  const belasting = new Belasting({ urls: partijurls, geschiedenis: tijdlijn, seed, berichten });
  const peiler = new Peiler(partijurls, tijdlijn, seed);
  if (!(await zetKlok(hub, BEGIN, RUST_MS))) throw new Error('the hub did not come to rest before the round');
  await wisPost(partijurls);
  const merk = await leesMerkteken(partijurls);
  await belasting.luister();
  try {
    const slag = await metVerkeer(opstelling, plan, belasting, peiler);
    const bezig = await wachtOpRust(hub, RUST_MS);
    const onrust: Bevinding[] = bezig === undefined ? [] : [{ soort: 'NIET_IN_RUST', wat: bezig }];
    const keur = async (): Promise<Toetsuitslag> => toets(tijdlijn.regels, await leesStand(partijurls, merk));
    await wachtTot(async () => !(await keur()).bevindingen.some((een) => een.soort === 'NIET_ONTVANGEN' || een.soort === 'GAT_IN_LOGBOEK'), INHAAL_MS, 300);
    const uitslag = await keur();
    return {
      ...uitslag,
      bevindingen: [...onrust, ...uitslag.bevindingen],
      nr,
      soort,
      seed,
      gedood: slag.gedood,
      geleid: slag.geleid,
      weg: slag.weg,
      aannemen: langsteStilte(tijdlijn.aangenomen, slag.op),
      bezorgen: langsteStilte(tijdlijn.bezorgd, slag.op),
      vooraf: { aannemen: stilteVooraf(tijdlijn.aangenomen, slag.op), bezorgen: stilteVooraf(tijdlijn.bezorgd, slag.op) },
      antwoorden: tijdlijn.geteld(slag.op, slag.op + slag.weg),
      nietNu: peiler.nietNu,
      gereed: slag.gereed,
    };
  } finally {
    await peiler.stop();
    await belasting.stop();
    tijdlijn.sluit();
  }
};
