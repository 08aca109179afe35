import type { BerichtSleutel, VerzegeldBericht } from '#shared/contracts/bericht';

/** The envelope of a recalled message: that it was sent, by whom, when and for which case; nothing of what it said. */
export const zonderInhoud = (bericht: VerzegeldBericht): VerzegeldBericht => {
  const { zaakId, inwonerRef, gemeente, peildatum, doel, afzender } = bericht.data;
  return { ...bericht, data: { ...(zaakId ? { zaakId } : {}), ...(inwonerRef ? { inwonerRef } : {}), gemeente, peildatum, doel, afzender } };
};

const isUit = (deel: unknown, { source, id }: BerichtSleutel): boolean => {
  const { herkomst } = (typeof deel === 'object' && deel !== null ? deel : {}) as { herkomst?: Partial<BerichtSleutel> };
  return herkomst?.source === source && herkomst.id === id;
};

export const isZelf = ({ source, id }: BerichtSleutel, herroepen: BerichtSleutel): boolean => source === herroepen.source && id === herroepen.id;

/** What stays of a stored message: of the recalled one its envelope, of a later one that passes its sealed sections on everything else. */
export const geschoond = (bericht: VerzegeldBericht, herroepen: BerichtSleutel): VerzegeldBericht => {
  if (isZelf(bericht, herroepen)) return zonderInhoud(bericht);
  const data = Object.fromEntries(Object.entries(bericht.data).filter(([, deel]) => !isUit(deel, herroepen))) as VerzegeldBericht['data'];
  return { ...bericht, data };
};
