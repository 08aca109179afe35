import { randomInt } from 'node:crypto';
import { gokker, KNOEIERIJEN } from '../testing/knoeien';
import { alsBron, maakProeflog, onthoudend, sleutelpaar, type Proeflog } from '../testing/prooflog';
import { getuigeregel } from './getuige.regels';
import { ketenbegin, schakelhash } from './keten';
import { keurLogboek, type Bevinding } from './keuring';
import { Zegelsleutel } from './zegel';

jest.setTimeout(60_000);

const { geheim, openbaar } = sleutelpaar();
const sleutel = new Zegelsleutel(geheim);
const deugt = onthoudend([openbaar]);
const HEEL = maakProeflog(sleutel);
/** Small, because it is judged ten thousand times. */
const KLEIN = maakProeflog(sleutel, 8);

const kopie = (log: Proeflog): Proeflog => ({ ...log, records: [...log.records], keten: [...log.keten], zegels: [...log.zegels], sneden: [...log.sneden], getuige: [...log.getuige] });
const keur = async (log: Proeflog, metGetuige = true): Promise<{ gevonden: Bevinding[]; uitslag: Awaited<ReturnType<typeof keurLogboek>> }> => {
  const gevonden: Bevinding[] = [];
  return { uitslag: await keurLogboek(alsBron(log, metGetuige), deugt, (bevinding) => gevonden.push(bevinding)), gevonden };
};
const uitleg = async (log: Proeflog, metGetuige = true): Promise<string[]> => (await keur(log, metGetuige)).gevonden.map((bevinding) => bevinding.uitleg);

describe('a log as it was written', () => {
  it('is whole, and says until when it is under a signature', async () => {
    const { gevonden, uitslag } = await keur(HEEL);
    expect(gevonden).toEqual([]);
    expect(uitslag).toEqual({ dienst: 'handover', bevindingen: 0, records: 16, zegels: 4, getekendTot: HEEL.zegels[3]?.op, nogNietGetekend: 0, metGetuige: true });
  });

  it('may have records of the last moment that the next checkpoint takes in, and no older ones', async () => {
    const log = kopie(HEEL);
    const [laatste] = log.keten.splice(12, 4).slice(-1);
    log.zegels.pop();
    log.getuige.pop();
    log.nu = new Date(Date.parse(log.records[15]!.op) + 59_000);
    expect((await keur(log)).uitslag).toMatchObject({ bevindingen: 0, nogNietGetekend: 4 });
    log.nu = new Date(Date.parse(log.records[15]!.op) + 60_001);
    expect((await keur(log)).gevonden.at(-1)).toMatchObject({ volgnr: laatste?.volgnr, uitleg: expect.stringContaining('staat niet in de keten') });
  });

  it('may have a witness whose last line was cut off by a crash and written again, or written twice', async () => {
    const log = kopie(HEEL);
    log.getuige.splice(2, 0, log.getuige[2]!.slice(0, 50));
    log.getuige.push(log.getuige[3]!);
    expect(await uitleg(log)).toEqual([]);
  });
});

describe('10,000 random changes', () => {
  it('are found, every one', async () => {
    const zaad = Number(process.env['KNOEI_ZAAD'] ?? randomInt(2 ** 31));
    const gok = gokker(zaad);
    const soorten = Object.keys(KNOEIERIJEN);
    const gemist: string[] = [];
    for (let nr = 0; nr < 10_000; nr += 1) {
      const soort = soorten[nr % soorten.length] as string;
      const log = kopie(KLEIN);
      KNOEIERIJEN[soort]?.(log, gok);
      if ((await keur(log)).uitslag.bevindingen === 0) gemist.push(`${soort} (${nr})`);
    }
    process.stdout.write(`10,000 changes, seed ${zaad} (KNOEI_ZAAD): ${gemist.length} missed\n`);
    expect({ zaad, gemist }).toEqual({ zaad, gemist: [] });
  });
});

