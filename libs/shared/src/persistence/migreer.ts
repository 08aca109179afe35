import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { kernMigraties } from './migraties/kern.migraties';

export type Migratie = new () => MigrationInterface;
export type Migreeropties = {
  /** As `<svc>_eigenaar`: the only role that may change tables. */
  readonly url: string;
  readonly schema: string;
  readonly migraties: readonly Migratie[];
  /** Whether inbox, outbox, wachtend, timer and logboek belong in this schema: yes for every service of the hub. */
  readonly kern?: boolean;
};

const SCHEMA = /^[a-z_]+$/;

/** One migrator at a time per schema: a second waits, and then finds nothing left to do. */
const metSlot = async (url: string, schema: string, werk: () => Promise<void>): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`migreer:${schema}`]);
    await werk();
  } finally {
    await client.end();
  }
};

/** Applies what is new, each migration in its own transaction; the list of what was applied lives in the same schema. */
export const migreer = async ({ url, schema, migraties, kern = true }: Migreeropties): Promise<void> => {
  if (!SCHEMA.test(schema)) throw new RangeError('geen geldige naam van een schema');
  const bron = new DataSource({
    type: 'postgres',
    url,
    schema,
    synchronize: false,
    installExtensions: false,
    migrations: [...(kern ? kernMigraties : []), ...migraties],
    migrationsTableName: 'migraties',
    migrationsTransactionMode: 'each',
    poolSize: 1,
    extra: { options: `-c search_path=${schema}`, connectionTimeoutMillis: 10_000 },
  });
  await metSlot(url, schema, async () => {
    await bron.initialize();
    try {
      await bron.runMigrations();
    } finally {
      await bron.destroy();
    }
  });
};
