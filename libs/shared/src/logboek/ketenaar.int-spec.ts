import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { maakDatabank, type Databank } from '../testing/databank';
import { stil } from '../testing/proefrunner';
import { sleutelpaar } from '../testing/prooflog';
import { wachtTot } from '../testing/wacht';
import { Getuige } from './getuige';
import { Ketenaar, type Ketenaaropties } from './ketenaar';
import { keurLogboek, type Bevinding, type Keuringsuitslag, type Logbron } from './keuring';
import { logbronVan, metLogboek } from './lezer';
import { schrijfLogboek } from './logboek';
import { Zegelsleutel, zegelkeuring } from './zegel';

jest.setTimeout(60_000);

const { geheim, openbaar } = sleutelpaar();
const deugt = zegelkeuring([openbaar]);

/** A log of its own, with the chainers that ran over it. */
class Proefketen {
  readonly ketenaars: Ketenaar[] = [];
  private constructor(
    readonly databank: Databank,
    readonly bron: DataSource,
    readonly baas: Client,
    readonly map: string,
  ) {}

  static async open(): Promise<Proefketen> {
    const databank = await maakDatabank({ schema: 'handover' });
    const baas = new Client({ connectionString: `${databank.beheerUrl}?options=-c%20search_path%3Dhandover` });
    await baas.connect();
    return new Proefketen(databank, await databank.bron('schrijf', 10), baas, mkdtempSync(join(tmpdir(), 'getuige-')));
  }

  get getuige(): Getuige {
    return new Getuige(this.map, 'handover');
  }

  ketenaar(opties: Partial<Ketenaaropties> = {}): Ketenaar {
    const ketenaar = new Ketenaar({ url: this.databank.url('schrijf'), dienst: 'handover', sleutel: new Zegelsleutel(geheim), getuige: this.getuige, logger: stil, pollMs: 20, ...opties });
    this.ketenaars.push(ketenaar);
    ketenaar.start();
    return ketenaar;
  }

  schrijf(activiteit = 'proef'): Promise<string> {
    return this.bron.transaction((em) => schrijfLogboek({ em }, 'VERWERKING', { activiteit, uitkomst: 'TOEGESTAAN', gemeente: 'TIEL', actor: 'wz.wc.anna' }));
  }

  async schrijfVeel(aantal: number): Promise<void> {
    for (let i = 0; i < aantal; i += 10) await Promise.all(Array.from({ length: 10 }, () => this.schrijf()));
  }

  async tel(tabel: string): Promise<number> {
    const { rows } = await this.baas.query<{ aantal: number }>(`SELECT count(*)::int AS aantal FROM ${tabel}`);
    return rows[0]?.aantal ?? 0;
  }

  async geketend(aantal: number): Promise<void> {
    await wachtTot('a chain', async () => (await this.tel('logboek_keten')) === aantal);
  }

  regels(): string[] {
    return readFileSync(this.getuige.pad, 'utf8').split('\n').filter(Boolean);
  }

  async keur(url = this.databank.url('schrijf')): Promise<{ uitslag: Keuringsuitslag; gevonden: Bevinding[] }> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await metLogboek(client, 'handover', (bron) => this.keurBron(bron));
    } finally {
      await client.end();
    }
  }

  /** What is found after somebody with all rights did this; it is undone. */
  async keurNa(sql: string): Promise<Bevinding[]> {
    await this.baas.query('BEGIN');
    try {
      await this.baas.query(sql);
      return (await this.keurBron(await logbronVan(this.baas, 'handover'))).gevonden;
    } finally {
      await this.baas.query('ROLLBACK');
    }
  }

  private async keurBron(bron: Omit<Logbron, 'getuige'>): Promise<{ uitslag: Keuringsuitslag; gevonden: Bevinding[] }> {
    const gevonden: Bevinding[] = [];
    const getuige = existsSync(this.getuige.pad) ? this.regels() : [];
    return { uitslag: await keurLogboek({ ...bron, getuige }, deugt, (bevinding) => gevonden.push(bevinding)), gevonden };
  }

  async sluit(): Promise<void> {
    await Promise.all(this.ketenaars.map((ketenaar) => ketenaar.stop()));
    await this.baas.end();
    await this.databank.weg();
    rmSync(this.map, { recursive: true });
  }
}

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
    await wachtTot('checkpoints', async () => (await keten.tel('logboek_zegel')) > 2);
    expect(await keten.tel('logboek_keten')).toBe(1);
    expect((await keten.keur()).uitslag.bevindingen).toBe(0);
  });
});

describe('a signed log of ten records', () => {
  beforeAll(async () => {
    keten = await Proefketen.open();
    const ketenaar = keten.ketenaar({ pollMs: 60_000 });
    await wachtTot('leadership', () => ketenaar.stand === 'LEIDER');
    await keten.schrijfVeel(10);
    await ketenaar.stop();
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
