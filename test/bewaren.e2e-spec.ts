import { Client } from 'pg';
import { toetsWissingen } from '#shared/persistence/bewaren/toets';
import { anna, doet, examen, inwoner, maak, naarKp4, nieuweZaak } from './hulp/berichten';
import { feed, roep, stuur, zetKlok } from './hulp/hub';
import { urls } from './hulp/toestand';

/** D-23 in days of the Klok: what passed through the hub, and what lay with its case, is gone; that it was there can be shown. */
jest.setTimeout(90_000);

const DAG = '2025-10-06';
const DIENSTEN = ['gateway', 'handover', 'ontheffing', 'boete', 'verstrekking', 'ondersteuning', 'rapportage', 'notifications'];

/** The superuser, in the database of the hub. */
const beheerUrl = (): string => {
  const url = new URL(urls.postgres['beheer'] ?? '');
  url.pathname = new URL(urls.postgres['gateway_schrijf'] ?? '').pathname;
  return url.toString();
};

const met = async <T>(rol: string, doe: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: rol === 'beheer' ? beheerUrl() : (urls.postgres[rol] ?? '') });
  await client.connect();
  try {
    return await doe(client);
  } finally {
    await client.end();
  }
};

/** Tables of all services in which this text stands, seen past every right. The log tells of it by its mark only. */
const staatIn = (merk: string): Promise<string[]> =>
  met('beheer', async (beheer) => {
    const { rows } = await beheer.query<{ tabel: string }>(`SELECT format('%I.%I', schemaname, tablename) AS tabel FROM pg_tables WHERE schemaname = ANY ($1)`, [DIENSTEN]);
    const gevonden: string[] = [];
    for (const { tabel } of rows) if ((await beheer.query(`SELECT FROM ${tabel} t WHERE position($1 IN t::text) > 0 LIMIT 1`, [merk])).rowCount) gevonden.push(tabel);
    return gevonden.sort();
  });

const fouten = (dienst: string): Promise<unknown[]> =>
  met(`${dienst}_schrijf`, async (client) => {
    const em = { query: async (sql: string): Promise<unknown[]> => (await client.query(sql)).rows as unknown[] };
    return toetsWissingen({ em } as unknown as Parameters<typeof toetsWissingen>[0]);
  });

it('content is in no table thirty-one days after its case closed, the same id still gets its answer, and the log explains every erasure', async () => {
  await zetKlok(`${DAG}T09:00`);
  const ref = await inwoner({ klantprofiel: 'KP3', op: DAG });
  const zaakId = nieuweZaak();
  const voorstel = maak(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, DAG, { verloop: { driegesprek: { aangebodenOp: '2025-10-02', antwoord: 'GEWENST' } }, belastbaarheid: examen }));
  const eerste = await stuur('werkzaak.werk', voorstel);
  expect(eerste.inhoud['status']).toBe('VERWERKT');
  const [sectie] = await met('beheer', async (beheer) => (await beheer.query<{ cijfer: string }>(`SELECT inhoud -> 'data' -> 'formulier' ->> 'inhoud' AS cijfer FROM gateway.bericht WHERE id = $1`, [voorstel.id])).rows);
  const cijfer = sectie?.cijfer ?? '';
  expect(cijfer.length).toBeGreaterThan(20);
  expect((await doet(anna, 'overdracht.ingetrokken', { zaakId, inwonerRef: ref, peildatum: DAG, verloop: { redencode: 'ANDERS' } })).inhoud['status']).toBe('VERWERKT');

  await zetKlok('2025-11-05T09:00');
  expect(await staatIn(cijfer)).toEqual(['gateway.bericht', 'gateway.feit', 'gateway.levering', 'handover.overdracht']);
  await zetKlok('2025-11-06T09:00');
  expect(await staatIn(cijfer)).toEqual([]);

  const nogEens = await stuur('werkzaak.werk', voorstel);
  expect([nogEens.status, nogEens.inhoud['status']]).toEqual([200, 'VERWERKT']);
  const [geleverd] = (await feed('gemeente-tiel.regie')).filter(({ bericht }) => bericht.id === voorstel.id);
  expect(geleverd?.bericht.data.gewist[0].tekst).toBe('Inhoud gewist op 6 november 2025, na afloop van de bewaartermijn (doorvoer).');
  const zaak = await roep(`/v1/overdrachten/${zaakId}`, { als: 'werkzaak.werk', koppen: { 'schakel-medewerker': 'wz.wc.anna', 'schakel-doel': 'OVERDRACHT' } });
  expect([zaak.status, zaak.inhoud['status'], zaak.inhoud['formulier']]).toEqual([200, 'INGETROKKEN', undefined]);
  expect(zaak.inhoud['gewist']).toEqual([{ op: '2025-11-06', regel: 'zaakinhoud', tekst: 'Inhoud gewist op 6 november 2025, na afloop van de bewaartermijn (zaakinhoud).' }]);
  const herroepen = await doet(anna, 'bericht.herroepen', { inwonerRef: ref, peildatum: '2025-11-06', doel: 'BEHEER', verloop: { berichtRef: voorstel.id, redencode: 'FOUT' } });
  expect(herroepen.inhoud['status']).toBe('VERWERKT');

  for (const dienst of DIENSTEN) expect([dienst, await fouten(dienst)]).toEqual([dienst, []]);
});
