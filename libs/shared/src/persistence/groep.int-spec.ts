import { randomUUID } from 'node:crypto';
import type { InBericht } from '../contracts/intern';
import type { Databank } from '../testing/databank';
import { GEACCEPTEERD, proefInBericht, VOORGESTELD } from '../testing/proefbericht';
import { proefdatabank, proefrunner, rijen, schrijvend, uitgaand, VERWERKT } from '../testing/proefrunner';
import type { Runner } from './runner';

jest.setTimeout(30_000);

let databank: Databank;
let runner: Runner;
beforeEach(async () => {
  databank = await proefdatabank();
  runner = await proefrunner(databank, { groepenTegelijk: 1 });
  runner.registreer(INGETROKKEN, async () => ({ uitkomst: { status: 'AFGEKEURD', code: 'OVERBODIG', afwijkingen: [] }, feiten: [] }));
});
afterEach(() => databank.weg());

const INGETROKKEN = 'nl.participatiewet.overdracht.ingetrokken.v1';
const reeks = (aantal: number): InBericht[] => Array.from({ length: aantal }, () => proefInBericht());
/** Behind one that goes first, so that they are one group. */
const samen = (berichten: readonly InBericht[]): Promise<void[]> => Promise.all([proefInBericht({ type: INGETROKKEN }), ...berichten].map((bericht) => runner.verwerk(bericht)));
const TRANSACTIES = `SELECT count(*)::int AS n, count(DISTINCT xmin::text)::int AS transacties FROM inbox WHERE handler <> '${INGETROKKEN}'`;
const gesteld = async (): Promise<string[]> => (await uitgaand(databank)).filter((rij) => !rij.startsWith('AFGEKEURD'));
const effecten = async (): Promise<string[]> => (await rijen<{ bericht_id: string }>(databank, 'SELECT bericht_id FROM effect ORDER BY bericht_id')).map((r) => r.bericht_id);
const ids = (berichten: readonly InBericht[]): string[] => berichten.map(({ bericht }) => bericht.id).sort();

