import { randomUUID } from 'node:crypto';
import type { InBericht } from '../contracts/intern';
import type { Databank } from '../testing/databank';
import { GEACCEPTEERD, proefInBericht, VOORGESTELD } from '../testing/proefbericht';
import { proefdatabank, proefrunner, rijen, schrijvend, stil, uitgaand } from '../testing/proefrunner';
import { wachtTot } from '../testing/wacht';
import { Herkanser } from './herkanser';
import type { Runner } from './runner';
import type { Resultaat } from './runner.types';

jest.setTimeout(30_000);

const INGETROKKEN = 'nl.participatiewet.overdracht.ingetrokken.v1';
const wachtOp = (type: string): Partial<Resultaat> => ({ uitkomst: { status: 'WACHT_OP', wachtOp: type, afwijkingen: [] } });
const kapot = (): never => {
  throw Object.assign(new Error('tekst die nergens mag staan'), { name: 'Kapot' });
};

let databank: Databank;
let runner: Runner;
let herkanser: Herkanser;

const opzet = async (opties: { herkansingenMs?: number[]; wachtOpMs?: number } = {}): Promise<void> => {
  runner = await proefrunner(databank, opties);
  herkanser = new Herkanser({ bron: await databank.bron('schrijf', 2), runner, logger: stil, pollMs: 20, ...opties });
  herkanser.start();
};
beforeEach(async () => {
  databank = await proefdatabank();
});
afterEach(async () => {
  await herkanser.stop();
  await databank.weg();
});

const standen = (): Promise<{ soort: string; poging: number }[]> => rijen(databank, 'SELECT soort, poging FROM wachtend ORDER BY volgnr, id');
const soorten = async (): Promise<string> => (await standen()).map(({ soort }) => soort).join(' ');
const zaaken = async (): Promise<string[]> => (await rijen<{ bericht_id: string }>(databank, 'SELECT bericht_id FROM effect ORDER BY nr')).map((r) => r.bericht_id);
const leeg = async (): Promise<boolean> => (await soorten()) === '';

describe('a message that breaks', () => {
  it('is tried again after the pauses and then counts as if nothing happened', async () => {
    await opzet({ herkansingenMs: [10, 10, 10] });
    let keer = 0;
    runner.registreer(VOORGESTELD, schrijvend(() => (++keer < 3 ? kapot() : {})));
    const invoer = proefInBericht();
    await runner.verwerk(invoer);
    await wachtTot('the retry', leeg);
    expect(await zaaken()).toEqual([invoer.bericht.id]);
    expect(await uitgaand(databank)).toEqual(['gebeurd.overdracht.voorgesteld', 'VERWERKT']);
    expect(keer).toBe(3);
  });

  it('is parked when its tries are spent: the sender hears that a person must look, the cause is a code', async () => {
    await opzet({ herkansingenMs: [5, 5] });
    runner.registreer(VOORGESTELD, kapot);
    await runner.verwerk(proefInBericht());
    await wachtTot('parking', async () => (await soorten()) === 'GEPARKEERD');
    expect(await rijen(databank, 'SELECT oorzaak, poging, aan_de_beurt_op FROM wachtend')).toEqual([{ oorzaak: 'Kapot', poging: 3, aan_de_beurt_op: null }]);
    expect(await uitgaand(databank)).toEqual(['WACHT_OP BEHEER']);
    expect(JSON.stringify(await rijen(databank, 'SELECT oorzaak, soort, wacht_op FROM wachtend'))).not.toContain('tekst die nergens');
  });

  it('is judged afresh when played again after parking', async () => {
    await opzet({ herkansingenMs: [] });
    let hersteld = false;
    runner.registreer(VOORGESTELD, schrijvend(() => (hersteld ? { uitkomst: { status: 'AFGEKEURD', code: 'NIET_BEVOEGD', afwijkingen: [] }, feiten: [] } : kapot())));
    await runner.verwerk(proefInBericht());
    const [rij] = await rijen<{ id: string }>(databank, 'SELECT id FROM wachtend');
    expect(await runner.speelOpnieuw(rij!.id)).toBe('GEPARKEERD');
    hersteld = true;
    expect(await runner.speelOpnieuw(rij!.id)).toBe('AFGEHANDELD');
    expect((await uitgaand(databank)).at(-1)).toBe('AFGEKEURD NIET_BEVOEGD');
    expect(await runner.speelOpnieuw(rij!.id)).toBe('ONBEKEND');
    expect(await runner.speelOpnieuw("1; drop table inbox")).toBe('ONBEKEND');
  });

  it('holds back later messages of its key, which then follow in order', async () => {
    await opzet({ herkansingenMs: [] });
    let hersteld = false;
    const zaakId = randomUUID();
    runner.registreer(VOORGESTELD, schrijvend(() => (hersteld ? {} : kapot())));
    runner.registreer(GEACCEPTEERD, schrijvend());
    runner.registreer(INGETROKKEN, schrijvend());
    const [een, twee, drie] = [VOORGESTELD, GEACCEPTEERD, INGETROKKEN].map((type, i) => proefInBericht({ type, zaakId, volgnr: i + 1 })) as [never, never, never];
    for (const invoer of [een, twee, drie]) await runner.verwerk(invoer);
    expect(await soorten()).toBe('GEPARKEERD ACHTER ACHTER');
    expect(await uitgaand(databank)).toEqual(['WACHT_OP BEHEER', 'WACHT_OP BEHEER', 'WACHT_OP BEHEER']);
    hersteld = true;
    const [rij] = await rijen<{ id: string }>(databank, `SELECT id FROM wachtend WHERE soort = 'GEPARKEERD'`);
    await runner.speelOpnieuw(rij!.id);
    expect(await zaaken()).toEqual([een, twee, drie].map((invoer: { bericht: { id: string } }) => invoer.bericht.id));
    expect(await leeg()).toBe(true);
  });
});

