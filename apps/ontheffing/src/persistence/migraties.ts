import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rlsOpGemeente } from '#shared/persistence/rls';

const ontheffing = `
CREATE TABLE stand (
  inwoner_ref uuid PRIMARY KEY,
  gemeente text NOT NULL,
  versie integer NOT NULL
);
CREATE TABLE ontheffing (
  ontheffing_ref uuid PRIMARY KEY,
  inwoner_ref uuid NOT NULL REFERENCES stand,
  gemeente text NOT NULL,
  soort text NOT NULL CHECK (soort = 'TIJDELIJK'),
  scope text[] NOT NULL CHECK (cardinality(scope) > 0),
  ingangsdatum date NOT NULL,
  laatste_dag date NOT NULL CHECK (laatste_dag >= ingangsdatum),
  besluit_datum date NOT NULL,
  bekendmakings_datum date CHECK (bekendmakings_datum >= besluit_datum),
  laatste_dag_bezwaar date,
  mandaat_ref text NOT NULL,
  verlener text NOT NULL,
  afwijkingen text[] NOT NULL,
  belastbaarheid json,
  CHECK ((bekendmakings_datum IS NULL) = (laatste_dag_bezwaar IS NULL))
);
CREATE INDEX ontheffing_inwoner ON ontheffing (inwoner_ref);
CREATE INDEX ontheffing_gemeente ON ontheffing (gemeente, ontheffing_ref);
${rlsOpGemeente('stand')}
${rlsOpGemeente('ontheffing')}`;

class OntheffingMigratie implements MigrationInterface {
  readonly name = 'OntheffingMigratie1763800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ontheffing);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE ontheffing, stand');
  }
}

export const migraties = [OntheffingMigratie];
