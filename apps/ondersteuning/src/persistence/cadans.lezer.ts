import type { DataSource } from 'typeorm';
import type { VraagContext } from '#shared/contracts/intern';
import { amsterdamseDag } from '#shared/kernel/klok';
import { leesTransactie } from '#shared/persistence/databron';
import type { Cadans, Cadansstand, Contact } from '../domain/cadans';
import { CadansRij } from './cadans.entity';

/** The cadence of one resident as the gateway gets it. */
export type Cadansbeeld = Pick<Cadans, 'inwonerRef' | 'gemeente' | 'vanaf' | 'status' | 'uiterlijk'> & {
  readonly afwijking: { readonly maanden: number; readonly redencode: string } | null;
  readonly contacten: readonly Omit<Contact, 'bron'>[];
};

export type Cadanszoekvraag = { readonly na?: string | undefined; readonly inwonerRef?: string | undefined; readonly status?: Cadansstand | undefined; readonly limiet: number };

const naarBeeld = ({ inwonerRef, gemeente, vanaf, status, uiterlijk, afwijking, contacten }: CadansRij): Cadansbeeld => ({
  inwonerRef, gemeente, vanaf, status, uiterlijk,
  afwijking: afwijking && { maanden: afwijking.maanden, redencode: afwijking.redencode },
  contacten: contacten.map(({ soort, datum, status: stand, naarBehoefte }) => ({ soort, datum, status: stand, naarBehoefte })),
});

/** Reads for the gateway, under row-level security: of who is guided now, for the participatiecoaches of that gemeente. */
export class CadansLezer {
  constructor(private readonly bron: DataSource) {}

  /** In order of inwonerRef, after `na`. */
  async lijst({ gemeenten, rol, klok }: VraagContext, { na, inwonerRef, status, limiet }: Cadanszoekvraag): Promise<Cadansbeeld[]> {
    if (gemeenten.length === 0 || rol !== 'participatiecoach') return [];
    const rijen = await leesTransactie(this.bron, gemeenten, (em) => {
      const zoeker = em.createQueryBuilder(CadansRij, 'c').where('c.gemeente = ANY(:gemeenten)', { gemeenten: [...gemeenten] });
      zoeker.andWhere('(c.tot IS NULL OR c.tot > :vandaag)', { vandaag: amsterdamseDag(new Date(klok)) });
      if (na !== undefined) zoeker.andWhere('c.inwonerRef > :na', { na });
      if (inwonerRef !== undefined) zoeker.andWhere('c.inwonerRef = :inwonerRef', { inwonerRef });
      if (status !== undefined) zoeker.andWhere('c.status = :status', { status });
      return zoeker.orderBy('c.inwonerRef', 'ASC').take(limiet).getMany();
    });
    return rijen.map(naarBeeld);
  }
}
