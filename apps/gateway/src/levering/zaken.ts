import { CATALOGUS } from '#shared/contracts/catalogus';
import type { Adres } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

const SLUIT = ['ingegaan', 'ingetrokken', 'nietOvergenomen'];

const overdrachten = CATALOGUS.filter(({ context }) => context === 'overdracht');
/** Facts after which a handover is over (SM-1); `teruggestuurd` is not one: the proposal comes again under the same zaakId. */
const sluitend = overdrachten.filter(({ gebeurtenis }) => SLUIT.includes(gebeurtenis)).map(({ type }) => type);

const OPEN_ADRESSEN = `
SELECT f.adressen FROM feit f
WHERE f.inwoner_ref = $1 AND f.type = ANY($2)
  AND NOT EXISTS (SELECT FROM feit einde WHERE einde.zaak_id = f.zaak_id AND einde.type = ANY($3))`;

export const openAdressenVan = async (tx: Tx, inwonerRef: string): Promise<Adres[]> => {
  const rijen: { adressen: Adres[] }[] = await tx.em.query(OPEN_ADRESSEN, [inwonerRef, overdrachten.map(({ type }) => type), sluitend]);
  return rijen.flatMap(({ adressen }) => adressen);
};
