import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Melding } from './bestanden';
import type { Geheimen } from './geheimen';

export const DIENSTEN_MET_SCHEMA = ['gateway', 'handover', 'ontheffing', 'boete', 'verstrekking', 'ondersteuning', 'rapportage', 'notifications'] as const;
export const DATABASE = 'schakel';
export const SUITE = 'suite';

/** The verifier PostgreSQL stores (RFC 5803), so that no password ever stands in a statement, a log or a file for the administrator. */
export const scramVerifier = (wachtwoord: string, zout = randomBytes(16), rondes = 4096): string => {
  const gezouten = pbkdf2Sync(wachtwoord, zout, rondes, 32, 'sha256');
  const hmac = (tekst: string): Buffer => createHmac('sha256', gezouten).update(tekst).digest();
  const opgeslagen = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rondes}:${zout.toString('base64')}$${opgeslagen}:${hmac('Server Key').toString('base64')}`;
};

export const rollenVan = (dienst: string): { eigenaar: string; schrijf: string; lees: string } => ({
  eigenaar: `${dienst}_eigenaar`,
  schrijf: `${dienst}_schrijf`,
  lees: `${dienst}_lees`,
});

export const alleRollen = (): readonly string[] => [
  ...DIENSTEN_MET_SCHEMA.flatMap((dienst) => Object.values(rollenVan(dienst))),
  `${SUITE}_eigenaar`,
  SUITE,
];

const rol = (naam: string, geheimen: Geheimen): string => `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${naam}') THEN CREATE ROLE ${naam}; END IF;
END $$;
ALTER ROLE ${naam} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${scramVerifier(geheimen.geheim(`postgres.${naam}`))}';
GRANT ${naam} TO CURRENT_USER;`;

const zoekpad = (database: string, schema: string, rollen: readonly string[]): string =>
  rollen.map((naam) => `ALTER ROLE ${naam} IN DATABASE ${database} SET search_path = ${schema};`).join('\n');

/**
 * Rights on tables come with the tables (default privileges), once: a migration may take some away again, and a
 * later provisioning must not give them back.
 */
const schema = (naam: string, database: string, eigenaar: string, schrijf: string, lees: string | undefined): string => `
CREATE SCHEMA IF NOT EXISTS ${naam} AUTHORIZATION ${eigenaar};
REVOKE ALL ON SCHEMA ${naam} FROM PUBLIC;
GRANT USAGE ON SCHEMA ${naam} TO ${[schrijf, lees].filter(Boolean).join(', ')};
ALTER DEFAULT PRIVILEGES FOR ROLE ${eigenaar} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE ${eigenaar} IN SCHEMA ${naam} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${schrijf};
ALTER DEFAULT PRIVILEGES FOR ROLE ${eigenaar} IN SCHEMA ${naam} GRANT USAGE, SELECT ON SEQUENCES TO ${schrijf};
ALTER DEFAULT PRIVILEGES FOR ROLE ${eigenaar} IN SCHEMA ${naam} GRANT EXECUTE ON FUNCTIONS TO ${[schrijf, lees].filter(Boolean).join(', ')};
${lees ? `ALTER DEFAULT PRIVILEGES FOR ROLE ${eigenaar} IN SCHEMA ${naam} GRANT SELECT ON TABLES TO ${lees};` : ''}
${zoekpad(database, naam, [eigenaar, schrijf, ...(lees ? [lees] : [])])}`;

const toegang = (database: string, rollen: readonly string[]): string => `
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${database} TO ${rollen.join(', ')};
REVOKE ALL ON SCHEMA public FROM PUBLIC;`;

/** The sandbox clock (contract.md §6): everybody reads it, only the gateway sets it. Never provisioned outside the sandbox. */
const klok = `
CREATE SCHEMA IF NOT EXISTS sandbox;
REVOKE ALL ON SCHEMA sandbox FROM PUBLIC;
CREATE TABLE IF NOT EXISTS sandbox.klok (
  enkel boolean PRIMARY KEY DEFAULT true CHECK (enkel),
  verschuiving_ms bigint NOT NULL DEFAULT 0,
  gezet_op timestamptz
);
INSERT INTO sandbox.klok DEFAULT VALUES ON CONFLICT DO NOTHING;
GRANT USAGE ON SCHEMA sandbox TO ${DIENSTEN_MET_SCHEMA.map((dienst) => `${dienst}_schrijf`).join(', ')};
GRANT SELECT ON sandbox.klok TO ${DIENSTEN_MET_SCHEMA.map((dienst) => `${dienst}_schrijf`).join(', ')};
GRANT UPDATE ON sandbox.klok TO gateway_schrijf;`;

export type Databaseplan = { readonly rollen: string; readonly databases: readonly { readonly naam: string; readonly sql: string }[] };

export const databaseplan = (geheimen: Geheimen, sandbox: boolean): Databaseplan => ({
  rollen: alleRollen().map((naam) => rol(naam, geheimen)).join('\n'),
  databases: [
    {
      naam: DATABASE,
      sql: [
        toegang(DATABASE, DIENSTEN_MET_SCHEMA.flatMap((dienst) => Object.values(rollenVan(dienst)))),
        ...DIENSTEN_MET_SCHEMA.map((dienst) => {
          const { eigenaar, schrijf, lees } = rollenVan(dienst);
          return schema(dienst, DATABASE, eigenaar, schrijf, lees);
        }),
        ...(sandbox ? [klok] : []),
      ].join('\n'),
    },
    { naam: SUITE, sql: [toegang(SUITE, [`${SUITE}_eigenaar`, SUITE]), schema(SUITE, SUITE, `${SUITE}_eigenaar`, SUITE, undefined)].join('\n') },
  ],
});

/** The same plan as a file for `psql`, for an administrator who does not hand out those rights. */
export const alsPsql = ({ rollen, databases }: Databaseplan): string =>
  [
    '\\set ON_ERROR_STOP on',
    rollen,
    ...databases.flatMap(({ naam, sql }) => [
      `SELECT 'CREATE DATABASE ${naam}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${naam}') \\gexec`,
      `\\connect ${naam}`,
      sql,
    ]),
    '',
  ].join('\n');

const op = async <T>(url: string, doe: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await doe(client);
  } catch (fout) {
    const { hostname, port } = new URL(url);
    throw new Melding(`PostgreSQL op ${hostname}:${port || '5432'} weigert het voorzien: ${(fout as Error).message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const metDatabase = (url: string, database: string): string => {
  const doel = new URL(url);
  doel.pathname = `/${database}`;
  return doel.toString();
};

const HEEFT_BLOKKADES = `SELECT to_regclass('gateway.blokkade') IS NOT NULL AS bestaat`;

/** Connections that are shut out now; none before there is a table, or a database. */
export const geblokkeerdeAansluitingen = async (beheerUrl: string): Promise<readonly string[]> => {
  const bestaat = await op(beheerUrl, async (client) => (await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])).rowCount);
  if (bestaat === 0) return [];
  return op(metDatabase(beheerUrl, DATABASE), async (client) => {
    const { rows: tabel } = await client.query<{ bestaat: boolean }>(HEEFT_BLOKKADES);
    if (tabel[0]?.bestaat !== true) return [];
    const { rows } = await client.query<{ naam: string }>(`SELECT naam FROM gateway.blokkade WHERE opgeheven_op IS NULL AND soort = 'AANSLUITING'`);
    return rows.map(({ naam }) => naam);
  });
};

/** Applies the plan; running it again changes nothing but the salt of the password verifiers. */
export const voorzieDatabase = async (beheerUrl: string, plan: Databaseplan): Promise<void> => {
  await op(beheerUrl, async (client) => {
    await client.query(plan.rollen);
    for (const { naam } of plan.databases) {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [naam]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${naam}`);
    }
  });
  await Promise.all(plan.databases.map(({ naam, sql }) => op(metDatabase(beheerUrl, naam), (client) => client.query(sql))));
};