describe('messages of different keys in one transaction', () => {
  it('each have their state, log record, inbox row, fact and return message', async () => {
    runner.registreer(VOORGESTELD, schrijvend());
    const berichten = reeks(5);
    await samen(berichten);
    expect(await effecten()).toEqual(ids(berichten));
    expect(await gesteld()).toEqual(Array.from({ length: 5 }, () => ['gebeurd.overdracht.voorgesteld', 'VERWERKT']).flat());
    expect(await rijen(databank, TRANSACTIES)).toEqual([{ n: 5, transacties: 1 }]);
    expect(await rijen(databank, 'SELECT count(DISTINCT inwoner_ref)::int AS n FROM logboek')).toEqual([{ n: 6 }]);
    expect(await rijen(databank, 'SELECT count(DISTINCT sleutel)::int AS n FROM outbox')).toEqual([{ n: 6 }]);
  });

  it('do not suffer from one that breaks: of that one nothing is left, and it waits for its next try', async () => {
    const [kapot, ...gaaf] = reeks(4) as [InBericht, ...InBericht[]];
    runner.registreer(VOORGESTELD, schrijvend());
    runner.registreer(GEACCEPTEERD, async (tx, invoer) => {
      await schrijvend()(tx, invoer);
      await tx.em.query('SELECT * FROM bestaat_niet');
      throw new Error('never reached');
    });
    await samen([gaaf[0]!, { ...kapot, bericht: { ...kapot.bericht, type: GEACCEPTEERD } }, ...gaaf.slice(1)]);
    expect(await effecten()).toEqual(ids(gaaf));
    expect(await rijen(databank, 'SELECT bericht_id, soort, oorzaak FROM wachtend')).toEqual([{ bericht_id: kapot.bericht.id, soort: 'HERKANSING', oorzaak: 'CODE_42P01' }]);
    expect(await rijen(databank, TRANSACTIES)).toEqual([{ n: 3, transacties: 1 }]);
  });

  it('all go one by one when what they leave behind cannot be written together', async () => {
    const [kapot, ...gaaf] = reeks(4) as [InBericht, ...InBericht[]];
    runner.registreer(VOORGESTELD, (tx, invoer) =>
      schrijvend(() => (invoer === kapot ? { beslissing: { activiteit: 'x', uitkomst: 'MISSCHIEN' as 'TOEGESTAAN' } } : {}))(tx, invoer),
    );
    await samen([kapot, ...gaaf]);
    expect(await effecten()).toEqual(ids(gaaf));
    expect(await rijen(databank, 'SELECT bericht_id, soort FROM wachtend')).toEqual([{ bericht_id: kapot.bericht.id, soort: 'HERKANSING' }]);
  });

  it('leave nothing of one that must wait but the waiting, and tell its sender', async () => {
    const [wachter, ...gaaf] = reeks(3) as [InBericht, ...InBericht[]];
    runner.registreer(VOORGESTELD, (tx, invoer) => schrijvend(() => (invoer === wachter ? { uitkomst: { status: 'WACHT_OP', wachtOp: GEACCEPTEERD, afwijkingen: [] } } : {}))(tx, invoer));
    await samen([wachter, ...gaaf]);
    expect(await effecten()).toEqual(ids(gaaf));
    expect(await rijen(databank, 'SELECT bericht_id, soort, wacht_op FROM wachtend')).toEqual([{ bericht_id: wachter.bericht.id, soort: 'WACHT_OP', wacht_op: GEACCEPTEERD }]);
    expect(await uitgaand(databank)).toContain(`WACHT_OP ${GEACCEPTEERD}`);
  });

  it('wake one that waits in the same group for what its neighbour brings', async () => {
    const inwonerRef = randomUUID();
    const [wachter, brenger] = [proefInBericht({ inwonerRef, volgnr: 1 }), proefInBericht({ inwonerRef, volgnr: 2, type: GEACCEPTEERD })];
    runner.registreer(GEACCEPTEERD, schrijvend());
    runner.registreer(VOORGESTELD, async (tx, invoer) => {
      const [eerder] = await tx.em.query<unknown[]>('SELECT 1 FROM effect WHERE bericht_id = $1', [brenger.bericht.id]);
      return schrijvend(() => (eerder ? {} : { uitkomst: { status: 'WACHT_OP', wachtOp: GEACCEPTEERD, afwijkingen: [] } }))(tx, invoer);
    });
    await samen([wachter, brenger]);
    expect(await effecten()).toEqual(ids([wachter, brenger]));
    expect(await rijen(databank, 'SELECT * FROM wachtend')).toEqual([]);
  });

  it('are answered again when they came before, beside new ones', async () => {
    runner.registreer(VOORGESTELD, schrijvend());
    const oud = reeks(2);
    await samen(oud);
    const nieuw = reeks(2);
    await samen([oud[0]!, nieuw[0]!, oud[1]!, nieuw[1]!]);
    expect(await effecten()).toEqual(ids([...oud, ...nieuw]));
    expect((await uitgaand(databank)).filter((rij) => rij === 'VERWERKT')).toHaveLength(6);
  });

  it('queue behind one that waits on their key, also when the rest of the group goes on', async () => {
    const zaakId = randomUUID();
    const [voor, achter] = [proefInBericht({ zaakId, volgnr: 1 }), proefInBericht({ zaakId, volgnr: 2 })];
    const open = { ja: false };
    runner.registreer(VOORGESTELD, (tx, invoer) =>
      schrijvend(() => (invoer.bericht.id === voor.bericht.id && !open.ja ? { uitkomst: { status: 'WACHT_OP', wachtOp: GEACCEPTEERD, afwijkingen: [] } } : { uitkomst: VERWERKT }))(tx, invoer),
    );
    await runner.verwerk(voor);
    const gaaf = reeks(2);
    await samen([gaaf[0]!, achter, gaaf[1]!]);
    expect(await effecten()).toEqual(ids(gaaf));
    expect(await rijen(databank, 'SELECT bericht_id, soort FROM wachtend ORDER BY volgnr')).toEqual([
      { bericht_id: voor.bericht.id, soort: 'WACHT_OP' },
      { bericht_id: achter.bericht.id, soort: 'ACHTER' },
    ]);
  });
});
