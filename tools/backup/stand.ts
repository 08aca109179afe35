import { createHash } from 'node:crypto';
import type { Client } from 'pg';

type Zegelstand = { readonly nr: number; readonly positie: number; readonly op: string };

/** What the database holds at one moment, in numbers: to see afterwards that all of it came back. */
export type Stand = {
  /** Rows per table, as `schema.tabel`. */
  readonly tabellen: Readonly<Record<string, number>>;
  /** Of every owner, right, row rule, trigger, function and setting of a role; the same again when all of that came back. */
  readonly rechten: string;
  /** The last value of each sequence. */
  readonly tellers: Readonly<Record<string, number | null>>;
  /** Highest number in the journal. */
  readonly journaal: number;
  /** Last number handed out per connection. */
  readonly leveringen: Readonly<Record<string, number>>;
  /** The last checkpoint of each log. */
  readonly zegels: Readonly<Record<string, Zegelstand>>;
};

const TABELLEN = `
SELECT n.nspname || '.' || c.relname AS naam, c.relpersistence = 'u' AS vluchtig FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema$)' ORDER BY 1`;

/** The rights in a list have no order that means anything. */
const gesorteerd = (acl: string): string => `(SELECT string_agg(een::text, ',' ORDER BY een::text) FROM unnest(${acl}) een)`;

const RECHTEN = `
SELECT regel FROM (
  SELECT 'tabel ' || n.nspname || '.' || c.relname || ' ' || pg_get_userbyid(c.relowner) || ' ' || coalesce(${gesorteerd('c.relacl')}, '-') || ' ' || c.relrowsecurity || c.relforcerowsecurity AS regel
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'S') AND n.nspname !~ '^(pg_|information_schema$)'
  UNION ALL SELECT 'schema ' || nspname || ' ' || pg_get_userbyid(nspowner) || ' ' || coalesce(${gesorteerd('nspacl')}, '-') FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'
  UNION ALL SELECT 'regel ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || permissive || ' ' || roles::text || ' ' || cmd || ' ' || coalesce(qual, '-') || ' ' || coalesce(with_check, '-') FROM pg_policies
  UNION ALL SELECT 'functie ' || p.oid::regprocedure || ' ' || pg_get_userbyid(p.proowner) || ' ' || coalesce(${gesorteerd('p.proacl')}, '-') || ' ' || p.prosecdef || ' ' || coalesce(p.proconfig::text, '-')
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname !~ '^(pg_|information_schema$)'
  UNION ALL SELECT 'trekker ' || t.tgrelid::regclass || ' ' || pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal
  UNION ALL SELECT 'standaard ' || pg_get_userbyid(defaclrole) || ' ' || coalesce(defaclnamespace::regnamespace::text, '-') || ' ' || defaclobjtype::text || ' ' || ${gesorteerd('defaclacl')} FROM pg_default_acl
  UNION ALL SELECT 'rol ' || pg_get_userbyid(setrole) || ' ' || setconfig::text FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()
) alles ORDER BY regel COLLATE "C"`;

const TELLERS = `SELECT schemaname || '.' || sequencename AS naam, last_value::float8 AS waarde FROM pg_sequences ORDER BY 1`;

const getallen = (rijen: readonly { readonly naam: string; readonly waarde: number | null }[]): Record<string, number | null> => Object.fromEntries(rijen.map(({ naam, waarde }) => [naam, waarde]));

const aantallen = async (client: Client): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ naam: string; vluchtig: boolean }>(TABELLEN);
  const tabellen: Record<string, number> = {};
  // What is not logged is not kept either: after a restore that table is empty, as after a crash.
  for (const { naam } of rows.filter(({ vluchtig }) => !vluchtig)) {
    const { rows: geteld } = await client.query<{ aantal: number }>(`SELECT count(*)::float8 AS aantal FROM ${naam}`);
    tabellen[naam] = geteld[0]?.aantal ?? 0;
  }
  return tabellen;
};

const zegelsVan = async (client: Client, tabellen: Readonly<Record<string, number>>): Promise<Record<string, Zegelstand>> => {
  const zegels: Record<string, Zegelstand> = {};
  for (const schema of Object.keys(tabellen).filter((naam) => naam.endsWith('.logboek_zegel')).map((naam) => naam.split('.')[0] ?? '')) {
    const { rows } = await client.query<Omit<Zegelstand, 'op'> & { op: Date }>(`SELECT nr::float8 AS nr, positie::float8 AS positie, op FROM ${schema}.logboek_zegel z ORDER BY z.nr DESC LIMIT 1`);
    zegels[schema] = { nr: rows[0]?.nr ?? 0, positie: rows[0]?.positie ?? 0, op: rows[0]?.op.toISOString() ?? '' };
  }
  return zegels;
};

const gateway = async (client: Client): Promise<Pick<Stand, 'journaal' | 'leveringen'>> => {
  const { rows: hoogste } = await client.query<{ waarde: number }>('SELECT coalesce(max(volgnr), 0)::float8 AS waarde FROM gateway.bericht');
  const { rows } = await client.query<{ naam: string; waarde: number }>('SELECT aansluiting AS naam, laatste::float8 AS waarde FROM gateway.aansluiting_teller ORDER BY 1');
  return { journaal: hoogste[0]?.waarde ?? 0, leveringen: getallen(rows) as Record<string, number> };
};

/** Numbers are drawn outside any snapshot: looked at before a dump begins, they are not beyond what it holds. */
export const tellersVan = async (client: Client): Promise<Stand['tellers']> => getallen((await client.query<{ naam: string; waarde: number | null }>(TELLERS)).rows);

/** As the transaction of this client sees it, which must pass row-level security: a superuser. */
export const standVan = async (client: Client): Promise<Omit<Stand, 'tellers'>> => {
  const tabellen = await aantallen(client);
  const { rows: regels } = await client.query<{ regel: string }>(RECHTEN);
  return {
    tabellen,
    rechten: createHash('sha256').update(regels.map(({ regel }) => regel).join('\n')).digest('hex'),
    ...(await gateway(client)),
    zegels: await zegelsVan(client, tabellen),
  };
};

const verschillen = (wat: string, hoort: Readonly<Record<string, number | null>>, is: Readonly<Record<string, number | null>>): string[] =>
  [...new Set([...Object.keys(hoort), ...Object.keys(is)])].filter((naam) => hoort[naam] !== is[naam]).map((naam) => `${wat} ${naam}: ${hoort[naam] ?? 'niets'} in de back-up, ${is[naam] ?? 'niets'} nu`);

/** What did not come back as it was; empty when all did. A sequence may be ahead: numbers are drawn outside the snapshot. */
export const verschilVan = (hoort: Stand, is: Stand): string[] => {
  const achter = Object.entries(hoort.tellers).filter(([naam, waarde]) => waarde !== null && (is.tellers[naam] ?? 0) < waarde);
  return [
    ...verschillen('rijen in', hoort.tabellen, is.tabellen),
    ...verschillen('laatste levering van', hoort.leveringen, is.leveringen),
    ...achter.map(([naam]) => `de nummering ${naam} ligt achter`),
    ...(hoort.rechten === is.rechten ? [] : ['rechten, rijbeveiliging, trekkers of instellingen van rollen zijn niet die van de back-up']),
  ];
};
