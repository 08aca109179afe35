import { truncateSync } from 'node:fs';
import { Client } from 'pg';
import { Proefketen } from '../testing/proefketen';
import { wachtTot } from '../testing/wacht';
import { schrijfLogboek } from './logboek';

jest.setTimeout(60_000);

let keten: Proefketen;
const metEigenKeten = (): void => {
  beforeEach(async () => {
    keten = await Proefketen.open();
  });
  afterEach(() => keten.sluit());
};

describe('the chain', () => {
  metEigenKeten();

  it('holds what concurrent transactions commit, without a gap and nothing twice, by two copies of which one chains', async () => {
    const [een, ander] = [keten.ketenaar({ partij: 7 }), keten.ketenaar({ partij: 7 })];
    await keten.schrijfVeel(200);
    await keten.bron.transaction(async (em) => {
      await schrijfLogboek({ em }, 'VERWERKING', { activiteit: 'teruggedraaid', uitkomst: 'TOEGESTAAN' });
      throw new Error('terug');
    }).catch(() => undefined);
    await keten.schrijfVeel(50);
    await keten.geketend(250);
    expect([een.stand, ander.stand].sort()).toEqual(['LEIDER', 'STANDBY']);
    expect(await keten.keur()).toMatchObject({ gevonden: [], uitslag: { records: 250, metGetuige: true } });
  });

  it('passes over nothing that was numbered first and committed last', async () => {
    const traag = new Client({ connectionString: keten.databank.url('schrijf') });
    await traag.connect();
    await traag.query('BEGIN');
    await schrijfLogboek({ em: { query: (sql: string, params: unknown[]) => traag.query(sql, params) } as never }, 'VERWERKING', { activiteit: 'traag', uitkomst: 'TOEGESTAAN' });
    keten.ketenaar();
    await keten.schrijf();
    await keten.geketend(1);
    await keten.schrijf();
    await keten.geketend(2);
    await traag.query('COMMIT');
    await traag.end();
    await keten.geketend(3);
    const { rows } = await keten.baas.query<{ activiteit: string }>('SELECT activiteit FROM logboek_keten JOIN logboek USING (volgnr) ORDER BY positie');
    expect(rows.map(({ activiteit }) => activiteit)).toEqual(['proef', 'proef', 'traag']);
    expect((await keten.keur()).uitslag.bevindingen).toBe(0);
  });

  it('takes in and signs at a stop what was logged until then', async () => {
    const ketenaar = keten.ketenaar({ pollMs: 60_000 });
    await wachtTot('leadership', () => ketenaar.stand === 'LEIDER');
    await keten.schrijfVeel(30);
    await ketenaar.stop();
    expect((await keten.keur()).uitslag).toMatchObject({ bevindingen: 0, records: 30, nogNietGetekend: 0 });
    expect(keten.regels().length).toBe(await keten.tel('logboek_zegel'));
  });

  it('goes on where it was when its leader is cut down in the middle of a batch', async () => {
    keten.ketenaar({ partij: 20 });
    const schrijven = keten.schrijfVeel(400);
    for (let keer = 0; keer < 2; keer += 1) {
      const eerder = await keten.tel('logboek_keten');
      await wachtTot('a batch', async () => (await keten.tel('logboek_keten')) > eerder || eerder === 400);
      await keten.databank.verbreek('handover.logboek');
    }
    await schrijven;
    await keten.geketend(400);
    await Promise.all(keten.ketenaars.map((ketenaar) => ketenaar.stop()));
    expect(await keten.keur()).toMatchObject({ gevonden: [], uitslag: { records: 400 } });
  });

  it('gives a witness what it missed, also after a line that was not finished', async () => {
    const eerste = keten.ketenaar();
    await keten.schrijf();
    await keten.geketend(1);
    await eerste.stop();
    truncateSync(keten.getuige.pad, 40);
    keten.ketenaar();
    await wachtTot('the line', () => keten.regels().length === 2);
    expect((await keten.keur()).uitslag.bevindingen).toBe(0);
  });

  it('says now and then that nothing happened', async () => {
    keten.ketenaar({ hartslagMs: 50 });
    await keten.schrijf();
    await keten.geketend(1);
    await wachtTot('checkpoints', async () => (await keten.tel('logboek_zegel')) > 2);
    expect(await keten.tel('logboek_keten')).toBe(1);
    expect((await keten.keur()).uitslag.bevindingen).toBe(0);
  });
});

