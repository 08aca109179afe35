import { Proefbroker } from '../testing/broker';
import { type Proefdienst, type Proefopties, proefpublicatie, publiceerAlle, reeks, startProefdienst, startPublisher, TYPE_ONTHEFFING } from '../testing/proefdienst';
import { wachtTot } from '../testing/wacht';
import type { Publisher } from './publisher';
import { NietNu } from './rabbit.strategy';

jest.setTimeout(20_000);

let broker: Proefbroker;
let publisher: Publisher;
let sluitPublisher: () => Promise<void>;
const opruimen: (() => Promise<void>)[] = [];

const start = async (opties: Omit<Proefopties, 'broker'>): Promise<Proefdienst> => {
  const dienst = await startProefdienst({ broker, ...opties });
  opruimen.push(dienst.sluit);
  return dienst;
};
const uniek = (ids: readonly string[]): number => new Set(ids).size;

beforeAll(async () => {
  broker = await Proefbroker.maak();
  ({ publisher, sluit: sluitPublisher } = await startPublisher(broker));
});
afterAll(async () => {
  await sluitPublisher();
  await broker.ruimOp();
});
afterEach(async () => {
  await Promise.all(opruimen.splice(0).map((sluit) => sluit()));
  await broker.leeg('handover.in', 'handover.dood', 'ontheffing.in');
});

describe('a consumer', () => {
  it('gets every message that was published, with its content and origin', async () => {
    const gezien = new Map<string, string>();
    await start({
      handler: ({ bericht }, context) => void gezien.set(bericht.id, `${context.eigenschappen.userId} ${context.routingKey} ${bericht.data.gemeente}`),
    });
    const ids = await publiceerAlle(publisher, reeks(100));

    await wachtTot('100 messages', () => gezien.size === 100);
    expect([...gezien.keys()].sort()).toEqual([...ids].sort());
    expect(new Set(gezien.values())).toEqual(new Set(['gateway in.overdracht.voorgesteld TIEL']));
    await wachtTot('an empty queue', async () => (await broker.aantal('handover.in')) === 0);
  });

  it('gets messages that were published before it existed', async () => {
    const ids = await publiceerAlle(publisher, reeks(100));
    const gezien: string[] = [];
    await start({ handler: ({ bericht }) => void gezien.push(bericht.id) });
    await wachtTot('the old messages', () => uniek(gezien) === 100);
    expect(gezien).toEqual(ids);
  });

  it('on several queues at once hears each message of its own queue and none of the other', async () => {
    const gezien = { handover: [] as string[], ontheffing: [] as string[] };
    await start({ handler: ({ bericht }) => void gezien.handover.push(bericht.id) });
    await start({ dienst: 'ontheffing', handler: ({ bericht }) => void gezien.ontheffing.push(bericht.id) });
    const [overdrachten, ontheffingen] = await Promise.all([publiceerAlle(publisher, reeks(100)), publiceerAlle(publisher, reeks(100, () => ({ type: TYPE_ONTHEFFING })))]);

    await wachtTot('both queues', () => gezien.handover.length + gezien.ontheffing.length >= 200);
    expect(gezien.handover.sort()).toEqual(overdrachten.sort());
    expect(gezien.ontheffing.sort()).toEqual(ontheffingen.sort());
  });

  it('competes with its copies: every message goes to one of them, and each gets some', async () => {
    const gezien: string[][] = [[], [], []];
    for (const lijst of gezien) await start({ prefetch: 5, handler: ({ bericht }) => void lijst.push(bericht.id) });
    await publiceerAlle(publisher, reeks(300));

    await wachtTot('300 messages', () => gezien.flat().length >= 300);
    expect(uniek(gezien.flat())).toBe(300);
    expect(gezien.flat()).toHaveLength(300);
    expect(gezien.every((lijst) => lijst.length > 0)).toBe(true);
  });

  it('with prefetch 1 gets no second message before the first is acknowledged', async () => {
    const gezien: string[] = [];
    let gaVerder: () => void = () => undefined;
    await start({
      prefetch: 1,
      handler: ({ bericht }) => {
        gezien.push(bericht.id);
        return new Promise<void>((klaar) => (gaVerder = klaar));
      },
    });
    const [eerste, tweede] = await publiceerAlle(publisher, reeks(2));
    await wachtTot('the first message', () => gezien.length > 0);
    await wachtTot('the second to lie ready on the broker', async () => (await broker.aantal('handover.in')) === 1);
    expect(gezien).toEqual([eerste]);

    gaVerder();
    await wachtTot('the second message', () => gezien.length > 1);
    expect(gezien).toEqual([eerste, tweede]);
    gaVerder();
  });

  it('gets messages of one key in order: 1,000 over 16 keys', async () => {
    const perSleutel = new Map<string, number[]>();
    await start({
      handler: ({ bericht, stempel }) => {
        const sleutel = String(bericht.data.inwonerRef);
        perSleutel.set(sleutel, [...(perSleutel.get(sleutel) ?? []), stempel.volgnr]);
      },
    });
    await publiceerAlle(publisher, reeks(1_000, (nr) => ({ inwonerRef: `inwoner-${nr % 16}`, volgnr: nr })));
    await wachtTot('1,000 messages', () => [...perSleutel.values()].flat().length >= 1_000);

    expect(perSleutel.size).toBe(16);
    for (const nummers of perSleutel.values()) expect(nummers).toEqual([...nummers].sort((a, b) => a - b));
  });
});

