import { setImmediate as ademhaal } from 'node:timers/promises';
import { Proefbroker } from '../testing/broker';
import { type Proefdienst, type Proefpublisher, proefpublicatie, reeks, startProefdienst, startPublisher } from '../testing/proefdienst';
import { wachtTot } from '../testing/wacht';
import { type Publicatie, PublicatieFout } from './publisher';

jest.setTimeout(60_000);

let broker: Proefbroker;
let zender: Proefpublisher;
let ontvanger: Proefdienst;
let gezien: string[];

beforeAll(async () => {
  broker = await Proefbroker.maak();
});
afterAll(() => broker.ruimOp());
beforeEach(async () => {
  gezien = [];
  zender = await startPublisher(broker);
  ontvanger = await startProefdienst({ broker, prefetch: 50, handler: ({ bericht }) => void gezien.push(bericht.id) });
});
afterEach(async () => {
  await Promise.all([zender.sluit(), ontvanger.sluit()]);
  await broker.leeg('handover.in');
});

/** Sends like the relay: what was not confirmed goes out again with the same id, unless that cannot help. */
const zendTotBevestigd = async (publicatie: Publicatie): Promise<void> => {
  for (;;) {
    try {
      return await zender.publisher.publiceer(publicatie);
    } catch (fout) {
      if (!(fout instanceof PublicatieFout) || fout.blijvend) throw fout;
      await wachtTot('a channel', () => zender.publisher.gereed, 40_000);
    }
  }
};

/** `bij[n]` happens as soon as n messages are confirmed; sending goes on meanwhile. */
const zendOnderLast = async (aantal: number, bij: Readonly<Record<number, () => Promise<unknown>>>): Promise<string[]> => {
  const werk = reeks(aantal);
  const ids = werk.map(({ id }) => id);
  const voorvallen: Promise<unknown>[] = [];
  let bevestigd = 0;
  const loper = async (): Promise<void> => {
    for (let publicatie = werk.pop(); publicatie; publicatie = werk.pop()) {
      await zendTotBevestigd(publicatie);
      bevestigd += 1;
      const voorval = bij[bevestigd];
      if (voorval) voorvallen.push(voorval());
      await ademhaal();
    }
  };
  await Promise.all(Array.from({ length: 50 }, loper));
  await Promise.all(voorvallen);
  expect(voorvallen).toHaveLength(Object.keys(bij).length);
  return ids;
};

const allesGezien = (ids: readonly string[]): Promise<boolean> => wachtTot(`${ids.length} messages`, () => new Set(gezien).size === ids.length, 30_000);

describe('nothing confirmed is lost, and publishing and consuming go on by themselves, when under load', () => {
  it('the connections of both sides are cut, twice', async () => {
    const ids = await zendOnderLast(4_000, { 1000: () => broker.verbreek('gateway', 'handover'), 2000: () => broker.verbreek('handover', 'gateway') });
    await allesGezien(ids);
    expect(new Set(gezien)).toEqual(new Set(ids));
    expect(await broker.aantal('handover.dood')).toBe(0);
  });

  it('the broker is restarted', async () => {
    const ids = await zendOnderLast(3_000, { 1500: () => broker.herstart() });
    await allesGezien(ids);
    expect(new Set(gezien)).toEqual(new Set(ids));
    expect(await broker.aantal('handover.dood')).toBe(0);
    expect(ontvanger.strategie.gereed).toBe(true);
  });
});

it('a message whose handler was still busy when the connection was lost is delivered again', async () => {
  await ontvanger.sluit();
  const bezig: boolean[] = [];
  let gaVerder: () => void = () => undefined;
  const poort = new Promise<void>((open) => (gaVerder = open));
  ontvanger = await startProefdienst({
    broker,
    handler: async (_invoer, context) => {
      bezig.push(context.opnieuwBezorgd);
      if (bezig.length === 1) await poort;
    },
  });
  await zender.publisher.publiceer(proefpublicatie());
  await wachtTot('the handler', () => bezig.length === 1);

  await broker.verbreek('handover');
  await wachtTot('the second delivery', () => bezig.length === 2);
  gaVerder();

  expect(bezig).toEqual([false, true]);
  await wachtTot('both handlers to end', () => ontvanger.strategie.inVlucht === 0);
  expect(await broker.aantal('handover.in')).toBe(0);
});
