import type { Tx } from '#shared/persistence/tx';
import type { Gebeurd } from './gebeurd';

/** What was meant for the gateway and could not be handled, in the table `wachtend`: nothing is lost, and a human is told by its metric. */
export type Geparkeerd = { readonly id: string; readonly sleutel: string; readonly gebeurd: Gebeurd };

const kenmerk = (gebeurd: Gebeurd): { type: string; source: string; id: string; inwonerRef: string | null } => {
  if (gebeurd.soort === 'retour') {
    const { antwoordOp, uitkomst } = gebeurd.retour;
    return { type: `retour.${gebeurd.context}.${uitkomst.status}`, ...antwoordOp, inwonerRef: null };
  }
  const { type, source, id, data } = gebeurd.soort === 'feit' ? gebeurd.feit.bericht : gebeurd.bericht;
  return { type: `${gebeurd.soort}.${type}`, source, id, inwonerRef: data.inwonerRef ?? null };
};

const PARKEER = `
INSERT INTO wachtend (sleutel, inwoner_ref, volgnr, type, source, bericht_id, invoer, soort, oorzaak)
VALUES ($1, $2, 0, $3, $4, $5, $6, $7, $8) ON CONFLICT (type, source, bericht_id) DO NOTHING`;

export const parkeer = async (tx: Tx, sleutel: string, gebeurd: Gebeurd, oorzaak: string | null): Promise<void> => {
  const { type, source, id, inwonerRef } = kenmerk(gebeurd);
  const soort = oorzaak === null ? 'ACHTER' : 'GEPARKEERD';
  await tx.em.query(PARKEER, [sleutel, inwonerRef, type, source, id, JSON.stringify(gebeurd), soort, oorzaak]);
};

/** Those keys behind which something waits already. */
export const bezetteSleutels = async (tx: Tx, sleutels: readonly string[]): Promise<ReadonlySet<string>> => {
  const rijen: { sleutel: string }[] = await tx.em.query('SELECT DISTINCT sleutel FROM wachtend WHERE sleutel = ANY ($1)', [sleutels]);
  return new Set(rijen.map(({ sleutel }) => sleutel));
};

export const geparkeerdeSleutels = async (tx: Tx): Promise<string[]> => {
  const rijen: { sleutel: string }[] = await tx.em.query('SELECT sleutel FROM wachtend GROUP BY sleutel ORDER BY min(id)');
  return rijen.map(({ sleutel }) => sleutel);
};

export const eersteGeparkeerde = async (tx: Tx, sleutel: string): Promise<Geparkeerd | undefined> => {
  const rijen: Geparkeerd[] = await tx.em.query('SELECT id, sleutel, invoer AS gebeurd FROM wachtend WHERE sleutel = $1 ORDER BY id LIMIT 1 FOR UPDATE', [sleutel]);
  return rijen[0];
};

export const ruimOp = async (tx: Tx, { id }: Geparkeerd): Promise<void> => {
  await tx.em.query('DELETE FROM wachtend WHERE id = $1', [id]);
};