describe('a message that must wait for another', () => {
  const zaakId = randomUUID();

  it('leaves no effect, tells the sender what it waits for, and follows when that came', async () => {
    await opzet();
    let voorgesteld = false;
    runner.registreer(GEACCEPTEERD, schrijvend(() => (voorgesteld ? {} : wachtOp(VOORGESTELD))));
    runner.registreer(VOORGESTELD, schrijvend(() => ((voorgesteld = true), {})));
    const wacht = proefInBericht({ type: GEACCEPTEERD, zaakId, volgnr: 1 });
    const eerder = proefInBericht({ type: VOORGESTELD, zaakId, volgnr: 2 });
    await runner.verwerk(wacht);
    expect(await zaaken()).toEqual([]);
    expect(await rijen(databank, 'SELECT * FROM inbox')).toEqual([]);
    await runner.verwerk(eerder);
    expect(await zaaken()).toEqual([eerder.bericht.id, wacht.bericht.id]);
    expect(await uitgaand(databank)).toEqual([`WACHT_OP ${VOORGESTELD}`, 'gebeurd.overdracht.voorgesteld', 'VERWERKT', 'gebeurd.overdracht.geaccepteerd', 'VERWERKT']);
  });

  it('answers a duplicate of itself with what it still waits for', async () => {
    await opzet();
    runner.registreer(GEACCEPTEERD, schrijvend(() => wachtOp(VOORGESTELD)));
    const wacht = proefInBericht({ type: GEACCEPTEERD, zaakId });
    await runner.verwerk(wacht);
    await runner.verwerk(wacht);
    expect(await uitgaand(databank)).toEqual([`WACHT_OP ${VOORGESTELD}`, `WACHT_OP ${VOORGESTELD}`]);
    expect(await soorten()).toBe('WACHT_OP');
  });

  it('is refused with VOLGORDE when it waited too long, and lets those behind it go', async () => {
    await opzet({ wachtOpMs: 50 });
    runner.registreer(GEACCEPTEERD, schrijvend(() => wachtOp(VOORGESTELD)));
    runner.registreer(INGETROKKEN, schrijvend());
    await runner.verwerk(proefInBericht({ type: GEACCEPTEERD, zaakId, volgnr: 1 }));
    const achter = proefInBericht({ type: INGETROKKEN, zaakId, volgnr: 2 });
    await runner.verwerk(achter);
    await wachtTot('the end of the wait', leeg);
    expect(await zaaken()).toEqual([achter.bericht.id]);
    expect(await uitgaand(databank)).toContain('AFGEKEURD VOLGORDE');
  });

  it('is woken by a message of the same resident on another key, even when the service dies right after that effect', async () => {
    await opzet();
    const inwonerRef = randomUUID();
    let gekomen = false;
    runner.registreer(GEACCEPTEERD, schrijvend(() => (gekomen ? {} : wachtOp(VOORGESTELD))));
    await runner.verwerk(proefInBericht({ type: GEACCEPTEERD, inwonerRef }));
    await herkanser.stop();
    gekomen = true;
    const ander = await proefrunner(databank);
    ander.registreer(VOORGESTELD, schrijvend());
    jest.spyOn(ander, 'rijAf').mockResolvedValue();
    await ander.verwerk(proefInBericht({ type: VOORGESTELD, inwonerRef }));
    expect(await soorten()).toBe('WACHT_OP');
    herkanser = new Herkanser({ bron: await databank.bron('schrijf', 2), runner, logger: stil, pollMs: 20 });
    herkanser.start();
    await wachtTot('the waiting message', leeg);
    expect(await zaaken()).toHaveLength(2);
  });
});