describe('a handler that fails', () => {
  it('on 2 of 100 messages gets them again, and all arrive', async () => {
    const gelukt: string[] = [];
    const mislukt = new Set<string>();
    await start({
      handler: ({ bericht, stempel }) => {
        if ((stempel.volgnr === 10 || stempel.volgnr === 60) && !mislukt.has(bericht.id)) {
          mislukt.add(bericht.id);
          throw new Error('first time');
        }
        gelukt.push(bericht.id);
      },
    });
    const ids = await publiceerAlle(publisher, reeks(100, (nr) => ({ volgnr: nr })));

    await wachtTot('all 100', () => uniek(gelukt) === 100);
    expect(mislukt.size).toBe(2);
    expect(gelukt.sort()).toEqual(ids.sort());
  });

  it('three times on every one of 100 messages loses none and sets none apart', async () => {
    const pogingen = new Map<string, number>();
    const gelukt: string[] = [];
    await start({
      handler: ({ bericht }) => {
        const keer = (pogingen.get(bericht.id) ?? 0) + 1;
        pogingen.set(bericht.id, keer);
        if (keer <= 3) throw new Error(`attempt ${keer}`);
        gelukt.push(bericht.id);
      },
    });
    const ids = await publiceerAlle(publisher, reeks(100));

    await wachtTot('all 100', () => uniek(gelukt) === 100);
    expect(gelukt.sort()).toEqual(ids.sort());
    expect(await broker.aantal('handover.dood')).toBe(0);
  });

  it('with NietNu pauses consumption: no new message is started, and afterwards all are handled in order, none counted as redelivered', async () => {
    let databaseWeg = true;
    const gestart: string[] = [];
    const gelukt: { id: string; opnieuw: boolean }[] = [];
    const { strategie } = await start({
      prefetch: 5,
      herstel: { eersteMs: 400, hoogsteMs: 400 },
      handler: ({ bericht }, context) => {
        gestart.push(bericht.id);
        if (databaseWeg) throw new NietNu('database away');
        gelukt.push({ id: bericht.id, opnieuw: context.opnieuwBezorgd });
      },
    });
    const eerste = proefpublicatie();
    await publisher.publiceer(eerste);
    await wachtTot('the pause', () => !strategie.gereed && strategie.inVlucht === 0);
    const rest = await publiceerAlle(publisher, reeks(30));
    await wachtTot('the broker to stop at the prefetch', async () => (await broker.aantal('handover.in')) === 26);
    expect(new Set(gestart)).toEqual(new Set([eerste.id]));

    databaseWeg = false;
    await wachtTot('everything handled', () => gelukt.length >= 31);
    expect(gelukt).toEqual([eerste.id, ...rest].map((id) => ({ id, opnieuw: false })));
    expect(strategie.gereed).toBe(true);
  });

  it('with NietNu, however often, has used up none of its attempts', async () => {
    let keer = 0;
    const gelukt: string[] = [];
    await start({
      maxPogingen: 3,
      herstel: { eersteMs: 2, hoogsteMs: 4 },
      handler: ({ bericht }) => {
        keer += 1;
        if (keer <= 30) throw new NietNu('database away');
        if (keer <= 32) throw new Error('two of three attempts');
        gelukt.push(bericht.id);
      },
    });
    const { id } = proefpublicatie();
    await publisher.publiceer(proefpublicatie({ id }));
    await wachtTot('the message', () => gelukt.length > 0);
    expect(gelukt).toEqual([id]);
    expect(await broker.aantal('handover.dood')).toBe(0);
  });
});

