import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Channel, type ChannelModel } from 'amqplib';
import type { Dossiersysteem, Levering } from '../dossiersysteem';
import { maakLogger } from '../logger';
import { Afnemer } from './afnemer';

const wachtTot = async (wat: string, kijk: () => boolean | Promise<boolean>): Promise<void> => {
  for (const einde = Date.now() + 20_000; !(await kijk()); ) {
    if (Date.now() > einde) throw new Error(`waited in vain for ${wat}`);
    await new Promise((klaar) => setTimeout(klaar, 10));
  }
};

const bericht = (id: string): Buffer => Buffer.from(JSON.stringify({ id, source: 's', type: 'nl.participatiewet.overdracht.voorgesteld.v1', data: {} }));

describe("reading the party's own queue", () => {
  const url = process.env['TEST_AMQP_URL_BEHEER'] ?? '';
  let beheer: ChannelModel;
  let kanaal: Channel;
  let wachtrij: string;
  let afnemer: Afnemer;
  let gezien: string[];
  let doe: (levering: Levering) => Promise<void>;

  const systeem: Dossiersysteem = {
    verwerk: async (levering) => {
      await doe(levering);
      gezien.push(levering.bericht?.id ?? 'onleesbaar');
      return levering.bericht ? 'VERWERKT' : 'ONLEESBAAR';
    },
    dossiers: async () => [],
    dossier: async () => undefined,
  };
  const stuur = (...ids: string[]): void => ids.forEach((id) => kanaal.sendToQueue(wachtrij, bericht(id), { persistent: true }));
  /** After the reader went away: what the queue still holds. */
  const over = async (): Promise<number> => (await kanaal.checkQueue(wachtrij)).messageCount;

  beforeAll(async () => {
    if (url === '') throw new Error('TEST_AMQP_URL_BEHEER is not set: run this test through "npm test"');
    beheer = await connect(url);
    kanaal = await beheer.createChannel();
  });
  afterAll(() => beheer.close());
  beforeEach(async () => {
    wachtrij = `proef.suite.${randomBytes(4).toString('hex')}`;
    await kanaal.assertQueue(wachtrij, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    gezien = [];
    doe = async () => undefined;
    afnemer = new Afnemer({ url, wachtrij, systeem, logger: maakLogger('silent') });
    afnemer.start();
    await wachtTot('a connection', () => afnemer.verbonden);
  });
  afterEach(async () => {
    await afnemer.stop();
    await kanaal.deleteQueue(wachtrij);
  });

  it('handles deliveries one by one in order, and acknowledges them', async () => {
    let tegelijk = 0;
    let hoogste = 0;
    doe = async () => {
      hoogste = Math.max(hoogste, (tegelijk += 1));
      await new Promise(setImmediate);
      tegelijk -= 1;
    };
    const ids = Array.from({ length: 50 }, () => randomUUID());
    stuur(...ids);
    await wachtTot('all deliveries', () => gezien.length === 50);
    await afnemer.stop();
    expect(gezien).toEqual(ids);
    expect(hoogste).toBe(1);
    expect(await over()).toBe(0);
  });

  it('keeps a delivery in the queue while its record system fails, and the order with it', async () => {
    let fouten = 2;
    doe = async () => {
      if (fouten > 0) throw new Error(`away ${(fouten -= 1)}`);
    };
    stuur('a', 'b', 'c');
    await wachtTot('all deliveries', () => gezien.length === 3);
    expect(gezien).toEqual(['a', 'b', 'c']);
  });

  it('does not acknowledge what it had not finished when it stops', async () => {
    let los: (() => void) | undefined;
    doe = () => new Promise((klaar) => (los = klaar));
    stuur('a', 'b');
    await wachtTot('the first delivery', () => los !== undefined);
    const gestopt = afnemer.stop();
    los?.();
    await gestopt;
    expect(gezien).toEqual(['a']);
    await wachtTot('the second to be back', async () => (await over()) === 1);
  });

  it('hands on what it cannot read, so that it is kept, and goes on', async () => {
    kanaal.sendToQueue(wachtrij, Buffer.from('{kapot'));
    stuur('a');
    await wachtTot('both deliveries', () => gezien.length === 2);
    expect(gezien).toEqual(['onleesbaar', 'a']);
  });

  it('comes back by itself when its queue went away and returned', async () => {
    await kanaal.deleteQueue(wachtrij);
    await wachtTot('the loss', () => !afnemer.verbonden);
    await kanaal.assertQueue(wachtrij, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    stuur('a');
    await wachtTot('the delivery', () => gezien.length === 1);
  });
});
