import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { VraagContext } from '#shared/contracts/intern';
import { amsterdamseDag } from '#shared/kernel/klok';
import { leesTransactie } from '#shared/persistence/databron';
import type { Partijen } from '#shared/policy/partijen';
import { magInhoudLezen } from '../domain/access';
import { naarBeeld, type Verstrekkingbeeld } from './beeld';
import { VerstrekkingRij } from './verstrekking.entity';

export type Zoekvraag = { readonly na?: string | undefined; readonly inwonerRef?: string | undefined; readonly zaakId?: string | undefined; readonly limiet: number };

const LEZERS: readonly string[] = ['werkcoach', 'participatiecoach'];

/** The privacy desk answers one resident what was shared about him (AVG article 15): how each case went, and nothing of what it says. */
const isInzage = ({ rol, doel }: VraagContext, { inwonerRef }: Zoekvraag): boolean => rol === 'auditor' && doel === 'INZAGE' && inwonerRef !== undefined;

/** One side of the case: this person (or for whom he deputises), or the team that was asked. */
const kant = (kolom: string): string => `(z.${kolom} ->> 'rol' = :rol AND (z.${kolom} ->> 'actorId' = ANY(:namens) OR z.${kolom} ->> 'actorId' IS NULL))`;
const BETROKKEN = `(${['vrager', 'gever', 'ontvanger'].map(kant).join(' OR ')})`;

/**
 * Default deny: who asks, who gives, who received it, or who deputises for one of them; never another role. Asked for one case or
 * one resident, a coach of the gemeente gets belastbaarheid as far as the gateway, which knows who is assigned today; and a
 * werkcoach the exception too, for he speaks for the resident. Of an exception no participatiecoach hears but who asked or was named.
 */
const zichtbaar = (rol: string, gericht: boolean, inzage: boolean): string => {
  if (inzage) return 'true';
  if (!gericht) return BETROKKEN;
  return rol === 'werkcoach' ? 'true' : `(z.soort = 'BELASTBAARHEID' OR ${BETROKKEN})`;
};

type Zoeker = SelectQueryBuilder<VerstrekkingRij>;

const zoek = (em: EntityManager, context: VraagContext, vraag: Zoekvraag): Zoeker => {
  const { rol, namens, gemeenten } = context;
  const { na, inwonerRef, zaakId, limiet } = vraag;
  const zoeker = em.createQueryBuilder(VerstrekkingRij, 'z').where('z.gemeente = ANY(:gemeenten)', { gemeenten: [...gemeenten] });
  zoeker.andWhere(zichtbaar(rol, zaakId !== undefined || inwonerRef !== undefined, isInzage(context, vraag)), { rol, namens: [...namens] });
  if (zaakId !== undefined) zoeker.andWhere('z.zaakId = :zaakId', { zaakId });
  else if (na !== undefined) zoeker.andWhere('z.zaakId > :na', { na });
  if (inwonerRef !== undefined) zoeker.andWhere('z.inwonerRef = :inwonerRef', { inwonerRef });
  return zoeker.orderBy('z.zaakId', 'ASC').take(limiet);
};

const magVragen = ({ rol, gemeenten }: VraagContext): boolean => LEZERS.includes(rol) && gemeenten.length > 0;

/** Reads for the gateway, under row-level security: what is not of the asker's gemeenten does not exist. */
export class VerstrekkingLezer {
  constructor(
    private readonly bron: DataSource,
    private readonly partijen: Pick<Partijen, 'uitzondering'>,
  ) {}

  /** In order of zaakId, after `na`; never with medical content. */
  async lijst(context: VraagContext, vraag: Zoekvraag): Promise<Verstrekkingbeeld[]> {
    const inzage = isInzage(context, vraag);
    if (!inzage && !magVragen(context)) return [];
    const rijen = await leesTransactie(this.bron, context.gemeenten, (em) => zoek(em, context, vraag).getMany());
    return rijen.map(naarBeeld).map((beeld) => (inzage ? { ...beeld, secties: {} } : beeld));
  }

  /** The content of one exception, sealed: only for the person it names, through its last day, while the switch is on; else null beside the case. */
  async inhoud(context: VraagContext, zaakId: string): Promise<{ readonly beeld: Verstrekkingbeeld; readonly medisch: Verzegeld | null } | null> {
    if (!magVragen(context)) return null;
    const rij = await leesTransactie(this.bron, context.gemeenten, (em) => zoek(em, context, { zaakId, limiet: 1 }).addSelect('z.medisch').getOne());
    if (rij?.soort !== 'BIJZONDER') return null;
    return { beeld: naarBeeld(rij), medisch: this.isLeesbaar(rij, context) ? (rij.medisch ?? null) : null };
  }

  private isLeesbaar(rij: VerstrekkingRij, { actorId, rol, klok }: VraagContext): boolean {
    const vandaag = amsterdamseDag(new Date(klok));
    return magInhoudLezen(rij, { actorId, rol, vandaag }) && this.partijen.uitzondering(rij.gemeente, vandaag) !== undefined;
  }
}
