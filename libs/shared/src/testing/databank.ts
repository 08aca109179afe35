import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { maakDatabron, type Entiteit } from '../persistence/databron';
import { migreer, type Migratie } from '../persistence/migreer';

export type Databankrol = 'eigenaar' | 'schrijf' | 'lees';
export type Databank = {
  readonly schema: string;
  /** As superuser, past every right: only to look or to break things. */
  readonly beheerUrl: string;
  url(rol: Databankrol): string;
  /** Cuts the connections with this application_name, as a restart or a network fault does. */
  verbreek(applicatie: string): Promise<void>;
  /** A pool as that role; closed by `weg`. */
  bron(rol: 'schrijf' | 'lees', poolgrootte?: number): Promise<DataSource>;
  weg(): Promise<void>;
};
type Opties = { readonly schema: string; readonly migraties?: readonly Migratie[]; readonly entiteiten?: readonly Entiteit[]; readonly kern?: boolean };

const metClient = async <T>(url: string, doe: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await doe(client);
  } finally {
    await client.end();
  }
};

const ROLLEN = ['eigenaar', 'schrijf', 'lees'] as const;

/** Roles are shared by the whole server, so parallel test runs make them one at a time and never change them. */
const maakRollen = (schema: string) => async (client: Client): Promise<void> => {
  await client.query(`SELECT pg_advisory_lock(hashtextextended('databank-rollen', 0))`);
  for (const rol of ROLLEN) {
    const naam = `${schema}_${rol}`;
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [naam]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${naam} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS`);
  }
};

/** The rights that provisioning gives in production. */
const schemaSql = (schema: string): string => {
  const [eigenaar, schrijf, lees] = ROLLEN.map((rol) => `${schema}_${rol}`);
  const standaard = `ALTER DEFAULT PRIVILEGES FOR ROLE ${eigenaar} IN SCHEMA ${schema}`;
  return `
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA ${schema} AUTHORIZATION ${eigenaar};
GRANT USAGE ON SCHEMA ${schema} TO ${schrijf}, ${lees};
ALTER DEFAULT PRIVILEGES FOR ROLE ${eigenaar} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
${standaard} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${schrijf};
${standaard} GRANT USAGE, SELECT ON SEQUENCES TO ${schrijf};
${standaard} GRANT EXECUTE ON FUNCTIONS TO ${schrijf}, ${lees};
${standaard} GRANT SELECT ON TABLES TO ${lees};
CREATE SCHEMA sandbox;
CREATE TABLE sandbox.klok (enkel boolean PRIMARY KEY DEFAULT true CHECK (enkel), verschuiving_ms bigint NOT NULL DEFAULT 0, gezet_op timestamptz);
INSERT INTO sandbox.klok DEFAULT VALUES;
GRANT USAGE ON SCHEMA sandbox TO ${schrijf};
GRANT SELECT ON sandbox.klok TO ${schrijf};`;
};

/** The session acts as that role from its first statement, so no passwords are needed; its rights are those of production. */
const alsRol = (url: string, schema: string, rol: Databankrol): string => {
  const doel = new URL(url);
  doel.searchParams.set('options', `-c role=${schema}_${rol} -c search_path=${schema}`);
  return doel.toString().replaceAll('+', '%20');
};

type Inrichting = Required<Pick<Opties, 'schema' | 'migraties' | 'kern'>>;

const metDatabase = (server: string, naam: string): string => {
  const doel = new URL(server);
  doel.pathname = `/${naam}`;
  return doel.toString();
};

const richtIn = async (server: string, naam: string, { schema, migraties, kern }: Inrichting): Promise<void> => {
  const url = metDatabase(server, naam);
  await metClient(url, (client) => client.query(schemaSql(schema)));
  await migreer({ url: alsRol(url, schema, 'eigenaar'), schema, migraties, kern });
};

/** Set for one run of the tests: what was migrated once in it is copied after that. Code may change between two runs, and a copy would not notice. */
const RONDE = process.env['TEST_RONDE'] ?? '';

/** One migrated database per run, schema and list of migrations; whoever comes while it is being made waits for it. */
const sjabloonVoor = async (server: string, inrichting: Inrichting): Promise<string> => {
  const { schema, migraties, kern } = inrichting;
  const kenmerk = createHash('sha256').update(JSON.stringify([kern, migraties.map(({ name }) => name)])).digest('hex').slice(0, 8);
  const naam = `sjabloon_${RONDE}_${schema}_${kenmerk}`;
  await metClient(server, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [naam]);
    // It is a template only once it is whole: what a killed run left half is made again.
    const { rows } = await client.query<{ datname: string; datistemplate: boolean }>(`SELECT datname, datistemplate FROM pg_database WHERE datname = $1`, [naam]);
    if (rows[0]?.datistemplate) return;
    await client.query(`DROP DATABASE IF EXISTS ${naam}`);
    await client.query(`CREATE DATABASE ${naam}`);
    await richtIn(server, naam, inrichting);
    await client.query(`ALTER DATABASE ${naam} IS_TEMPLATE true`);
  });
  return naam;
};

/** A throw-away database with schema, roles and migrations as in production, on the server of TEST_DATABASE_URL (a superuser). */
export const maakDatabank = async ({ schema, migraties = [], entiteiten = [], kern = true }: Opties): Promise<Databank> => {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL ontbreekt: het adres van een PostgreSQL-superuser. `npm test` zet dit zelf.');
  const naam = `test_${schema}_${randomBytes(6).toString('hex')}`;
  const inrichting = { schema, migraties, kern };
  await metClient(server, maakRollen(schema));
  const sjabloon = RONDE === '' ? null : await sjabloonVoor(server, inrichting);
  await metClient(server, (client) => client.query(`CREATE DATABASE ${naam}${sjabloon === null ? '' : ` TEMPLATE ${sjabloon}`}`));
  if (sjabloon === null) await richtIn(server, naam, inrichting);
  const beheerUrl = metDatabase(server, naam);
  const url = (rol: Databankrol): string => alsRol(beheerUrl, schema, rol);
  const open: DataSource[] = [];
  return {
    schema,
    beheerUrl,
    url,
    bron: async (rol, poolgrootte = 5) => {
      const bron = await maakDatabron({ url: url(rol), entiteiten, naam: `test.${rol}`, poolgrootte });
      open.push(bron);
      return bron;
    },
    verbreek: async (applicatie) => {
      await metClient(beheerUrl, (client) =>
        client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()', [applicatie]),
      );
    },
    weg: async () => {
      for (const bron of open) if (bron.isInitialized) await bron.destroy();
      await metClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${naam} WITH (FORCE)`));
    },
  };
};
