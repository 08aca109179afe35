import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often such a task was answered before is asked for each new one, also when years of tasks lie there. */
export class TakenVanEerder1797000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX taak_eerder ON taak ((coalesce(zaak_id, inwoner_ref)), soort) WHERE afgehandeld_op IS NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX taak_eerder');
  }
}
