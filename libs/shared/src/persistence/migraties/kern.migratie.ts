import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rlsOpGemeente } from '../rls';

const inbox = `
CREATE TABLE inbox (
  handler text NOT NULL,
  source text NOT NULL,
  id text NOT NULL,
  retour json NOT NULL,
  verwerkt_op timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (handler, source, id)
);`;

/** Published rows are deleted, so the table stays small; frequent vacuum keeps the index on what is pending small too. */
const outbox = `
CREATE TABLE outbox (
  volgnr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sleutel text NOT NULL,
  exchange text NOT NULL,
  routing_key text NOT NULL,
  bericht_id text NOT NULL,
  type text NOT NULL,
  inhoud text NOT NULL,
  content_type text,
  traceparent text,
  antwoord_aan text,
  correlatie text,
  aangemaakt_op timestamptz NOT NULL DEFAULT clock_timestamp(),
  pogingen integer NOT NULL DEFAULT 0,
  geparkeerd_op timestamptz,
  oorzaak text
);
CREATE INDEX outbox_open ON outbox (volgnr) WHERE geparkeerd_op IS NULL;
CREATE FUNCTION meld_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('schakel_outbox_' || TG_TABLE_SCHEMA, ''); RETURN NULL; END $$;
CREATE TRIGGER meld_outbox AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION meld_outbox();
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);`;

/** The one home of failure: retry, waiting for an earlier message, queueing behind one that waits, and parking. */
const wachtend = `
CREATE TABLE wachtend (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sleutel text NOT NULL,
  inwoner_ref text,
  volgnr bigint NOT NULL,
  type text NOT NULL,
  source text NOT NULL,
  bericht_id text NOT NULL,
  invoer json NOT NULL,
  traceparent text,
  soort text NOT NULL CHECK (soort IN ('HERKANSING', 'WACHT_OP', 'ACHTER', 'GEPARKEERD')),
  wacht_op text,
  oorzaak text,
  poging integer NOT NULL DEFAULT 0,
  aan_de_beurt_op timestamptz,
  sinds timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (type, source, bericht_id),
  CHECK ((soort = 'WACHT_OP') = (wacht_op IS NOT NULL))
);
CREATE INDEX wachtend_sleutel ON wachtend (sleutel, volgnr, id);
CREATE INDEX wachtend_beurt ON wachtend (aan_de_beurt_op) WHERE aan_de_beurt_op IS NOT NULL;
CREATE INDEX wachtend_inwoner ON wachtend (inwoner_ref, wacht_op) WHERE soort = 'WACHT_OP';`;

const timer = `
CREATE TABLE timer (
  soort text NOT NULL,
  sleutel text NOT NULL,
  vervalt_op timestamptz NOT NULL,
  bericht json NOT NULL,
  PRIMARY KEY (soort, sleutel)
);
CREATE INDEX timer_vervalt ON timer (vervalt_op);`;

const logboek = `
CREATE TABLE logboek (
  volgnr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  op timestamptz NOT NULL,
  soort text NOT NULL CHECK (soort IN ('VERWERKING', 'BESLISSING', 'VERSTREKKING')),
  activiteit text NOT NULL,
  uitkomst text NOT NULL CHECK (uitkomst IN ('TOEGESTAAN', 'GEWEIGERD')),
  code text,
  inwoner_ref text,
  zaak_id text,
  actor text,
  aansluiting text,
  gemeente text,
  trace_id text NOT NULL,
  inhoud json NOT NULL,
  merk bytea NOT NULL
);
CREATE INDEX logboek_inwoner ON logboek (inwoner_ref, volgnr);
CREATE INDEX logboek_trace ON logboek (trace_id);
${rlsOpGemeente('logboek')}`;

/** The log is append-only for everyone who uses it; the queues of work carry bodies, which the reading role has no business with. */
const rechten = `
DO $$ BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON logboek FROM %I', current_schema() || '_schrijf');
  EXECUTE format('REVOKE ALL ON inbox, outbox, wachtend, timer FROM %I', current_schema() || '_lees');
END $$;`;

/** Core tables that every service has in its own schema. Its timestamp puts it before any migration of a service. */
export class KernMigratie implements MigrationInterface {
  readonly name = 'KernMigratie1000000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const deel of [inbox, outbox, wachtend, timer, logboek, rechten]) await queryRunner.query(deel);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE logboek, timer, wachtend, outbox, inbox; DROP FUNCTION meld_outbox()');
  }
}
