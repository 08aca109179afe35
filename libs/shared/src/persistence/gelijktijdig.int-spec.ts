import { randomUUID } from 'node:crypto';
import type { Databank } from '../testing/databank';
import { proefInBericht, VOORGESTELD } from '../testing/proefbericht';
import { proefdatabank, proefrunner, rijen, schrijvend, uitgaand } from '../testing/proefrunner';
import { wachtTot } from '../testing/wacht';
import type { Handle } from './runner';

jest.setTimeout(30_000);

let databank: Databank;
beforeEach(async () => {
  databank = await proefdatabank();
});
afterEach(() => databank.weg());

/** Counts how many are inside at once, and keeps everybody inside until `open`. */
const sluis = () => {
  const stand = { binnen: 0, hoogste: 0 };
  let open: () => void = () => undefined;
  const poort = new Promise<void>((klaar) => (open = klaar));
  const handle: Handle = async (tx, invoer) => {
    stand.binnen += 1;
    stand.hoogste = Math.max(stand.hoogste, stand.binnen);
    await poort;
    const resultaat = await schrijvend()(tx, invoer);
    stand.binnen -= 1;
    return resultaat;
  };
  return { stand, open: () => open(), handle };
};

describe('messages that arrive at the same time', () => {
  it('make up two groups side by side, and what comes meanwhile goes in one transaction after them', async () => {
    const runner = await proefrunner(databank, { poolgrootte: 4 });
    const { stand, open, handle } = sluis();
    runner.registreer(VOORGESTELD, handle);
    const eerste = runner.verwerk(proefInBericht());
    await wachtTot('the first', () => stand.binnen === 1);
    const tweede = runner.verwerk(proefInBericht());
    await wachtTot('the second beside it', () => stand.binnen === 2);
    const later = Promise.all(Array.from({ length: 6 }, () => runner.verwerk(proefInBericht())));
    open();
    await Promise.all([eerste, tweede, later]);
    expect(stand.hoogste).toBe(2);
    expect(await rijen(databank, 'SELECT count(*)::int AS n FROM inbox GROUP BY xmin::text ORDER BY n')).toEqual([{ n: 1 }, { n: 1 }, { n: 6 }]);
  });

  it('are handled one after another, in order of arrival, when they share a key', async () => {
    const runner = await proefrunner(databank);
    const { stand, open, handle } = sluis();
    open();
    runner.registreer(VOORGESTELD, handle);
    const zaakId = randomUUID();
    const reeks = Array.from({ length: 10 }, (_, i) => proefInBericht({ zaakId, volgnr: i + 1 }));
    await Promise.all(reeks.map((invoer) => runner.verwerk(invoer)));
    expect(stand.hoogste).toBe(1);
    const gedaan = await rijen<{ bericht_id: string }>(databank, 'SELECT bericht_id FROM effect ORDER BY nr');
    expect(gedaan.map((rij) => rij.bericht_id)).toEqual(reeks.map(({ bericht }) => bericht.id));
  });

  it('exclude each other across two copies of a service', async () => {
    const [een, twee] = [await proefrunner(databank), await proefrunner(databank)];
    const { stand, open, handle } = sluis();
    for (const runner of [een, twee]) runner.registreer(VOORGESTELD, handle);
    const zaakId = randomUUID();
    const klaar = Promise.all([een, twee].map((runner) => runner.verwerk(proefInBericht({ zaakId }))));
    await wachtTot('the second at the lock', async () => {
      const [rij] = await rijen<{ n: number }>(databank, `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      return rij?.n === 1;
    });
    expect(stand.binnen).toBe(1);
    open();
    await klaar;
    expect(stand.hoogste).toBe(1);
  });

  it('have one effect when they are the same message, delivered to two copies many times over', async () => {
    const runners = [await proefrunner(databank), await proefrunner(databank)];
    for (const runner of runners) runner.registreer(VOORGESTELD, schrijvend());
    const invoer = proefInBericht();
    await Promise.all(Array.from({ length: 12 }, (_, i) => runners[i % 2]!.verwerk(invoer)));
    expect(await rijen(databank, 'SELECT count(*)::int AS n FROM effect')).toEqual([{ n: 1 }]);
    const uit = await uitgaand(databank);
    expect(uit.filter((rij) => rij.startsWith('gebeurd'))).toHaveLength(1);
    expect(uit.filter((rij) => rij === 'VERWERKT')).toHaveLength(12);
  });

  it('hold one connection per key, so a key that is held up leaves the pool to the others', async () => {
    const runner = await proefrunner(databank, { poolgrootte: 2 });
    const { stand, open, handle } = sluis();
    const zaakId = randomUUID();
    runner.registreer(VOORGESTELD, (tx, invoer) => (invoer.bericht.data.zaakId === zaakId ? handle : schrijvend())(tx, invoer));
    const klaar = Promise.all(Array.from({ length: 20 }, (_, i) => runner.verwerk(proefInBericht({ zaakId, volgnr: i + 1 }))));
    await wachtTot('the first', () => stand.binnen === 1);
    await runner.verwerk(proefInBericht());
    expect(await rijen(databank, 'SELECT count(*)::int AS n FROM effect')).toEqual([{ n: 1 }]);
    open();
    await klaar;
    expect(await rijen(databank, 'SELECT count(*)::int AS n FROM effect')).toEqual([{ n: 21 }]);
  });
});
