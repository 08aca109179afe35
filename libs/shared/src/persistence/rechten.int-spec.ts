import type { MigrationInterface, QueryRunner } from 'typeorm';
import { schrijfLogboek, merkVan } from '../logboek/logboek';
import { maakDatabank, type Databank } from '../testing/databank';
import { leesTransactie, maakDatabron } from './databron';
import { kernMigraties } from './migraties/kern.migraties';
import { migreer } from './migreer';
import { rlsOpGemeente } from './rls';

jest.setTimeout(30_000);

class ZaakMigratie implements MigrationInterface {
  readonly name = 'ZaakMigratie1700000000000';
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE zaak (id int PRIMARY KEY, gemeente text NOT NULL);${rlsOpGemeente('zaak')}`);
  }
  async down(): Promise<void> {}
}

let databank: Databank;
beforeAll(async () => {
  databank = await maakDatabank({ schema: 'handover', migraties: [ZaakMigratie] });
  const bron = await databank.bron('schrijf', 1);
  await bron.query(`INSERT INTO zaak VALUES (1, 'TIEL'), (2, 'BUREN'), (3, 'TIEL')`);
});
afterAll(() => databank.weg());

const zaken = async (...gemeenten: string[]): Promise<number[]> => {
  const bron = await databank.bron('lees', 1);
  return leesTransactie(bron, gemeenten, async (em) => (await em.query<{ id: number }[]>('SELECT id FROM zaak ORDER BY id')).map(({ id }) => id));
};

describe('the reading role', () => {
  it.each([
    [['TIEL'], [1, 3]],
    [['BUREN', 'TIEL'], [1, 2, 3]],
    [['ELDERS'], []],
    [[], []],
  ])('sees for %j the cases %j', async (gemeenten, ids) => expect(await zaken(...gemeenten)).toEqual(ids));

  it('sees nothing without a gemeente, also after a transaction that had one', async () => {
    const bron = await databank.bron('lees', 1);
    await leesTransactie(bron, ['TIEL'], (em) => em.query('SELECT 1'));
    expect(await bron.query('SELECT * FROM zaak')).toEqual([]);
  });

  it('cannot smuggle in a second gemeente', async () => {
    await expect(zaken('ELDERS,TIEL')).rejects.toThrow(RangeError);
  });

  it('cannot write', async () => {
    const bron = await databank.bron('lees', 1);
    await expect(leesTransactie(bron, ['TIEL'], (em) => em.query(`INSERT INTO zaak VALUES (9, 'TIEL')`))).rejects.toMatchObject({ code: '25006' });
    await expect(bron.query(`INSERT INTO zaak VALUES (9, 'TIEL')`)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(['inbox', 'outbox', 'wachtend', 'timer'])('has no business with %s', async (tabel) => {
    const bron = await databank.bron('lees', 1);
    await expect(bron.query(`SELECT * FROM ${tabel}`)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the writing role', () => {
  it('cannot change or remove what is logged', async () => {
    const bron = await databank.bron('schrijf', 1);
    await bron.transaction((em) => schrijfLogboek({ em }, 'VERWERKING', { activiteit: 'proef', uitkomst: 'TOEGESTAAN' }));
    for (const sql of [`UPDATE logboek SET activiteit = 'anders'`, 'DELETE FROM logboek', 'TRUNCATE logboek']) {
      await expect(bron.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the log', () => {
  it('is written with the trace of its cause and a mark that shows any change', async () => {
    const bron = await databank.bron('schrijf', 1);
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const record = { activiteit: 'lezen', uitkomst: 'TOEGESTAAN' as const, gemeente: 'TIEL', oordelen: [{ categorie: 'contact' as const, toegestaan: true }], naam: 'J. Jansen' };
    const id = await bron.transaction((em) => schrijfLogboek({ em }, 'VERSTREKKING', record, trace));
    const [rij] = await bron.query<{ inhoud: Record<string, unknown>; merk: Buffer; trace_id: string }[]>(`SELECT inhoud, merk, trace_id FROM logboek WHERE id = $1`, [id]);
    expect(rij!.inhoud['id']).toBe(id);
    expect(rij!.trace_id).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(merkVan(rij!.inhoud).equals(rij!.merk)).toBe(true);
    expect(merkVan({ ...rij!.inhoud, uitkomst: 'GEWEIGERD' }).equals(rij!.merk)).toBe(false);
    expect(JSON.stringify(rij!.inhoud)).not.toContain('Jansen');
  });
});

describe('a service', () => {
  it.each(['eigenaar', 'superuser'])('refuses to run as %s', async (wie) => {
    const url = wie === 'eigenaar' ? databank.url('eigenaar') : `${databank.beheerUrl}?options=-c%20search_path%3Dhandover`;
    await expect(maakDatabron({ url, entiteiten: [], naam: 'proef', poolgrootte: 1 })).rejects.toMatchObject({ name: 'RolTeMachtig' });
  });

  it('refuses the role of another service, whose rows it would take for its own', async () => {
    const proef = (schema: string) => maakDatabron({ url: databank.url('schrijf'), entiteiten: [], naam: 'proef', poolgrootte: 1, schema });
    await expect(proef('ontheffing')).rejects.toMatchObject({ name: 'RolVanAnder' });
    await (await proef('handover')).destroy();
  });

  it('refuses to read as the writing role, which sees every gemeente', async () => {
    const lezer = (rol: 'schrijf' | 'lees') => maakDatabron({ url: databank.url(rol), entiteiten: [], naam: 'proef', poolgrootte: 1, alleenLezen: true });
    await expect(lezer('schrijf')).rejects.toMatchObject({ name: 'RolTeMachtig' });
    await (await lezer('lees')).destroy();
  });
});

describe('migrations', () => {
  it('run once, also when several copies migrate at the same time', async () => {
    const opties = { url: databank.url('eigenaar'), schema: 'handover', migraties: [ZaakMigratie] };
    await Promise.all([migreer(opties), migreer(opties)]);
    const bron = await databank.bron('schrijf', 1);
    expect((await bron.query<{ name: string }[]>('SELECT name FROM handover.migraties ORDER BY timestamp')).map(({ name }) => name)).toEqual([
      ...kernMigraties.map((migratie) => new migratie().name),
      'ZaakMigratie1700000000000',
    ]);
  });
});
