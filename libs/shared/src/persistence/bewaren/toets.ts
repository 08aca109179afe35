import { merkenIn, type Gewistdeel, type Grafsteen } from './grafsteen';

/**
 * ZONDER_RECORD: a tombstone that no record of the log tells of. ZONDER_GRAFSTEEN: the log tells of an erasure of which nothing
 * stands in its place. STAAT_ER_NOG: the log tells of it, and the content is there.
 */
export type Wissingfout = { readonly soort: 'ZONDER_RECORD' | 'ZONDER_GRAFSTEEN' | 'STAAT_ER_NOG'; readonly plaats: string };
export type Wissingrecord = { readonly wat: string; readonly grond: string; readonly dag: string | null; readonly delen: readonly Gewistdeel[] };
export type Gewisterij = {
  readonly stenen: readonly Grafsteen[];
  /** Marks of the sealed content that the row still holds. */
  readonly merken: readonly string[];
};

const kenmerk = ({ plaats, merk }: Gewistdeel, op: string | null, regel: string): string => JSON.stringify([plaats, merk, op, regel]);

/** Rows that went whole explain the tombstones that went with them: `bericht/12` covers `bericht/12.inhoud.data.contact`. */
const isVerdwenen = (plaats: string, rijen: ReadonlySet<string>): boolean => rijen.has(plaats.split('.')[0] ?? '');

/** Holds every tombstone against the log, and every record of the log against what stands there. */
export const vergelijkWissingen = (rijen: readonly Gewisterij[], records: readonly Wissingrecord[]): Wissingfout[] => {
  const stenen = rijen.flatMap((rij) => rij.stenen);
  const steenkenmerken = new Set(stenen.map((steen) => kenmerk(steen, steen.op, steen.regel)));
  // A record of whole rows names the table; one of content names its row.
  const verdwenen = new Set(records.filter(({ wat }) => !wat.includes('/')).flatMap(({ delen }) => delen.map(({ plaats }) => plaats)));
  const verteld = records.filter(({ wat }) => wat.includes('/')).flatMap(({ grond, dag, delen }) => delen.map((deel) => ({ deel, kenmerk: kenmerk(deel, dag, grond) })));
  const vertelde = new Set(verteld.map((een) => een.kenmerk));
  const gewisteMerken = new Map(verteld.flatMap(({ deel }) => (deel.merk === null ? [] : [[deel.merk, deel.plaats] as const])));
  return [
    ...stenen.filter((steen) => !vertelde.has(kenmerk(steen, steen.op, steen.regel))).map(({ plaats }) => ({ soort: 'ZONDER_RECORD', plaats }) as const),
    ...verteld.filter((een) => !steenkenmerken.has(een.kenmerk) && !isVerdwenen(een.deel.plaats, verdwenen)).map(({ deel }) => ({ soort: 'ZONDER_GRAFSTEEN', plaats: deel.plaats }) as const),
    ...rijen.flatMap(({ stenen: eigen, merken }) =>
      merken.flatMap((merk) => {
        const plaats = gewisteMerken.get(merk);
        return plaats !== undefined && eigen.some((steen) => steen.merk === merk) ? [{ soort: 'STAAT_ER_NOG', plaats } as const] : [];
      }),
    ),
  ];
};

const TABELLEN = `SELECT table_name AS tabel FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'gewist' ORDER BY 1`;
const RECORDS = `SELECT inhoud -> 'wissing' AS record FROM logboek WHERE soort = 'WISSING' AND json_typeof(inhoud -> 'wissing' -> 'delen') = 'array' ORDER BY volgnr`;

type Lezer = { readonly em: { query<T>(sql: string): Promise<T> } };

/** Every tombstone and every record in the schema of this role, which must see all gemeenten. */
export const toetsWissingen = async ({ em }: Lezer): Promise<Wissingfout[]> => {
  const rijen: Gewisterij[] = [];
  for (const { tabel } of await em.query<{ tabel: string }[]>(TABELLEN)) {
    const gewist = await em.query<{ stenen: Grafsteen[]; rij: unknown }[]>(`SELECT gewist AS stenen, to_jsonb(t) - 'gewist' AS rij FROM ${tabel} t WHERE gewist <> '[]'`);
    rijen.push(...gewist.map(({ stenen, rij }) => ({ stenen, merken: merkenIn(rij) })));
  }
  const records = await em.query<{ record: Wissingrecord }[]>(RECORDS);
  return vergelijkWissingen(rijen, records.map(({ record }) => record));
};
