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
type Inwendig = { readonly connection: { readonly stream: { destroy(): void } } };

/** What pg says when there was no answer within `query_timeout`. */
const GEEN_ANTWOORD = 'Query read timeout';

/**
 * Prepares each statement that has values once per connection, so that the database does not read and plan the same text for every
 * message. Statements without values go as they are: among them those that hold several at once.
 * A connection that gave no answer in time is closed: it is half open, or it still works on what nobody waits for.
 */
export class VoorbereideClient extends Client {}

const { query: kaal } = Client.prototype as unknown as { readonly query: Vraag };
const query: Vraag = function (this: Client, tekst, waarden, klaar) {
  const naam = typeof tekst === 'string' && Array.isArray(waarden) && waarden.length > 0 ? naamVan(tekst) : undefined;
  const uitkomst = naam === undefined ? kaal.call(this, tekst, waarden, klaar) : kaal.call(this, { name: naam, text: tekst, values: waarden }, klaar);
  if (uitkomst instanceof Promise) {
    uitkomst.catch((fout: unknown) => {
      if (fout instanceof Error && fout.message === GEEN_ANTWOORD) (this as unknown as Inwendig).connection.stream.destroy();
    });
  }
  return uitkomst;
};
Object.defineProperty(VoorbereideClient.prototype, 'query', { value: query, writable: true, configurable: true });
