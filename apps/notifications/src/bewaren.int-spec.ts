import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { migraties } from './persistence/migraties';
import { wisstappen } from './persistence/wisstappen';

let databank: Databank;
let bron: DataSource;
let bewaar: Proefbewaarder;
beforeAll(async () => {
  databank = await maakDatabank({ schema: 'notifications', migraties });
  bron = await databank.bron('schrijf');
  bewaar = new Proefbewaarder(databank, bron, wisstappen);
}, 60_000);
afterAll(() => databank.weg());

const mail = async (taak: string, status: string, op: string): Promise<void> => {
  await bron.query(
    `INSERT INTO mail (id, taak, soort, organisatie, rol, status, te_verzenden_op, afgehandeld_op) VALUES ($1, $2, 'GRAAG_OVERLEG', 'TIEL', 'participatiecoach', $3, $4, CASE WHEN $3 <> 'WACHT' THEN now() END)`,
    [randomUUID(), taak, status, op],
  );
};
const over = async (taak: string): Promise<{ mails: number; taken: number }> => {
  const [rij] = await bron.query<{ mails: number; taken: number }[]>('SELECT (SELECT count(*)::int FROM mail WHERE taak = $1) AS mails, (SELECT count(*)::int FROM taak WHERE id = $1) AS taken', [taak]);
  if (!rij) throw new Error('an aggregate gives one row');
  return rij;
};

it('forgets a mail thirteen weeks after it was due, and its task when the last mail is gone; what waits stays', async () => {
  const [af, open] = [randomUUID(), randomUUID()];
  await bewaar.zet('2025-03-03');
  await bron.query('INSERT INTO taak (id, afgehandeld_op) VALUES ($1, now())', [af]);
  await bron.query(`INSERT INTO taak (id, soort, organisatie, rol) VALUES ($1, 'GRAAG_OVERLEG', 'TIEL', 'participatiecoach')`, [open]);
  // The last moment of 3 March in Amsterdam, before summer time begins, and the first of the 4th.
  await mail(af, 'VERZONDEN', '2025-03-03T23:59:59+01:00');
  await mail(af, 'VERVALLEN', '2025-03-04T00:00:00+01:00');
  await mail(open, 'WACHT', '2025-03-03T09:00:00+01:00');
  await bewaar.tot('2025-06-02');
  expect(await over(af)).toEqual({ mails: 2, taken: 1 });
  await bewaar.tot('2025-06-03');
  expect(await over(af)).toEqual({ mails: 1, taken: 1 });
  await bewaar.tot('2025-06-04');
  expect(await over(af)).toEqual({ mails: 0, taken: 0 });
  expect(await over(open)).toEqual({ mails: 1, taken: 1 });
});

it('counts what was handled already in real time: a moved clock does not shorten the guard against handling twice', async () => {
  await bron.query(`INSERT INTO inbox (handler, source, id, retour, verwerkt_op) VALUES ('a', 'b', 'oud', '{}', now() - interval '92 days'), ('a', 'b', 'nieuw', '{}', now())`);
  await bewaar.tot('2040-01-01');
  expect(await bron.query('SELECT id FROM inbox')).toEqual([{ id: 'nieuw' }]);
});
