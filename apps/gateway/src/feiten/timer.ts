import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { journaliseer } from '../persistence/journaal';

/** A fired timer is journaled, released and stamped like a message of a party; the second time it is there already. */
export const verwerkTimer = async (tx: Tx, bericht: VerzegeldBericht, partijen: Partijen, klok: Klok): Promise<void> => {
  if (bericht.source !== partijen.hub.source) throw new Error('timer met een vreemde source');
  await journaliseer(tx, { bericht, aansluiting: 'schakel', herkomst: 'hub', inhoudMerk: null, klok: klok.nu(), traceparent: null });
};
