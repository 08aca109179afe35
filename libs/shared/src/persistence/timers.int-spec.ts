import { randomUUID } from 'node:crypto';
import { amsterdamseDag, type Klok } from '../kernel/klok';
import type { Databank } from '../testing/databank';
import { proefbericht } from '../testing/proefbericht';
import { proefdatabank, rijen, stil } from '../testing/proefrunner';
import { wachtTot } from '../testing/wacht';
import { Teller } from './teller';
import { Timers, wisTimers, zetTimers, type TimerRij } from './timers';

jest.setTimeout(30_000);

class Proefklok implements Klok {
  moment = new Date('2025-10-01T09:00:00Z');
  nu = (): Date => this.moment;
  vandaag = (): ReturnType<typeof amsterdamseDag> => amsterdamseDag(this.moment);
}

let databank: Databank;
let klok: Proefklok;
let lopend: Timers[];
const start = async (): Promise<Timers> => {
  const timers = new Timers({ url: databank.url('schrijf'), dienst: 'handover', bron: await databank.bron('schrijf', 2), klok, logger: stil, teller: new Teller(), pollMs: 20 });
  timers.start();
  lopend.push(timers);
  return timers;
};
beforeEach(async () => {
  databank = await proefdatabank();
  klok = new Proefklok();
  lopend = [];
});
afterEach(async () => {
  await Promise.all(lopend.map((timers) => timers.stop()));
  await databank.weg();
});

const timer = (sleutel: string, op: string, id = sleutel): TimerRij => ({ soort: 'TERMIJN', sleutel, vervaltOp: new Date(op), bericht: proefbericht({ id }) });
const zet = async (...lijst: TimerRij[]): Promise<void> => {
  const bron = await databank.bron('schrijf', 1);
  await bron.transaction((em) => zetTimers({ em }, lijst));
};
const gevuurd = async (): Promise<string[]> => (await rijen<{ bericht_id: string }>(databank, 'SELECT bericht_id FROM outbox ORDER BY volgnr')).map((rij) => rij.bericht_id);
const wachtOpGevuurd = (aantal: number): Promise<string[]> => wachtTot(`${aantal} timers`, async () => ((await gevuurd()).length === aantal ? gevuurd() : false));

describe('a timer', () => {
  it('fires by the Klok, not by real time, and then is gone', async () => {
    await zet(timer('a', '2025-11-01T00:00:00Z'));
    const timers = await start();
    await wachtTot('leadership', () => timers.stand === 'LEIDER');
    klok.moment = new Date('2025-10-31T23:59:59Z');
    timers.wek();
    expect(await timers.eerstvolgende()).toEqual(new Date('2025-11-01T00:00:00Z'));
    expect(await gevuurd()).toEqual([]);
    klok.moment = new Date('2025-11-01T00:00:00Z');
    timers.wek();
    await wachtOpGevuurd(1);
    expect(await rijen(databank, 'SELECT exchange, routing_key FROM outbox')).toEqual([{ exchange: 'gebeurd', routing_key: 'timer.overdracht' }]);
    expect(await timers.eerstvolgende()).toBeNull();
  });

  it('fires after downtime, in order of due moment', async () => {
    await zet(timer('c', '2025-12-01T00:00:00Z'), timer('a', '2025-10-02T00:00:00Z'), timer('b', '2025-11-01T00:00:00Z'), timer('later', '2027-01-01T00:00:00Z'));
    klok.moment = new Date('2026-06-01T00:00:00Z');
    await start();
    expect(await wachtOpGevuurd(3)).toEqual(['a', 'b', 'c']);
  });

  it('fires once, however many copies of the service run', async () => {
    await zet(...Array.from({ length: 250 }, (_, i) => timer(`t${i}`, '2025-10-02T00:00:00Z', randomUUID())));
    klok.moment = new Date('2025-10-03T00:00:00Z');
    await Promise.all([start(), start(), start()]);
    await wachtTot('an empty table', async () => (await rijen<{ n: number }>(databank, 'SELECT count(*)::int AS n FROM timer'))[0]?.n === 0);
    expect(new Set(await gevuurd()).size).toBe(250);
    expect(await gevuurd()).toHaveLength(250);
  });

  it('moves when it is set again and does not fire once it is cleared', async () => {
    await zet(timer('a', '2025-10-02T00:00:00Z'), timer('b', '2025-10-02T00:00:00Z'), timer('teken', '2025-10-04T00:00:00Z'));
    await zet(timer('a', '2025-12-01T00:00:00Z'));
    const bron = await databank.bron('schrijf', 1);
    await bron.transaction((em) => wisTimers({ em }, [{ soort: 'TERMIJN', sleutel: 'b' }]));
    klok.moment = new Date('2025-10-05T00:00:00Z');
    await start();
    expect(await wachtOpGevuurd(1)).toEqual(['teken']);
  });

  it('cannot be set for a message that could never be published', async () => {
    const vreemd = { ...timer('a', '2025-10-02T00:00:00Z'), bericht: proefbericht({ type: 'nl.participatiewet.onbekend.v1' }) };
    await expect(zet(vreemd)).rejects.toThrow('niet in de catalogus');
  });
});
