import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import type { Adres } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

const overdrachten = CATALOGUS.filter(({ context }) => context === 'overdracht').map(({ type }) => type);

/** Facts after which a handover is over (SM-1). Not `teruggestuurd`: the proposal comes again under the same zaakId. */
const sluitend = ['ingegaan', 'ingetrokken', 'nietOvergenomen'].map((gebeurtenis) => bekendeSoort(`nl.participatiewet.overdracht.${gebeurtenis}.v1`).type);

const OPEN_ADRESSEN = `
SELECT f.adressen FROM feit f
WHERE f.inwoner_ref = $1 AND f.type = ANY($2)
  AND NOT EXISTS (SELECT FROM feit einde WHERE einde.zaak_id = f.zaak_id AND einde.type = ANY($3))`;

/** Whom the owner addressed in the handovers of this resident that are still open. */
export const openAdressenVan = async (tx: Tx, inwonerRef: string): Promise<Adres[]> => {
  const rijen: { adressen: Adres[] }[] = await tx.em.query(OPEN_ADRESSEN, [inwonerRef, overdrachten, sluitend]);
  return rijen.flatMap(({ adressen }) => adressen);
};
