import type { Bericht, VerzegeldBericht } from '#shared/contracts/bericht';
import type { Adres } from '#shared/contracts/intern';
import { uuid5 } from '#shared/messaging/codec';
import type { Tx } from '#shared/persistence/tx';

export type KlaarTeZetten = {
  readonly aansluiting: string;
  readonly soort: 'FEIT' | 'RETOUR';
  /** Null: the answer to a message about staff. */
  readonly inwonerRef: string | null;
  readonly gemeente: string;
  readonly bericht: VerzegeldBericht | Bericht<unknown>;
  readonly adressen: readonly Adres[];
};

const VOLGEND = `
INSERT INTO aansluiting_teller AS teller (aansluiting, laatste) VALUES ($1, 1)
ON CONFLICT (aansluiting) DO UPDATE SET laatste = teller.laatste + 1
RETURNING laatste`;

const LEVERING = `
INSERT INTO levering (id, aansluiting, volgnr, soort, source, bericht_id, type, inwoner_ref, gemeente, inhoud, adressen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

export const leveringId = (aansluiting: string, { source, id, type }: { source: string; id: string; type: string }): string =>
  uuid5(['levering', aansluiting, source, id, type].join('|'));

/**
 * Appends to the numbered list of each connection. The counter row stays locked until commit, so numbers are handed out
 * in commit order and a rolled-back transaction leaves no gap. Connections in one fixed order: no deadlocks.
 */
export const zetKlaar = async (tx: Tx, rijen: readonly KlaarTeZetten[]): Promise<void> => {
  const opNaam = [...rijen].sort((a, b) => (a.aansluiting < b.aansluiting ? -1 : 1));
  for (const { aansluiting, soort, inwonerRef, gemeente, bericht, adressen } of opNaam) {
    const [teller]: { laatste: string }[] = await tx.em.query(VOLGEND, [aansluiting]);
    const { source, id, type } = bericht;
    await tx.em.query(LEVERING, [
      leveringId(aansluiting, bericht), aansluiting, teller?.laatste, soort, source, id, type, inwonerRef, gemeente,
      JSON.stringify(bericht), JSON.stringify(adressen),
    ]);
  }
  if (rijen.length > 0) await tx.em.query(`SELECT pg_notify('schakel_levering', '')`);
};
