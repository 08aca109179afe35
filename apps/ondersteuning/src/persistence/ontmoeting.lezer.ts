import type { DataSource } from 'typeorm';
import type { VraagContext } from '#shared/contracts/intern';
import { leesTransactie } from '#shared/persistence/databron';
import type { Ontmoeting } from '../domain/ontmoeting';
import { OntmoetingRij } from './ontmoeting.entity';
import { naarOntmoeting } from './ontmoeting.store';

export type Ontmoetingbeeld = Ontmoeting;

/** Reads for the gateway, under row-level security: a meeting exists for who is invited in that gemeente. */
export class OntmoetingLezer {
  constructor(private readonly bron: DataSource) {}

  /** In order of zaakId, after `na`. */
  async lijst({ gemeenten, rol }: VraagContext, { na, limiet }: { readonly na?: string | undefined; readonly limiet: number }): Promise<Ontmoetingbeeld[]> {
    if (gemeenten.length === 0) return [];
    const rijen = await leesTransactie(this.bron, gemeenten, (em) => {
      const zoeker = em.createQueryBuilder(OntmoetingRij, 'o').where('o.gemeente = ANY(:gemeenten)', { gemeenten: [...gemeenten] });
      zoeker.andWhere(`(:rol = 'participatiecoach' OR o.rollen @> to_jsonb(:rol::text))`, { rol });
      if (na !== undefined) zoeker.andWhere('o.zaakId > :na', { na });
      return zoeker.orderBy('o.zaakId', 'ASC').take(limiet).getMany();
    });
    return rijen.map(naarOntmoeting);
  }
}
