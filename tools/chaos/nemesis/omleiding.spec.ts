import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { startOmleidingen, type Omleidingen } from './omleiding';

let servers: Server[];
let omleidingen: Omleidingen;

/** Says its name to whoever comes. */
const naamgever = async (naam: string): Promise<Server> => {
  const server = createServer((socket) => socket.on('error', () => undefined).end(naam));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
};
const poortVan = (server: Server | undefined): number => (server?.address() as AddressInfo).port;

/** Who is behind this address; undefined when nobody says a word. */
const wie = async (adres: string | undefined): Promise<string | undefined> => {
  const socket = connect(Number(new URL(adres ?? '').port), '127.0.0.1');
  socket.setEncoding('utf8').setTimeout(200, () => socket.destroy());
  let naam = '';
  socket.on('data', (deel: string) => (naam += deel)).on('error', () => undefined);
  await new Promise<void>((klaar) => void socket.once('close', () => klaar()));
  return naam || undefined;
};

beforeEach(async () => {
  servers = await Promise.all(['broker', 'database', 'post'].map(naamgever));
  omleidingen = await startOmleidingen(['handover', 'notifications']);
});
afterEach(async () => {
  await omleidingen.sluit();
  servers.forEach((server) => server.close());
});

const omgeving = (dienst: string): Readonly<Record<string, string>> =>
  omleidingen.omgevingVan(dienst, {
    AMQP_URL: `amqp://${dienst}:geheim@127.0.0.1:${poortVan(servers[0])}/schakel`,
    DATABASE_URL_SCHRIJF: `postgres://${dienst}_schrijf:geheim@127.0.0.1:${poortVan(servers[1])}/schakel`,
    DATABASE_URL_LEES: `postgres://${dienst}_lees:geheim@127.0.0.1:${poortVan(servers[1])}/schakel`,
    SMTP_URL: `smtp://127.0.0.1:${poortVan(servers[2])}`,
    LOG_NIVEAU: 'warn',
  });

it('stands before the broker, the database and the mail server, and changes nothing else', async () => {
  const env = omgeving('notifications');
  expect(await Promise.all(['AMQP_URL', 'DATABASE_URL_SCHRIJF', 'DATABASE_URL_LEES', 'SMTP_URL'].map((naam) => wie(env[naam])))).toEqual(['broker', 'database', 'database', 'post']);
  expect(env['AMQP_URL']).toMatch(/^amqp:\/\/notifications:geheim@127\.0\.0\.1:\d+\/schakel$/);
  expect(env['AMQP_URL']).not.toContain(`:${poortVan(servers[0])}/`);
  expect(env['LOG_NIVEAU']).toBe('warn');
});

it('cuts one service off from one thing, and lets everything flow again', async () => {
  const [een, ander] = [omgeving('handover'), omgeving('notifications')];
  omleidingen.voor('amqp', 'handover').forEach((luik) => luik.zet({ soort: 'zwartgat' }));
  expect(await Promise.all([wie(een['AMQP_URL']), wie(een['DATABASE_URL_LEES']), wie(ander['AMQP_URL'])])).toEqual([undefined, 'database', 'broker']);
  omleidingen.herstel();
  expect(await wie(een['AMQP_URL'])).toBe('broker');
});

it('leaves the nodes of a cluster as they are: one proxy cannot stand before several', () => {
  const AMQP_URL = 'amqp://a:b@127.0.0.1:1/schakel,amqp://a:b@127.0.0.1:2/schakel';
  expect(omleidingen.omgevingVan('handover', { AMQP_URL })).toEqual({ AMQP_URL });
});
