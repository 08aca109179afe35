import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rlsOpGemeente } from '#shared/persistence/rls';

/** Medical content lies with a case that is shared and with no other: the database itself refuses a case that ended and kept it. */
const verstrekking = `
CREATE TABLE verstrekking (
  zaak_id uuid PRIMARY KEY,
  inwoner_ref uuid NOT NULL,
  gemeente text NOT NULL,
  soort text NOT NULL CHECK (soort IN ('BELASTBAARHEID', 'BIJZONDER')),
  status text NOT NULL,
  vrager json,
  gever json NOT NULL,
  ontvanger json,
  gevraagd text[] NOT NULL,
  noodzaak text,
  begonnen_op date NOT NULL,
  uiterlijk date,
  gegeven_op date,
  antwoord text CHECK (antwoord IN ('GEGEVEN', 'DEELS', 'NIET_NODIG')),
  redencode text,
  verzoeker text CHECK (verzoeker IN ('INWONER', 'PARTICIPATIECOACH')),
  reden text,
  verklaring json,
  grondslag text,
  klaargezet_op date,
  gelezen_op date,
  gesloten_op date,
  bronnen json NOT NULL,
  secties json NOT NULL,
  medisch json,
  versie integer NOT NULL,
  CHECK (CASE soort
    WHEN 'BELASTBAARHEID' THEN status IN ('GEVRAAGD', 'GEGEVEN', 'BEANTWOORD', 'VERVALLEN')
    ELSE status IN ('INGEDIEND', 'VERKLARING_GEVRAAGD', 'VERKLARING_VASTGELEGD', 'GEDEELD', 'VERLOPEN', 'AFGEWEZEN', 'INGETROKKEN', 'VERVALLEN') END),
  CONSTRAINT medisch_alleen_gedeeld CHECK (medisch IS NULL OR (status = 'GEDEELD' AND verklaring IS NOT NULL))
);
CREATE INDEX verstrekking_inwoner ON verstrekking (inwoner_ref);
CREATE INDEX verstrekking_gemeente ON verstrekking (gemeente, zaak_id);
${rlsOpGemeente('verstrekking')}`;

class VerstrekkingMigratie implements MigrationInterface {
  readonly name = 'VerstrekkingMigratie1796400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(verstrekking);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE verstrekking');
  }
}

/** What was erased of a case after its term (D-23); when it closed stands with it already. */
class BewarenMigratie implements MigrationInterface {
  readonly name = 'BewarenMigratie1796600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE verstrekking ADD gewist jsonb NOT NULL DEFAULT '[]'; CREATE INDEX verstrekking_gesloten ON verstrekking (gesloten_op) WHERE gesloten_op IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX verstrekking_gesloten; ALTER TABLE verstrekking DROP gewist');
  }
}

export const migraties = [VerstrekkingMigratie, BewarenMigratie];
