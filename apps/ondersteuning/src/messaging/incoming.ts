import type { BerichtSleutel } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { InBericht } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Afzender, Command, Gegeven, Inwoner } from '../domain/verzoek.types';

/** The door held `algemeen` against the schema of the type. */
export const algemeenVan = <T>({ bericht }: InBericht): T => (bericht.data.algemeen ?? {}) as T;

export const vandaagVan = ({ stempel }: Pick<InBericht, 'stempel'>): Datum => amsterdamseDag(new Date(stempel.klok));

export const inwonerVan = ({ stempel: { situatie } }: InBericht): Inwoner | null => {
  if (!situatie) return null;
  const { gemeente, klantprofiel, werkcoach, participatiecoach, inkomensconsulent } = situatie;
  return { gemeente, klantprofiel, werkcoach, participatiecoach, inkomensconsulent };
};

export const afzenderVan = ({ bericht, stempel }: InBericht): Afzender => ({ ...bericht.data.afzender, namens: [bericht.data.afzender.actorId, ...stempel.waarneemtVoor], bevoegd: stempel.afzenderBevoegd });

/**
 * Message of a party -> command; null: what it said is gone, because it was recalled before it was handled. The door held `verloop`
 * against the schema of the type, so its fields are those that the machine of this kind names.
 */
export const naarCommand = <C extends { readonly type: string }>(invoer: InBericht): Command<C> | null => {
  const { type: naam, data } = invoer.bericht;
  const type = gebeurtenisVan(naam);
  if (data.verloop === undefined && bekendeSoort(naam).secties.verloop?.verplicht) return null;
  const gegeven: Gegeven = { zaakId: eis(data.zaakId, 'zaakId'), inwonerRef: eis(data.inwonerRef, 'inwonerRef'), gemeente: data.gemeente, op: data.peildatum, vandaag: vandaagVan(invoer), afzender: afzenderVan(invoer) };
  return { ...data.verloop, ...gegeven, type } as unknown as Command<C>;
};

/** A message in one word, to be found again when it is recalled. */
export const bronVan = ({ source, id }: BerichtSleutel): string => `${source}|${id}`;

/** M-18: source and id of the message that was recalled. */
export const herroepenBericht = ({ bericht: { data } }: InBericht): BerichtSleutel => {
  const { berichtSource, berichtRef } = (data.verloop ?? {}) as { readonly berichtSource?: string; readonly berichtRef?: string };
  return { source: eis(berichtSource, 'berichtSource'), id: eis(berichtRef, 'berichtRef') };
};
