import type { OntheffingStand, SituatieStand } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

const werkBij = (kolom: 'situatie' | 'ontheffing'): string => `
INSERT INTO stand AS huidig (inwoner_ref, ${kolom}, ${kolom}_versie) VALUES ($1, $2, $3)
ON CONFLICT (inwoner_ref) DO UPDATE SET ${kolom} = excluded.${kolom}, ${kolom}_versie = excluded.${kolom}_versie
WHERE huidig.${kolom}_versie < excluded.${kolom}_versie`;

/** Copies of what the owners state. A repeated or late fact carries an older version and changes nothing. */
export const werkSituatieBij = async (tx: Tx, stand: SituatieStand): Promise<void> => {
  await tx.em.query(werkBij('situatie'), [stand.inwonerRef, JSON.stringify(stand), stand.versie]);
};

export const werkOntheffingBij = async (tx: Tx, stand: OntheffingStand): Promise<void> => {
  await tx.em.query(werkBij('ontheffing'), [stand.inwonerRef, JSON.stringify(stand), stand.versie]);
};
