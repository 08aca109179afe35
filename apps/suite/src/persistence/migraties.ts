import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Suite1763800000001 implements MigrationInterface {
  readonly name = 'Suite1763800000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
CREATE TABLE dossier (
  inwoner_ref uuid PRIMARY KEY,
  gemeente text,
  klantprofiel jsonb,
  regie jsonb,
  coaches jsonb NOT NULL,
  contact jsonb NOT NULL,
  zaken jsonb NOT NULL
);
CREATE TABLE verwerkt (
  source text NOT NULL,
  id text NOT NULL,
  type text NOT NULL,
  uitslag text NOT NULL CHECK (uitslag IN ('VERWERKT', 'ONLEESBAAR')),
  onleesbaar bytea,
  op timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (source, id, type)
);
CREATE TABLE uitgaand (
  id uuid PRIMARY KEY,
  volgnr bigint GENERATED ALWAYS AS IDENTITY,
  bericht jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('WACHT', 'ONTVANGEN', 'WACHT_OP', 'VERWERKT', 'AFGEKEURD', 'GEWEIGERD')),
  uitkomst jsonb,
  poging int NOT NULL DEFAULT 0,
  volgende_poging_op timestamptz
);
CREATE INDEX uitgaand_wacht ON uitgaand (volgnr) WHERE status = 'WACHT';`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE uitgaand, verwerkt, dossier');
  }
}

export const migraties = [Suite1763800000001];
