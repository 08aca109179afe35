import { In, IsNull, MoreThan, Not, type DataSource, type FindOptionsWhere } from 'typeorm';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Adres, VraagContext } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import { leesTransactie } from '#shared/persistence/databron';
import { WERKZAAK } from '../domain/access';
import type { Reactie, SanctieStatus } from '../domain/begrippen';
import type { Afwijking } from '../domain/sanctie.types';
import { SanctieRij } from './sanctie.entity';

/** A case as the gateway gets it: how far it has come open, what it is about sealed, and the people by whom the gateway judges. */
export type Sanctiebeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: {
    readonly status: SanctieStatus;
    readonly overwegingsDatum: Datum | null;
    readonly reactieUiterlijk: Datum | null;
    readonly bevestigdOp: Datum | null;
    readonly reactie: Reactie | null;
    readonly voorstelDatum: Datum | null;
    readonly geenReactie: boolean;
    readonly alertOvergeslagen: boolean;
    readonly afwijkingen: readonly Afwijking[];
  };
  /** `handhaving` and `contact` came with the alert. */
  readonly secties: { readonly handhaving?: Verzegeld; readonly contact?: Verzegeld };
  /** The section `handhaving` of the outcome. */
  readonly uitkomst?: Verzegeld;
  /** When, and under which term, content of the case was erased. */
  readonly gewist: readonly Pick<Grafsteen, 'op' | 'regel'>[];
  readonly indiener: Adres;
  readonly ontvanger: Adres;
};

const naarBeeld = (rij: SanctieRij): Sanctiebeeld => {
  const { zaakId, inwonerRef, gemeente, status, overwegingsDatum, reactieUiterlijk, bevestigdOp, reactie, voorstelDatum, geenReactie, alertOvergeslagen, afwijkingen } = rij;
  const { handhaving, contact, uitkomst } = rij.secties;
  return {
    zaakId,
    inwonerRef,
    gemeente,
    verloop: { status, overwegingsDatum, reactieUiterlijk, bevestigdOp, reactie, voorstelDatum, geenReactie, alertOvergeslagen, afwijkingen },
    secties: { ...(handhaving ? { handhaving } : {}), ...(contact ? { contact } : {}) },
    ...(uitkomst ? { uitkomst } : {}),
    gewist: rij.gewist.map(({ op, regel }) => ({ op, regel })),
    indiener: rij.indiener === null ? { rol: 'systeem', organisatie: rij.overwogenIn, actorId: null } : { rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId: rij.indiener },
    ontvanger: { rol: 'participatiecoach', organisatie: rij.ontvangerGemeente ?? gemeente, actorId: rij.participatiecoach },
  };
};

export type Zoekvraag = { readonly na?: string | undefined; readonly inwonerRef?: string | undefined; readonly zaakId?: string | undefined; readonly limiet: number };
type Waar = FindOptionsWhere<SanctieRij>;

/** After a move there is somebody to ask anew, but nobody has: until then the new gemeente does not know of the case. */
const VOOR_DE_COACH: Waar = { ontvangerGemeente: Not(IsNull()), vertrek: IsNull() };

/**
 * Default deny: the coach the case is for (or, in the team box, any coach of that gemeente), and the inkomensconsulent who considered it
 * or is assigned; or who deputises for one of them. Nobody else, and never a werkcoach (SM-3). Asked for one case or one resident, the
 * coaches of the gemeente get it as far as the gateway, which knows who is assigned today: somebody may have been since the alert.
 */
const zichtbaar = ({ rol, namens }: VraagContext, gericht: boolean): Waar[] => {
  const wie = In([...namens]);
  if (rol === 'participatiecoach') return gericht ? [VOOR_DE_COACH] : [{ participatiecoach: wie, ...VOOR_DE_COACH }, { participatiecoach: IsNull(), ...VOOR_DE_COACH }];
  return rol === 'inkomensconsulent' ? [{ indiener: wie }, { inkomensconsulent: wie }] : [];
};

const blad = (na: string | undefined, zaakId: string | undefined): Pick<Waar, 'zaakId'> => {
  if (zaakId !== undefined) return { zaakId };
  return na === undefined ? {} : { zaakId: MoreThan(na) };
};

/** Reads for the gateway, under row-level security: what is not of the asker's gemeenten does not exist. */
export class SanctieLezer {
  constructor(private readonly bron: DataSource) {}

  /** In order of zaakId, after `na`. */
  async lijst(context: VraagContext, { na, inwonerRef, zaakId, limiet }: Zoekvraag): Promise<Sanctiebeeld[]> {
    const { gemeenten } = context;
    const basis: Waar = { gemeente: In([...gemeenten]), ...blad(na, zaakId), ...(inwonerRef === undefined ? {} : { inwonerRef }) };
    const where = zichtbaar(context, zaakId !== undefined || inwonerRef !== undefined).map((recht) => ({ ...basis, ...recht }));
    if (where.length === 0 || gemeenten.length === 0) return [];
    const rijen = await leesTransactie(this.bron, gemeenten, (em) => em.find(SanctieRij, { where, order: { zaakId: 'ASC' }, take: limiet }));
    return rijen.map(naarBeeld);
  }
}
