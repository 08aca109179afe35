import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which profiles were made known is asked for every page of rules, as activated agreements are. */
export class Profielen1797600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX bericht_over_profiel ON bericht (volgnr) WHERE context = 'profiel'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX bericht_over_profiel');
  }
}
