import type { Client } from 'pg';
import type { Ketenrij, Logbron } from './keuring';
import { momentUit, type Recordrij } from './record';
import type { Getekend, Snede, Zegel } from './zegel';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const moment = (kolom: string): string => `to_char(${kolom} AT TIME ZONE 'UTC', ${MOMENT})`;

const RECORD = `
  l.volgnr::text, l.id, ${moment('l.op')} AS op, l.soort, l.activiteit, l.uitkomst, l.code, l.inwoner_ref AS "inwonerRef", l.zaak_id AS "zaakId",
  l.actor, l.aansluiting, l.gemeente, l.trace_id AS "traceId", l.inhoud::text AS inhoud, l.merk`;

const KETEN = `SELECT k.positie::text, k.volgnr::text AS schakel, k.merk AS schakelmerk, k.hash, ${RECORD} FROM logboek_keten k LEFT JOIN logboek l ON l.volgnr = k.volgnr ORDER BY k.positie`;
const LOS = `SELECT ${RECORD} FROM logboek l WHERE NOT EXISTS (SELECT FROM logboek_keten k WHERE k.volgnr = l.volgnr) ORDER BY l.volgnr`;
const ZEGELS = `SELECT nr::text, positie::text, encode(hash, 'hex') AS hash, aantal::text, ${moment('op')} AS op, sleutel, encode(handtekening, 'base64') AS handtekening FROM logboek_zegel z ORDER BY z.nr`;
const SNEDEN = `
SELECT nr::text, positie::text, encode(hash, 'hex') AS hash, zegel::text, ${moment('tot')} AS tot, ${moment('op')} AS op, sleutel, encode(handtekening, 'base64') AS handtekening
FROM logboek_snede s ORDER BY s.nr`;

const PARTIJ = 1000;

type Opgeslagen<T> = { readonly [K in keyof T]: T[K] extends number ? string : T[K] };
type Kolommen = Opgeslagen<Recordrij>;
type Schakelkolommen = Omit<Kolommen, 'volgnr'> & { readonly volgnr: string | null; readonly positie: string; readonly schakel: string; readonly schakelmerk: Buffer; readonly hash: Buffer };

const alsRecord = ({ volgnr, id, op, soort, activiteit, uitkomst, code, inwonerRef, zaakId, actor, aansluiting, gemeente, traceId, inhoud, merk }: Kolommen): Recordrij => ({
  volgnr: Number(volgnr), id, op, soort, activiteit, uitkomst, code, inwonerRef, zaakId, actor, aansluiting, gemeente, traceId, inhoud, merk,
});

const alsSchakel = (rij: Schakelkolommen): Ketenrij => ({
  positie: Number(rij.positie),
  volgnr: Number(rij.schakel),
  merk: rij.schakelmerk,
  hash: rij.hash,
  record: rij.volgnr === null ? null : alsRecord({ ...rij, volgnr: rij.volgnr }),
});

/** PostgreSQL breaks base64 into lines. */
const eenRegel = (base64: string): string => base64.replaceAll('\n', '');

const alsZegel = (dienst: string) => ({ nr, positie, hash, aantal, op, sleutel, handtekening }: Opgeslagen<Getekend<Zegel>>): Getekend<Zegel> => ({
  dienst, nr: Number(nr), positie: Number(positie), hash, aantal: Number(aantal), op: momentUit(op), sleutel, handtekening: eenRegel(handtekening),
});

const alsSnede = (dienst: string) => ({ nr, positie, hash, zegel, tot, op, sleutel, handtekening }: Opgeslagen<Getekend<Snede>>): Getekend<Snede> => ({
  dienst, nr: Number(nr), positie: Number(positie), hash, zegel: Number(zegel), tot: momentUit(tot), op: momentUit(op), sleutel, handtekening: eenRegel(handtekening),
});

async function* stroom<R extends object, T>(client: Client, naam: string, sql: string, params: readonly unknown[], maak: (rij: R) => T): AsyncGenerator<T> {
  await client.query(`DECLARE ${naam} NO SCROLL CURSOR FOR ${sql}`, [...params]);
  for (;;) {
    const { rows } = await client.query<R>(`FETCH ${PARTIJ} FROM ${naam}`);
    for (const rij of rows) yield maak(rij);
    if (rows.length < PARTIJ) return;
  }
}

/** This role would see an empty log, and everything would seem to be gone. */
export class LogboekNietZichtbaar extends Error {
  override readonly name = 'LogboekNietZichtbaar';
}

const ZICHT = `
SELECT to_regclass('logboek_keten') IS NOT NULL AS er,
       NOT row_security_active(to_regclass('logboek')) OR pg_has_role(current_user, $1, 'MEMBER') AS zichtbaar`;

/** The log of a service as the transaction of this client sees it; what it gives is read as it is asked for. */
export const logbronVan = async (client: Client, dienst: string): Promise<Omit<Logbron, 'getuige'>> => {
  await client.query(`SELECT set_config('search_path', $1, true)`, [dienst]);
  const { rows: zicht } = await client.query<{ er: boolean; zichtbaar: boolean | null }>(ZICHT, [`${dienst}_schrijf`]);
  if (!zicht[0]?.er) throw new LogboekNietZichtbaar(`Er is geen logboek van ${dienst} in deze database.`);
  if (!zicht[0].zichtbaar) throw new LogboekNietZichtbaar(`Deze databaserol ziet het logboek van ${dienst} niet; gebruik ${dienst}_schrijf of een beheerder.`);
  const { rows: klok } = await client.query<{ nu: Date }>('SELECT clock_timestamp() AS nu');
  const { rows: sneden } = await client.query<Opgeslagen<Getekend<Snede>>>(SNEDEN);
  return {
    dienst,
    nu: klok[0]?.nu ?? new Date(),
    sneden: sneden.map(alsSnede(dienst)),
    keten: stroom(client, 'keten', KETEN, [], alsSchakel),
    zegels: stroom(client, 'zegels', ZEGELS, [], alsZegel(dienst)),
    los: stroom(client, 'los', LOS, [], alsRecord),
  };
};

/** One moment of the log, whatever is written meanwhile; nothing can be changed through it. */
export const metLogboek = async <T>(client: Client, dienst: string, doe: (bron: Omit<Logbron, 'getuige'>) => Promise<T>): Promise<T> => {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await doe(await logbronVan(client, dienst));
  } finally {
    await client.query('ROLLBACK');
  }
};

/** Records of a period, oldest first: from and including `vanaf`, up to `tot`. Within `metLogboek`. */
export async function* leesRecords(client: Client, vanaf: Date, tot: Date): AsyncGenerator<Recordrij> {
  yield* stroom(client, 'periode', `SELECT ${RECORD} FROM logboek l WHERE l.op >= $1 AND l.op < $2 ORDER BY l.op, l.volgnr`, [vanaf.toISOString(), tot.toISOString()], alsRecord);
}
