import { Between, In, MoreThan, Not, type DataSource, type FindOptionsWhere } from 'typeorm';
import type { VraagContext } from '#shared/contracts/intern';
import { plusDagen, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { leesTransactie } from '#shared/persistence/databron';
import { naarBeeld, type OntheffingBeeld } from './beeld';
import { OntheffingRij } from './ontheffing.entity';

const COACHES: readonly string[] = ['werkcoach', 'participatiecoach'];
const LEZERS: readonly string[] = [...COACHES, 'inkomensconsulent'];

export type Zoekvraag = {
  readonly na?: string | undefined;
  readonly inwonerRef?: string | undefined;
  readonly ontheffingRef?: string | undefined;
  /** Still in force, and not any more on this day. */
  readonly laatsteDagVoor?: Datum | undefined;
  readonly limiet: number;
};

const waar = (gemeenten: readonly string[], vandaag: Datum, { na, inwonerRef, ontheffingRef, laatsteDagVoor }: Zoekvraag): FindOptionsWhere<OntheffingRij>[] => {
  const basis: FindOptionsWhere<OntheffingRij> = {
    gemeente: In([...gemeenten]),
    ...(inwonerRef === undefined ? {} : { inwonerRef }),
    ...(laatsteDagVoor === undefined ? {} : { laatsteDag: Between(vandaag, plusDagen(laatsteDagVoor, -1)), status: Not(In(['INGETROKKEN', 'VERVALLEN', 'OPGESCHORT'])) }),
  };
  if (ontheffingRef !== undefined) return na === undefined || na < ontheffingRef ? [{ ...basis, ontheffingRef }] : [];
  return [{ ...basis, ...(na === undefined ? {} : { ontheffingRef: MoreThan(na) }) }];
};

export type Ontheffingenlijst = { readonly ontheffingen: readonly OntheffingBeeld[]; readonly volgende: string | null };

/** Reads for the gateway, under row-level security: what is not of the asker's gemeenten does not exist. */
export class OntheffingLezer {
  constructor(private readonly bron: DataSource) {}

  /** In order of ontheffingRef, after `na`. An inkomensconsulent gets scope and dates of what is or was in force, and no kind (D-18). */
  async lijst({ rol, gemeenten, klok }: VraagContext, vraag: Zoekvraag): Promise<Ontheffingenlijst> {
    if (!LEZERS.includes(rol) || gemeenten.length === 0) return { ontheffingen: [], volgende: null };
    const vandaag = amsterdamseDag(new Date(klok));
    const where = waar(gemeenten, vandaag, vraag);
    if (where.length === 0) return { ontheffingen: [], volgende: null };
    const rijen = await leesTransactie(this.bron, gemeenten, (em) => em.find(OntheffingRij, { where, order: { ontheffingRef: 'ASC' }, take: vraag.limiet }));
    return {
      ontheffingen: rijen.flatMap((rij) => naarBeeld(rij, COACHES.includes(rol), vandaag) ?? []),
      volgende: rijen.length === vraag.limiet ? (rijen.at(-1)?.ontheffingRef ?? null) : null,
    };
  }
}
