import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Proofs of possession that were used: only for as long as one could be used again, so not worth a write-ahead log.
 * After a crash of the database this table is empty (docs/adr/0032).
 */
const bewijs = `
CREATE UNLOGGED TABLE bezitsbewijs (merk bytea PRIMARY KEY, tot timestamptz NOT NULL);
CREATE INDEX bezitsbewijs_tot ON bezitsbewijs (tot);
REVOKE ALL ON bezitsbewijs FROM gateway_lees;`;

/** Who was shut out, by whom and until when; what is lifted stays to be seen. Each change wakes every copy of the gateway. */
const blokkade = `
CREATE TABLE blokkade (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  naam text NOT NULL,
  soort text NOT NULL CHECK (soort IN ('AANSLUITING', 'MEDEWERKER', 'LEVERANCIER')),
  reden text NOT NULL,
  door text NOT NULL,
  sinds timestamptz NOT NULL DEFAULT now(),
  opgeheven_door text,
  opgeheven_op timestamptz,
  CHECK ((opgeheven_op IS NULL) = (opgeheven_door IS NULL))
);
CREATE UNIQUE INDEX blokkade_geldt ON blokkade (naam) WHERE opgeheven_op IS NULL;
CREATE FUNCTION meld_blokkade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('schakel_blokkade', ''); RETURN NULL; END $$;
CREATE TRIGGER meld_blokkade AFTER INSERT OR UPDATE ON blokkade FOR EACH STATEMENT EXECUTE FUNCTION meld_blokkade();
REVOKE ALL ON blokkade FROM gateway_lees;
REVOKE DELETE ON blokkade FROM gateway_schrijf;`;

export class Toegang1796700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [bewijs, blokkade]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE blokkade, bezitsbewijs; DROP FUNCTION meld_blokkade();');
  }
}
