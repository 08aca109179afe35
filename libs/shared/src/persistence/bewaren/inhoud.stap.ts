import { metrieken } from '../../operations/metrics';
import type { Tx } from '../tx';
import { haalWeg, type Grafsteen, type Kies } from './grafsteen';
import { legVast, type Betreft, type Wisronde, type Wisstap } from './wisstap';

/** A table with content in a JSON column, and a column `gewist` for what is left of it. All texts are SQL of our own, over `t`. */
export type Inhoudstabel = {
  readonly termijn: string;
  readonly tabel: string;
  /** The row, for the log. */
  readonly sleutel: string;
  readonly kolom: string;
  /** Past its term ($1: the boundary), and there is something to erase. */
  readonly waar: string;
  readonly kies: (rij: Kandidaat) => Kies;
  readonly betreft?: { readonly inwonerRef?: string; readonly zaakId?: string; readonly gemeente?: string };
  /** Further columns that `kies` needs. */
  readonly bij?: string;
  /** Further assignments, such as a version on which a handler that read the row before collides. */
  readonly zet?: string;
  readonly na?: (tx: Tx, rij: Kandidaat) => Promise<void>;
};

export type Kandidaat = Betreft & { readonly plek: string; readonly sleutel: string; readonly inhoud: unknown; readonly bij: unknown };

const kiesSql = ({ tabel, sleutel, kolom, waar, bij, betreft = {} }: Inhoudstabel): string => `
SELECT t.ctid::text AS plek, (${sleutel})::text AS sleutel, t.${kolom} AS inhoud, ${bij ?? 'NULL'} AS bij,
  ${betreft.inwonerRef ?? 'NULL'} AS "inwonerRef", ${betreft.zaakId ?? 'NULL'} AS "zaakId", ${betreft.gemeente ?? 'NULL'} AS gemeente
FROM ${tabel} t WHERE ${waar} LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`;

const wisRij = async (tx: Tx, stap: Inhoudstabel, rij: Kandidaat, { vandaag }: Wisronde): Promise<void> => {
  const { tabel, kolom, termijn, zet } = stap;
  const wat = `${tabel}/${rij.sleutel}`;
  // As one object, so that a column that is itself one sealed section is a part like any other.
  const { over, delen } = haalWeg({ [kolom]: rij.inhoud }, stap.kies(rij), wat);
  const rest = (over as Record<string, unknown>)[kolom];
  const stenen: Grafsteen[] = delen.map((deel) => ({ ...deel, op: vandaag, regel: termijn }));
  await tx.em.query(`UPDATE ${tabel} SET ${kolom} = $1, gewist = gewist || $2::jsonb${zet ? `, ${zet}` : ''} WHERE ctid = $3::tid`, [
    rest === undefined || rest === null ? null : JSON.stringify(rest), JSON.stringify(stenen), rij.plek,
  ]);
  if (delen.length > 0) await legVast(tx, { wat, grond: termijn, dag: vandaag, aantal: delen.length, delen }, rij);
  await stap.na?.(tx, rij);
};

/** Erases content inside rows; the rows stay, with a tombstone for each part. */
export const inhoudstap = (stap: Inhoudstabel): Wisstap => ({
  termijn: stap.termijn,
  tabel: stap.tabel,
  wis: async (tx, ronde) => {
    const rijen: Kandidaat[] = await tx.em.query(kiesSql(stap), [ronde.grens, ronde.limiet]);
    for (const rij of rijen) await wisRij(tx, stap, rij, ronde);
    metrieken.gewist.inc({ soort: stap.termijn, tabel: stap.tabel }, rijen.length);
    return rijen.length;
  },
  tel: async (tx, grens) => {
    const [rij]: { aantal: number }[] = await tx.em.query(`SELECT count(*)::int AS aantal FROM ${stap.tabel} t WHERE ${stap.waar}`, [grens]);
    return rij?.aantal ?? 0;
  },
});
