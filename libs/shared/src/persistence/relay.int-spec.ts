import { BevestigingTeLaat, NietGerouteerd, TeGroot } from '../messaging/publisher';
import type { Databank } from '../testing/databank';
import { Handtransactie, startRelay, type Proefrelay } from '../testing/proefrelay';
import { proefdatabank, rijen } from '../testing/proefrunner';
import { wachtTot } from '../testing/wacht';
import { Beheer } from './beheer';

jest.setTimeout(30_000);

let databank: Databank;
let lopend: Proefrelay[];
const relay = (...args: Parameters<typeof startRelay> extends [unknown, ...infer R] ? R : never): Proefrelay => {
  const proef = startRelay(databank, ...args);
  lopend.push(proef);
  return proef;
};
beforeEach(async () => {
  databank = await proefdatabank();
  lopend = [];
});
afterEach(async () => {
  await Promise.all(lopend.map((proef) => proef.stop()));
  await databank.weg();
});

const schrijf = (ids: readonly string[], sleutel?: string): Promise<void> => Handtransactie.doe(databank, ids, sleutel);
const over = (): Promise<{ bericht_id: string; pogingen: number; oorzaak: string | null; geparkeerd: boolean }[]> =>
  rijen(databank, 'SELECT bericht_id, pogingen, oorzaak, geparkeerd_op IS NOT NULL AS geparkeerd FROM outbox ORDER BY volgnr');
const leeg = (): Promise<unknown> => wachtTot('an empty outbox', async () => (await over()).length === 0);

describe('the relay', () => {
  it('publishes when a transaction commits, without waiting for its poll', async () => {
    const { uitgever, relay: zelf } = relay({ pollMs: 60_000 });
    await wachtTot('leadership', () => zelf.stand === 'LEIDER');
    await schrijf(['a']);
    await wachtTot('publication', () => uitgever.ids.includes('a'));
  });

  it('publishes what was committed while no relay ran', async () => {
    await schrijf(['a', 'b'], 'x');
    const { uitgever } = relay();
    await leeg();
    expect(uitgever.ids).toEqual(['a', 'b']);
  });

  it('keeps many confirmations in flight, but within a key only one', async () => {
    const { uitgever } = relay({ pollMs: 60_000 });
    const nu = new Map<string, number>();
    let hoogste = 0;
    let hoogstePerSleutel = 0;
    let laatGaan: () => void = () => undefined;
    const poort = new Promise<void>((klaar) => (laatGaan = klaar));
    uitgever.weiger = async ({ id }) => {
      const sleutel = id.split('-')[0] as string;
      nu.set(sleutel, (nu.get(sleutel) ?? 0) + 1);
      hoogste = Math.max(hoogste, [...nu.values()].reduce((a, b) => a + b, 0));
      hoogstePerSleutel = Math.max(hoogstePerSleutel, nu.get(sleutel) ?? 0);
      await poort;
      nu.set(sleutel, (nu.get(sleutel) ?? 0) - 1);
      return undefined;
    };
    const tx = await Handtransactie.begin(databank);
    for (let i = 0; i < 40; i += 1) await tx.schrijf(`${i % 20}-${i}`, String(i % 20));
    await tx.einde('COMMIT');
    await wachtTot('twenty in flight', () => hoogste === 20);
    laatGaan();
    await leeg();
    expect(hoogstePerSleutel).toBe(1);
  });

  it('holds back later rows of a key whose row failed, and only those', async () => {
    const { uitgever } = relay();
    let kapot = true;
    uitgever.weiger = ({ id }) => (kapot && id === 'a1' ? new BevestigingTeLaat('x') : undefined);
    await schrijf(['a1', 'a2'], 'a');
    await schrijf(['b1', 'b2'], 'b');
    await wachtTot('the other key', () => uitgever.ids.includes('b2'));
    expect(uitgever.ids).toEqual(['b1', 'b2']);
    kapot = false;
    await leeg();
    expect(uitgever.ids).toEqual(['b1', 'b2', 'a1', 'a2']);
  });

  it('is not held up by a batch full of rows that cannot go', async () => {
    const { uitgever } = relay({ partij: 5, pauzeMs: 60_000 });
    uitgever.weiger = ({ id }) => (id.startsWith('vast') ? new BevestigingTeLaat('x') : undefined);
    await schrijf(['vast1', 'vast2', 'vast3', 'vast4', 'vast5', 'vast6']);
    await schrijf(['vrij']);
    await wachtTot('the free one', () => uitgever.ids.includes('vrij'));
  });

  it('parks a row that is too large at once, with a code, and goes on with its key', async () => {
    const { uitgever } = relay();
    uitgever.weiger = ({ id }) => (id === 'groot' ? new TeGroot('x') : undefined);
    await schrijf(['groot', 'gewoon'], 'a');
    await wachtTot('the next', () => uitgever.ids.includes('gewoon'));
    await wachtTot('only the parked row', async () => (await over()).length === 1);
    expect(await over()).toEqual([{ bericht_id: 'groot', pogingen: 1, oorzaak: 'TE_GROOT', geparkeerd: true }]);
  });

  it('gives a row that no queue takes a few tries before it parks it', async () => {
    const { uitgever } = relay();
    uitgever.weiger = ({ id }) => (id === 'nergens' ? new NietGerouteerd('x') : undefined);
    await schrijf(['nergens', 'gewoon'], 'a');
    await wachtTot('the next', () => uitgever.ids.includes('gewoon'));
    await wachtTot('only the parked row', async () => (await over()).length === 1);
    expect(await over()).toEqual([{ bericht_id: 'nergens', pogingen: 5, oorzaak: 'NIET_GEROUTEERD', geparkeerd: true }]);
  });

  it('publishes a parked row once a person releases it', async () => {
    const { uitgever, relay: zelf } = relay();
    uitgever.weiger = () => new TeGroot('x');
    await schrijf(['a']);
    await wachtTot('parking', async () => (await over())[0]?.geparkeerd);
    uitgever.weiger = () => undefined;
    const bron = await databank.bron('schrijf', 1);
    const wie = { aansluiting: 'hub', actorId: 'hub', namens: [], rol: 'systeem', gemeenten: [], doel: 'BEHEER', klok: '' } as const;
    const beheer = new Beheer(bron, undefined as never);
    const [rij] = await beheer.geparkeerd();
    beheer.bijStand(() => Promise.resolve([{ soort: 'MAIL_NIET_AANGEKOMEN', aantal: 2, sinds: rij!.sinds }]));
    expect(await beheer.stand()).toEqual([{ soort: 'UITGAAND_GEPARKEERD', aantal: 1, sinds: rij!.sinds }, { soort: 'MAIL_NIET_AANGEKOMEN', aantal: 2, sinds: rij!.sinds }]);
    expect(await beheer.geefVrij(rij!.id, wie)).toBe(true);
    expect(await beheer.geefVrij(rij!.id, wie)).toBe(false);
    zelf.wek();
    await leeg();
    expect(uitgever.ids).toEqual(['a']);
  });

  it('keeps everything, and counts nothing against it, while the broker is away', async () => {
    const { uitgever, relay: zelf } = relay({ pollMs: 20 });
    uitgever.verbonden = false;
    let pogingen = 0;
    const echt = uitgever.publiceer.bind(uitgever);
    uitgever.publiceer = (publicatie) => ((pogingen += 1), echt(publicatie));
    await schrijf(['a', 'b'], 'x');
    await wachtTot('several tries', () => pogingen > 10);
    expect((await over()).map(({ pogingen: n, geparkeerd }) => [n, geparkeerd])).toEqual([[0, false], [0, false]]);
    uitgever.verbonden = true;
    zelf.wek();
    await leeg();
    expect(uitgever.ids).toEqual(['a', 'b']);
  });

  it('publishes again, and loses nothing, when it dies between confirmation and bookkeeping', async () => {
    const eerste = relay();
    let gebroken = false;
    eerste.uitgever.weiger = async ({ id }) => {
      if (id === 'b' && !gebroken) {
        gebroken = true;
        await databank.verbreek('handover.relay');
      }
      return undefined;
    };
    await schrijf(['a', 'b'], 'x');
    await leeg();
    expect(eerste.uitgever.ids).toEqual(['a', 'b', 'a', 'b']);
  });
});

