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

/** The counters are raised in the order of their names, whoever raises them: no deadlocks. */
const ZET_KLAAR = `
WITH rij AS (
  SELECT r.*, row_number() OVER (PARTITION BY aansluiting ORDER BY plaats) AS rang
  FROM json_to_recordset($1::json) AS r(plaats int, id uuid, aansluiting text, soort text, source text, bericht_id text, type text, inwoner_ref uuid, gemeente text, inhoud json, adressen json)),
teller AS (
  INSERT INTO aansluiting_teller AS teller (aansluiting, laatste)
  SELECT aansluiting, count(*) FROM rij GROUP BY aansluiting ORDER BY aansluiting COLLATE "C"
  ON CONFLICT (aansluiting) DO UPDATE SET laatste = teller.laatste + excluded.laatste
  RETURNING aansluiting, laatste),
gezet AS (
  INSERT INTO levering (id, aansluiting, volgnr, soort, source, bericht_id, type, inwoner_ref, gemeente, inhoud, adressen)
  SELECT id, aansluiting, laatste - count(*) OVER (PARTITION BY aansluiting) + rang, soort, source, bericht_id, type, inwoner_ref, gemeente, inhoud, adressen
  FROM rij JOIN teller USING (aansluiting))
SELECT pg_notify('schakel_levering', '')`;

export const leveringId = (aansluiting: string, { source, id, type }: { source: string; id: string; type: string }): string =>
  uuid5(['levering', aansluiting, source, id, type].join('|'));

/**
 * Appends to the numbered list of each connection, in the given order. The counter row stays locked until commit, so numbers
 * are handed out in commit order and a rolled-back transaction leaves no gap. Let it be the last thing a transaction does.
 */
export const zetKlaar = async (tx: Tx, rijen: readonly KlaarTeZetten[]): Promise<void> => {
  if (rijen.length === 0) return;
  const waarden = rijen.map(({ aansluiting, soort, inwonerRef, gemeente, bericht, adressen }, plaats) => {
    const { source, id, type } = bericht;
    return { plaats, id: leveringId(aansluiting, bericht), aansluiting, soort, source, bericht_id: id, type, inwoner_ref: inwonerRef, gemeente, inhoud: bericht, adressen };
  });
  await tx.em.query(ZET_KLAAR, [JSON.stringify(waarden)]);
};
