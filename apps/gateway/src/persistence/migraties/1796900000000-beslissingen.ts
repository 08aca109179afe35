import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which record of the log tells how a message was taken in; what came in before has none. */
export class Beslissingen1796900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE bericht ADD beslissing uuid');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE bericht DROP beslissing');
  }
}