describe('closing', () => {
  it('waits for the handler in flight, acknowledges it, and takes nothing new', async () => {
    const begonnen: string[] = [];
    const klaar: string[] = [];
    let gaVerder: () => void = () => undefined;
    const poort = new Promise<void>((open) => (gaVerder = open));
    const dienst = await start({
      prefetch: 1,
      handler: async ({ bericht }) => {
        begonnen.push(bericht.id);
        await poort;
        await broker.aantal('handover.in');
        klaar.push(bericht.id);
      },
    });
    const ids = await publiceerAlle(publisher, reeks(3));
    await wachtTot('a message in flight', () => dienst.strategie.inVlucht === 1);

    const gesloten = dienst.sluit();
    await wachtTot('the close to begin', () => !dienst.strategie.gereed);
    expect(klaar).toEqual([]);
    gaVerder();
    await gesloten;

    expect(klaar).toEqual([ids[0]]);
    expect(begonnen).toEqual(klaar);
    expect(await broker.aantal('handover.in')).toBe(2);
  });

  it('does not wait past its deadline; the message goes back to the broker', async () => {
    const dienst = await start({ sluitTermijnMs: 50, handler: () => new Promise<void>(() => undefined) });
    await publisher.publiceer(proefpublicatie());
    await wachtTot('a message in flight', () => dienst.strategie.inVlucht === 1);
    await dienst.sluit();
    await wachtTot('the message back', async () => (await broker.aantal('handover.in')) === 1);
  });

  it('five times under way loses nothing: the next consumer continues where the last stopped', async () => {
    const gezien: string[] = [];
    const ids = await publiceerAlle(publisher, reeks(1_000));
    for (let ronde = 1; ronde <= 5; ronde += 1) {
      const dienst = await start({ handler: ({ bericht }) => void gezien.push(bericht.id) });
      await wachtTot(`part ${ronde}`, () => gezien.length >= ronde * 200);
      await dienst.sluit();
    }
    expect(new Set(gezien).size).toBe(1_000);
    expect(new Set(gezien)).toEqual(new Set(ids));
  });

  it('ten consumers at once, some twice, ends without error and without loss', async () => {
    const gezien: string[] = [];
    const diensten = await Promise.all(Array.from({ length: 10 }, () => start({ handler: ({ bericht }) => void gezien.push(bericht.id) })));
    const gepubliceerd = publiceerAlle(publisher, reeks(200));
    await Promise.all([...diensten, ...diensten.slice(0, 3)].map(({ sluit }) => sluit()));
    const ids = await gepubliceerd;

    await start({ handler: ({ bericht }) => void gezien.push(bericht.id) });
    await wachtTot('all of them', () => uniek(gezien) === 200);
    expect(new Set(gezien)).toEqual(new Set(ids));
  });
});

describe('a subscription', () => {
  it('comes back when its queue was deleted and made again', async () => {
    const gezien: string[] = [];
    const { strategie } = await start({ handler: ({ bericht }) => void gezien.push(bericht.id) });
    await broker.verwijder('handover.in');
    await wachtTot('the loss to be noticed', () => !strategie.gereed);

    await broker.herstelRij('handover.in');
    await wachtTot('the consumer', () => strategie.gereed);
    const ids = await publiceerAlle(publisher, reeks(10));
    await wachtTot('messages', () => gezien.length >= 10);
    expect(gezien).toEqual(ids);
  });

  it('to a queue that does not exist stops the service at boot', async () => {
    await expect(start({ wachtrij: 'handover.bestaat-niet', handler: () => undefined })).rejects.toThrow(/NOT_FOUND/);
  });

  it('to the queue of another service is refused by the broker and stops the service at boot', async () => {
    await expect(start({ wachtrij: 'ontheffing.in', handler: () => undefined })).rejects.toThrow(/ACCESS_REFUSED/);
  });
});
