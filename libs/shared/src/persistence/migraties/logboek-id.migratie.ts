import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The id is read from the content, so the two cannot differ; a record from before ids gets one that follows from its number.
 * The transaction number tells which records may still be followed by an earlier one: identity numbers are not commit order.
 */
const kolommen = `
ALTER TABLE logboek
  ADD COLUMN id uuid NOT NULL GENERATED ALWAYS AS (coalesce((inhoud ->> 'id')::uuid, md5('logboek ' || volgnr)::uuid)) STORED,
  ADD COLUMN transactie xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE UNIQUE INDEX logboek_id ON logboek (id);
CREATE INDEX logboek_transactie ON logboek (transactie, volgnr);`;

/** What is erased leaves a tombstone. */
const soorten = `
ALTER TABLE logboek DROP CONSTRAINT logboek_soort_check;
ALTER TABLE logboek ADD CONSTRAINT logboek_soort_check CHECK (soort IN ('VERWERKING', 'BESLISSING', 'VERSTREKKING', 'WISSING'));`;

export class LogboekIdMigratie implements MigrationInterface {
  readonly name = 'LogboekIdMigratie1000000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const deel of [kolommen, soorten]) await queryRunner.query(deel);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
ALTER TABLE logboek DROP COLUMN id, DROP COLUMN transactie, DROP CONSTRAINT logboek_soort_check;
ALTER TABLE logboek ADD CONSTRAINT logboek_soort_check CHECK (soort IN ('VERWERKING', 'BESLISSING', 'VERSTREKKING'));`);
  }
}