describe('a signed log of ten records', () => {
  beforeAll(async () => {
    keten = await Proefketen.getekend(10);
  });
  afterAll(() => keten.sluit());

  it('is whole', async () => expect(await keten.keur()).toMatchObject({ gevonden: [], uitslag: { records: 10 } }));

  it.each(['logboek_keten', 'logboek_zegel', 'logboek_snede'])('is not changed in %s by the writing role', async (tabel) => {
    for (const sql of [`UPDATE ${tabel} SET hash = hash`, `DELETE FROM ${tabel}`, `TRUNCATE ${tabel}`]) await expect(keten.bron.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('is not judged by a role that sees part of it or nothing', async () => {
    await expect(keten.keur(keten.databank.url('eigenaar'))).rejects.toThrow('ziet het logboek van handover niet');
  });

  const inhoud = `replace(inhoud::text, 'TOEGESTAAN', 'GEWEIGERD')::json`;
  it.each([
    ['edits content', `UPDATE logboek SET inhoud = ${inhoud} WHERE volgnr = 5`, /niet bij het merk/],
    ['edits a column', `UPDATE logboek SET actor = 'wz.wc.ander' WHERE volgnr = 5`, /de kolom actor/],
    ['edits a moment', `UPDATE logboek SET op = op + interval '1 microsecond' WHERE volgnr = 5`, /de kolom op/],
    ['removes a record', 'DELETE FROM logboek WHERE volgnr = 5', /het record bij deze schakel is weg/],
    ['removes a record and its row', 'DELETE FROM logboek WHERE volgnr = 5; DELETE FROM logboek_keten WHERE volgnr = 5', /is weg uit de keten/],
    ['adds a record of old', `INSERT INTO logboek (op, soort, activiteit, uitkomst, trace_id, inhoud, merk) SELECT op - interval '1 day', soort, activiteit, uitkomst, trace_id, replace(inhoud::text, id::text, gen_random_uuid()::text)::json, merk FROM logboek LIMIT 1`, /niet bij het merk/],
    ['cuts off the head', 'DELETE FROM logboek WHERE volgnr <= 5; DELETE FROM logboek_keten WHERE positie <= 5', /de posities 1 t\/m 5 zijn weg/],
    ['cuts off the tail', 'DELETE FROM logboek; DELETE FROM logboek_keten; DELETE FROM logboek_zegel', /de getuige zag/],
    ['edits a checkpoint', `UPDATE logboek_zegel SET op = op + interval '1 hour' WHERE nr = 1`, /niet door deze dienst getekend/],
    ['removes a checkpoint', 'DELETE FROM logboek_zegel WHERE nr = (SELECT max(nr) FROM logboek_zegel)', /de getuige zag|nog schakels/],
  ])('shows it when somebody with all rights %s', async (_, sql, verwacht) => {
    expect((await keten.keurNa(sql)).map(({ uitleg }) => uitleg).join('\n')).toMatch(verwacht);
  });
});

describe('the end of the term', () => {
  metEigenKeten();
  const ZES_JAAR_MS = 6 * 366 * 86_400_000;
  const toen = (): Date => new Date(Date.now() - ZES_JAAR_MS);

  const oud = async (aantal: number): Promise<void> => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'queueMicrotask', 'performance'], now: toen() });
    try {
      await keten.schrijfVeel(aantal);
    } finally {
      jest.useRealTimers();
    }
  };

  it('cuts off what is over it at a signed point, and the chain goes on from there', async () => {
    await oud(10);
    const eerste = keten.ketenaar({ nu: toen });
    await keten.geketend(10);
    await eerste.stop();
    await keten.schrijf();
    const tweede = keten.ketenaar();
    await wachtTot('a cut', async () => (await keten.tel('logboek_snede')) === 1 && (await keten.tel('logboek')) === 1);
    await keten.schrijf();
    await keten.geketend(2);
    await tweede.stop();
    expect(await keten.keur()).toMatchObject({ gevonden: [], uitslag: { bevindingen: 0, records: 2 } });
  });

  it('is not brought forward: the database refuses by its own clock whoever asks', async () => {
    const ketenaar = keten.ketenaar();
    await keten.schrijfVeel(10);
    await keten.geketend(10);
    await ketenaar.stop();
    await keten.bron.query(
      `INSERT INTO logboek_snede (nr, positie, hash, zegel, tot, op, sleutel, handtekening)
       SELECT 1, positie, hash, 1, now() - interval '6 years', now(), 'x', '\\x00' FROM logboek_keten WHERE positie = 3`,
    );
    await expect(keten.bron.query('SELECT snijd_logboek(1)')).rejects.toMatchObject({ code: '23514' });
    expect(await keten.tel('logboek')).toBe(10);
  });
});
