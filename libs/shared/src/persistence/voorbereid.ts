import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** A statement that is made up with a varying number of values has many forms; only so many are kept per connection. */
const MEESTE = 400;
const namen = new Map<string, string>();

const naamVan = (tekst: string): string | undefined => {
  const bekend = namen.get(tekst);
  if (bekend !== undefined || namen.size >= MEESTE) return bekend;
  const naam = `s_${createHash('sha256').update(tekst).digest('base64url').slice(0, 24)}`;
  namen.set(tekst, naam);
  return naam;
};

type Vraag = (tekst: unknown, waarden?: unknown, klaar?: unknown) => unknown;

/**
 * Prepares each statement that has values once per connection, so that the database does not read and plan the same text for every
 * message. Statements without values go as they are: among them those that hold several at once.
 */
export class VoorbereideClient extends Client {}

const { query: kaal } = Client.prototype as unknown as { readonly query: Vraag };
const query: Vraag = function (this: Client, tekst, waarden, klaar) {
  const naam = typeof tekst === 'string' && Array.isArray(waarden) && waarden.length > 0 ? naamVan(tekst) : undefined;
  return naam === undefined ? kaal.call(this, tekst, waarden, klaar) : kaal.call(this, { name: naam, text: tekst, values: waarden }, klaar);
};
Object.defineProperty(VoorbereideClient.prototype, 'query', { value: query, writable: true, configurable: true });
