import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { connect, type Channel } from 'amqplib';
import { Client } from 'pg';
import { Melding, type Voortgang } from '../sandbox/bestanden';
import { bezorgdPerSeconde, stuurEnLees, type Doel } from './gang';
import { mediaan, nu, rond } from './getallen';
import { beheerUrl, type Proefhub } from './hub';
import { randomUUID } from 'node:crypto';
import { COACH, GEMEENTE } from './inwoners';
import { ONDERWEG } from './keten';
import { Kind } from './kind';
import { GELIJKTIJDIG, meetAannemen, mediaanMeting, perRonde, type Aanneemmeting } from './limieten';
import { cpuTussen, cpuVan } from './verbruik';
import { voorstel } from './bericht';

export const PEERS = ['standaard', 'gebundeld'] as const;
export type Peer = (typeof PEERS)[number];

const RONDEN = 3;
const SECONDEN = 8;
const MINSTENS = 300;
const DATABASE = 'bench_peers';
const HOP = { aantal: 15_000, venster: 100, wachtMs: 60_000 };

export type Peermeting = {
  readonly aannemen: Aanneemmeting;
  readonly perSeconde: number;
  /** Milliseconds of processor per message, those of broker, database and client included. */
  readonly cpuPerBericht: number;
};

export type Peers = Readonly<Record<Peer, Peermeting>> & {
  /** Messages per second over one hop, published with confirms and consumed with acknowledgement. */
  readonly hop: { readonly golevelup: number; readonly schakel: number };
};

type Peeromgeving = { readonly database: string; readonly amqp: string; readonly wachtrijen: { readonly in: string; readonly gebeurd: string; readonly uit: string } };

const doe = (map: string, args: readonly string[], wat: string): void => {
  const { status, stdout, stderr } = spawnSync(args[0] ?? '', args.slice(1), { cwd: map, encoding: 'utf8' });
  if (status !== 0) throw new Melding(`${wat} mislukte:\n${(stderr || stdout).trim().split('\n').slice(-10).join('\n')}`);
};

