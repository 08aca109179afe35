import type { Client } from 'pg';
import { momentUit } from './record';
import type { Zegelsleutel } from './zegel';

/** D-23: the log is kept five years (to be confirmed). The database holds everybody to it by its own clock. */
export const BEWAARJAREN = 5;

type Snijopties = { readonly dienst: string; readonly sleutel: Zegelsleutel; readonly nu: Date };
type Plek = { readonly nr: string; readonly zegel: number; readonly positie: number; readonly hash: string; readonly tot: string };

/** The last checkpoint whose whole past is over its term. A checkpoint is never older than the records under it. */
const PLEK = `
SELECT z.nr::float8 AS zegel, z.positie::float8 AS positie, encode(z.hash, 'hex') AS hash,
       (SELECT coalesce(max(nr), 0) + 1 FROM logboek_snede)::text AS nr,
       (SELECT to_char(max(l.op) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM logboek l JOIN logboek_keten k ON k.volgnr = l.volgnr WHERE k.positie <= z.positie) AS tot
FROM logboek_zegel z
WHERE z.op < $1::timestamptz - make_interval(years => ${BEWAARJAREN}) AND z.positie > coalesce((SELECT max(positie) FROM logboek_snede), 0)
ORDER BY z.nr DESC LIMIT 1`;

/** Cuts off what is over its term, at a signed point from which the chain is judged ever after. The position of the cut, if there was one. */
export const snijd = async (client: Client, { dienst, sleutel, nu }: Snijopties): Promise<number | undefined> => {
  const { rows } = await client.query<Plek>(PLEK, [nu.toISOString()]);
  const [plek] = rows;
  if (!plek) return undefined;
  const { zegel, positie, hash } = plek;
  const snede = sleutel.teken({ dienst, nr: Number(plek.nr), positie, hash, zegel, tot: momentUit(plek.tot), op: nu.toISOString(), sleutel: sleutel.naam });
  await client.query('BEGIN');
  await client.query('INSERT INTO logboek_snede (nr, positie, hash, zegel, tot, op, sleutel, handtekening) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    plek.nr, positie, Buffer.from(hash, 'hex'), zegel, snede.tot, snede.op, sleutel.naam, Buffer.from(snede.handtekening, 'base64'),
  ]);
  await client.query('SELECT snijd_logboek($1)', [plek.nr]);
  await client.query('COMMIT');
  return positie;
};
