import type { DataSource } from 'typeorm';
import type { Datum } from '#shared/kernel/datum';
import { leesTransactie } from '#shared/persistence/databron';
import { OP_EEN_PLAATS } from './gids';

/** An instrument as Werkzaak published it. `prijs`: the list price in euros; what somebody pays follows from the day it starts (P-09). `gewijzigdOp`: since when it reads as it does. */
export type Gidsregel = { readonly code: string; readonly naam: string; readonly groep: string; readonly thema: string | null; readonly kp4Relevant: boolean; readonly prijs: number; readonly maxMaanden: number | null; readonly gewijzigdOp: Datum };

/** An offer with the places that nobody has yet; `plaats`, `inhoud`, `voorwaarden` and `werkgever` as they were published. */
export type Aanbodregel = { readonly aanbodRef: string; readonly soort: string; readonly datum: Datum; readonly plaatsen: number; readonly vrij: number } & Readonly<Record<string, unknown>>;

const GIDS = 'SELECT code, naam, groep, thema, kp4_relevant AS "kp4Relevant", prijs::float8 AS prijs, max_maanden AS "maxMaanden", gepubliceerd_op::text AS "gewijzigdOp" FROM instrument WHERE kp4_relevant OR $1 ORDER BY groep, naam, code';

const AANBOD = `
SELECT a.ref AS "aanbodRef", a.soort, a.datum::text AS datum, a.plaatsen, greatest(a.plaatsen - coalesce(b.bezet, 0), 0)::int AS vrij, a.inhoud
FROM aanbod a
LEFT JOIN (SELECT verloop ->> 'aanbodRef' AS ref, count(*) AS bezet FROM verzoek WHERE ${OP_EEN_PLAATS} GROUP BY 1) b ON b.ref = a.ref
WHERE a.datum >= $1
ORDER BY a.datum, a.ref`;

type Aanbodrij = Pick<Aanbodregel, 'aanbodRef' | 'soort' | 'datum' | 'plaatsen' | 'vrij'> & { readonly inhoud: Readonly<Record<string, unknown>> };

/** What Werkzaak has to offer: about nobody. */
export class GidsLezer {
  /** `gemeenten`: of the whole region, for a place is free only when nobody of any gemeente has it. No row of a request leaves this class. */
  constructor(
    private readonly bron: DataSource,
    private readonly gemeenten: readonly string[],
  ) {}

  /** A participatiecoach gets what is for klantprofiel 4. */
  instrumenten(rol: string): Promise<Gidsregel[]> {
    return leesTransactie(this.bron, [], (em) => em.query<Gidsregel[]>(GIDS, [rol !== 'participatiecoach']));
  }

  /** From that day on, in order of the day. */
  async aanbod(vandaag: Datum): Promise<Aanbodregel[]> {
    const rijen = await leesTransactie(this.bron, this.gemeenten, (em) => em.query<Aanbodrij[]>(AANBOD, [vandaag]));
    return rijen.map(({ inhoud, ...rij }) => ({ ...inhoud, ...rij }));
  }
}
