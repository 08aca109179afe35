import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rlsOpGemeente } from '#shared/persistence/rls';

const sanctie = `
CREATE TABLE sanctie (
  zaak_id uuid PRIMARY KEY,
  inwoner_ref uuid NOT NULL,
  gemeente text NOT NULL,
  overwogen_in text NOT NULL,
  status text NOT NULL CHECK (status IN ('OVERWOGEN', 'GEINFORMEERD', 'BEVESTIGD', 'GEREAGEERD', 'GEEN_REACTIE', 'AFGESLOTEN', 'OVERWEGING_INGETROKKEN')),
  overwegings_datum date,
  reactie_uiterlijk date,
  bevestigd_op date,
  reactie text CHECK (reactie IN ('INTERVENIEERT', 'GEEN_INTERVENTIE', 'CONTACT_GEVRAAGD')),
  voorstel_datum date,
  reactie_bron json,
  geen_reactie boolean NOT NULL,
  alert_overgeslagen boolean NOT NULL,
  afwijkingen text[] NOT NULL,
  indiener text NOT NULL,
  inkomensconsulent text,
  ontvanger_gemeente text,
  participatiecoach text,
  vertrek text CHECK (vertrek IN ('VERHUISD', 'UITGESTROOMD')),
  secties json NOT NULL,
  versie integer NOT NULL,
  CHECK (participatiecoach IS NULL OR ontvanger_gemeente IS NOT NULL)
);
CREATE INDEX sanctie_inwoner ON sanctie (inwoner_ref);
CREATE INDEX sanctie_gemeente ON sanctie (gemeente, zaak_id);
${rlsOpGemeente('sanctie')}`;

class BoeteMigratie implements MigrationInterface {
  readonly name = 'BoeteMigratie1763800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sanctie);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sanctie');
  }
}

/** When a case closed, by the Klok, and what was erased of it (D-23). */
const bewaren = `
ALTER TABLE sanctie ADD gesloten_dag date, ADD gewist jsonb NOT NULL DEFAULT '[]';
ALTER TABLE sanctie NO FORCE ROW LEVEL SECURITY;
UPDATE sanctie SET gesloten_dag = greatest((now() AT TIME ZONE 'Europe/Amsterdam')::date, overwegings_datum) WHERE status IN ('AFGESLOTEN', 'OVERWEGING_INGETROKKEN');
ALTER TABLE sanctie FORCE ROW LEVEL SECURITY;
CREATE FUNCTION dateer_sanctie() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.status NOT IN ('AFGESLOTEN', 'OVERWEGING_INGETROKKEN') THEN NEW.gesloten_dag := NULL;
  ELSIF NEW.gesloten_dag IS NULL THEN NEW.gesloten_dag := klok_dag(); END IF;
  RETURN NEW; END $$;
CREATE TRIGGER dateer_sanctie BEFORE INSERT OR UPDATE OF status ON sanctie FOR EACH ROW EXECUTE FUNCTION dateer_sanctie();
CREATE INDEX sanctie_gesloten ON sanctie (gesloten_dag) WHERE gesloten_dag IS NOT NULL;`;

class BewarenMigratie implements MigrationInterface {
  readonly name = 'BewarenMigratie1796600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(bewaren);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER dateer_sanctie ON sanctie; DROP FUNCTION dateer_sanctie; ALTER TABLE sanctie DROP gesloten_dag, DROP gewist');
  }
}

/** an outcome that the gemeente states without an alert was considered by no inkomensconsulent. */
class GemeenteMigratie implements MigrationInterface {
  readonly name = 'GemeenteMigratie1797600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sanctie ALTER indiener DROP NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("UPDATE sanctie SET indiener = 'schakel.hub' WHERE indiener IS NULL; ALTER TABLE sanctie ALTER indiener SET NOT NULL");
  }
}

export const migraties = [BoeteMigratie, BewarenMigratie, GemeenteMigratie];
