import { randomUUID } from 'node:crypto';
import { BadRequestException } from '@nestjs/common';
import { Proefbroker } from '../testing/broker';
import { type Proefopties, proefpublicatie, startProefdienst, startPublisher } from '../testing/proefdienst';
import { wachtTot } from '../testing/wacht';
import { magVan } from './codec';
import { MAX_LICHAAM, type Publisher, type Zending } from './publisher';
import type { OnleesbaarInfo } from './rabbit.strategy';

jest.setTimeout(20_000);

let broker: Proefbroker;
let publisher: Publisher;
let sluitPublisher: () => Promise<void>;
let sluitDienst: () => Promise<void> = async () => undefined;
let verwerkt: string[];
let gemeld: OnleesbaarInfo[];

const start = async (opties: Partial<Proefopties> = {}): Promise<void> => {
  const meldOnleesbaar = async (info: OnleesbaarInfo): Promise<void> => void gemeld.push(info);
  ({ sluit: sluitDienst } = await startProefdienst({ broker, handler: ({ bericht }) => void verwerkt.push(bericht.id), meldOnleesbaar, ...opties }));
};

beforeAll(async () => {
  broker = await Proefbroker.maak();
  ({ publisher, sluit: sluitPublisher } = await startPublisher(broker));
});
afterAll(async () => {
  await sluitPublisher();
  await broker.ruimOp();
});
beforeEach(() => {
  verwerkt = [];
  gemeld = [];
});
afterEach(async () => {
  await sluitDienst();
  await broker.leeg('handover.in', 'handover.dood');
});

const diep = (niveaus: number): string => '['.repeat(niveaus) + ']'.repeat(niveaus);
const goed = proefpublicatie();
const kapot: readonly [string, string, Partial<Zending>][] = [
  ['that is not JSON', 'BERICHT_ONGELDIG', { inhoud: '{"bericht":' }],
  ['that is not UTF-8', 'BERICHT_ONGELDIG', { inhoud: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }],
  ['without a message in it', 'BERICHT_ONGELDIG', { inhoud: '{}' }],
  ['nested deeper than 32', 'TE_DIEP', { inhoud: diep(33) }],
  ['so deep that a parser would overflow', 'TE_DIEP', { inhoud: diep(100_000) }],
  ['larger than the hub ever says', 'TE_GROOT', { inhoud: Buffer.alloc(MAX_LICHAAM + 1, ' ') }],
  ['whose id differs from its property', 'BERICHT_ONGELDIG', { id: randomUUID() }],
  ['whose type differs from its property', 'BERICHT_ONGELDIG', { type: 'nl.participatiewet.overdracht.aanvaard.v1' }],
  ['under the key of another type', 'BERICHT_ONGELDIG', { sleutel: 'in.overdracht.aanvaard' }],
  ['of a type outside the catalogue', 'TYPE_ONBEKEND', { type: 'nl.x.v1', inhoud: goed.inhoud.replace(goed.type, 'nl.x.v1') }],
];

