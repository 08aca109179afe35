import type { Vraag } from '../contracts/intern';
import { Proefbroker } from '../testing/broker';
import { type Proefopties, type Proefpublisher, startProefdienst, startPublisher, stil } from '../testing/proefdienst';
import { wachtTot } from '../testing/wacht';
import { publicatieVanInBericht } from './codec';
import type { Zending } from './publisher';
import { GeenAntwoord, Vraagbaak } from './vraagbaak';

jest.setTimeout(20_000);

let broker: Proefbroker;
let gateway: Proefpublisher;
let vraagbaak: Vraagbaak;
let sluitDienst: () => Promise<void> = async () => undefined;

const vraag: Vraag<{ ref: string }> = {
  context: { aansluiting: 'werkzaak.werk', actorId: 'wz.wc.anna', namens: [], rol: 'werkcoach', gemeenten: ['TIEL'], doel: 'OVERDRACHT', klok: '2026-01-05T09:00:00Z' },
  parameters: { ref: 'r-1' },
};
const start = async (beantwoord: NonNullable<Proefopties['beantwoord']>): Promise<void> => {
  ({ sluit: sluitDienst } = await startProefdienst({ broker, handler: () => undefined, vraagwachtrij: 'handover.vraag', sluitTermijnMs: 100, beantwoord }));
};
const reden = (waarom: GeenAntwoord['reden']): object => ({ name: 'GeenAntwoord', reden: waarom });

beforeAll(async () => {
  broker = await Proefbroker.maak();
  gateway = await startPublisher(broker);
  vraagbaak = new Vraagbaak({ ...gateway, logger: stil });
  await wachtTot('the reply queue', () => vraagbaak.gereed);
});
afterAll(async () => {
  vraagbaak.sluit();
  await gateway.sluit();
  await broker.ruimOp();
});
afterEach(async () => {
  await sluitDienst();
  await broker.leeg('handover.vraag', 'handover.dood', 'handover.in');
});

describe('a question', () => {
  it('gets the answer of the service that was asked, with the context of the asker', async () => {
    await start(({ context, parameters }) => ({ gevonden: true, resultaat: { parameters, gemeenten: context.gemeenten } }));
    await expect(vraagbaak.vraag('handover', 'situatie', vraag)).resolves.toEqual({ gevonden: true, resultaat: { parameters: { ref: 'r-1' }, gemeenten: ['TIEL'] } });
  });

  it('asked a hundred times at once gets each its own answer', async () => {
    await start(async ({ parameters }) => ({ gevonden: true, resultaat: parameters }));
    const antwoorden = await Promise.all(Array.from({ length: 100 }, (_, nr) => vraagbaak.vraag('handover', 'situatie', { ...vraag, parameters: { nr } })));
    expect(antwoorden.map(({ resultaat }) => resultaat)).toEqual(Array.from({ length: 100 }, (_, nr) => ({ nr })));
  });

  it('that nobody answers ends in time, and does not reach a service that comes later', async () => {
    await expect(vraagbaak.vraag('handover', 'situatie', vraag, { ms: 60 })).rejects.toMatchObject(reden('TE_LAAT'));
    await wachtTot('the question to expire', async () => (await broker.aantal('handover.vraag')) === 0);
  });

  it('to a service that does not exist is told so at once', async () => {
    await expect(vraagbaak.vraag('bestaatniet', 'situatie', vraag)).rejects.toMatchObject(reden('NIET_GEROUTEERD'));
  });

  it('on which the service fails ends at once, without a word of the fault, and is not tried again', async () => {
    let keer = 0;
    await start(() => {
      keer += 1;
      throw new Error('Jansen');
    });
    const fout = (await vraagbaak.vraag('handover', 'situatie', vraag).catch((e: unknown) => e)) as GeenAntwoord;
    expect(fout).toBeInstanceOf(GeenAntwoord);
    expect(fout).toMatchObject(reden('FOUT_BIJ_DIENST'));
    expect(String(fout)).not.toContain('Jansen');
    expect(keer).toBe(1);
  });

  it('answered by another service than was asked gets no answer', async () => {
    let antwoordAan = '';
    let correlatie = '';
    let laatGaan: () => void = () => undefined;
    await start((_vraag, { eigenschappen }) => {
      ({ replyTo: antwoordAan = '', correlationId: correlatie = '' } = eigenschappen);
      return new Promise((klaar) => (laatGaan = () => klaar({ gevonden: true, resultaat: 'echt' })));
    });
    const antwoord = vraagbaak.vraag('handover', 'situatie', vraag);
    await wachtTot('the question', () => correlatie !== '');
    const ander = await startPublisher(broker, 'ontheffing');
    await ander.publisher.publiceer({ exchange: 'antwoord', sleutel: antwoordAan, id: correlatie, correlatie, type: 'antwoord', inhoud: '{"gevonden":true,"resultaat":"vals"}' });
    await ander.sluit();
    laatGaan();
    await expect(antwoord).resolves.toEqual({ gevonden: true, resultaat: 'echt' });
  });

  it('works again after the connection was lost; the one under way is told', async () => {
    await start(() => new Promise(() => undefined));
    const onderweg = vraagbaak.vraag('handover', 'situatie', vraag);
    await Promise.all([expect(onderweg).rejects.toMatchObject(reden('GEEN_VERBINDING')), broker.verbreek('gateway')]);
    await sluitDienst();

    await start(() => ({ gevonden: false, resultaat: null }));
    await wachtTot('the reply queue', () => vraagbaak.gereed && gateway.publisher.gereed);
    await expect(vraagbaak.vraag('handover', 'situatie', vraag)).resolves.toEqual({ gevonden: false, resultaat: null });
  });
});

describe('a service', () => {
  const zending: Zending = { exchange: 'vraag', sleutel: 'vraag.handover.situatie', id: 'v-1', correlatie: 'v-1', type: 'vraag', inhoud: JSON.stringify(vraag) };

  it.each([
    ['answers nowhere but on the reply queue of the gateway', { antwoordAan: 'handover.dood' }, 'BERICHT_ONGELDIG'],
    ['does not answer a question without a reply address', {}, 'BERICHT_ONGELDIG'],
    ['does not answer a question without the context of an asker', { antwoordAan: 'antwoord.gateway.x', inhoud: '{"parameters":{}}' }, 'BERICHT_ONGELDIG'],
  ])('%s', async (_regel, afwijking, oorzaak) => {
    let gevraagd = 0;
    await start(() => (gevraagd += 1));
    await gateway.publisher.zend({ ...zending, ...afwijking });
    expect((await broker.haal('handover.dood')).properties.headers).toMatchObject({ 'x-oorzaak': oorzaak, 'x-wachtrij': 'handover.vraag' });
    expect(gevraagd).toBe(0);
  });

  it('may not ask: only the gateway has the right to', async () => {
    const handover = await startPublisher(broker, 'handover');
    await expect(handover.publisher.zend(zending)).rejects.toMatchObject({ name: 'Geweigerd' });
    await handover.sluit();
  });
});

it('a message never takes the place of a question', () => {
  expect(() => publicatieVanInBericht({ bericht: { type: 'vraag.handover.situatie' } } as never)).toThrow('TYPE_ONBEKEND');
});
