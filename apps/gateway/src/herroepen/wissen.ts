import type { BerichtSleutel, VerzegeldBericht } from '#shared/contracts/bericht';
import type { Adres } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';
import type { Gebeurd } from '../feiten/gebeurd';
import { geschoond, isZelf, zonderInhoud } from './inhoud';

/** A delivery that held (part of) the recalled message. */
export type Geleverd = {
  readonly id: string;
  readonly aansluiting: string;
  readonly gemeente: string;
  readonly adressen: readonly Adres[];
  /** When its content was first given: by queue, or read from the list. */
  readonly verstrektOp: Date | null;
  readonly overgedragenOp: Date | null;
  readonly bericht: VerzegeldBericht;
};

const LEVERINGEN = `
SELECT id, aansluiting, gemeente, adressen, verstrekt_op AS "verstrektOp", overgedragen_op AS "overgedragenOp", inhoud AS bericht
FROM levering
WHERE soort = 'FEIT' AND inwoner_ref = $1 AND ((source = $2 AND bericht_id = $3) OR position($3 IN inhoud::text) > 0)
ORDER BY aansluiting, volgnr FOR UPDATE`;

/** Deliveries of the message itself, and of later ones that pass its sections on; locked, so that none of them goes out meanwhile. */
export const leveringenMet = async (tx: Tx, inwonerRef: string, herroepen: BerichtSleutel): Promise<Geleverd[]> => {
  const rijen: Geleverd[] = await tx.em.query(LEVERINGEN, [inwonerRef, herroepen.source, herroepen.id]);
  return rijen.filter(({ bericht }) => isZelf(bericht, herroepen) || Object.keys(geschoond(bericht, herroepen).data).length < Object.keys(bericht.data).length);
};

const wisLeveringen = async (tx: Tx, leveringen: readonly Geleverd[], herroepen: BerichtSleutel): Promise<void> => {
  for (const { id, bericht } of leveringen) {
    await tx.em.query('UPDATE levering SET inhoud = $2, herroepen_op = CASE WHEN $3 THEN now() END WHERE id = $1', [id, JSON.stringify(geschoond(bericht, herroepen)), isZelf(bericht, herroepen)]);
  }
};

const FEITEN = 'SELECT volgnr, inhoud AS bericht FROM feit WHERE inwoner_ref = $1 AND position($2 IN inhoud::text) > 0 ORDER BY volgnr FOR UPDATE';

const wisFeiten = async (tx: Tx, inwonerRef: string, herroepen: BerichtSleutel): Promise<void> => {
  const rijen: { volgnr: string; bericht: VerzegeldBericht }[] = await tx.em.query(FEITEN, [inwonerRef, herroepen.id]);
  for (const { volgnr, bericht } of rijen) await tx.em.query('UPDATE feit SET inhoud = $2 WHERE volgnr = $1', [volgnr, JSON.stringify(geschoond(bericht, herroepen))]);
};

const GEPARKEERD = 'SELECT id, invoer AS gebeurd FROM wachtend WHERE inwoner_ref = $1 AND position($2 IN invoer::text) > 0 ORDER BY id FOR UPDATE';

/** What was set apart because it could not be handled holds the same content. */
const wisGeparkeerde = async (tx: Tx, inwonerRef: string, herroepen: BerichtSleutel): Promise<void> => {
  const rijen: { id: string; gebeurd: Gebeurd }[] = await tx.em.query(GEPARKEERD, [inwonerRef, herroepen.id]);
  for (const { id, gebeurd } of rijen) {
    if (gebeurd.soort !== 'feit') continue;
    const schoon: Gebeurd = { ...gebeurd, feit: { ...gebeurd.feit, bericht: geschoond(gebeurd.feit.bericht, herroepen) } };
    await tx.em.query('UPDATE wachtend SET invoer = $2 WHERE id = $1', [id, JSON.stringify(schoon)]);
  }
};

/** Erases what the gateway holds of a recalled message, wherever it lies. */
export const wis = async (tx: Tx, volgnr: string, inwonerRef: string, bericht: VerzegeldBericht, leveringen: readonly Geleverd[]): Promise<void> => {
  await tx.em.query('UPDATE bericht SET inhoud = $2, herroepen_op = now() WHERE volgnr = $1', [volgnr, JSON.stringify(zonderInhoud(bericht))]);
  await wisFeiten(tx, inwonerRef, bericht);
  await wisGeparkeerde(tx, inwonerRef, bericht);
  await wisLeveringen(tx, leveringen, bericht);
};
