import type { VerzegeldBericht } from '#shared/contracts/bericht';

/** The envelope of a recalled message: that it was sent, by whom, when and for which case; nothing of what it said. */
export const zonderInhoud = (bericht: VerzegeldBericht): VerzegeldBericht => {
  const { zaakId, inwonerRef, gemeente, peildatum, doel, afzender } = bericht.data;
  return { ...bericht, data: { ...(zaakId ? { zaakId } : {}), ...(inwonerRef ? { inwonerRef } : {}), gemeente, peildatum, doel, afzender } };
};
