import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No reader role may see it: who got which mail is for operations only, through metrics. */
export class Mail1763800000000 implements MigrationInterface {
  readonly name = 'Mail1763800000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
CREATE TABLE mail (
  id uuid PRIMARY KEY,
  taak uuid NOT NULL,
  soort text NOT NULL,
  actor_id text,
  organisatie text NOT NULL,
  rol text NOT NULL,
  uiterlijk text,
  status text NOT NULL DEFAULT 'WACHT' CHECK (status IN ('WACHT', 'VERZONDEN', 'MISLUKT')),
  te_verzenden_op timestamptz NOT NULL,
  poging int NOT NULL DEFAULT 0,
  volgende_poging_op timestamptz,
  oorzaak text,
  afgehandeld_op timestamptz,
  CHECK ((status = 'WACHT') = (afgehandeld_op IS NULL))
);
CREATE INDEX mail_wachtend ON mail (te_verzenden_op) WHERE status = 'WACHT';
CREATE INDEX mail_mislukt ON mail (afgehandeld_op) WHERE status = 'MISLUKT';
ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
  EXECUTE format('CREATE POLICY schrijven ON mail TO %I USING (true) WITH CHECK (true)', current_schema() || '_schrijf');
END $$;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE mail');
  }
}

export const migraties = [Mail1763800000000];
