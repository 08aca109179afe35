import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The business date for what the tables record of themselves, so that no code path can forget it. Terms count days of the Klok
 * (ADR 0007): in the sandbox that is real time and its shift; elsewhere the function does not know of a shift.
 */
const klokdag = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'sandbox') THEN
    CREATE FUNCTION klok_dag() RETURNS date LANGUAGE plpgsql STABLE AS $f$
      BEGIN RETURN (SELECT ((clock_timestamp() + verschuiving_ms * interval '1 ms') AT TIME ZONE 'Europe/Amsterdam')::date FROM sandbox.klok); END $f$;
  ELSE
    CREATE FUNCTION klok_dag() RETURNS date LANGUAGE sql STABLE AS $f$ SELECT (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date $f$;
  END IF;
END $$;`;

/** The last day of the Klok for which everything past its term was erased here. */
const ronde = `
CREATE TABLE bewaarronde (
  enkel boolean PRIMARY KEY DEFAULT true CHECK (enkel),
  dag date NOT NULL,
  klaar_op timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX inbox_verwerkt ON inbox (verwerkt_op);
DO $$ BEGIN EXECUTE format('REVOKE ALL ON bewaarronde FROM %I', current_schema() || '_lees'); END $$;`;

export class BewarenMigratie implements MigrationInterface {
  readonly name = 'BewarenMigratie1000000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const deel of [klokdag, ronde]) await queryRunner.query(deel);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX inbox_verwerkt; DROP TABLE bewaarronde; DROP FUNCTION klok_dag()');
  }
}
