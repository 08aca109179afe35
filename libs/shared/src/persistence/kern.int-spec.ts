import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestMicroservice, Module } from '@nestjs/common';
import { connect, type ChannelModel, type ConsumeMessage } from 'amqplib';
import type { Retour, RustStand, Vraag } from '../contracts/intern';
import { publicatieVanInBericht } from '../messaging/codec';
import { Vraagbaak } from '../messaging/vraagbaak';
import { laadConfig, BasisConfig } from '../operations/config';
import { maakSleutelring } from '../privacy/sleutelring';
import { Proefbroker } from '../testing/broker';
import type { Databank } from '../testing/databank';
import { proefInBericht, VOORGESTELD } from '../testing/proefbericht';
import { startPublisher, stil, type Proefpublisher } from '../testing/proefdienst';
import { proefdatabank, rijen, schrijvend } from '../testing/proefrunner';
import { sleutelpaar } from '../testing/prooflog';
import { wachtTot } from '../testing/wacht';
import { BerichtenController } from './berichten.controller';
import { maakDienst } from './dienst';
import { KernModule } from './kern.module';
import { Runner, type Handle } from './runner';

jest.setTimeout(30_000);

const VRAAG: Vraag<null> = {
  context: { aansluiting: 'hub', actorId: 'hub', namens: [], rol: 'systeem', gemeenten: [], doel: 'BEHEER', klok: '2025-10-06T09:00:00Z' },
  parameters: null,
};

let databank: Databank;
let broker: Proefbroker;
let gateway: Proefpublisher;
let map: string;
let poort: number;
let app: INestMicroservice;
let lezer: ChannelModel;
let gelezen: ConsumeMessage[];

const vrijePoort = (): Promise<number> =>
  new Promise((klaar) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => klaar(port));
    });
  });

const start = async (handle: Handle): Promise<void> => {
  const config = laadConfig(BasisConfig, {
    SCHAKEL_OMGEVING: 'sandbox',
    AMQP_URL: broker.url('handover'),
    DATABASE_URL_SCHRIJF: databank.url('schrijf'),
    DATABASE_URL_LEES: databank.url('lees'),
    SLEUTELS_FILE: join(map, 'sleutels.json'),
    LOGBOEK_SLEUTEL: sleutelpaar().geheim,
    LOGBOEK_GETUIGE_MAP: join(map, 'getuige'),
    OPERATIES_POORT: String(poort),
    LOG_NIVEAU: 'silent',
  });
  @Module({
    imports: [KernModule.forRoot({ dienst: 'handover', entiteiten: [], config, consument: { wachtrij: 'handover.in', vraagwachtrij: 'handover.vraag', prefetch: 10 } })],
    controllers: [BerichtenController],
  })
  class Proefmodule {}
  app = await maakDienst(Proefmodule, stil);
  app.get(Runner).registreer(VOORGESTELD, handle);
  await app.listen();
};

beforeAll(async () => {
  map = mkdtempSync(join(tmpdir(), 'kern-'));
  writeFileSync(join(map, 'sleutels.json'), JSON.stringify(maakSleutelring(['contact'], ['TIEL'])));
  broker = await Proefbroker.maak();
  gateway = await startPublisher(broker);
  lezer = await connect(broker.urlVanBeheer);
  const kanaal = await lezer.createChannel();
  await kanaal.consume('gateway.gebeurd', (bericht) => bericht && gelezen.push(bericht), { noAck: true });
});
afterAll(async () => {
  await lezer.close();
  await gateway.sluit();
  await broker.ruimOp();
  rmSync(map, { recursive: true });
});
beforeEach(async () => {
  gelezen = [];
  databank = await proefdatabank();
  poort = await vrijePoort();
});
afterEach(async () => {
  await app.close();
  await broker.leeg('handover.in');
  await databank.weg();
});

const operaties = (pad: string): Promise<Response> => fetch(`http://127.0.0.1:${poort}${pad}`);
const gebeurd = (): Promise<ConsumeMessage> => wachtTot('a fact or return', () => gelezen.shift());
const status = ({ content }: ConsumeMessage): string => (JSON.parse(content.toString()) as Retour).uitkomst.status;

