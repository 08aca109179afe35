import type { DataSource } from 'typeorm';
import type { Bewijsopslag } from '../toegang/bewijsboek';

/** A proof lives at most this long: the window counts on both sides of our clock. */
const LEVENSDUUR = '2 minutes 10 seconds';

const NOTEER = `
INSERT INTO bezitsbewijs (merk, tot) SELECT decode(merk, 'hex'), now() + interval '${LEVENSDUUR}' FROM unnest($1::text[]) AS merk ORDER BY merk
ON CONFLICT (merk) DO NOTHING RETURNING encode(merk, 'hex') AS merk`;
const RUIM_OP = 'DELETE FROM bezitsbewijs WHERE merk IN (SELECT merk FROM bezitsbewijs WHERE tot < now() FOR UPDATE SKIP LOCKED)';

/** One statement outside any transaction: a proof stays used, whatever becomes of its request. */
export const bewijsopslagVan = (bron: DataSource): Bewijsopslag => ({
  noteer: async (merken) => (await bron.query<{ merk: string }[]>(NOTEER, [merken])).map(({ merk }) => merk),
  ruimOp: async () => void (await bron.query(RUIM_OP)),
});
