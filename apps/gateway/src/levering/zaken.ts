import type { BerichtSleutel } from '#shared/contracts/bericht';
import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import type { Context } from '#shared/contracts/catalogus.types';
import type { Adres } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

const typenVan = (context: Context): string[] => CATALOGUS.filter((soort) => soort.context === context).map(({ type }) => type);
const soort = (naam: string): string => bekendeSoort(`nl.participatiewet.${naam}.v1`).type;

/** Facts after which a handover is over (SM-1). Not `teruggestuurd`: the proposal comes again under the same zaakId. */
const OVERDRACHT = {
  typen: typenVan('overdracht'),
  sluitend: ['overdracht.ingegaan', 'overdracht.ingetrokken', 'overdracht.nietOvergenomen', 'overdracht.vervallen'].map(soort),
};
/** Facts after which a considered sanction is over (SM-3). */
const BOETE = { typen: typenVan('boete'), sluitend: ['boete.uitkomst', 'boete.overweging.ingetrokken'].map(soort) };

/** A closing fact leaves its own addresses the right to it where it must reach a team without an assigned coach; `zelf` is that fact. */
const OPEN_ADRESSEN = `
SELECT f.adressen FROM feit f
WHERE f.inwoner_ref = $1 AND f.type = ANY($2)
  AND NOT EXISTS (SELECT FROM feit einde WHERE einde.zaak_id = f.zaak_id AND einde.type = ANY($3) AND (einde.source, einde.id) IS DISTINCT FROM ($4::text, $5::text))`;

const adressen = async (tx: Tx, inwonerRef: string, { typen, sluitend }: typeof OVERDRACHT, zelf: BerichtSleutel | null): Promise<Adres[]> => {
  const rijen: { adressen: Adres[] }[] = await tx.em.query(OPEN_ADRESSEN, [inwonerRef, typen, sluitend, zelf?.source ?? null, zelf?.id ?? null]);
  return rijen.flatMap((rij) => rij.adressen);
};

/**
 * Whom the owner addressed in the cases of this resident that are still open: in a handover for every message, in a
 * considered sanction for the messages of sanctions only. A handover that closes takes the rest away at once, also from
 * the fact that closes it; how a sanction ended is still for whom the alert was.
 */
export const openAdressenVan = async (tx: Tx, inwonerRef: string, context: Context = 'overdracht', zelf: BerichtSleutel | null = null): Promise<Adres[]> => {
  const vanOverdracht = await adressen(tx, inwonerRef, OVERDRACHT, null);
  return context === 'boete' ? [...vanOverdracht, ...(await adressen(tx, inwonerRef, BOETE, zelf))] : vanOverdracht;
};
