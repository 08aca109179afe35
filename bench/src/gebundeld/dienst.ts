import { connect, type ConfirmChannel } from 'amqplib';
import { Client, Pool } from 'pg';
import { SOORT, type Omgeving } from '../omgeving';
import { PREFETCH } from './bundel';

const OUTBOX = `
CREATE TABLE inbox (id uuid PRIMARY KEY);
CREATE TABLE outbox (volgnr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, wachtrij text NOT NULL, bericht_id uuid NOT NULL, inhoud text NOT NULL);
CREATE FUNCTION meld() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify(TG_TABLE_SCHEMA, ''); RETURN NULL; END $$;
CREATE TRIGGER meld AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION meld();`;

const LEES = { name: 'lees', text: 'SELECT volgnr, wachtrij, bericht_id, inhoud FROM outbox ORDER BY volgnr LIMIT 500' };
const WIS = { name: 'wis', text: 'DELETE FROM outbox WHERE volgnr = ANY ($1)' };
const POLL_MS = 1000;

type Rij = { volgnr: string; wachtrij: string; bericht_id: string; inhoud: string };

export type Dienst = { readonly pool: Pool; readonly kanaal: ConfirmChannel };

const metSchema = (database: string, schema: string): { connectionString: string; options: string } => ({ connectionString: database, options: `-c search_path=${schema}` });

/** Publishes what is committed, all confirms of a batch under way at once, and forgets it then. */
const brengWeg = async ({ pool, kanaal }: Dienst): Promise<number> => {
  const { rows } = await pool.query<Rij>(LEES);
  if (rows.length === 0) return 0;
  for (const { wachtrij, bericht_id: messageId, inhoud } of rows) kanaal.publish('', wachtrij, Buffer.from(inhoud), { persistent: true, mandatory: true, messageId, type: SOORT, contentType: 'application/cloudevents+json' });
  await kanaal.waitForConfirms();
  await pool.query({ ...WIS, values: [rows.map(({ volgnr }) => volgnr)] });
  return rows.length;
};

/** Woken by the commit that added something; now and then by the clock, in case that was missed. */
const startRelay = async (dienst: Dienst, { database, schema }: Omgeving): Promise<void> => {
  let [bezig, nogEens] = [false, false];
  const ga = async (): Promise<void> => {
    nogEens = true;
    if (bezig) return;
    bezig = true;
    while (nogEens) {
      nogEens = false;
      while ((await brengWeg(dienst)) > 0);
    }
    bezig = false;
  };
  const oor = new Client(metSchema(database, schema));
  await oor.connect();
  oor.on('notification', () => void ga());
  await oor.query(`LISTEN ${schema}`);
  setInterval(() => void ga(), POLL_MS);
};

export const open = async (omgeving: Omgeving, tabellen: string): Promise<Dienst> => {
  const pool = new Pool({ ...metSchema(omgeving.database, omgeving.schema), max: 32 });
  await pool.query(OUTBOX + tabellen);
  const verbinding = await connect(omgeving.amqp);
  const [kanaal, relay] = [await verbinding.createConfirmChannel(), await verbinding.createConfirmChannel()];
  await kanaal.prefetch(PREFETCH);
  await startRelay({ pool, kanaal: relay }, omgeving);
  return { pool, kanaal };
};

/** In one transaction; `doe` gets a query function bound to it. */
export const inTransactie = async <T>(pool: Pool, doe: (query: (naam: string, text: string, values: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const uitkomst = await doe(async (name, text, values) => (await client.query({ name, text, values })).rows as Record<string, unknown>[]);
    await client.query('COMMIT');
    return uitkomst;
  } catch (fout) {
    await client.query('ROLLBACK');
    throw fout;
  } finally {
    client.release();
  }
};
