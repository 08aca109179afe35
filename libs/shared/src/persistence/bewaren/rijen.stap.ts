import { metrieken } from '../../operations/metrics';
import type { Tx } from '../tx';
import { legVast, type Wisstap } from './wisstap';

/** Rows that go whole. `sleutel` names the row in the log where the row may hold tombstones: then their absence is explained. All texts are SQL of our own, over `t`. */
export type Rijentabel = {
  readonly termijn: string;
  readonly tabel: string;
  readonly echt?: true;
  /** Past its term ($1: the boundary). */
  readonly waar: string;
  readonly sleutel?: string;
  readonly volgorde?: string;
  /** What refers to the rows and goes with them. */
  readonly eerst?: (tx: Tx, plekken: readonly string[]) => Promise<void>;
};

type Rij = { readonly plek: string; readonly sleutel: string | null };

export const rijenstap = ({ termijn, tabel, echt, waar, sleutel, volgorde, eerst }: Rijentabel): Wisstap => ({
  termijn,
  tabel,
  ...(echt ? { echt } : {}),
  wis: async (tx, { grens, vandaag, limiet }) => {
    const rijen: Rij[] = await tx.em.query(`SELECT t.ctid::text AS plek, (${sleutel ?? 'NULL'})::text AS sleutel FROM ${tabel} t WHERE ${waar}${volgorde ? ` ORDER BY ${volgorde}` : ''} LIMIT $2 FOR UPDATE SKIP LOCKED`, [grens, limiet]);
    if (rijen.length === 0) return 0;
    const plekken = rijen.map(({ plek }) => plek);
    await eerst?.(tx, plekken);
    await tx.em.query(`DELETE FROM ${tabel} WHERE ctid = ANY ($1::tid[])`, [plekken]);
    const delen = rijen.flatMap((rij) => (rij.sleutel === null ? [] : [{ plaats: `${tabel}/${rij.sleutel}`, merk: null }]));
    await legVast(tx, { wat: tabel, grond: termijn, dag: vandaag, aantal: rijen.length, delen });
    metrieken.gewist.inc({ soort: termijn, tabel }, rijen.length);
    return rijen.length;
  },
  tel: async (tx, grens) => {
    const [rij]: { aantal: number }[] = await tx.em.query(`SELECT count(*)::int AS aantal FROM ${tabel} t WHERE ${waar}`, [grens]);
    return rij?.aantal ?? 0;
  },
});
