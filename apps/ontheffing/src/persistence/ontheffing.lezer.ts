import { In, MoreThan, type DataSource, type FindOptionsWhere } from 'typeorm';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { VraagContext } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { leesTransactie } from '#shared/persistence/databron';
import { OntheffingRij } from './ontheffing.entity';

/** R fields open; the ground stays sealed and goes to the coaches only. */
export type OntheffingBeeld = {
  readonly ontheffingRef: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: {
    readonly soort: string;
    readonly scope: readonly string[];
    readonly ingangsdatum: Datum;
    readonly laatsteDag: Datum;
    readonly besluitDatum?: Datum;
    readonly bekendmakingsDatum?: Datum | null;
    readonly laatsteDagBezwaar?: Datum | null;
    readonly mandaatRef?: string;
    readonly verlener?: string;
    readonly afwijkingen?: readonly string[];
  };
  readonly secties: { readonly belastbaarheid?: Verzegeld };
};

const COACHES: readonly string[] = ['werkcoach', 'participatiecoach'];
const LEZERS: readonly string[] = [...COACHES, 'inkomensconsulent'];

const naarBeeld = (rij: OntheffingRij, isCoach: boolean): OntheffingBeeld => {
  const { ontheffingRef, inwonerRef, gemeente, soort, scope, ingangsdatum, laatsteDag } = rij;
  const termijn = { soort, scope, ingangsdatum, laatsteDag };
  if (!isCoach) return { ontheffingRef, inwonerRef, gemeente, verloop: termijn, secties: {} };
  const { besluitDatum, bekendmakingsDatum, laatsteDagBezwaar, mandaatRef, verlener, afwijkingen, belastbaarheid } = rij;
  const verloop = { ...termijn, besluitDatum, bekendmakingsDatum, laatsteDagBezwaar, mandaatRef, verlener, afwijkingen };
  return { ontheffingRef, inwonerRef, gemeente, verloop, secties: belastbaarheid ? { belastbaarheid } : {} };
};

export type Zoekvraag = { readonly na?: string | undefined; readonly inwonerRef?: string | undefined; readonly limiet: number };

/** Reads for the gateway, under row-level security: what is not of the asker's gemeenten does not exist. */
export class OntheffingLezer {
  constructor(private readonly bron: DataSource) {}

  /** In order of ontheffingRef, after `na`. An inkomensconsulent gets scope and dates only. */
  async lijst({ rol, gemeenten }: VraagContext, { na, inwonerRef, limiet }: Zoekvraag): Promise<OntheffingBeeld[]> {
    if (!LEZERS.includes(rol) || gemeenten.length === 0) return [];
    const where: FindOptionsWhere<OntheffingRij> = {
      gemeente: In([...gemeenten]),
      ...(na === undefined ? {} : { ontheffingRef: MoreThan(na) }),
      ...(inwonerRef === undefined ? {} : { inwonerRef }),
    };
    const rijen = await leesTransactie(this.bron, gemeenten, (em) => em.find(OntheffingRij, { where, order: { ontheffingRef: 'ASC' }, take: limiet }));
    return rijen.map((rij) => naarBeeld(rij, COACHES.includes(rol)));
  }
}
