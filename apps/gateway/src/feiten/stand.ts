import type { OntheffingStand, SituatieStand } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

/** In the order of the residents, whoever copies them: no deadlocks. */
const werkBij = (kolom: 'situatie' | 'ontheffing'): string => `
INSERT INTO stand AS huidig (inwoner_ref, ${kolom}, ${kolom}_versie)
SELECT inwoner_ref, stand, versie FROM json_to_recordset($1::json) AS r(inwoner_ref uuid, stand json, versie bigint) ORDER BY inwoner_ref
ON CONFLICT (inwoner_ref) DO UPDATE SET ${kolom} = excluded.${kolom}, ${kolom}_versie = excluded.${kolom}_versie
WHERE huidig.${kolom}_versie < excluded.${kolom}_versie`;

const rijen = (standen: readonly (SituatieStand | OntheffingStand)[]): string =>
  JSON.stringify(standen.map((stand) => ({ inwoner_ref: stand.inwonerRef, stand, versie: stand.versie })));

/** Copies of what the owners state, of different residents. A repeated or late fact carries an older version and changes nothing. */
export const werkSituatiesBij = async (tx: Tx, standen: readonly SituatieStand[]): Promise<void> => {
  if (standen.length > 0) await tx.em.query(werkBij('situatie'), [rijen(standen)]);
};

export const werkOntheffingenBij = async (tx: Tx, standen: readonly OntheffingStand[]): Promise<void> => {
  if (standen.length > 0) await tx.em.query(werkBij('ontheffing'), [rijen(standen)]);
};
