import type { Afzender } from '#shared/contracts/bericht';
import type { Bevoegdheid } from '#shared/contracts/codelijsten';
import type { Datum } from '#shared/kernel/datum';
import type { Partijen } from './partijen';

export type Mandaatvraag = {
  readonly ref: string;
  readonly bevoegdheid: Bevoegdheid;
  /** In whose name is decided. */
  readonly gemeente: string;
  readonly afzender: Pick<Afzender, 'werkgever' | 'namensGemeente'>;
  readonly dag: Datum;
};

/** D-22: whether that mandate gave this power on that day, for that gemeente, to the organisation for which the sender works. */
export const mandaatGeldt = ({ ref, bevoegdheid, gemeente, afzender, dag }: Mandaatvraag, partijen: Pick<Partijen, 'mandaat' | 'organisatie'>): boolean => {
  const mandaat = partijen.mandaat(ref, dag);
  const houders = [afzender.werkgever, afzender.namensGemeente].map((naam) => (naam === null ? undefined : partijen.organisatie(naam)?.code));
  return mandaat?.bevoegdheid === bevoegdheid && mandaat.namens === gemeente && houders.includes(mandaat.houder);
};
