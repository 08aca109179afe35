import { In, MoreThan, type DataSource, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Adres, VraagContext } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import { leesTransactie } from '#shared/persistence/databron';
import { indienendeRol, ontvangendeRol, organisatieVan } from '../domain/access';
import { OPEN } from '../domain/overdracht';
import { onderbouwingStatus, type OnderbouwingStatus } from '../domain/onderbouwing';
import type { Richting } from '../domain/begrippen';
import type { DriegesprekStatus, OverdrachtStatus } from '../domain/overdracht.types';
import { OverdrachtRij, type Antwoordreden, type VerzegeldeDelen, type ZaakSecties } from './overdracht.entity';

/** A case as the gateway gets it: R fields open, the rest sealed, and the people in it by whom the gateway judges and projects. */
export type OverdrachtBeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: {
    readonly richting: Richting;
    readonly status: OverdrachtStatus;
    readonly voorstelnummer: number;
    readonly voorgesteldOp: Datum;
    readonly voorgesteldeStartdatum: Datum;
    readonly startdatum: Datum | null;
    readonly definitieVersie: string;
    readonly inwonerGeraadpleegdOp: Datum | null;
    readonly inwonerVoorgelichtOp: Datum | null;
    readonly onderbouwing: OnderbouwingStatus;
    readonly driegesprek: DriegesprekStatus;
    readonly driegesprekOp: Datum | null;
    readonly nieuweCoach: string | null;
  } & Antwoordreden;
  readonly secties: VerzegeldeDelen;
  /** Sealed parts of other messages of the case, each to be projected by its own type. */
  readonly bijberichten: readonly { readonly type: string; readonly secties: VerzegeldeDelen }[];
  /** When, and under which term, content of the case was erased. */
  readonly gewist: readonly Pick<Grafsteen, 'op' | 'regel'>[];
  readonly indiener: Adres;
  readonly ontvanger: Adres;
};

const bijberichten = ({ bij = {} }: ZaakSecties): OverdrachtBeeld['bijberichten'] =>
  Object.entries(bij).flatMap(([gebeurtenis, secties]) => (Object.keys(secties).length > 0 ? [{ type: `nl.participatiewet.overdracht.${gebeurtenis}.v1`, secties }] : []));

const naarBeeld = (rij: OverdrachtRij): OverdrachtBeeld => {
  const { bij: _bij, ...secties } = rij.secties;
  const [indienend, ontvangend] = [indienendeRol(rij.richting), ontvangendeRol(rij.richting)];
  return {
    zaakId: rij.zaakId,
    inwonerRef: rij.inwonerRef,
    gemeente: rij.gemeente,
    verloop: {
      richting: rij.richting,
      status: rij.status,
      voorstelnummer: rij.voorstelnummer,
      voorgesteldOp: rij.voorgesteldOp,
      voorgesteldeStartdatum: rij.voorgesteldeStartdatum,
      startdatum: rij.startdatum,
      definitieVersie: rij.definitieVersie,
      inwonerGeraadpleegdOp: rij.inwonerGeraadpleegdOp,
      inwonerVoorgelichtOp: rij.inwonerVoorgelichtOp,
      onderbouwing: onderbouwingStatus(rij, secties.belastbaarheid !== undefined),
      driegesprek: rij.driegesprek,
      driegesprekOp: rij.driegesprekOp,
      nieuweCoach: rij.nieuweCoach,
      ...rij.antwoord,
    },
    secties,
    bijberichten: bijberichten(rij.secties),
    gewist: rij.gewist.map(({ op, regel }) => ({ op, regel })),
    indiener: { rol: indienend, organisatie: organisatieVan(indienend, rij.gemeente), actorId: rij.indiener },
    ontvanger: { rol: ontvangend, organisatie: organisatieVan(ontvangend, rij.gemeente), actorId: rij.nieuweCoach ?? rij.beoogdeCoach },
  };
};

export type Bladering = { readonly na?: string | undefined; readonly inwonerRef?: string | undefined; readonly limiet: number };

const STANDEN = `SELECT 'OVERDRACHT' AS soort, status, count(*)::int AS aantal FROM overdracht WHERE status = ANY ($1) AND gemeente = ANY ($2) GROUP BY status ORDER BY status`;

/** Both sides of a handover are coaches; nobody else is party to one, whatever gemeente he acts for. */
const isPartij = ({ rol }: VraagContext): boolean => rol === 'werkcoach' || rol === 'participatiecoach';

/** Reads for the gateway, under row-level security: what is not of the asker's gemeenten does not exist. */
export class OverdrachtLezer {
  constructor(private readonly bron: DataSource) {}

  async een(context: VraagContext, zaakId: string): Promise<OverdrachtBeeld | null> {
    const [rij] = await this.zoek(context, { zaakId }, 1);
    return rij ?? null;
  }

  /** In order of zaakId, after `na`; of one resident that is the history of his handovers in these gemeenten. */
  async lijst(context: VraagContext, { na, inwonerRef, limiet }: Bladering): Promise<OverdrachtBeeld[]> {
    return this.zoek(context, { ...(na === undefined ? {} : { zaakId: MoreThan(na) }), ...(inwonerRef === undefined ? {} : { inwonerRef }) }, limiet);
  }

  /** How many are open in each state, for who may know the number and not the cases. */
  async standen({ gemeenten }: VraagContext): Promise<{ soort: 'OVERDRACHT'; status: string; aantal: number }[]> {
    if (gemeenten.length === 0) return [];
    return leesTransactie(this.bron, gemeenten, (em) => em.query(STANDEN, [[...OPEN], [...gemeenten]]));
  }

  private async zoek(context: VraagContext, waar: FindOptionsWhere<OverdrachtRij>, limiet: number): Promise<OverdrachtBeeld[]> {
    if (!isPartij(context) || context.gemeenten.length === 0) return [];
    const gemeente = In([...context.gemeenten]);
    const vind = (em: EntityManager): Promise<OverdrachtRij[]> => em.find(OverdrachtRij, { where: { ...waar, gemeente }, order: { zaakId: 'ASC' }, take: limiet });
    return (await leesTransactie(this.bron, context.gemeenten, vind)).map(naarBeeld);
  }
}
