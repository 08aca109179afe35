import { randomUUID } from 'node:crypto';
import { createServer, type Socket, connect as verbindTcp } from 'node:net';
import { Proefbroker } from '../testing/broker';
import { openVerbinding, proefpublicatie, publiceerAlle, reeks, startPublisher, stil } from '../testing/proefdienst';
import { wachtTot } from '../testing/wacht';
import { BevestigingTeLaat, GeenVerbinding, Geweigerd, NietAangenomen, NietGerouteerd, Publisher, TeGroot } from './publisher';
import { Verbinding } from './verbinding';

jest.setTimeout(20_000);

let broker: Proefbroker;
const opruimen: (() => Promise<void>)[] = [];
const maakPublisher = async (...args: Parameters<typeof startPublisher> extends [unknown, ...infer R] ? R : never) => {
  const gemaakt = await startPublisher(broker, ...args);
  opruimen.push(gemaakt.sluit);
  return gemaakt;
};

beforeAll(async () => {
  broker = await Proefbroker.maak();
});
afterAll(() => broker.ruimOp());
afterEach(async () => {
  for (const sluit of opruimen.splice(0).reverse()) await sluit();
  await broker.leeg('handover.in', 'uit.werkzaak.werk');
});

describe('a publication', () => {
  it('resolves when the broker holds it, persistent, with sender, type, id and trace', async () => {
    const { publisher } = await maakPublisher();
    const publicatie = { ...proefpublicatie(), traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };

    await publisher.publiceer(publicatie);

    const { properties, content } = await broker.haal('handover.in');
    expect(properties).toMatchObject({ messageId: publicatie.id, type: publicatie.type, userId: 'gateway', deliveryMode: 2, headers: { traceparent: publicatie.traceparent } });
    expect(content.toString()).toBe(publicatie.inhoud);
  });

  it('is rejected when no queue takes it, and its neighbours are not', async () => {
    const { publisher } = await maakPublisher();
    const verdwaald = { ...proefpublicatie(), exchange: 'uit', sleutel: 'uit.nergens' };

    const [voor, fout, na] = await Promise.allSettled([proefpublicatie(), verdwaald, proefpublicatie()].map((p) => publisher.publiceer(p)));

    expect(fout).toMatchObject({ status: 'rejected', reason: expect.any(NietGerouteerd) });
    expect([voor?.status, na?.status]).toEqual(['fulfilled', 'fulfilled']);
  });

  it('outside the rights of its user is refused for good, its neighbours may be sent again, and publishing goes on', async () => {
    const { publisher } = await maakPublisher('handover');
    const eigen = { ...proefpublicatie(), exchange: 'gebeurd', sleutel: 'gebeurd.overdracht.voorgesteld' };
    const vreemd = { ...eigen, sleutel: 'gebeurd.ontheffing.verleend' };

    const [buur, dader] = await Promise.allSettled([eigen, vreemd].map((p) => publisher.publiceer(p)));

    expect(dader).toMatchObject({ status: 'rejected', reason: expect.any(Geweigerd) });
    if (buur?.status === 'rejected') expect(buur.reason).toBeInstanceOf(GeenVerbinding);
    await wachtTot('a new channel', () => publisher.gereed);
    await publisher.publiceer(eigen);
  });

  it('to an exchange that does not exist is refused for good', async () => {
    const { publisher } = await maakPublisher();
    await expect(publisher.publiceer({ ...proefpublicatie(), exchange: 'bestaat-niet' })).rejects.toBeInstanceOf(Geweigerd);
  });

  it('in the name of another user is refused by the broker', async () => {
    const verbinding = await openVerbinding(broker.url('gateway', true));
    opruimen.push(() => verbinding.sluit());
    const vals = new Publisher({ verbinding, gebruiker: 'handover', logger: stil });
    const echt = new Publisher({ verbinding, gebruiker: broker.login('gateway', true), logger: stil });
    await wachtTot('both channels', () => vals.gereed && echt.gereed);
    await expect(vals.publiceer(proefpublicatie())).rejects.toBeInstanceOf(Geweigerd);
    await echt.publiceer(proefpublicatie());
  });

  it('over the size limit never leaves', async () => {
    const { publisher } = await maakPublisher();
    await expect(publisher.publiceer({ ...proefpublicatie(), inhoud: 'x'.repeat(512 * 1024 + 1) })).rejects.toBeInstanceOf(TeGroot);
    expect(await broker.aantal('handover.in')).toBe(0);
  });

  it('to a full queue is rejected and may be sent again', async () => {
    const { publisher } = await maakPublisher();
    await broker.metKanaal(async (kanaal) => {
      await kanaal.assertQueue('vol', { durable: true, arguments: { 'x-queue-type': 'quorum', 'x-max-length': 1, 'x-overflow': 'reject-publish' } });
      await kanaal.bindQueue('vol', 'uit', 'uit.vol');
    });
    const publicatie = { ...proefpublicatie(), exchange: 'uit', sleutel: 'uit.vol' };

    const nacks = await wachtTot('a full queue', async () => {
      const uitkomsten = await Promise.allSettled([1, 2, 3].map(() => publisher.publiceer(publicatie)));
      const afgewezen = uitkomsten.flatMap((u) => (u.status === 'rejected' ? [u.reason as unknown] : []));
      return afgewezen.length > 0 && afgewezen;
    });
    expect(nacks.every((fout) => fout instanceof NietAangenomen && !fout.blijvend)).toBe(true);
    await broker.verwijder('vol');
  });
});