describe('a service on the core module', () => {
  it('takes a message from the broker and answers on the broker: the fact first, then the return, under one trace', async () => {
    await start(schrijvend());
    const invoer = proefInBericht();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await gateway.publisher.publiceer(publicatieVanInBericht(invoer, { traceparent }));
    const feit = await gebeurd();
    const retour = await gebeurd();
    expect([feit.fields.routingKey, retour.fields.routingKey]).toEqual(['gebeurd.overdracht.voorgesteld', 'retour.overdracht']);
    expect(feit.properties.userId).toBe('handover');
    expect(String(feit.properties.headers?.['traceparent'])).toContain('0af7651916cd43dd8448eb211c80319c');
    expect(status(retour)).toBe('VERWERKT');
  });

  it('says that it is ready, and names what is not', async () => {
    await start(schrijvend());
    await wachtTot('readiness', async () => (await operaties('/health/ready')).status === 200);
    await databank.verbreek('handover.relay');
    expect(await wachtTot('the loss', async () => {
      const antwoord = await operaties('/health/ready');
      return antwoord.status === 503 ? ((await antwoord.json()) as { mislukt: string[] }) : false;
    })).toMatchObject({ mislukt: ['relay'] });
    await wachtTot('recovery', async () => (await operaties('/health/ready')).status === 200);
  });

  it('shows its backlog as metrics', async () => {
    await start(schrijvend());
    const tekst = await (await operaties('/metrics')).text();
    for (const naam of ['schakel_outbox_oudste_seconden 0', 'schakel_geparkeerd{tabel="outbox"} 0', 'schakel_logboek_ongeketend 0', 'schakel_logboek_zegel_leeftijd_seconden 0']) expect(tekst).toContain(naam);
  });

  it('shows its last signed checkpoint, for others to keep', async () => {
    await start(schrijvend());
    expect(await (await operaties('/logboek/zegel')).json()).toBeNull();
    await gateway.publisher.publiceer(publicatieVanInBericht(proefInBericht()));
    const zegel = await wachtTot('a checkpoint', async () => ((await (await operaties('/logboek/zegel')).json()) as unknown) ?? undefined);
    expect(zegel).toMatchObject({ dienst: 'handover', nr: 1, positie: 1, aantal: 1, handtekening: expect.any(String) });
  });

  it('is at rest when nothing is under way, and not while a message is', async () => {
    let laatGaan: () => void = () => undefined;
    const poortje = new Promise<void>((klaar) => (laatGaan = klaar));
    let binnen = false;
    await start(schrijvend(async () => {
      binnen = true;
      await poortje;
      return {};
    }));
    const vraagbaak = new Vraagbaak({ verbinding: gateway.verbinding, publisher: gateway.publisher, logger: stil });
    await wachtTot('an answer queue', () => vraagbaak.gereed);
    const rust = async (): Promise<RustStand> => (await vraagbaak.vraag<null, RustStand>('handover', 'rust', VRAAG)).resultaat as RustStand;
    const begin = await wachtTot('rest', async () => {
      const stand = await rust();
      return stand.inRust ? stand : false;
    });
    await gateway.publisher.publiceer(publicatieVanInBericht(proefInBericht()));
    await wachtTot('the handler', () => binnen);
    expect(await rust()).toMatchObject({ inRust: false, bezig: { inVlucht: 1 } });
    laatGaan();
    await gebeurd();
    await gebeurd();
    const eind = await wachtTot('rest again', async () => {
      const stand = await rust();
      return stand.inRust ? stand : false;
    });
    expect(eind.teller).toBeGreaterThan(begin.teller);
    vraagbaak.sluit();
  });

  it('shows what is parked without its content and plays it again on record, for the hub only', async () => {
    let hersteld = false;
    await start(schrijvend(() => {
      if (!hersteld) throw new Error('kapot');
      return {};
    }));
    const vraagbaak = new Vraagbaak({ verbinding: gateway.verbinding, publisher: gateway.publisher, logger: stil });
    await wachtTot('an answer queue', () => vraagbaak.gereed);
    await gateway.publisher.publiceer(publicatieVanInBericht(proefInBericht()));
    await wachtTot('the failure', async () => (await rijen(databank, 'SELECT 1 FROM wachtend')).length === 1);
    await rijen(databank, `UPDATE wachtend SET soort = 'GEPARKEERD', aan_de_beurt_op = NULL`);
    const vraag = async <R>(naam: string, parameters: unknown, context = VRAAG.context): Promise<R | null> =>
      (await vraagbaak.vraag<unknown, R>('handover', naam, { context, parameters })).resultaat;
    const lijst = await vraag<{ id: string }[]>('geparkeerd', {});
    expect(lijst).toEqual([{ tabel: 'wachtend', id: expect.any(String), type: VOORGESTELD, berichtId: expect.any(String), oorzaak: 'Error', sinds: expect.any(String) }]);
    expect(await vraag('geparkeerd', {}, { ...VRAAG.context, rol: 'werkcoach' })).toBeNull();
    expect(await vraag('speelOpnieuw', { id: lijst![0]!.id }, { ...VRAAG.context, doel: 'OVERDRACHT' })).toBeNull();
    hersteld = true;
    expect(await vraag('speelOpnieuw', { id: lijst![0]!.id })).toBe('AFGEHANDELD');
    expect(await rijen(databank, `SELECT actor FROM logboek WHERE activiteit = 'beheer.speelOpnieuw'`)).toEqual([{ actor: 'hub' }]);
    expect(await vraag('geefVrij', { id: '1' })).toBeNull();
    vraagbaak.sluit();
  });

  it('finishes what is in flight, publishes it and signs what it logged before it ends', async () => {
    let laatGaan: () => void = () => undefined;
    const poortje = new Promise<void>((klaar) => (laatGaan = klaar));
    let binnen = 0;
    await start(schrijvend(async () => {
      binnen += 1;
      await poortje;
      return {};
    }));
    const invoer = proefInBericht();
    await gateway.publisher.publiceer(publicatieVanInBericht(invoer));
    await wachtTot('the handler', () => binnen === 1);
    const dicht = app.close();
    laatGaan();
    await dicht;
    expect(await rijen(databank, 'SELECT * FROM outbox')).toEqual([]);
    const [stand] = await rijen<{ positie: string; records: string }>(databank, 'SELECT max(positie) AS positie, (SELECT count(*) FROM logboek) AS records FROM logboek_zegel');
    expect(stand).toEqual({ positie: '1', records: '1' });
    expect([(await gebeurd()).fields.routingKey, status(await gebeurd())]).toEqual(['gebeurd.overdracht.voorgesteld', 'VERWERKT']);
    expect(await broker.aantal('handover.in')).toBe(0);
    await expect(operaties('/health/live')).rejects.toThrow();
  });
});