describe('a message', () => {
  it.each(kapot)('%s is set apart as %s, and the next one is handled', async (_wat, oorzaak, afwijking) => {
    await start();
    await publisher.zend({ ...goed, ...afwijking });
    const volgende = proefpublicatie();
    await publisher.publiceer(volgende);

    const { properties, content } = await broker.haal('handover.dood');
    expect(properties.headers).toMatchObject({ 'x-oorzaak': oorzaak, 'x-wachtrij': 'handover.in', 'x-exchange': 'in', 'x-afzender': 'gateway' });
    expect(content.equals(Buffer.from(afwijking.inhoud ?? goed.inhoud))).toBe(true);
    await wachtTot('the next message', () => verwerkt.length > 0);
    expect(verwerkt).toEqual([volgende.id]);
    expect(gemeld).toMatchObject([{ oorzaak, wachtrij: 'handover.in', userId: 'gateway' }]);
  });

  it('from a broker user that does not own its context is set apart as NIET_BEVOEGD, never handled', async () => {
    await start({ magVan: (patroon, userId) => magVan(patroon, userId) && userId !== 'gateway' });
    await publisher.publiceer(goed);

    const { properties } = await broker.haal('handover.dood');
    expect(properties.headers).toMatchObject({ 'x-oorzaak': 'NIET_BEVOEGD', 'x-afzender': 'gateway' });
    expect(verwerkt).toEqual([]);
    expect(gemeld).toMatchObject([{ oorzaak: 'NIET_BEVOEGD', userId: 'gateway' }]);
  });

  it('without a sender is set apart as NIET_BEVOEGD, never handled', async () => {
    await start();
    await broker.metKanaal(async (kanaal) => kanaal.publish('in', goed.sleutel, Buffer.from(goed.inhoud), { type: goed.type, messageId: goed.id }));
    expect((await broker.haal('handover.dood')).properties.headers).toMatchObject({ 'x-oorzaak': 'NIET_BEVOEGD' });
    expect(verwerkt).toEqual([]);
  });

  it('for which there is no handler is set apart as TYPE_ONBEKEND', async () => {
    await start({ decodeer: () => ({ patroon: 'elders.iets', payload: {} }), magVan: () => true });
    await publisher.publiceer(goed);
    expect((await broker.haal('handover.dood')).properties.headers).toMatchObject({ 'x-oorzaak': 'TYPE_ONBEKEND' });
  });

  it('too deep is set apart before any decoder sees it', async () => {
    let gezien = 0;
    await start({ decodeer: () => ({ patroon: 'in.x', payload: (gezien += 1) }) });
    await publisher.zend({ ...goed, inhoud: diep(33) });
    expect((await broker.haal('handover.dood')).properties.headers).toMatchObject({ 'x-oorzaak': 'TE_DIEP' });
    expect(gezien).toBe(0);
  });

  it('that a pipe refuses is set apart at once', async () => {
    const pipe = {
      transform: (): never => {
        throw new BadRequestException();
      },
    };
    await start({ pipes: [pipe] });
    await publisher.publiceer(goed);
    expect((await broker.haal('handover.dood')).properties.headers).toMatchObject({ 'x-oorzaak': 'BERICHT_ONGELDIG' });
    expect(verwerkt).toEqual([]);
  });

  it('that a guard refuses is set apart as NIET_BEVOEGD', async () => {
    await start({ guards: [{ canActivate: () => false }] });
    await publisher.publiceer(goed);
    expect((await broker.haal('handover.dood')).properties.headers).toMatchObject({ 'x-oorzaak': 'NIET_BEVOEGD' });
    expect(verwerkt).toEqual([]);
  });

  it('that fails at every attempt is set apart in the end with its original bytes, and does not block the next', async () => {
    let pogingen = 0;
    await start({
      maxPogingen: 4,
      herstel: { eersteMs: 2, hoogsteMs: 10 },
      handler: ({ bericht }) => {
        if (bericht.id !== goed.id) return void verwerkt.push(bericht.id);
        pogingen += 1;
        throw new Error('poison');
      },
    });
    const volgende = proefpublicatie();
    await publisher.publiceer(goed);
    await publisher.publiceer(volgende);

    const { properties, content } = await broker.haal('handover.dood');
    expect(properties.headers).toMatchObject({ 'x-oorzaak': 'NIET_VERWERKT', 'x-sleutel': goed.sleutel });
    expect(content.toString()).toBe(goed.inhoud);
    expect(pogingen).toBe(4);
    await wachtTot('the next message', () => verwerkt.includes(volgende.id));
  });

  it('is kept, not acknowledged, while its refusal cannot be recorded', async () => {
    let keer = 0;
    const meldOnleesbaar = async (): Promise<void> => {
      keer += 1;
      if (keer < 5) throw new Error('database away');
    };
    await start({ meldOnleesbaar });
    await publisher.zend({ ...goed, inhoud: 'stuk' });
    await broker.haal('handover.dood');
    expect(keer).toBe(5);
  });

  it('is kept, not acknowledged, while the dead letters cannot be reached', async () => {
    await broker.verwijder('handover.dood');
    await start({ herstel: { eersteMs: 20, hoogsteMs: 50 } });
    await publisher.zend({ ...goed, inhoud: 'stuk' });
    await wachtTot('a few attempts', () => gemeld.length >= 3);

    await broker.herstelRij('handover.dood');
    expect((await broker.haal('handover.dood')).properties.messageId).toBe(goed.id);
  });
});
