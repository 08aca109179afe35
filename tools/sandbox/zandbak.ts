import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Melding, type Voortgang } from './bestanden';
import { DIENSTEN_MET_SCHEMA } from './database';
import { DIENSTEN, HUBDIENSTEN, OMGEVINGSDIENSTEN, type Dienst, type Omgeving } from './diensten';
import { geblokkeerdeAansluitingen } from './database';
import { maakAansluitingsleutels, maakGeheimen, maakLogboeksleutels, maakSleutelringen } from './geheimen';
import { INFRAPOORTEN, startPostgres, startRabbit, type Infraopties, type Postgres, type Rabbit } from './infra';
import { neemInstantie } from './instantie';
import { leesPartijen, type Partijen } from './partijen';
import { mogelijkePlaatsen } from './plaats';
import { kiesPoorten } from './poorten';
import { procesId } from './proces-id';
import { migreerDiensten, rolUrls, voorziePostgres, voorzieRabbit } from './provisioneer';
import { schrijfToestand, wisToestand, type Urls } from './toestand';
import { LAAG, type Toezicht } from './toezicht';
import { maakUrls } from './urls';

export type Zandbakopties = {
  /** Each instance has its own data, ports, secrets and broker: 'start' is kept between runs, 'test' begins empty. */
  readonly instantie: string;
  /** The project directory. */
  readonly map: string;
  /** Names from diensten.ts; all of them when left out. */
  readonly diensten?: readonly string[];
  readonly metDiensten: boolean;
  /** Changes what a service is started with, e.g. to put something between it and its broker. */
  readonly omgevingVan?: (dienst: string, env: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Begins without what an earlier run of this instance left. */
  readonly leeg?: boolean;
  /** How long a service that died waits to come back, attempt after attempt; longer each time when left out. */
  readonly herstartMs?: readonly number[];
  readonly voortgang: Voortgang;
};

export type Zandbak = {
  readonly instantie: string;
  readonly map: string;
  readonly urls: Urls;
  readonly env: (dienst: string) => Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
  /** Orderly stop and start; returns when ready again. */
  readonly herstart: (dienst: string) => Promise<void>;
  readonly stopDienst: (dienst: string) => Promise<void>;
  readonly startDienst: (dienst: string) => Promise<void>;
  /** Kill -9; the supervisor brings it back, `wachtOp` tells when. */
  readonly dood: (dienst: string) => Promise<void>;
  readonly wachtOp: (dienst: string) => Promise<void>;
  readonly herstartRabbit: () => Promise<void>;
};

type Opzet = Infraopties & { readonly partijen: Partijen; readonly gekozen: readonly Dienst[]; readonly omgevingVan: NonNullable<Zandbakopties['omgevingVan']>; readonly herstartMs: readonly number[] | undefined };

const GEREED_MS = 60_000;
const STOP_MS = 8000;
const VOORKEUR: Readonly<Record<string, number>> = { gateway: 8700, post: 8710, oidc: 8720, suite: 8730, portal: 8740 };

const leegInstantie = (map: string, instantie: string): void => {
  for (const plaats of mogelijkePlaatsen(join(map, '.hub'), instantie)) {
    for (const deel of ['postgres/data', 'rabbitmq/mnesia', 'post', 'oidc', 'geheimen.json', 'sleutels', 'aansluitingen', 'logboek', 'bsn-teller']) {
      rmSync(join(plaats, deel), { recursive: true, force: true });
    }
  }
};

const zetOp = async (opties: Zandbakopties, instantiemap: string, toezicht: Toezicht): Promise<Opzet> => {
  const { instantie, map, voortgang } = opties;
  wisToestand(instantiemap);
  const resten = await toezicht.ruimRestenOp();
  if (resten.length > 0) voortgang(`Resten van een afgebroken start opgeruimd: ${resten.join(', ')}`);
  if (opties.leeg ?? instantie === 'test') leegInstantie(map, instantie);
  const gekozen = DIENSTEN.filter(({ naam }) => opties.diensten?.includes(naam) ?? true);
  const voorkeur = instantie === 'start' ? VOORKEUR : {};
  const poorten = await kiesPoorten(join(instantiemap, 'poorten.json'), [...INFRAPOORTEN, ...DIENSTEN.flatMap((dienst) => dienst.poorten)], voorkeur);
  for (const [naam, liefst] of Object.entries(voorkeur)) {
    if (poorten[naam] !== liefst) voortgang(`Poort ${liefst} is bezet; dienst ${naam} komt op ${poorten[naam]}`);
  }
  return {
    map,
    instantie,
    instantiemap,
    poort: (naam) => poorten[naam] ?? 0,
    geheimen: maakGeheimen(instantiemap),
    toezicht,
    voortgang,
    partijen: leesPartijen(map),
    omgevingVan: opties.omgevingVan ?? ((_, env) => env),
    herstartMs: opties.herstartMs,
    gekozen: opties.metDiensten ? gekozen : [],
  };
};

const maakOmgeving = ({ map, instantiemap, poort, partijen, geheimen }: Opzet, urls: Urls): Omgeving => ({
  map,
  instantiemap,
  poort,
  amqp: urls.amqp,
  brokerBeheer: new URL(urls.brokerBeheer).origin,
  postgres: urls.postgres,
  sleutelringen: maakSleutelringen(instantiemap, partijen.gemeenten),
  aansluitingsleutels: urls.aansluitingsleutels,
  logboeksleutels: maakLogboeksleutels(instantiemap, DIENSTEN_MET_SCHEMA),
  sleutel: geheimen.sleutel,
  bronVan: (aansluiting) => partijen.aansluitingen.find(({ naam }) => naam === aansluiting)?.source ?? '',
});

const procesEnv = (eigen: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const { PATH, HOME, LANG, TZ, NODE_OPTIONS } = process.env;
  return { PATH, HOME, LANG, TZ, NODE_OPTIONS, ...eigen };
};

const startDienst = async ({ toezicht, map, voortgang, omgevingVan, herstartMs }: Opzet, dienst: Dienst, omgeving: Omgeving): Promise<void> => {
  const ingang = join(map, dienst.ingang);
  if (!existsSync(ingang)) throw new Melding(`De dienst ${dienst.naam} is niet gebouwd (${ingang} ontbreekt). Bouw eerst: npm run build`);
  await toezicht.start(
    {
      naam: dienst.naam,
      programma: process.execPath,
      args: ['--enable-source-maps', ingang],
      env: procesEnv(omgevingVan(dienst.naam, dienst.env(omgeving))),
      cwd: map,
      gereed: async () => (await fetch(dienst.gereed(omgeving), { signal: AbortSignal.timeout(2000) })).ok,
      gereedMs: GEREED_MS,
      stopSein: 'SIGTERM',
      stopMs: STOP_MS,
      ...(herstartMs ? { herstartMs } : {}),
    },
    OMGEVINGSDIENSTEN.includes(dienst) ? LAAG.omgeving : LAAG.hub,
  );
  voortgang(`Dienst ${dienst.naam} is er`);
};

const startInfra = async (opzet: Opzet): Promise<{ rabbit: Rabbit; postgres: Postgres }> => {
  const { voortgang, geheimen, partijen, map, gekozen } = opzet;
  voortgang('RabbitMQ en PostgreSQL starten');
  const database = startPostgres(opzet);
  // Both are awaited even when one fails: a process that is still being started could not be stopped.
  const uitkomsten = await Promise.allSettled([
    startRabbit(opzet).then(async (rabbit) => {
      await voorzieRabbit(rabbit.beheer, partijen, geheimen, await geblokkeerdeAansluitingen((await database).url));
      voortgang('RabbitMQ draait en is ingericht');
      return rabbit;
    }),
    database.then(async (postgres) => {
      await voorziePostgres(postgres.url, geheimen, true);
      if (gekozen.length > 0) await migreerDiensten(map, rolUrls(postgres.url, geheimen));
      voortgang('PostgreSQL draait en is ingericht');
      return postgres;
    }),
  ]);
  const [rabbit, postgres] = uitkomsten;
  if (rabbit.status === 'rejected') throw rabbit.reason;
  if (postgres.status === 'rejected') throw postgres.reason;
  return { rabbit: rabbit.value, postgres: postgres.value };
};

const startAlles = async (opzet: Opzet): Promise<{ urls: Urls; omgeving: Omgeving }> => {
  const { rabbit, postgres } = await startInfra(opzet);
  const sleutels = maakAansluitingsleutels(opzet.instantiemap, opzet.partijen.aansluitingen.map(({ naam }) => naam));
  const urls = maakUrls(opzet, rabbit, postgres, sleutels);
  const omgeving = maakOmgeving(opzet, urls);
  for (const groep of [OMGEVINGSDIENSTEN, HUBDIENSTEN]) {
    await Promise.all(groep.filter((dienst) => opzet.gekozen.includes(dienst)).map((dienst) => startDienst(opzet, dienst, omgeving)));
  }
  return { urls, omgeving };
};

/** Brings up everything Schakel needs on this machine, on loopback only, and tells where it is. */
export const startZandbak = async (opties: Zandbakopties): Promise<Zandbak> => {
  const { instantie, map } = opties;
  const { instantiemap, toezicht, stop: stopProcessen } = neemInstantie(map, instantie);
  const stop = (): Promise<void> => stopProcessen(() => wisToestand(instantiemap));
  try {
    const { urls, omgeving } = await startAlles(await zetOp(opties, instantiemap, toezicht));
    const houder = procesId(process.pid);
    if (houder) schrijfToestand(instantiemap, { instantie, gestartOp: new Date().toISOString(), houder, urls });
    return {
      instantie,
      map,
      urls,
      env: (naam) => DIENSTEN.find((dienst) => dienst.naam === naam)?.env(omgeving) ?? {},
      stop,
      herstart: (naam) => toezicht.vind(naam).herstart(),
      stopDienst: (naam) => toezicht.vind(naam).stop(),
      startDienst: (naam) => toezicht.vind(naam).start(),
      dood: (naam) => toezicht.vind(naam).dood(),
      wachtOp: (naam) => toezicht.vind(naam).wachtGereed(),
      herstartRabbit: () => toezicht.vind('rabbitmq').herstart(),
    };
  } catch (fout) {
    await stop();
    throw fout;
  }
};