describe('two copies of a relay', () => {
  it('have one leader; when it stops the other goes on where it was', async () => {
    const [een, twee] = [relay({ pollMs: 20 }), relay({ pollMs: 20 })];
    const standen = (): string[] => [een, twee].map(({ relay: r }) => r.stand).sort();
    await wachtTot('one leader', () => standen().join() === 'LEIDER,STANDBY');
    const leider = een.relay.stand === 'LEIDER' ? een : twee;
    const standby = leider === een ? twee : een;
    await schrijf(['a']);
    await leeg();
    expect([leider.uitgever.ids, standby.uitgever.ids]).toEqual([['a'], []]);
    await leider.relay.stop();
    await schrijf(['b']);
    await leeg();
    expect(standby.uitgever.ids).toEqual(['b']);
  });

  it('publishes what is pending before it stops', async () => {
    const proef = relay({ pollMs: 60_000 });
    await wachtTot('leadership', () => proef.relay.stand === 'LEIDER');
    await schrijf(['a', 'b', 'c'], 'x');
    await proef.relay.stop();
    expect(proef.uitgever.ids).toEqual(['a', 'b', 'c']);
    expect(await over()).toEqual([]);
  });

  it('loses its leadership with its connection and competes again', async () => {
    const [een, twee] = [relay({ pollMs: 20 }), relay({ pollMs: 20 })];
    const eenLeider = (): boolean => [een, twee].filter(({ relay: r }) => r.stand === 'LEIDER').length === 1;
    await wachtTot('one leader', eenLeider);
    const vorige = een.relay.stand === 'LEIDER' ? een : twee;
    await databank.verbreek('handover.relay');
    await wachtTot('the loss', () => vorige.relay.stand !== 'LEIDER');
    await wachtTot('a leader again', eenLeider);
    await schrijf(['a']);
    await leeg();
    expect([...een.uitgever.ids, ...twee.uitgever.ids]).toEqual(['a']);
  });
});
