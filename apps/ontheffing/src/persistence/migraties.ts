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

/** The owner sees no rows under forced row-level security; grants that were recorded before become the first events. */
const gebeurtenissen = `
ALTER TABLE ontheffing NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ontheffing DROP CONSTRAINT ontheffing_soort_check, ALTER COLUMN laatste_dag DROP NOT NULL, ADD COLUMN status text, ADD COLUMN inhoud json;
UPDATE ontheffing SET status = 'VERLEEND', inhoud = json_build_object(
  'soort', soort, 'ontheffingRef', ontheffing_ref, 'gemeente', gemeente, 'scope', scope, 'ingangsdatum', ingangsdatum, 'verlener', verlener,
  'termijnen', json_build_array(json_build_object('laatsteDag', laatste_dag, 'besluit', json_build_object(
    'besluitDatum', besluit_datum, 'bekendmakingsDatum', bekendmakings_datum, 'laatsteDagBezwaar', laatste_dag_bezwaar,
    'mandaatRef', mandaat_ref, 'zienswijzeGeboden', false))),
  'status', 'VERLEEND', 'afwijkingen', afwijkingen);
CREATE TABLE gebeurtenis (
  inwoner_ref uuid NOT NULL REFERENCES stand,
  volgnr integer NOT NULL,
  gemeente text NOT NULL,
  ontheffing_ref uuid,
  bron_source text NOT NULL,
  bron_id text NOT NULL,
  inhoud json NOT NULL,
  belastbaarheid json,
  PRIMARY KEY (inwoner_ref, volgnr)
);
INSERT INTO gebeurtenis
SELECT inwoner_ref, row_number() OVER (PARTITION BY inwoner_ref ORDER BY ingangsdatum, ontheffing_ref), gemeente, ontheffing_ref,
  coalesce(belastbaarheid->'herkomst'->>'source', ''), coalesce(belastbaarheid->'herkomst'->>'id', ontheffing_ref::text),
  json_build_object('type', 'verleend', 'ontheffingRef', ontheffing_ref, 'ontheffing', inhoud), belastbaarheid
FROM ontheffing;
ALTER TABLE ontheffing ALTER COLUMN status SET NOT NULL, ALTER COLUMN inhoud SET NOT NULL,
  DROP COLUMN scope, DROP COLUMN ingangsdatum, DROP COLUMN besluit_datum, DROP COLUMN bekendmakings_datum, DROP COLUMN laatste_dag_bezwaar,
  DROP COLUMN mandaat_ref, DROP COLUMN verlener, DROP COLUMN afwijkingen;
ALTER TABLE ontheffing FORCE ROW LEVEL SECURITY;
${rlsOpGemeente('gebeurtenis')}`;

class GebeurtenisMigratie implements MigrationInterface {
  readonly name = 'GebeurtenisMigratie1795953600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(gebeurtenissen);
  }

  /** What happened after a grant has no place in the tables of before. */
  async down(): Promise<void> {
    throw new Error('restore the backup of before this migration');
  }
}

/** When an ontheffing came to its end, by the Klok, and what was erased of it (D-23). */
const bewaren = `
ALTER TABLE ontheffing ADD gesloten_dag date, ADD gewist jsonb NOT NULL DEFAULT '[]';
ALTER TABLE gebeurtenis ADD gewist jsonb NOT NULL DEFAULT '[]';
ALTER TABLE ontheffing NO FORCE ROW LEVEL SECURITY;
UPDATE ontheffing SET gesloten_dag = greatest((now() AT TIME ZONE 'Europe/Amsterdam')::date, laatste_dag)
  WHERE status IN ('VERLOPEN', 'INGETROKKEN', 'VERVALLEN', 'HERROEPEN', 'BEEINDIGD', 'UITGEPUT');
ALTER TABLE ontheffing FORCE ROW LEVEL SECURITY;
CREATE FUNCTION dateer_ontheffing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.status NOT IN ('VERLOPEN', 'INGETROKKEN', 'VERVALLEN', 'HERROEPEN', 'BEEINDIGD', 'UITGEPUT') THEN NEW.gesloten_dag := NULL;
  ELSIF NEW.gesloten_dag IS NULL THEN NEW.gesloten_dag := klok_dag(); END IF;
  RETURN NEW; END $$;
CREATE TRIGGER dateer_ontheffing BEFORE INSERT OR UPDATE OF status ON ontheffing FOR EACH ROW EXECUTE FUNCTION dateer_ontheffing();
CREATE INDEX ontheffing_gesloten ON ontheffing (gesloten_dag) WHERE gesloten_dag IS NOT NULL;
CREATE INDEX gebeurtenis_ontheffing ON gebeurtenis (ontheffing_ref);`;

class BewarenMigratie implements MigrationInterface {
  readonly name = 'BewarenMigratie1796600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(bewaren);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
DROP TRIGGER dateer_ontheffing ON ontheffing;
DROP FUNCTION dateer_ontheffing;
DROP INDEX gebeurtenis_ontheffing;
ALTER TABLE ontheffing DROP gesloten_dag, DROP gewist;
ALTER TABLE gebeurtenis DROP gewist;`);
  }
}

const opOuder = (waarde: (inhoud: string) => string): string => `
ALTER TABLE gebeurtenis NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ontheffing NO FORCE ROW LEVEL SECURITY;
UPDATE gebeurtenis SET inhoud = jsonb_set(inhoud::jsonb, '{ontheffing}', ${waarde("(inhoud::jsonb -> 'ontheffing')")})::json WHERE inhoud #>> '{ontheffing,soort}' = 'ALLEENSTAANDE_OUDER';
UPDATE ontheffing SET inhoud = (${waarde('inhoud::jsonb')})::json WHERE soort = 'ALLEENSTAANDE_OUDER';
ALTER TABLE gebeurtenis FORCE ROW LEVEL SECURITY;
ALTER TABLE ontheffing FORCE ROW LEVEL SECURITY;`;

/** What was asked before the law was dated data, was asked under the law as it read then: it keeps those numbers for good. */
const WET_V1 = '{"wet": {"versie": "v1", "scope": ["a"], "geldtDanNiet": ["c"], "kindTotJaar": 5, "maxMaanden": 60, "planMaanden": 6, "hercontroleMaanden": 6}}';

class WetMigratie implements MigrationInterface {
  readonly name = 'WetMigratie1796700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(opOuder((inhoud) => `${inhoud} || '${WET_V1}'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(opOuder((inhoud) => `${inhoud} - 'wet'`));
  }
}

export const migraties = [OntheffingMigratie, GebeurtenisMigratie, BewarenMigratie, WetMigratie];
