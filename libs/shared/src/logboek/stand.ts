import type { DataSource } from 'typeorm';
import { momentUit } from './record';
import type { Getekend, Zegel } from './zegel';

const KOLOMMEN = `
SELECT z.nr::float8 AS nr, z.positie::float8 AS positie, encode(z.hash, 'hex') AS hash, z.aantal::float8 AS aantal,
       to_char(z.op AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS op, z.sleutel, translate(encode(z.handtekening, 'base64'), E'\\n', '') AS handtekening
FROM logboek_zegel z`;

export const ZEGELS_NA = `${KOLOMMEN} WHERE z.nr > $1 ORDER BY z.nr LIMIT 1000`;

export type Zegelkolommen = Omit<Getekend<Zegel>, 'dienst'>;
export const alsZegel = (dienst: string) => (rij: Zegelkolommen): Getekend<Zegel> => ({ ...rij, dienst, op: momentUit(rij.op) });

/** The last checkpoint, for others to keep: whoever has it can show later that the log was cut off. Null while the log is empty. */
export const laatsteZegel = async (bron: DataSource, dienst: string): Promise<Getekend<Zegel> | null> => {
  const [rij] = await bron.query<Zegelkolommen[]>(`${KOLOMMEN} ORDER BY z.nr DESC LIMIT 1`);
  return rij ? alsZegel(dienst)(rij) : null;
};
