import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rlsOpGemeente } from '#shared/persistence/rls';

const verzoek = `
CREATE TABLE verzoek (
  zaak_id uuid PRIMARY KEY,
  inwoner_ref uuid NOT NULL,
  gemeente text NOT NULL,
  soort text NOT NULL CHECK (soort IN ('INSTRUMENT', 'PROEVEN_AAN_WERK', 'INKOMENSGESPREK', 'CASUISTIEK')),
  status text NOT NULL,
  verloop jsonb NOT NULL,
  vrager json NOT NULL,
  behandelaar json NOT NULL,
  begonnen_op date NOT NULL,
  uiterlijk date,
  gesloten_op date,
  bron json NOT NULL,
  secties json NOT NULL,
  gewist jsonb NOT NULL DEFAULT '[]',
  versie integer NOT NULL,
  CHECK (gesloten_op IS NULL OR uiterlijk IS NULL)
);
CREATE INDEX verzoek_inwoner ON verzoek (inwoner_ref);
CREATE INDEX verzoek_gemeente ON verzoek (gemeente, zaak_id);
CREATE INDEX verzoek_gesloten ON verzoek (gesloten_op) WHERE gesloten_op IS NOT NULL;
CREATE INDEX verzoek_aanbod ON verzoek ((verloop ->> 'aanbodRef')) WHERE soort = 'PROEVEN_AAN_WERK';
CREATE INDEX verzoek_inkoop ON verzoek (gemeente) WHERE soort = 'INSTRUMENT' AND verloop ? 'bedrag';
${rlsOpGemeente('verzoek')}`;

/** What Werkzaak publishes and what a gemeente files: nothing about anybody, so without row rules. */
const gids = `
CREATE TABLE instrument (
  code text PRIMARY KEY,
  naam text NOT NULL,
  groep text NOT NULL,
  thema text,
  kp4_relevant boolean NOT NULL,
  prijs numeric(12, 2) NOT NULL CHECK (prijs >= 0),
  max_maanden integer CHECK (max_maanden > 0),
  gepubliceerd_op date NOT NULL
);
CREATE TABLE aanbod (
  ref text PRIMARY KEY,
  soort text NOT NULL,
  datum date NOT NULL,
  plaatsen integer NOT NULL CHECK (plaatsen >= 0),
  inhoud json NOT NULL,
  gepubliceerd_op date NOT NULL
);
CREATE TABLE begroting (
  gemeente text NOT NULL,
  jaar integer NOT NULL,
  trajectkosten numeric(12, 2) NOT NULL CHECK (trajectkosten >= 0),
  regels json NOT NULL,
  ingediend_op date NOT NULL,
  PRIMARY KEY (gemeente, jaar)
);`;

/** About nobody, and read by the people of that gemeente only. */
const ontmoeting = `
CREATE TABLE ontmoeting (
  zaak_id uuid PRIMARY KEY,
  gemeente text NOT NULL,
  soort text NOT NULL CHECK (soort IN ('KENNISMAKING', 'INFORMEEL', 'DESKUNDIGHEID')),
  status text NOT NULL CHECK (status IN ('VERZOCHT', 'DATUMVOORSTEL', 'GEPLAND', 'GEHOUDEN')),
  rollen jsonb NOT NULL,
  voorstellen jsonb NOT NULL,
  datum date,
  tijd text,
  begonnen_op date NOT NULL,
  gehouden_op date,
  versie integer NOT NULL,
  CHECK ((gehouden_op IS NOT NULL) = (status = 'GEHOUDEN'))
);
CREATE INDEX ontmoeting_gemeente ON ontmoeting (gemeente, zaak_id);
CREATE INDEX ontmoeting_gehouden ON ontmoeting (gehouden_op) WHERE gehouden_op IS NOT NULL;
${rlsOpGemeente('ontmoeting')}`;

/** Days and codes of talks per resident, of the gemeente that guides him. */
const cadans = `
CREATE TABLE cadans (
  inwoner_ref uuid PRIMARY KEY,
  gemeente text NOT NULL,
  vanaf date NOT NULL,
  tot date,
  bekend_op date NOT NULL,
  status text NOT NULL CHECK (status IN ('OP_SCHEMA', 'TE_LAAT')),
  uiterlijk date,
  afwijking jsonb,
  contacten jsonb NOT NULL,
  versie integer NOT NULL,
  CHECK (status = 'OP_SCHEMA' OR uiterlijk IS NOT NULL)
);
CREATE INDEX cadans_gemeente ON cadans (gemeente, inwoner_ref);
CREATE INDEX cadans_tot ON cadans (tot) WHERE tot IS NOT NULL;
${rlsOpGemeente('cadans')}`;

/** The last evaluation of a resident's plan. */
const plan = `
CREATE TABLE plan (
  inwoner_ref uuid PRIMARY KEY,
  gemeente text NOT NULL,
  plan_ref text NOT NULL,
  plan_versie integer NOT NULL CHECK (plan_versie > 0),
  datum date NOT NULL,
  volgende date NOT NULL CHECK (volgende > datum),
  bron text NOT NULL
);
${rlsOpGemeente('plan')}`;

class OndersteuningMigratie implements MigrationInterface {
  readonly name = 'OndersteuningMigratie1797400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(verzoek);
    await queryRunner.query(gids);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE begroting, aanbod, instrument, verzoek');
  }
}

class OntmoetingMigratie implements MigrationInterface {
  readonly name = 'OntmoetingMigratie1797420000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ontmoeting);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE ontmoeting');
  }
}

class CadansMigratie implements MigrationInterface {
  readonly name = 'CadansMigratie1797430000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(cadans);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE cadans');
  }
}

class PlanMigratie implements MigrationInterface {
  readonly name = 'PlanMigratie1797440000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(plan);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE plan');
  }
}

export const migraties = [OndersteuningMigratie, OntmoetingMigratie, CadansMigratie, PlanMigratie];
