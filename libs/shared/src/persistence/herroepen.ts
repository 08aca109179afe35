import type { BerichtSleutel } from '../contracts/bericht';
import { berichtsoort } from '../contracts/catalogus';
import type { InBericht, Uitkomst } from '../contracts/intern';
import { schrijfEffect } from './effect';
import type { Tx } from './tx';
import { wisWachtend } from './wachtend';
import { werkVan, type Werk } from './werk';

const VERVALLEN: Uitkomst = { status: 'AFGEKEURD', code: 'OVERBODIG', toelichting: 'U haalde dit bericht terug voordat het was verwerkt.', afwijkingen: [] };

/** The message that the hub says was taken back (M-18); undefined for every other message. */
export const herroepenDoor = ({ bericht }: InBericht): BerichtSleutel | undefined => {
  const soort = berichtsoort(bericht.type);
  if (soort?.herkomst !== 'hub' || soort.gebeurtenis !== 'herroepen') return undefined;
  const { berichtSource, berichtRef } = bericht.data.verloop ?? {};
  return typeof berichtSource === 'string' && typeof berichtRef === 'string' ? { source: berichtSource, id: berichtRef } : undefined;
};

const wachtendWerk = async ({ em }: Tx, { source, id }: BerichtSleutel): Promise<Werk[]> => {
  const rijen = await em.query<{ invoer: InBericht; traceparent: string }[]>('SELECT invoer, traceparent FROM wachtend WHERE source = $1 AND bericht_id = $2 ORDER BY id', [source, id]);
  return rijen.map(({ invoer, traceparent }) => werkVan(invoer, traceparent));
};

/**
 * A recalled message that still waits, for whatever reason, is not to be handled any more: its content goes now and not when
 * the wait ends, which may take weeks. `vergrendel` takes the lock of its key, as for any other work on it.
 */
export const laatVervallen = async (tx: Tx, invoer: InBericht, vergrendel: (sleutel: string) => Promise<void>): Promise<void> => {
  const herroepen = herroepenDoor(invoer);
  if (!herroepen) return;
  for (const { sleutel } of await wachtendWerk(tx, herroepen)) await vergrendel(sleutel);
  // Read again under the locks: it may have been handled meanwhile.
  for (const werk of await wachtendWerk(tx, herroepen)) {
    await wisWachtend(tx, werk);
    await schrijfEffect(tx, werk, { uitkomst: VERVALLEN, feiten: [] });
  }
};
