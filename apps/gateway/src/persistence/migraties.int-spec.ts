import { randomUUID } from 'node:crypto';
import { migreer } from '#shared/persistence/migreer';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { migraties } from './migraties';
import { GatewayTabellen1795357800000 } from './migraties/1795357800000-gateway-tabellen';

let databank: Databank;
beforeAll(async () => {
  databank = await maakDatabank({ schema: 'gateway', migraties: [GatewayTabellen1795357800000] });
});
afterAll(() => databank.weg());

it('tasks and deliveries from before get what the later tables ask of them, and row-level security is back on', async () => {
  const bron = await databank.bron('schrijf');
  const [taak, inwoner, zaak] = [randomUUID(), randomUUID(), randomUUID()];
  await bron.transaction(async (em) => {
    for (const [id, type] of [['f1', 'overdracht.voorgesteld'], ['f2', 'inwoner.gewijzigd']]) {
      const van = id === 'f1' ? zaak : null;
      await em.query(`INSERT INTO feit (source, id, type, inwoner_ref, zaak_id, gemeente, inhoud, adressen) VALUES ('s', $1, $2, $3, $4, 'TIEL', '{}', '[]')`, [id, `nl.participatiewet.${type}.v1`, inwoner, van]);
    }
    await em.query(`INSERT INTO taak (id, soort, zaak_id, inwoner_ref, organisatie, rol) VALUES ($1, 'ANTWOORD', $2, $3, 'TIEL', 'participatiecoach')`, [taak, zaak, inwoner]);
    await em.query(`INSERT INTO levering (id, aansluiting, volgnr, soort, source, bericht_id, type, gemeente, inhoud, adressen, overgedragen_op) VALUES ($1, 'a', 1, 'FEIT', 's', 'f1', 't', 'TIEL', '{}', '[]', now())`, [randomUUID()]);
  });
  await migreer({ url: databank.url('eigenaar'), schema: 'gateway', migraties });
  expect(await bron.query('SELECT id, gemeente, context, bericht_source, bericht_id, bericht_type, herinner_op FROM taak')).toEqual([
    { id: taak, gemeente: 'TIEL', context: 'overdracht', bericht_source: 's', bericht_id: 'f1', bericht_type: 'nl.participatiewet.overdracht.voorgesteld.v1', herinner_op: [] },
  ]);
  expect(await bron.query('SELECT verstrekt_op = overgedragen_op AS gelijk FROM levering')).toEqual([{ gelijk: true }]);
  expect(await bron.query(`SELECT relname FROM pg_class WHERE relname IN ('feit', 'levering', 'taak') AND relrowsecurity AND relforcerowsecurity ORDER BY relname`)).toHaveLength(3);
});
