import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The chain over the records, the signed checkpoints over the chain, and the signed points up to which it was cut. */
const tabellen = `
CREATE TABLE logboek_keten (
  positie bigint PRIMARY KEY,
  volgnr bigint NOT NULL UNIQUE,
  merk bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE TABLE logboek_zegel (
  nr bigint PRIMARY KEY,
  positie bigint NOT NULL,
  hash bytea NOT NULL,
  aantal bigint NOT NULL,
  op timestamptz NOT NULL,
  sleutel text NOT NULL,
  handtekening bytea NOT NULL,
  horizon xid8 NOT NULL
);
CREATE TABLE logboek_snede (
  nr bigint PRIMARY KEY,
  positie bigint NOT NULL,
  hash bytea NOT NULL,
  zegel bigint NOT NULL,
  tot timestamptz NOT NULL,
  op timestamptz NOT NULL,
  sleutel text NOT NULL,
  handtekening bytea NOT NULL
);`;

const rechten = `
DO $$ BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON logboek_keten, logboek_zegel, logboek_snede FROM %I', current_schema() || '_schrijf');
  EXECUTE format('REVOKE ALL ON logboek_keten, logboek_zegel, logboek_snede FROM %I', current_schema() || '_lees');
END $$;`;

/**
 * The term of the log is five years (D-23, to be confirmed). The owner sees and removes what is older and nothing else, by the
 * clock of the database; and only from the front, up to a signed point.
 */
const snijden = `
CREATE POLICY snijden_na_vijf_jaar ON logboek TO CURRENT_USER USING (op < clock_timestamp() - interval '5 years') WITH CHECK (false);
CREATE FUNCTION snijd_logboek(welke bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  snede logboek_snede;
  schakels bigint;
  records bigint;
BEGIN
  SELECT * INTO STRICT snede FROM logboek_snede WHERE nr = welke;
  IF NOT EXISTS (SELECT FROM logboek_keten WHERE positie = snede.positie AND hash = snede.hash) THEN
    RAISE EXCEPTION 'the cut is not at a place of this chain' USING ERRCODE = 'check_violation';
  END IF;
  WITH keten AS (DELETE FROM logboek_keten WHERE positie <= snede.positie RETURNING volgnr),
       weg AS (DELETE FROM logboek USING keten WHERE logboek.volgnr = keten.volgnr RETURNING logboek.volgnr)
  SELECT (SELECT count(*) FROM keten), (SELECT count(*) FROM weg) INTO schakels, records;
  IF schakels <> records THEN
    RAISE EXCEPTION 'a record is younger than five years' USING ERRCODE = 'check_violation';
  END IF;
  DELETE FROM logboek_zegel WHERE nr <= snede.zegel AND positie <= snede.positie;
  RETURN records;
END $$;
DO $$ BEGIN
  EXECUTE format('REVOKE EXECUTE ON FUNCTION snijd_logboek FROM PUBLIC, %I', current_schema() || '_lees');
  EXECUTE format('GRANT EXECUTE ON FUNCTION snijd_logboek TO %I', current_schema() || '_schrijf');
END $$;`;

export class LogboekKetenMigratie implements MigrationInterface {
  readonly name = 'LogboekKetenMigratie1000000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const deel of [tabellen, rechten, snijden]) await queryRunner.query(deel);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION snijd_logboek; DROP POLICY snijden_na_vijf_jaar ON logboek; DROP TABLE logboek_snede, logboek_zegel, logboek_keten');
  }
}
