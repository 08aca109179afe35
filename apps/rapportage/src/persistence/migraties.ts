import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts and tables of counts: nothing about anybody, so without row rules. Only the writing role writes. */
class RapportageMigratie implements MigrationInterface {
  readonly name = 'RapportageMigratie1797500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE TABLE geteld (
  soort text NOT NULL,
  jaar integer NOT NULL,
  maand integer NOT NULL CHECK (maand BETWEEN 1 AND 12),
  gemeente text NOT NULL,
  kenmerken jsonb NOT NULL,
  aantal integer NOT NULL CHECK (aantal > 0),
  PRIMARY KEY (soort, jaar, maand, gemeente, kenmerken)
);
CREATE TABLE fasetabel (
  gemeente text NOT NULL,
  peildatum date NOT NULL,
  inhoud json NOT NULL,
  ingediend_op date NOT NULL,
  PRIMARY KEY (gemeente, peildatum)
);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE fasetabel, geteld');
  }
}

export const migraties = [RapportageMigratie];
