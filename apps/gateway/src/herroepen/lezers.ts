import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { Adres } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { zetTaak } from '../feiten/taken';
import { organisatieIn } from '../toegang/lezer';

/** The case of a recalled message, and who sent it through which connection. */
export type Gelezen = { readonly inwonerRef: string; readonly zaakId: string | null; readonly ontvangenOp: Date; readonly afzender: string; readonly aansluiting: string; readonly gemeente: string };

/** Somebody who opened the case after the message came in. */
export type Lezing = { readonly aansluiting: string; readonly actor: string | null; readonly op: Date };

/**
 * That a task exists says nothing of what the case holds, nor does an overview of what was shared; who reads for the gemeente
 * where the resident went is not for the one he left (D-25). Of the connection that sent it nobody needs to be told, but
 * people who share the pages of the hub are not one party.
 */
const LEZINGEN = `
SELECT aansluiting, actor, min(op) AS op FROM logboek
WHERE inwoner_ref = $1 AND zaak_id IS NOT DISTINCT FROM $2 AND op >= $3 AND soort = 'VERSTREKKING' AND activiteit LIKE '%.lezen'
  AND activiteit NOT IN ('taak.lezen', 'taken.lezen', 'inzageoverzicht.lezen', 'uitleg.lezen')
  AND actor IS DISTINCT FROM $4 AND (aansluiting <> $5 OR $7) AND gemeente = $6
GROUP BY aansluiting, actor ORDER BY aansluiting, min(op)`;

export const lezingenVan = (tx: Tx, { inwonerRef, zaakId, ontvangenOp, afzender, aansluiting, gemeente }: Gelezen, partijen: Partijen): Promise<Lezing[]> =>
  tx.em.query(LEZINGEN, [inwonerRef, zaakId, ontvangenOp, afzender, aansluiting, gemeente, partijen.aansluiting(aansluiting)?.portaal === true]);

/** Where a reader is reached, as long as he is registered; his role is that of today. */
export const adresVanLezer = ({ actor }: Lezing, gemeente: string, partijen: Partijen, vandaag: Datum): Adres | undefined => {
  const medewerker = actor === null ? undefined : partijen.medewerker(actor, vandaag);
  return medewerker && { rol: medewerker.rol, organisatie: organisatieIn(medewerker, gemeente), actorId: medewerker.actorId };
};

export type Vertellen = { readonly recall: BerichtSleutel & { readonly type: string }; readonly inwonerRef: string; readonly zaakId: string | null; readonly gemeente: string };

/** Who read on the pages of the hub has no system that is told: he gets a task, and says that he knows by ticking it off. */
export const vertelLezers = async (tx: Tx, lezers: readonly Adres[], { recall, inwonerRef, zaakId, gemeente }: Vertellen): Promise<void> => {
  for (const adres of lezers) await zetTaak(tx, { soort: 'BERICHT_TERUGGEHAALD', zaakId, inwonerRef, gemeente, herkomst: recall, adres, uiterlijk: null, herinnerOp: [] });
};
