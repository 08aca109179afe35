import type { Publicatie } from '../messaging/publisher';
import type { Tx } from './tx';

/** Notified by a trigger on the table. Each schema has its own channel, so that one service does not wake the others. */
export const uitKanaal = (schema: string): string => `schakel_outbox_${schema}`;

const KOLOMMEN = ['sleutel', 'exchange', 'routing_key', 'bericht_id', 'type', 'inhoud', 'content_type', 'traceparent', 'antwoord_aan', 'correlatie'] as const;

/** A row that is to be published, and the key within which order counts; without a key it has no place relative to others. */
export type Uitgaand = { readonly publicatie: Publicatie; readonly volgorde?: string | undefined };

const waarden = ({ publicatie: p, volgorde }: Uitgaand): (string | null)[] => [
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

const NAMEN = KOLOMMEN.join(', ');
const VOEG_TOE = `
INSERT INTO outbox (${NAMEN})
SELECT ${NAMEN} FROM unnest(${KOLOMMEN.map((_, i) => `$${i + 1}::text[]`).join(', ')}) WITH ORDINALITY AS r(${NAMEN}, plaats) ORDER BY plaats`;

/**
 * Promises publication, at least once, of everything that commits with `tx`; in the given order for rows with the same
 * `volgorde` (normally the inwonerRef). The order is commit order only if the writer holds a lock on that key, as the runner does.
 */
export const schrijfUitgaand = async (tx: Tx, uitgaand: readonly Uitgaand[]): Promise<void> => {
  if (uitgaand.length === 0) return;
  const rijen = uitgaand.map(waarden);
  await tx.em.query(VOEG_TOE, KOLOMMEN.map((_, i) => rijen.map((rij) => rij[i] ?? null)));
};

/** The same for rows that all have one key. */
export const schrijfUit = (tx: Tx, rijen: readonly Publicatie[], volgorde?: string): Promise<void> =>
  schrijfUitgaand(tx, rijen.map((publicatie) => ({ publicatie, volgorde })));
