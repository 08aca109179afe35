import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { VraagContext } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import { leesTransactie } from '#shared/persistence/databron';
import type { Betrokkene, Verzoeksoort } from '../domain/verzoek.types';
import { VerzoekRij, type Verzoeksecties } from './verzoek.entity';

/** A request as the gateway gets it: how far it has come, its content sealed, and the people by whom the gateway judges. */
export type Verzoekbeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: Verzoeksoort;
  readonly status: string;
  readonly verloop: object;
  /** By event and section, `verzocht.contact`. */
  readonly secties: Verzoeksecties;
  readonly vrager: Betrokkene;
  readonly behandelaar: Betrokkene;
  readonly begonnenOp: Datum;
  readonly uiterlijk: Datum | null;
  readonly geslotenOp: Datum | null;
  readonly gewist: readonly Pick<Grafsteen, 'op' | 'regel'>[];
};

export type Zoekvraag = { readonly na?: string | undefined; readonly inwonerRef?: string | undefined; readonly zaakId?: string | undefined; readonly soort?: Verzoeksoort | undefined; readonly limiet: number };

const LEZERS: readonly string[] = ['werkcoach', 'participatiecoach', 'inkomensconsulent'];

/** One side of the request: this person (or for whom he deputises), or the team that was asked. */
const kant = (kolom: string): string => `(z.${kolom} ->> 'rol' = :rol AND (z.${kolom} ->> 'actorId' = ANY(:namens) OR z.${kolom} ->> 'actorId' IS NULL))`;
const BETROKKEN = `(${['vrager', 'behandelaar'].map(kant).join(' OR ')})`;
/** Asked for one request or one resident, somebody of a role that has part in it gets it as far as the gateway, which knows who is assigned today. */
const MET_DEEL = `(z.vrager ->> 'rol' = :rol OR z.behandelaar ->> 'rol' = :rol)`;

const zoek = (em: EntityManager, { rol, namens, gemeenten }: VraagContext, { na, inwonerRef, zaakId, soort, limiet }: Zoekvraag): SelectQueryBuilder<VerzoekRij> => {
  const gericht = zaakId !== undefined || inwonerRef !== undefined;
  const zoeker = em.createQueryBuilder(VerzoekRij, 'z').where('z.gemeente = ANY(:gemeenten)', { gemeenten: [...gemeenten] });
  zoeker.andWhere(gericht ? MET_DEEL : BETROKKEN, { rol, namens: [...namens] });
  if (zaakId !== undefined) zoeker.andWhere('z.zaakId = :zaakId', { zaakId });
  else if (na !== undefined) zoeker.andWhere('z.zaakId > :na', { na });
  if (inwonerRef !== undefined) zoeker.andWhere('z.inwonerRef = :inwonerRef', { inwonerRef });
  if (soort !== undefined) zoeker.andWhere('z.soort = :soort', { soort });
  return zoeker.orderBy('z.zaakId', 'ASC').take(limiet);
};

const STANDEN = 'SELECT soort, status, count(*)::int AS aantal FROM verzoek WHERE gesloten_op IS NULL AND gemeente = ANY ($1) GROUP BY soort, status ORDER BY soort, status';

const naarBeeld = ({ bron: _b, versie: _v, gewist, ...rij }: VerzoekRij): Verzoekbeeld => ({ ...rij, gewist: gewist.map(({ op, regel }) => ({ op, regel })) });

/** Reads for the gateway, under row-level security: what is not of the asker's gemeenten does not exist. */
export class VerzoekLezer {
  constructor(private readonly bron: DataSource) {}

  /** In order of zaakId, after `na`. */
  async lijst(context: VraagContext, vraag: Zoekvraag): Promise<Verzoekbeeld[]> {
    const { gemeenten, rol } = context;
    if (gemeenten.length === 0 || !LEZERS.includes(rol)) return [];
    const rijen = await leesTransactie(this.bron, gemeenten, (em) => zoek(em, context, vraag).getMany());
    return rijen.map(naarBeeld);
  }

  /** How many run in each state, for who may know the number and not the requests. */
  async standen({ gemeenten }: VraagContext): Promise<{ soort: Verzoeksoort; status: string; aantal: number }[]> {
    if (gemeenten.length === 0) return [];
    return leesTransactie(this.bron, gemeenten, (em) => em.query(STANDEN, [[...gemeenten]]));
  }
}