describe('a message that is recalled while it waits', () => {
  const HERROEPEN = 'nl.participatiewet.overdracht.herroepen.v1';
  const recall = (invoer: InBericht, wens: { inwonerRef?: string } = {}): InBericht => {
    const basis = proefInBericht({ type: HERROEPEN, volgnr: 9, ...wens });
    const { zaakId: _zaakId, ...data } = basis.bericht.data;
    return { ...basis, bericht: { ...basis.bericht, data: { ...data, verloop: { berichtSource: invoer.bericht.source, berichtRef: invoer.bericht.id, redencode: 'FOUT' } } } };
  };

  it.each(['WACHT_OP', 'GEPARKEERD', 'ACHTER'])('is gone at once (%s), its sender hears it, and nothing is ever done with it', async (soort) => {
    await opzet({ herkansingenMs: [] });
    const zaakId = randomUUID();
    let voorgesteld = false;
    runner.registreer(GEACCEPTEERD, schrijvend(() => (voorgesteld ? {} : soort === 'GEPARKEERD' ? kapot() : wachtOp(VOORGESTELD))));
    runner.registreer(VOORGESTELD, schrijvend(() => ((voorgesteld = true), {})));
    runner.registreer(INGETROKKEN, schrijvend());
    runner.registreer(HERROEPEN, schrijvend(() => ({ feiten: [] })));
    const eerste = proefInBericht({ type: GEACCEPTEERD, zaakId, volgnr: 1 });
    const achter = proefInBericht({ type: INGETROKKEN, zaakId, volgnr: 2 });
    await runner.verwerk(eerste);
    if (soort === 'ACHTER') await runner.verwerk(achter);
    const weg = soort === 'ACHTER' ? achter : eerste;
    const zien = recall(weg);
    await runner.verwerk(zien);
    expect(JSON.stringify(await rijen(databank, 'SELECT * FROM wachtend'))).not.toContain(weg.bericht.id);
    expect(await uitgaand(databank)).toContain('AFGEKEURD OVERBODIG');
    await runner.verwerk(proefInBericht({ type: VOORGESTELD, zaakId, volgnr: 10 }));
    expect(await zaaken()).not.toContain(weg.bericht.id);
  });

  it('does not hold up its own recall on the same key', async () => {
    await opzet();
    const inwonerRef = randomUUID();
    runner.registreer(GEACCEPTEERD, schrijvend(() => wachtOp(VOORGESTELD)));
    runner.registreer(HERROEPEN, schrijvend(() => ({ feiten: [] })));
    const basis = proefInBericht({ type: GEACCEPTEERD, inwonerRef, volgnr: 1 });
    const { zaakId: _zaakId, ...data } = basis.bericht.data;
    const wacht = { ...basis, bericht: { ...basis.bericht, data } };
    await runner.verwerk(wacht);
    await runner.verwerk(recall(wacht, { inwonerRef }));
    expect(await standen()).toEqual([]);
  });

  it('stays when another message was recalled', async () => {
    await opzet();
    runner.registreer(GEACCEPTEERD, schrijvend(() => wachtOp(VOORGESTELD)));
    runner.registreer(HERROEPEN, schrijvend(() => ({ feiten: [] })));
    await runner.verwerk(proefInBericht({ type: GEACCEPTEERD }));
    await runner.verwerk(recall(proefInBericht({ type: GEACCEPTEERD })));
    expect(await soorten()).toBe('WACHT_OP');
  });
});
