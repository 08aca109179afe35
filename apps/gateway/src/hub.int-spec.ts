import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import { type Bericht, VERZEGELDE_SECTIES } from '#shared/contracts/bericht';
import type { Feit, InBericht, Retour } from '#shared/contracts/intern';
import { publicatieVanFeit, publicatieVanRetour } from '#shared/messaging/codec';
import { eisBrokerrechten } from '#shared/messaging/brokerrechten';
import { HerwerpFilter, RabbitStrategy } from '#shared/messaging/rabbit.strategy';
import { KernModule } from '#shared/persistence/kern.module';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import { leesKaders } from '#shared/privacy/kader';
import { maakSleutelring, sleutelringUit } from '#shared/privacy/sleutelring';
import { verzegel } from '#shared/privacy/verzegeling';
import { Proefbroker } from '#shared/testing/broker';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { startProefdienst, startPublisher, type Proefdienst, type Proefpublisher } from '#shared/testing/proefdienst';
import { sleutelpaar } from '#shared/testing/prooflog';
import { wachtTot } from '#shared/testing/wacht';
import { HubModule } from './hub.module';
import type { Opslag } from './hub.opslag';
import { OPSLAG } from './hub.tokens';
import { LeveringDienst } from './levering/levering.dienst';
import { journaliseer } from './persistence/journaal';
import { migraties } from './persistence/migraties';
import { Personeelsregister } from './register/personeel';
import { bericht, CARLA } from './testing/proefhub';

const CONFIG = join(__dirname, '../../../config');
const TIEL = 'gemeente-tiel.regie';
const WERK = 'werkzaak.werk';

const map = mkdtempSync(join(tmpdir(), 'hub-'));
const sleutels = maakSleutelring(VERZEGELDE_SECTIES, ['TIEL', 'NEDER_BETUWE']);
const personeel = new Personeelsregister();
const partijen = laadPartijen(CONFIG, () => personeel.huidig);
const beleid = laadBeleid(CONFIG);
const kaders = leesKaders(beleid.versies('privacykader'));

let broker: Proefbroker;
let databank: Databank;
let app: INestMicroservice;
let handover: Proefdienst;
let spreker: Proefpublisher;
let opslag: Opslag;
/** What the service of the test answers to a released message. */
let beslis: (invoer: InBericht) => { feiten: readonly Feit[]; uitkomst: Retour['uitkomst'] };

const start = async (): Promise<INestMicroservice> => {
  const config = {
    SCHAKEL_OMGEVING: 'productie', AMQP_URL: broker.url('gateway'), DATABASE_URL_SCHRIJF: databank.url('schrijf'), DATABASE_URL_LEES: databank.url('lees'),
    SLEUTELS_FILE: join(map, 'sleutels.json'), LOGBOEK_SLEUTEL: sleutelpaar().geheim, LOGBOEK_GETUIGE_MAP: join(map, 'getuige'), CONFIG_MAP: CONFIG, OPERATIES_POORT: 0, OPERATIES_ADRES: '127.0.0.1', LOG_NIVEAU: 'silent',
  } as const;
  @Module({ imports: [KernModule.forRoot({ dienst: 'gateway', entiteiten: [], config, eisRechten: (opties) => eisBrokerrechten({ ...opties, productie: false }), consument: { wachtrij: 'gateway.gebeurd', prefetch: 50 } }), HubModule.forRoot({ config, partijen, personeel, kaders, beleid })] })
  class Proefmodule {}
  const gestart = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(Proefmodule, { inject: [RabbitStrategy], useFactory: (strategy: RabbitStrategy) => ({ strategy }), logger: false } as AsyncMicroserviceOptions);
  gestart.useGlobalFilters(new HerwerpFilter());
  await gestart.listen();
  opslag = gestart.get<Opslag>(OPSLAG);
  return gestart;
};

beforeAll(async () => {
  writeFileSync(join(map, 'sleutels.json'), JSON.stringify(sleutels), { mode: 0o600 });
  broker = await Proefbroker.maak([TIEL, WERK].map((naam) => ({ naam })));
  databank = await maakDatabank({ schema: 'gateway', migraties });
  spreker = await startPublisher(broker, 'handover');
  handover = await startProefdienst({
    broker,
    handler: async (invoer) => {
      const { feiten, uitkomst } = beslis(invoer);
      for (const feit of feiten) await spreker.publisher.publiceer(publicatieVanFeit(feit));
      const { source, id } = invoer.bericht;
      await spreker.publisher.publiceer(publicatieVanRetour({ antwoordOp: { source, id }, uitkomst }, 'overdracht'));
    },
  });
  app = await start();
}, 60_000);
afterAll(async () => {
  await app?.close();
  await handover?.sluit();
  await spreker?.sluit();
  await databank?.weg();
  await broker?.ruimOp();
  rmSync(map, { recursive: true });
}, 60_000);
beforeEach(() => {
  beslis = ({ bericht: gestuurd }) => ({ feiten: [{ bericht: gestuurd, adressen: [CARLA] }], uitkomst: { status: 'VERWERKT', afwijkingen: [] } });
});

