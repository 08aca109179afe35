import { setTimeout as wacht } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { SOORT } from './bericht';
import { rond } from './getallen';
import { doelVan, HUBDELEN, wachtOpRust, type Proefhub } from './hub';
import { GEMEENTE, INWONERTABELLEN, maakInwoners } from './inwoners';
import { meetCapaciteit, type Capaciteit } from './keten';
import { GELIJKTIJDIG, meetAannemen, mediaanMeting, type Aanneemmeting } from './limieten';

export const INWONERS = 1_000_000;
export const BERICHTEN = 5_000_000;
/** What else a journal of that size leaves behind, in part: the rest was erased after its term. */
const OVERIGE = 250_000;
/** So many different rows are copied, as the hub itself wrote them: sealed content of real size. */
const VOORBEELDEN = 500;
const RONDEN = 3;
const RUST_MS = 300_000;
const UITERSTE_MB = 20_000;

export type Grootte = { readonly keten: Capaciteit; readonly aannemen: Aanneemmeting };
type Gevuld = { readonly berichten: number; readonly inwoners: number; readonly gigabyte: number };
export type Omvang = Gevuld & { readonly klein: Grootte; readonly groot: Grootte; readonly vullenSeconden: number };

const REF = (nummer: string, inwoners: number): string => `md5('inwoner' || (${nummer} % ${inwoners}))::uuid`;

/** The whole table replaced in one transaction: then nothing of it needs to be in the write-ahead log, and its indexes are built once. */
const vervang = async (client: PoolClient, tabellen: readonly string[], vul: () => Promise<unknown>): Promise<void> => {
  await client.query('BEGIN');
  await client.query(`SET LOCAL session_replication_role = replica`);
  await client.query(`TRUNCATE ${tabellen.join(', ')} CASCADE`);
  await client.query(`UPDATE pg_index SET indisready = false WHERE indrelid = ANY ($1::regclass[])`, [tabellen]);
  await vul();
  for (const tabel of tabellen) await client.query(`REINDEX TABLE ${tabel}`);
  await client.query('COMMIT');
  for (const tabel of tabellen) {
    // In life it was vacuumed bit by bit; now it would begin in the middle of a measurement.
    await client.query(`ALTER TABLE ${tabel} SET (autovacuum_vacuum_insert_threshold = -1)`);
    await client.query(`ANALYZE ${tabel}`);
  }
};

type Kolommen = Readonly<Record<string, string>>;

