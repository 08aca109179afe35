import type { BerichtSleutel, VerzegeldBericht } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';

/** The day that this message announced and that has not come: it is written in the timer that waits for that day. */
export const aangekondigdDoor = async ({ em }: Tx, soort: string, inwonerRef: string, { source, id }: BerichtSleutel): Promise<Datum | null> => {
  const rijen = await em.query<{ bericht: VerzegeldBericht }[]>(`SELECT bericht FROM timer WHERE soort = $1 AND sleutel LIKE $2 || ':%'`, [soort, inwonerRef]);
  const gevonden = rijen.find(({ bericht: { data } }) => data.verloop?.['berichtSource'] === source && data.verloop['berichtRef'] === id);
  return gevonden?.bericht.data.peildatum ?? null;
};