const plaats = async (open: Bericht): Promise<void> => {
  await opslag.transactie((tx) =>
    journaliseer(tx, { bericht: verzegel(open, sleutelringUit(sleutels)), aansluiting: WERK, herkomst: 'partij', inhoudMerk: Buffer.from('m'), klok: new Date(), traceparent: null }),
  );
};
const voorstel = (inwonerRef: string = randomUUID()): Bericht => bericht({ inwonerRef, zaakId: randomUUID(), data: { verloop: { richting: 'KP3_NAAR_KP4' }, contact: { naam: 'A. Voorbeeld' } } });
const haal = async (aansluiting: string): Promise<Bericht> => JSON.parse((await broker.haal(`uit.${aansluiting}`)).content.toString('utf8')) as Bericht;
const statussen = async (): Promise<string[]> => (await opslag.transactie<{ status: string }[]>((tx) => tx.em.query('SELECT DISTINCT status FROM bericht'))).map(({ status }) => status);

it('carries a journaled message to its owner, its fact to the receiver and its outcome to the sender', async () => {
  const een = voorstel();
  await plaats(een);
  expect(await haal(TIEL)).toEqual(een);
  expect(await haal(WERK)).toMatchObject({ source: partijen.hub.source, data: { antwoordOp: { source: een.source, id: een.id }, status: 'VERWERKT' } });
  await wachtTot('the outcome in the journal', async () => (await statussen()).join() === 'VERWERKT');
});

it('hands over in the form of the contract', async () => {
  const een = voorstel();
  await plaats(een);
  const { properties } = await broker.haal(`uit.${TIEL}`);
  expect(properties).toMatchObject({ contentType: 'application/cloudevents+json; charset=utf-8', messageId: een.id, type: een.type, deliveryMode: 2 });
  await broker.haal(`uit.${WERK}`);
});

it('keeps the order of one resident and loses nothing when the gateway is cut off from the broker in mid-flow', async () => {
  const inwonerRef = randomUUID();
  const berichten = Array.from({ length: 12 }, () => voorstel(inwonerRef));
  for (const een of berichten.slice(0, 6)) await plaats(een);
  await broker.verbreek('gateway');
  for (const een of berichten.slice(6)) await plaats(een);
  const ontvangen: string[] = [];
  await wachtTot('all deliveries', async () => {
    const { id } = await haal(TIEL);
    if (!ontvangen.includes(id)) ontvangen.push(id);
    return ontvangen.length === berichten.length;
  });
  expect(ontvangen).toEqual(berichten.map(({ id }) => id));
  await broker.leeg(`uit.${WERK}`, `uit.${TIEL}`);
}, 60_000);

it('waits for a queue that is full, while the list can be read, and goes on when there is room', async () => {
  await broker.metKanaal(async (kanaal) => {
    await kanaal.deleteQueue(`uit.${TIEL}`);
    await kanaal.assertQueue(`uit.${TIEL}`, { durable: true, arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } });
    await kanaal.bindQueue(`uit.${TIEL}`, 'uit', `uit.${TIEL}`);
  });
  const berichten = Array.from({ length: 3 }, () => voorstel());
  for (const een of berichten) await plaats(een);
  const ids = berichten.map(({ id }) => id);
  const gelezen = await wachtTot('the list', async () => {
    const lijst = (await app.get(LeveringDienst).lijst(TIEL, 0, 100)).map((item) => item.bericht.id).filter((id) => ids.includes(id));
    return lijst.length === ids.length && lijst;
  });
  for (const id of gelezen) expect((await haal(TIEL)).id).toBe(id);
}, 60_000);

it('goes on where it was after a restart', async () => {
  await app.close();
  const een = voorstel();
  const apart = await databank.bron('schrijf', 1);
  opslag = { transactie: (doe) => apart.transaction((em) => doe({ em })) };
  await plaats(een);
  app = await start();
  expect((await haal(TIEL)).id).toBe(een.id);
}, 60_000);

it('sets apart what a service states in a context that is not its own', async () => {
  const vreemd = await startPublisher(broker, 'ontheffing');
  const een = voorstel();
  const feit: Feit = { bericht: verzegel(een, sleutelringUit(sleutels)), adressen: [CARLA] };
  await expect(vreemd.publisher.publiceer(publicatieVanFeit(feit))).rejects.toThrow();
  await vreemd.sluit();
  expect(await opslag.transactie((tx) => tx.em.query('SELECT FROM feit WHERE id = $1', [een.id]))).toEqual([]);
});
