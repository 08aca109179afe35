import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which agreements were activated is asked at every start and for every page of rules; among all messages those are a handful. */
export class Activeringen1797500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX bericht_over_beleid ON bericht (volgnr) WHERE context = 'beleid'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX bericht_over_beleid');
  }
}
