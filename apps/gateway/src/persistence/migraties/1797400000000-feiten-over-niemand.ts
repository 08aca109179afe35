import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Werkzaak publishes and a gemeente files is about no resident. */
export class FeitenOverNiemand1797400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE feit ALTER inwoner_ref DROP NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE feit ALTER inwoner_ref SET NOT NULL');
  }
}
