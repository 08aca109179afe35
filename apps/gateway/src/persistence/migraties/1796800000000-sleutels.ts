import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which key a row of the register hangs on, and a mark in the journal: a key can be replaced, counted and destroyed. Until now
 * there was one of each. The owner sees no row of a table with forced row-level security, and has to fill the new column.
 */
const sleutels = `
ALTER TABLE inwoner ADD bsn_sleutel text NOT NULL DEFAULT 'bsn.1';
ALTER TABLE bericht ADD merk_sleutel text;
ALTER TABLE bericht NO FORCE ROW LEVEL SECURITY;
UPDATE bericht SET merk_sleutel = 'inhoud.1' WHERE inhoud_merk IS NOT NULL;
ALTER TABLE bericht FORCE ROW LEVEL SECURITY;`;

export class Sleutels1796800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sleutels);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE bericht DROP merk_sleutel; ALTER TABLE inwoner DROP bsn_sleutel');
  }
}
