import type { Publicatie } from '../messaging/publisher';
import type { Tx } from './tx';

/** Notified by a trigger on the table. Each schema has its own channel, so that one service does not wake the others. */
export const uitKanaal = (schema: string): string => `schakel_outbox_${schema}`;

const KOLOMMEN = ['sleutel', 'exchange', 'routing_key', 'bericht_id', 'type', 'inhoud', 'content_type', 'traceparent', 'antwoord_aan', 'correlatie'] as const;

const waarden = (p: Publicatie, volgorde: string | undefined): (string | null)[] => [
  volgorde ?? p.id,
  p.exchange,
  p.sleutel,
  p.id,
  p.type,
  p.inhoud,
  p.contentType ?? null,
  p.traceparent ?? null,
  p.antwoordAan ?? null,
  p.correlatie ?? null,
];

/**
 * Promises publication, at least once, of everything that commits with `tx`; in the given order for rows with the same
 * `volgorde` (normally the inwonerRef). Without `volgorde` a row has no place relative to others. The order is commit
 * order only if the writer holds a lock on that key, as the runner does.
 */
export const schrijfUit = async (tx: Tx, rijen: readonly Publicatie[], volgorde?: string): Promise<void> => {
  if (rijen.length === 0) return;
  const kolom = (i: number): (string | null)[] => rijen.map((rij) => waarden(rij, volgorde)[i] ?? null);
  const lijsten = KOLOMMEN.map((_, i) => `$${i + 1}::text[]`).join(', ');
  await tx.em.query(
    `INSERT INTO outbox (${KOLOMMEN.join(', ')})
     SELECT ${KOLOMMEN.join(', ')} FROM unnest(${lijsten}) WITH ORDINALITY AS r(${KOLOMMEN.join(', ')}, plaats) ORDER BY plaats`,
    KOLOMMEN.map((_, i) => kolom(i)),
  );
};
