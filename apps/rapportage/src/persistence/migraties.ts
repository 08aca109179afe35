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

/** Reports over a period: the tables as they were when it was first asked for, and for whom they were asked. */
class PeriodeMigratie implements MigrationInterface {
  readonly name = 'PeriodeMigratie1797600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE TABLE periode (
  periode text PRIMARY KEY,
  inhoud json NOT NULL,
  gemaakt_op date NOT NULL
);
CREATE TABLE rapport (
  ref uuid PRIMARY KEY,
  periode text NOT NULL REFERENCES periode,
  voor text NOT NULL,
  gemeente text,
  gevraagd_op date NOT NULL
);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE rapport, periode');
  }
}

export const migraties = [RapportageMigratie, PeriodeMigratie];