describe('a publisher', () => {
  it('rejects at once without a connection, and keeps nothing back for later', async () => {
    const verbinding = new Verbinding({ url: 'amqp://127.0.0.1:9/', naam: 'proef', logger: stil });
    const publisher = new Publisher({ verbinding, gebruiker: 'gateway', logger: stil });
    const opening = verbinding.open();
    await expect(publisher.publiceer(proefpublicatie())).rejects.toBeInstanceOf(GeenVerbinding);
    await Promise.all([expect(opening).rejects.toBeInstanceOf(GeenVerbinding), verbinding.sluit()]);
  });

  it('has a bounded number under way', async () => {
    const { publisher } = await maakPublisher('gateway', { maxInVlucht: 10 });
    const uitkomsten = await Promise.allSettled(reeks(30).map((p) => publisher.publiceer(p)));
    expect(uitkomsten.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await publisher.publiceer(proefpublicatie());
  });

  it('gives up on a confirmation that does not come, and works on once the broker answers again', async () => {
    const lijn = await afknijpbareLijn(broker.url('gateway'));
    opruimen.push(lijn.sluit);
    const verbinding = await openVerbinding(lijn.url);
    opruimen.push(() => verbinding.sluit());
    const publisher = new Publisher({ verbinding, gebruiker: 'gateway', logger: stil, bevestigMs: 150 });
    await wachtTot('a channel', () => publisher.gereed);

    lijn.knijp();
    await expect(publisher.publiceer(proefpublicatie())).rejects.toBeInstanceOf(BevestigingTeLaat);
    lijn.laatLos();
    await publisher.publiceer(proefpublicatie());
    expect(await broker.aantal('handover.in')).toBe(2);
  });

  it('that closes while publishing has every publication either confirmed and on the broker, or rejected', async () => {
    const { publisher } = await maakPublisher();
    const lopend = Promise.allSettled(reeks(1_000).map((p) => publisher.publiceer(p)));
    await publisher.sluit();
    const na = await Promise.allSettled(reeks(10).map((p) => publisher.publiceer(p)));

    const bevestigd = (await lopend).filter(({ status }) => status === 'fulfilled').length;
    expect(bevestigd).toBe(1_000);
    expect(na.every((u) => u.status === 'rejected' && u.reason instanceof GeenVerbinding)).toBe(true);
    expect(await broker.aantal('handover.in')).toBe(bevestigd);
  });

  it('publishes from many callers at once and loses none', async () => {
    const { publisher } = await maakPublisher();
    const ids = await Promise.all(Array.from({ length: 10 }, () => publiceerAlle(publisher, reeks(50))));
    expect(new Set(ids.flat()).size).toBe(500);
    expect(await broker.aantal('handover.in')).toBe(500);
  });
});

describe('a connection', () => {
  it('refused for its password is an error at once, not an endless wait', async () => {
    const url = new URL(broker.url('gateway'));
    url.password = randomUUID();
    const verbinding = new Verbinding({ url: url.toString(), naam: 'proef', logger: stil });
    await expect(verbinding.open()).rejects.toThrow('403');
    await verbinding.sluit();
  });

  it('takes the next node when the first of the list is away', async () => {
    const verbinding = await openVerbinding(`amqp://127.0.0.1:9/,${broker.url('gateway')}`);
    expect(verbinding.status).toBe('VERBONDEN');
    await verbinding.sluit();
    expect(verbinding.status).toBe('GESLOTEN');
  });
});

/** A TCP line on which what the broker says can be held up. */
const afknijpbareLijn = async (naar: string): Promise<{ url: string; knijp: () => void; laatLos: () => void; sluit: () => Promise<void> }> => {
  const doel = new URL(naar);
  const paren: { klant: Socket; broker: Socket }[] = [];
  const server = createServer((klant) => {
    const broker = verbindTcp(Number(doel.port), doel.hostname);
    paren.push({ klant, broker });
    klant.pipe(broker);
    broker.pipe(klant);
    for (const [een, ander] of [[klant, broker], [broker, klant]] as const) een.on('error', () => ander.destroy()).on('close', () => ander.destroy());
  });
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  const url = new URL(naar);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.toString(),
    knijp: () => paren.forEach(({ broker }) => broker.unpipe().pause()),
    laatLos: () => paren.forEach(({ klant, broker }) => broker.pipe(klant)),
    sluit: () => new Promise((klaar) => server.close(() => klaar())),
  };
};
