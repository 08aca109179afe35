import type { Client } from 'pg';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { herschrijf } from './secties';

/** A column that can hold a sealed section: found, not listed, so that a table somebody adds later is not forgotten. */
type Kolom = {
  readonly tabel: string;
  readonly kolom: string;
  readonly soort: string;
  /** The primary key, with types. */
  readonly sleutel: readonly { readonly naam: string; readonly soort: string }[] | null;
  readonly heeftInwoner: boolean;
};

const KOLOMMEN = `
SELECT c.relname AS tabel, a.attname AS kolom, format_type(a.atttypid, a.atttypmod) AS soort,
  (SELECT json_agg(json_build_object('naam', k.attname, 'soort', format_type(k.atttypid, k.atttypmod)) ORDER BY array_position(i.indkey::int2[], k.attnum))
   FROM pg_index i JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary) AS sleutel,
  EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'inwoner_ref' AND NOT k.attisdropped) AS "heeftInwoner"
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
  AND a.atttypid IN ('json'::regtype, 'jsonb'::regtype, 'text'::regtype) AND has_column_privilege(c.oid, a.attnum, 'SELECT')
ORDER BY 1, 2`;

const SLEUTEL_IN_TEKST = `'"sleutel"\\s*:\\s*"([a-z]+\\.[^".]+\\.[0-9]+)"'`;
const PARTIJ = 200;

const naam = (deel: string): string => `"${deel.replaceAll('"', '""')}"`;

export const kolommenVan = async (client: Client, schema: string): Promise<Kolom[]> => (await client.query<Kolom>(KOLOMMEN, [schema])).rows;

/** How many sealed sections hang on each key, in one schema. */
export const telSecties = async (client: Client, schema: string): Promise<ReadonlyMap<string, number>> => {
  const kolommen = (await kolommenVan(client, schema)).map(
    ({ tabel, kolom }) =>
      `SELECT m[1] AS id FROM ${naam(schema)}.${naam(tabel)} t, regexp_matches(t.${naam(kolom)}::text, ${SLEUTEL_IN_TEKST}, 'g') m WHERE strpos(t.${naam(kolom)}::text, '"sleutel"') > 0`,
  );
  const { rows } = await client.query<{ id: string; aantal: number }>(`SELECT id, count(*)::int AS aantal FROM (${kolommen.join(' UNION ALL ')}) alle GROUP BY 1`);
  return new Map(rows.map(({ id, aantal }) => [id, aantal]));
};

export type Herverzegeling = { readonly herverzegeld: number; readonly gebroken: number };
type Rij = { readonly tekst: string; readonly inwoner: string | null; readonly plaats: readonly string[] };

const ontleed = (tekst: string): unknown => {
  try {
    return JSON.parse(tekst) as unknown;
  } catch {
    return undefined;
  }
};

/** Rows after this place in which one of the keys is named, in order of the primary key. */
const leesPartij = async (client: Client, van: string, k: Kolom, ids: readonly string[], na: readonly string[] | undefined): Promise<readonly Rij[]> => {
  const delen = k.sleutel ?? [];
  const lijst = delen.map((deel) => `t.${naam(deel.naam)}`).join(', ');
  const grens = na ? `AND (${lijst}) > (${delen.map((deel, i) => `($${i + 3}::text)::${deel.soort}`).join(', ')})` : '';
  const { rows } = await client.query<Rij>(
    `SELECT t.${naam(k.kolom)}::text AS tekst, ${k.heeftInwoner ? 't.inwoner_ref::text' : 'NULL'} AS inwoner, ARRAY[${delen.map((deel) => `t.${naam(deel.naam)}::text`).join(', ')}] AS plaats
     FROM ${van} t WHERE EXISTS (SELECT FROM unnest($1::text[]) id WHERE strpos(t.${naam(k.kolom)}::text, id) > 0) ${grens} ORDER BY ${lijst} LIMIT $2`,
    [ids.map((id) => `"${id}"`), PARTIJ, ...(na ?? [])],
  );
  return rows;
};

/**
 * Each row by itself, and only if it still says what was read: a handler that changed it meanwhile wins, and no lock is held from
 * one row to the next. Gives whether it was written.
 */
const bewaar = async (client: Client, van: string, k: Kolom, { tekst, plaats }: Rij, nieuw: unknown): Promise<boolean> => {
  const waar = (k.sleutel ?? []).map((deel, i) => `${naam(deel.naam)} = ($${i + 3}::text)::${deel.soort}`).join(' AND ');
  const { rowCount } = await client.query(`UPDATE ${van} SET ${naam(k.kolom)} = ($1::text)::${k.soort} WHERE ${waar} AND ${naam(k.kolom)}::text = $2`, [JSON.stringify(nieuw), tekst, ...plaats]);
  return rowCount === 1;
};

const herverzegelKolom = async (client: Client, van: string, k: Kolom, ids: readonly string[], ring: Sleutelring): Promise<Herverzegeling> => {
  let [herverzegeld, gebroken] = [0, 0];
  let na: readonly string[] | undefined;
  for (;;) {
    const rijen = await leesPartij(client, van, k, ids, na);
    for (const rij of rijen) {
      const nieuw = herschrijf(ontleed(rij.tekst), ids, rij.inwoner ?? undefined, ring);
      gebroken += nieuw.gebroken;
      if (nieuw.herverzegeld > 0 && (await bewaar(client, van, k, rij, nieuw.waarde))) herverzegeld += nieuw.herverzegeld;
    }
    na = rijen.at(-1)?.plaats;
    if (rijen.length < PARTIJ) return { herverzegeld, gebroken };
  }
};

/** One pass over a schema. What was cut off is done by the next pass: it looks for what still hangs on these keys. */
export const herverzegelSchema = async (client: Client, schema: string, ids: readonly string[], ring: Sleutelring): Promise<Herverzegeling> => {
  let som: Herverzegeling = { herverzegeld: 0, gebroken: 0 };
  for (const k of await kolommenVan(client, schema)) {
    if (!k.sleutel) continue;
    const { herverzegeld, gebroken } = await herverzegelKolom(client, `${naam(schema)}.${naam(k.tabel)}`, k, ids, ring);
    som = { herverzegeld: som.herverzegeld + herverzegeld, gebroken: som.gebroken + gebroken };
  }
  return som;
};