/** So many rows apart, with their large values at hand instead of each time looked up in a table beside it. */
const legVoorbeeldenKlaar = async (client: PoolClient, tabel: string, waar: string): Promise<readonly string[]> => {
  const [schema, naam] = tabel.split('.');
  const { rows } = await client.query<{ kolom: string; lang: boolean }>(
    `SELECT column_name AS kolom, data_type IN ('json', 'jsonb', 'text') AS lang FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [schema, naam],
  );
  await client.query(`CREATE TEMP TABLE voorbeeld AS SELECT 0::bigint AS voorbeeldnr, * FROM ${tabel} LIMIT 0`);
  for (const { kolom, lang } of rows) if (lang) await client.query(`ALTER TABLE voorbeeld ALTER ${kolom} SET STORAGE MAIN`);
  await client.query(`INSERT INTO voorbeeld SELECT row_number() OVER () - 1, een.* FROM (SELECT * FROM ${tabel} WHERE ${waar} LIMIT ${VOORBEELDEN}) een`);
  return rows.map(({ kolom }) => kolom);
};

/** Copies of rows as they are, with what must differ made anew. */
const vermenigvuldig = async (client: PoolClient, tabel: string, waar: string, aantal: number, eigen: Kolommen): Promise<void> => {
  const kolommen = await legVoorbeeldenKlaar(client, tabel, waar);
  const waarden = kolommen.map((kolom) => eigen[kolom] ?? `v.${kolom}`);
  await vervang(client, [tabel], () =>
    client.query(
      `INSERT INTO ${tabel} (${kolommen.join(', ')}) OVERRIDING SYSTEM VALUE SELECT ${waarden.join(', ')}
       FROM generate_series(1, ${aantal}) nr JOIN voorbeeld v ON v.voorbeeldnr = nr % (SELECT count(*) FROM voorbeeld)`,
    ),
  );
  await client.query('DROP TABLE voorbeeld');
};

const vulInwoners = async (client: PoolClient, aantal: number): Promise<void> => {
  const bron = `FROM (SELECT ${REF('nr', aantal)}::text AS ref, '${GEMEENTE}' AS gemeente FROM generate_series(1, ${aantal}) nr) een`;
  await vervang(client, ['gateway.inwoner', 'gateway.stand', 'handover.situatie', 'handover.situatie_periode'], async () => {
    for (const tabel of INWONERTABELLEN) await client.query(`${tabel}${bron}`);
  });
};

const UUID = 'gen_random_uuid()';

/** On a connection of its own, with room to build indexes. */
const metVerbinding = async <T>({ beheer }: Proefhub, doe: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await beheer.connect();
  try {
    await client.query(`SET maintenance_work_mem = '512MB'`);
    return await doe(client);
  } finally {
    client.release();
  }
};

const vulJournaal = async (client: PoolClient, aantal: number, ref: string): Promise<void> => {
  await vermenigvuldig(client, 'gateway.bericht', `type = '${SOORT}' AND status = 'VERWERKT'`, aantal, { volgnr: 'nr', id: UUID, inwoner_ref: ref, zaak_id: UUID });
  await client.query(`SELECT setval(pg_get_serial_sequence('gateway.bericht', 'volgnr'), $1)`, [aantal]);
};

const vulOverige = async (client: PoolClient, aantal: number, inwoners: number, ref: string): Promise<void> => {
  await vermenigvuldig(client, 'gateway.feit', `type = '${SOORT}'`, aantal, { volgnr: 'nr', id: UUID, inwoner_ref: ref, zaak_id: UUID });
  await client.query(`SELECT setval(pg_get_serial_sequence('gateway.feit', 'volgnr'), $1)`, [aantal]);
  await vermenigvuldig(client, 'gateway.levering', `aansluiting = 'gemeente-tiel.regie' AND overgedragen_op IS NOT NULL`, aantal, { volgnr: 'nr', id: UUID, bericht_id: UUID, inwoner_ref: ref });
  await client.query(`UPDATE gateway.aansluiting_teller SET laatste = $1 WHERE aansluiting = 'gemeente-tiel.regie'`, [aantal]);
  await vermenigvuldig(client, 'handover.overdracht', 'true', aantal, { zaak_id: UUID, inwoner_ref: ref });
  await vermenigvuldig(client, 'handover.inbox', 'true', aantal, { id: UUID });
  await vulInwoners(client, inwoners);
};

const vul = async (hub: Proefhub, schaal: number): Promise<Gevuld> => {
  const [inwoners, berichten, overige] = [INWONERS, BERICHTEN, OVERIGE].map((aantal) => Math.round(aantal * schaal)) as [number, number, number];
  const ref = REF('nr', inwoners);
  await Promise.all([metVerbinding(hub, (client) => vulJournaal(client, berichten, ref)), metVerbinding(hub, (client) => vulOverige(client, overige, inwoners, ref))]);
  const { rows } = await hub.beheer.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
  const mb = Number(rows[0]?.bytes ?? 0) / 1e6;
  if (mb > UITERSTE_MB) throw new Error(`de database is te groot geworden: ${Math.round(mb)} MB`);
  return { berichten, inwoners, gigabyte: rond(mb / 1000) };
};

const LICHT = ["wal_level = 'minimal'", "max_wal_senders = '0'", "max_wal_size = '4GB'"];

/** With the services stopped, and PostgreSQL set to loading while it lasts. */
const metLichteDatabase = async <T>({ zandbak, beheer }: Proefhub, doe: () => Promise<T>): Promise<T> => {
  const herstart = async (instellingen: readonly string[], werkwoord: 'SET' | 'RESET'): Promise<void> => {
    for (const instelling of instellingen) await beheer.query(`ALTER SYSTEM ${werkwoord} ${werkwoord === 'SET' ? instelling : (instelling.split(' ')[0] ?? '')}`);
    await zandbak.herstart('postgres');
    // Connections of before the restart are found dead one by one.
    for (let poging = 0; poging < 20; poging += 1) await beheer.query('SELECT 1').catch(() => wacht(100));
  };
  await Promise.all(HUBDELEN.map((naam) => zandbak.stopDienst(naam)));
  await herstart(LICHT, 'SET');
  try {
    return await doe();
  } finally {
    await herstart(LICHT, 'RESET');
    await Promise.all(HUBDELEN.map((naam) => zandbak.startDienst(naam)));
  }
};

export const vulEnHerstart = (hub: Proefhub, schaal: number): Promise<Gevuld> => metLichteDatabase(hub, () => vul(hub, schaal));

const meetGrootte = async (hub: Proefhub, schaal: number): Promise<Grootte> => {
  const keten = await meetCapaciteit(hub, { ronden: RONDEN, schaal });
  const aannemen: Aanneemmeting[] = [];
  for (let ronde = 0; ronde < RONDEN; ronde += 1) {
    const refs = await maakInwoners(hub.beheer, Math.max(300, Math.round(keten.perSeconde * 3 * schaal)), hub.gemeenten);
    aannemen.push(await meetAannemen(await doelVan(hub), refs, GELIJKTIJDIG[1]));
    await wachtOpRust(hub, RUST_MS);
  }
  return { keten, aannemen: mediaanMeting(aannemen) };
};

/** The same hub right before and right after it got the journal of years: what drifts on the machine has little time to. */
export const meetOmvang = async (hub: Proefhub, schaal: number): Promise<Omvang> => {
  const klein = await meetGrootte(hub, schaal);
  const begin = performance.now();
  const gevuld = await vulEnHerstart(hub, schaal);
  const vullenSeconden = rond((performance.now() - begin) / 1000);
  return { klein, groot: await meetGrootte(hub, schaal), vullenSeconden, ...gevuld };
};
