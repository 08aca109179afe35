import type { Databank } from '../testing/databank';
import { proefInBericht, VOORGESTELD } from '../testing/proefbericht';
import { proefdatabank, proefrunner, rijen, schrijvend, uitgaand, VERWERKT } from '../testing/proefrunner';
import type { Runner } from './runner';

jest.setTimeout(30_000);

let databank: Databank;
let runner: Runner;

beforeEach(async () => {
  databank = await proefdatabank();
  runner = await proefrunner(databank);
});
afterEach(() => databank.weg());

const effecten = async (): Promise<string[]> => (await rijen<{ bericht_id: string }>(databank, 'SELECT bericht_id FROM effect ORDER BY nr')).map((r) => r.bericht_id);

describe('the runner', () => {
  it('commits state, log, inbox row, facts and return message together, facts before the return', async () => {
    runner.registreer(VOORGESTELD, schrijvend());
    const invoer = proefInBericht();
    await runner.verwerk(invoer);
    expect(await effecten()).toEqual([invoer.bericht.id]);
    expect(await uitgaand(databank)).toEqual(['gebeurd.overdracht.voorgesteld', 'VERWERKT']);
    expect(await rijen(databank, 'SELECT handler, source, id, retour FROM inbox')).toEqual([
      { handler: VOORGESTELD, source: invoer.bericht.source, id: invoer.bericht.id, retour: VERWERKT },
    ]);
    expect(await rijen(databank, 'SELECT soort, uitkomst, inwoner_ref FROM logboek')).toEqual([
      { soort: 'VERWERKING', uitkomst: 'TOEGESTAAN', inwoner_ref: invoer.bericht.data.inwonerRef },
    ]);
  });

  it('answers a duplicate again with the stored return and does not repeat the effect', async () => {
    runner.registreer(VOORGESTELD, schrijvend(() => ({ uitkomst: { ...VERWERKT, afwijkingen: ['BELEID'] } })));
    const invoer = proefInBericht();
    await runner.verwerk(invoer);
    await runner.verwerk(invoer);
    expect(await effecten()).toHaveLength(1);
    expect(await uitgaand(databank)).toEqual(['gebeurd.overdracht.voorgesteld', 'VERWERKT', 'VERWERKT']);
    const [, eerste, tweede] = await rijen<{ inhoud: string; bericht_id: string }>(databank, 'SELECT inhoud, bericht_id FROM outbox ORDER BY volgnr');
    expect(tweede).toEqual(eerste);
  });

  it('commits a refusal with its decision record, because a refusal is a value', async () => {
    runner.registreer(VOORGESTELD, async () => ({
      uitkomst: { status: 'AFGEKEURD', code: 'NIET_BEVOEGD', afwijkingen: [] },
      feiten: [],
      beslissing: { activiteit: 'overdracht.voorstellen', uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD', gemeente: 'TIEL' },
    }));
    await runner.verwerk(proefInBericht());
    expect(await uitgaand(databank)).toEqual(['AFGEKEURD NIET_BEVOEGD']);
    expect(await rijen(databank, 'SELECT soort, activiteit, code FROM logboek')).toEqual([{ soort: 'BESLISSING', activiteit: 'overdracht.voorstellen', code: 'NIET_BEVOEGD' }]);
  });

  it('leaves no effect when the log cannot be written', async () => {
    const beslissing = { activiteit: 'x', uitkomst: 'MISSCHIEN' as 'TOEGESTAAN' };
    runner.registreer(VOORGESTELD, schrijvend(() => ({ beslissing })));
    await runner.verwerk(proefInBericht());
    expect(await effecten()).toEqual([]);
    expect(await rijen(databank, 'SELECT soort, oorzaak FROM wachtend')).toEqual([{ soort: 'HERKANSING', oorzaak: 'CODE_23514' }]);
  });

  it('shows in a trial what would happen and keeps nothing of it', async () => {
    runner.registreer(VOORGESTELD, schrijvend());
    const invoer = proefInBericht();
    expect((await runner.proef(invoer)).feiten).toHaveLength(1);
    expect(await effecten()).toEqual([]);
    expect(await uitgaand(databank)).toEqual([]);
    await runner.verwerk(invoer);
    expect(await effecten()).toHaveLength(1);
  });

  it('sets and clears timers in the transaction of the effect', async () => {
    const bericht = proefInBericht().bericht;
    const timer = { soort: 'TERMIJN', sleutel: 'zaak-1', vervaltOp: new Date('2025-11-01T00:00:00Z'), bericht };
    runner.registreer(VOORGESTELD, schrijvend(() => ({ zetTimers: [timer] })));
    await runner.verwerk(proefInBericht());
    expect(await rijen(databank, 'SELECT soort, sleutel FROM timer')).toEqual([{ soort: 'TERMIJN', sleutel: 'zaak-1' }]);
    const ander = await proefrunner(databank);
    ander.registreer(VOORGESTELD, schrijvend(() => ({ wisTimers: [timer] })));
    await ander.verwerk(proefInBericht());
    expect(await rijen(databank, 'SELECT * FROM timer')).toEqual([]);
  });

  it('keeps the message with the broker when the database is away', async () => {
    runner.registreer(VOORGESTELD, async () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    });
    await expect(runner.verwerk(proefInBericht())).rejects.toMatchObject({ name: 'NietNu' });
    expect(await rijen(databank, 'SELECT * FROM wachtend')).toEqual([]);
  });
});
