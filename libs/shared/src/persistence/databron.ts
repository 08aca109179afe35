import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { VoorbereideClient } from './voorbereid';

/** Longer than any statement of a service takes. A connection that is silent for so long is given up, and its message stays with the broker. */
const GEEN_ANTWOORD_MS = 30_000;

export type Entiteit = (new () => object) | EntitySchema;
export type Databronopties = {
  readonly url: string;
  readonly entiteiten: readonly Entiteit[];
  /** Shown in pg_stat_activity. */
  readonly naam: string;
  readonly poolgrootte: number;
  /** Also refuse a role that may write: row-level security shows the writing role every gemeente. */
  readonly alleenLezen?: boolean;
  /** The schema the role must work in. */
  readonly schema?: string;
};

/** The role could change tables or pass row-level security: one mistake in code would then be enough to leak. */
export class RolTeMachtig extends Error {
  override readonly name = 'RolTeMachtig';
}

/** The address is that of another service: its outbox would be published, and its messages handled, under our name. */
export class RolVanAnder extends Error {
  override readonly name = 'RolVanAnder';
}

const ROL = `
SELECT current_schema() AS schema, r.rolsuper OR r.rolbypassrls
    OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = current_schema() AND pg_has_role(current_user, n.nspowner, 'MEMBER'))
    OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER'))
    OR $1::boolean AND EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE')) AS te_machtig
FROM pg_roles r WHERE r.rolname = current_user`;

/** An open pool on the schema of the role. Tables are made by migrations only. */
export const maakDatabron = async ({ url, entiteiten, naam, poolgrootte, alleenLezen = false, schema }: Databronopties): Promise<DataSource> => {
  const bron = new DataSource({
    type: 'postgres',
    url,
    applicationName: naam,
    entities: [...entiteiten],
    synchronize: false,
    installExtensions: false,
    poolSize: poolgrootte,
    connectTimeoutMS: 5000,
    // A dropped idle connection is replaced at the next use; that use reports the fault if there is one.
    poolErrorHandler: () => undefined,
    extra: { Client: VoorbereideClient, keepAlive: true, keepAliveInitialDelayMillis: 10_000, query_timeout: GEEN_ANTWOORD_MS, idle_in_transaction_session_timeout: 60_000 },
  });
  await bron.initialize();
  const [rol] = await bron.query<{ te_machtig: boolean; schema: string | null }[]>(ROL, [alleenLezen]);
  const klopt = schema === undefined || rol?.schema === schema;
  if (rol?.te_machtig === false && klopt) return bron;
  await bron.destroy();
  if (!klopt) throw new RolVanAnder(`Deze databaserol werkt niet in het schema ${schema}; gebruik ${schema}_schrijf en ${schema}_lees.`);
  throw new RolTeMachtig('Deze databaserol is te machtig (eigenaar, superuser, langs rijbeveiliging, of schrijvend waar alleen gelezen wordt); gebruik <dienst>_schrijf en <dienst>_lees.');
};

/** Reads in one read-only transaction in which row-level security shows the rows of these gemeenten, and of no other. */
export const leesTransactie = async <T>(bron: DataSource, gemeenten: readonly string[], fn: (em: EntityManager) => Promise<T>): Promise<T> => {
  if (gemeenten.some((gemeente) => gemeente === '' || gemeente.includes(','))) throw new RangeError('geen geldige gemeentecode');
  return bron.transaction('REPEATABLE READ', async (em) => {
    await em.query('SET TRANSACTION READ ONLY');
    await em.query(`SELECT set_config('schakel.gemeente', $1, true)`, [gemeenten.join(',')]);
    return fn(em);
  });
};
