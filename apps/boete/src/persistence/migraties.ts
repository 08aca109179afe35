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

export const migraties = [BoeteMigratie];
