import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rlsOpGemeente } from '#shared/persistence/rls';

const situatie = `
CREATE TABLE situatie (
  inwoner_ref uuid PRIMARY KEY,
  gemeente text NOT NULL,
  versie integer NOT NULL
);
CREATE TABLE situatie_periode (
  inwoner_ref uuid NOT NULL REFERENCES situatie,
  vanaf date NOT NULL,
  tot date CHECK (tot > vanaf),
  gemeente text NOT NULL,
  schaal text NOT NULL,
  klantprofiel text,
  regie text,
  werkcoach text,
  participatiecoach text,
  inkomensconsulent text,
  PRIMARY KEY (inwoner_ref, vanaf)
);
${rlsOpGemeente('situatie')}
${rlsOpGemeente('situatie_periode')}`;

/** One open handover per resident also holds when two proposals are decided at the same moment. */
const overdracht = `
CREATE TABLE overdracht (
  zaak_id uuid PRIMARY KEY,
  inwoner_ref uuid NOT NULL REFERENCES situatie,
  gemeente text NOT NULL,
  richting text NOT NULL CHECK (richting IN ('KP3_NAAR_KP4', 'KP4_NAAR_KP3')),
  status text NOT NULL,
  voorstelnummer integer NOT NULL,
  voorgesteld_op date NOT NULL,
  indiener text NOT NULL,
  beoogde_coach text,
  voorgestelde_startdatum date NOT NULL,
  definitie_versie text NOT NULL,
  inwoner_geraadpleegd_op date,
  inwoner_voorgelicht_op date,
  uitzondering text NOT NULL,
  driegesprek text NOT NULL,
  nieuwe_coach text,
  startdatum date,
  secties json NOT NULL,
  versie integer NOT NULL,
  CHECK (status NOT IN ('GEACCEPTEERD', 'INGEGAAN') OR (nieuwe_coach IS NOT NULL AND startdatum IS NOT NULL))
);
CREATE UNIQUE INDEX overdracht_een_open ON overdracht (inwoner_ref)
  WHERE status IN ('VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD', 'GEACCEPTEERD');
CREATE INDEX overdracht_gemeente ON overdracht (gemeente, zaak_id);
${rlsOpGemeente('overdracht')}`;

class OverdrachtMigratie implements MigrationInterface {
  readonly name = 'OverdrachtMigratie1763800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(situatie);
    await queryRunner.query(overdracht);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE overdracht, situatie_periode, situatie');
  }
}

/** Aanleidingen (M-12), recall (M-18), guidance by UWV (D-29) and the history of a resident's cases. */
class AanleidingMigratie implements MigrationInterface {
  readonly name = 'AanleidingMigratie1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE situatie_periode ADD onder_uwv_begeleiding boolean');
    await queryRunner.query(
      'ALTER TABLE overdracht ADD onderbouwing_vereist boolean NOT NULL DEFAULT true, ADD voorstel_bericht json, ALTER indiener DROP NOT NULL',
    );
    await queryRunner.query('CREATE INDEX overdracht_inwoner ON overdracht (inwoner_ref, startdatum)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX overdracht_inwoner');
    await queryRunner.query('ALTER TABLE overdracht DROP onderbouwing_vereist, DROP voorstel_bericht, ALTER indiener SET NOT NULL');
    await queryRunner.query('ALTER TABLE situatie_periode DROP onder_uwv_begeleiding');
  }
}

/** A registration with other contact data than before is told; the same one again is not (M-14). */
class ContactMigratie implements MigrationInterface {
  readonly name = 'ContactMigratie1764100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE situatie ADD contact json');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE situatie DROP contact');
  }
}

/** Why a proposal came back or was not taken, for who completes it (M-08, M-09). */
class AntwoordMigratie implements MigrationInterface {
  readonly name = 'AntwoordMigratie1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE overdracht ADD antwoord json');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE overdracht DROP antwoord');
  }
}

/** When a case closed and what was erased of it; per side since when its contact data are here (the same under another key is not newer). All by the Klok (D-23). */
const bewaren = `
ALTER TABLE overdracht ADD gesloten_dag date, ADD gewist jsonb NOT NULL DEFAULT '[]';
ALTER TABLE situatie ADD contact_dagen jsonb NOT NULL DEFAULT '{}', ADD gewist jsonb NOT NULL DEFAULT '[]';
ALTER TABLE overdracht NO FORCE ROW LEVEL SECURITY;
ALTER TABLE situatie NO FORCE ROW LEVEL SECURITY;
UPDATE overdracht SET gesloten_dag = greatest((now() AT TIME ZONE 'Europe/Amsterdam')::date, startdatum, voorgesteld_op)
  WHERE status NOT IN ('VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD', 'GEACCEPTEERD');
UPDATE situatie SET contact_dagen = (SELECT json_object_agg(kant, (now() AT TIME ZONE 'Europe/Amsterdam')::date) FROM json_object_keys(contact) kant)
  WHERE json_typeof(contact) = 'object' AND contact::text <> '{}';
ALTER TABLE overdracht FORCE ROW LEVEL SECURITY;
ALTER TABLE situatie FORCE ROW LEVEL SECURITY;
CREATE FUNCTION dateer_overdracht() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.status IN ('VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD', 'GEACCEPTEERD') THEN NEW.gesloten_dag := NULL;
  ELSIF NEW.gesloten_dag IS NULL THEN NEW.gesloten_dag := klok_dag(); END IF;
  RETURN NEW; END $$;
CREATE TRIGGER dateer_overdracht BEFORE INSERT OR UPDATE OF status ON overdracht FOR EACH ROW EXECUTE FUNCTION dateer_overdracht();
CREATE FUNCTION dateer_contact() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW.contact_dagen := (SELECT coalesce(jsonb_object_agg(kant, CASE WHEN (OLD.contact -> kant -> 'herkomst')::text = (deel -> 'herkomst')::text THEN OLD.contact_dagen -> kant ELSE to_jsonb(klok_dag()) END), '{}')
    FROM json_each(coalesce(NEW.contact, '{}')) AS nieuw (kant, deel));
  RETURN NEW; END $$;
CREATE TRIGGER dateer_contact BEFORE UPDATE OF contact ON situatie FOR EACH ROW EXECUTE FUNCTION dateer_contact();
CREATE INDEX overdracht_gesloten ON overdracht (gesloten_dag) WHERE gesloten_dag IS NOT NULL;`;

class BewarenMigratie implements MigrationInterface {
  readonly name = 'BewarenMigratie1796600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(bewaren);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
DROP TRIGGER dateer_overdracht ON overdracht;
DROP TRIGGER dateer_contact ON situatie;
DROP FUNCTION dateer_overdracht, dateer_contact;
ALTER TABLE overdracht DROP gesloten_dag, DROP gewist;
ALTER TABLE situatie DROP contact_dagen, DROP gewist;`);
  }
}

/** who classified a resident, by which definition. */
class ClassificatieMigratie implements MigrationInterface {
  readonly name = 'ClassificatieMigratie1797000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE situatie_periode ADD uitvoerder text, ADD definitie_versie text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE situatie_periode DROP uitvoerder, DROP definitie_versie');
  }
}

/** For when a driegesprek is planned: both coaches see it with the case. */
class GesprekMigratie implements MigrationInterface {
  readonly name = 'GesprekMigratie1797700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE overdracht ADD driegesprek_op date');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE overdracht DROP driegesprek_op');
  }
}

export const migraties = [OverdrachtMigratie, AanleidingMigratie, ContactMigratie, AntwoordMigratie, BewarenMigratie, ClassificatieMigratie, GesprekMigratie];