describe('a finding', () => {
  it('names the position, the number and the id of the record, and nothing it says', async () => {
    const log = kopie(HEEL);
    const record = log.records[6]!;
    log.records[6] = { ...record, gemeente: 'NEDER_BETUWE' };
    expect((await keur(log)).gevonden).toEqual([{ positie: 7, volgnr: record.volgnr, recordId: record.id, uitleg: 'de kolom gemeente zegt iets anders dan de inhoud' }]);
  });

  it('says what the witness saw of a tail that is gone; without a witness such a log seems whole', async () => {
    const log = kopie(HEEL);
    KNOEIERIJEN['tail cut off at a checkpoint']?.(log, () => 2);
    expect(await uitleg(log)).toEqual([expect.stringMatching(/^de getuige zag op .* dit zegel tot positie 12/), expect.stringContaining('positie 16')]);
    expect((await keur(log, false)).uitslag).toMatchObject({ bevindingen: 0, metGetuige: false });
  });

  it('is made of a checkpoint that is gone from the middle, also without a witness', async () => {
    const log = kopie(HEEL);
    log.zegels.splice(1, 1);
    expect(await uitleg(log, false)).toEqual(['zegel 3 staat waar zegel 2 hoort']);
  });

  it('is made of a chain that another service could have signed', async () => {
    const log = { ...kopie(HEEL), dienst: 'boete' };
    expect(await uitleg(log)).toEqual(expect.arrayContaining(['deze schakel sluit niet aan op de vorige', 'dit zegel is niet door deze dienst getekend']));
  });
});

describe('a log that was cut after its term', () => {
  const gesneden = (opties: { tot?: string; sleutel?: Zegelsleutel; positie?: number } = {}): Proeflog => {
    const log = kopie(HEEL);
    const { positie, hash, dienst, nr } = log.zegels[1]!;
    const tekenaar = opties.sleutel ?? sleutel;
    log.sneden = [tekenaar.teken({ dienst, nr: 1, positie: opties.positie ?? positie, hash, zegel: nr, tot: opties.tot ?? '2020-09-01T00:00:00.000Z', op: '2025-10-06T12:00:00.000Z', sleutel: tekenaar.naam })];
    log.records = log.records.slice(positie);
    log.keten = log.keten.slice(positie);
    log.zegels = log.zegels.slice(nr);
    return log;
  };

  it('is whole from the signed cut on, and chains on from there', async () => {
    const log = gesneden();
    const vorige = log.keten.at(-1)!;
    expect(await uitleg(log)).toEqual([]);
    const zegel = sleutel.teken({ ...log.zegels.at(-1)!, nr: 5, aantal: 8 });
    expect(await uitleg({ ...log, zegels: [...log.zegels, zegel], getuige: [...log.getuige, getuigeregel(zegel)] })).toEqual([]);
    expect(vorige.hash.equals(ketenbegin('handover'))).toBe(false);
  });

  it.each([
    ['without a signature of the service', { sleutel: new Zegelsleutel(sleutelpaar().geheim) }, 'snede 1 is niet door deze dienst getekend'],
    ['too early', { tot: '2024-01-01T00:00:00.000Z' }, 'snede 1 nam records weg die nog geen vijf jaar oud waren'],
    ['at another place than it says', { positie: 6 }, 'de posities 7 t/m 8 zijn weg uit de keten'],
  ])('is found when it was cut %s', async (_, opties, verwacht) => expect(await uitleg(gesneden(opties))).toContain(verwacht));

  it('is found when the cut itself was taken away', async () => expect(await uitleg({ ...gesneden(), sneden: [] })).toContain('de posities 1 t/m 8 zijn weg uit de keten'));
});

it('makes of the same record at another place another row of the chain', () => {
  const [merk, ander] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const rijen = [schakelhash(merk, 1, 1, merk), schakelhash(merk, 2, 1, merk), schakelhash(merk, 1, 2, merk), schakelhash(merk, 1, 1, ander), schakelhash(ander, 1, 1, merk)];
  expect(new Set(rijen.map((rij) => rij.toString('hex'))).size).toBe(rijen.length);
});