/** Installed with the versions of their lock file and built, when that was not done yet. */
export const bereidPeersVoor = (map: string, voortgang: Voortgang): void => {
  const peers = join(map, 'bench');
  const [slot, stempel] = [readFileSync(join(peers, 'package-lock.json'), 'utf8'), join(peers, 'node_modules', '.schakel-lock')];
  if (!existsSync(stempel) || readFileSync(stempel, 'utf8') !== slot) {
    voortgang('De anderen installeren met npm ci in bench/');
    doe(peers, ['npm', 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], 'npm ci in bench/');
    writeFileSync(stempel, slot);
  }
  doe(peers, [process.execPath, join(map, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'], 'Het bouwen van bench/');
};

const verwijder = async (kanaal: Channel, namen: readonly string[]): Promise<void> => {
  for (const naam of namen) await kanaal.deleteQueue(naam);
};

/** Starts both services of a peer with a database of their own, measures, and leaves nothing behind. */
const metPeer = async <T>(hub: Proefhub, map: string, peer: Peer, meet: (doel: Doel, pids: Record<string, number>) => Promise<T>): Promise<T> => {
  const database = new URL(beheerUrl(hub.zandbak));
  database.pathname = `/${DATABASE}`;
  await hub.beheer.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  await hub.beheer.query(`CREATE DATABASE ${DATABASE}`);
  const client = new Client({ connectionString: database.toString() });
  await client.connect();
  await client.query('CREATE SCHEMA gateway; CREATE SCHEMA eigenaar');
  await client.end();
  const amqp = hub.zandbak.urls.amqp['beheer'] ?? '';
  const wachtrijen = { in: `peer.${peer}.in`, gebeurd: `peer.${peer}.gebeurd`, uit: `peer.${peer}.uit` };
  const verbinding = await connect(amqp);
  const kanaal = await verbinding.createChannel();
  const diensten = ['eigenaar', 'gateway'].map((dienst) => ({ dienst, kind: Kind.start(join(map, 'bench/dist', peer, `${dienst}.main.js`)) }));
  try {
    for (const naam of Object.values(wachtrijen)) await kanaal.assertQueue(naam, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    const omgeving: Peeromgeving = { database: database.toString(), amqp, wachtrijen };
    const poorten: number[] = [];
    for (const { dienst, kind } of diensten) poorten.push(await kind.vraag<number>('start', { ...omgeving, schema: dienst }));
    await hub.klant.vraag('luister', { url: amqp, namen: [wachtrijen.uit] });
    const doel: Doel = { klant: hub.klant, url: `http://127.0.0.1:${poorten[1] ?? 0}/v1/berichten`, gemeenten: [GEMEENTE], actorId: COACH };
    const { postgres = 0, rabbitmq = 0, klant = 0 } = hub.processen();
    return await meet(doel, { postgres, rabbitmq, klant, ...Object.fromEntries(diensten.map(({ dienst, kind }) => [dienst, kind.pid])) });
  } finally {
    await Promise.all(diensten.map(({ kind }) => kind.stop()));
    await verwijder(kanaal, Object.values(wachtrijen));
    await verbinding.close();
    await hub.beheer.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  }
};

const inwoners = (aantal: number): string[] => Array.from({ length: aantal }, () => randomUUID() as string);

const meetPeer = async (doel: Doel, pids: Record<string, number>, schaal: number): Promise<Peermeting> => {
  const proef = bezorgdPerSeconde(await stuurEnLees(doel, inwoners(MINSTENS), { onderweg: ONDERWEG }));
  const aantal = Math.max(MINSTENS, Math.round(proef * SECONDEN * schaal));
  const aannemen: Aanneemmeting[] = [];
  const perSeconde: number[] = [];
  const cpu: number[] = [];
  for (let ronde = 0; ronde < RONDEN; ronde += 1) {
    const eerst = cpuVan(pids);
    perSeconde.push(bezorgdPerSeconde(await stuurEnLees(doel, inwoners(aantal), { onderweg: ONDERWEG })));
    cpu.push(Object.values(cpuTussen(eerst, cpuVan(pids))).reduce((a, b) => a + b, 0) / aantal);
  }
  for (let ronde = 0; ronde < RONDEN; ronde += 1) {
    const gang = inwoners(Math.max(MINSTENS, Math.round(proef * 2 * schaal)));
    aannemen.push(await meetAannemen(doel, gang, GELIJKTIJDIG[1]));
    await wacht(gang.length / Math.max(1, proef) * 1000);
  }
  return { aannemen: mediaanMeting(aannemen), perSeconde: rond(mediaan(perSeconde)), cpuPerBericht: rond(mediaan(cpu)) };
};

type Stand = { readonly aantal: number; readonly laatste: number };

/** One hop from process to process; both sides come with the library that is measured. */
const meetHop = async (bestand: string, hop: { readonly amqp: string; readonly exchange: string; readonly wachtrij: string }, schaal: number): Promise<number> => {
  const [ontvanger, zender] = [Kind.start(bestand), Kind.start(bestand)];
  const aantal = Math.max(MINSTENS, Math.round(HOP.aantal * schaal));
  try {
    await ontvanger.vraag('ontvang', hop);
    await zender.vraag('verbind', hop);
    const inhoud = JSON.parse(voorstel(randomUUID(), GEMEENTE, COACH).tekst) as object;
    const zend = (hoeveel: number): Promise<number> => zender.vraag<number>('zend', { ...hop, aantal: hoeveel, venster: HOP.venster, inhoud });
    await zend(MINSTENS);
    const begin = await zend(aantal);
    for (const einde = nu() + HOP.wachtMs; nu() < einde; await wacht(20)) {
      const { aantal: gezien, laatste } = await ontvanger.vraag<Stand>('stand');
      if (gezien >= aantal + MINSTENS) return (aantal * 1000) / (laatste - begin);
    }
    throw new Error('niet alles kwam aan over een enkele stap');
  } finally {
    await Promise.all([ontvanger.stop(), zender.stop()]);
  }
};

const meetHops = async ({ zandbak }: Proefhub, map: string, schaal: number): Promise<Peers['hop']> => {
  const amqp = zandbak.urls.amqp['beheer'] ?? '';
  const verbinding = await connect(amqp);
  const kanaal = await verbinding.createChannel();
  const [exchange, wachtrij] = ['peer.hop', 'peer.hop'];
  const bestand = { golevelup: join(map, 'bench/dist/golevelup/hop.main.js'), schakel: 'hop.main.js' };
  try {
    await kanaal.assertExchange(exchange, 'direct', { durable: true });
    await kanaal.assertQueue(wachtrij, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await kanaal.bindQueue(wachtrij, exchange, wachtrij);
    const rondes = await perRonde(['golevelup', 'schakel'] as const, (wie) => meetHop(bestand[wie], { amqp, exchange, wachtrij }, schaal), RONDEN);
    return { golevelup: rond(mediaan(rondes.golevelup)), schakel: rond(mediaan(rondes.schakel)) };
  } finally {
    await verwijder(kanaal, [wachtrij]);
    await kanaal.deleteExchange(exchange);
    await verbinding.close();
  }
};

/** Others at the same work, with the services of the hub stopped: each gets the whole machine. */
export const meetPeers = async (hub: Proefhub, map: string, schaal: number): Promise<Peers> => ({
  standaard: await metPeer(hub, map, 'standaard', (doel, pids) => meetPeer(doel, pids, schaal)),
  gebundeld: await metPeer(hub, map, 'gebundeld', (doel, pids) => meetPeer(doel, pids, schaal)),
  hop: await meetHops(hub, map, schaal),
});
