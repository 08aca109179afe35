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

/** Reminders, overviews, deputies and bounces; and what is known of tasks and of staff to send them. */
export class Taken1763900000000 implements MigrationInterface {
  readonly name = 'Taken1763900000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
ALTER TABLE mail
  ALTER COLUMN taak DROP NOT NULL,
  ADD COLUMN vorm text NOT NULL DEFAULT 'EERSTE' CHECK (vorm IN ('EERSTE', 'HERINNERING', 'OVERZICHT')),
  ADD COLUMN dag text,
  ADD COLUMN in_plaats_van uuid,
  ADD COLUMN waarneming boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT mail_status_check,
  ADD CHECK (status IN ('WACHT', 'VERZONDEN', 'MISLUKT', 'GESTUIT', 'VERDEELD', 'VERVALLEN')),
  ADD CHECK ((taak IS NULL) = (vorm = 'OVERZICHT'));
CREATE INDEX mail_van_taak ON mail (taak) WHERE status = 'WACHT';
CREATE INDEX mail_gestuit ON mail (afgehandeld_op) WHERE status = 'GESTUIT';

-- A row without a kind is the end of a task whose mail was not asked for yet.
CREATE TABLE taak (
  id uuid PRIMARY KEY,
  soort text,
  actor_id text,
  organisatie text,
  rol text,
  uiterlijk text,
  afgehandeld_op timestamptz,
  CHECK (afgehandeld_op IS NOT NULL OR (soort IS NOT NULL AND organisatie IS NOT NULL AND rol IS NOT NULL))
);
CREATE INDEX taak_termijn ON taak (actor_id, organisatie, rol) WHERE soort = 'BESLUIT_NODIG' AND afgehandeld_op IS NULL;

CREATE TABLE adresboek (
  enkel boolean PRIMARY KEY DEFAULT true CHECK (enkel),
  versie bigint NOT NULL,
  inhoud jsonb NOT NULL
);
DO $$ DECLARE tabel text; BEGIN
  FOREACH tabel IN ARRAY ARRAY['taak', 'adresboek'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tabel);
    EXECUTE format('CREATE POLICY schrijven ON %I TO %I USING (true) WITH CHECK (true)', tabel, current_schema() || '_schrijf');
  END LOOP;
END $$;`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
DROP TABLE adresboek, taak;
DELETE FROM mail WHERE vorm <> 'EERSTE' OR status IN ('GESTUIT', 'VERDEELD', 'VERVALLEN');
ALTER TABLE mail DROP COLUMN waarneming, DROP COLUMN in_plaats_van, DROP COLUMN dag, DROP COLUMN vorm, ALTER COLUMN taak SET NOT NULL,
  DROP CONSTRAINT mail_status_check, ADD CHECK (status IN ('WACHT', 'VERZONDEN', 'MISLUKT'));`);
  }
}

/** The day of the Klok on which a task ended here; mail is counted from the day on which it was due, which is of the Klok already. */
export class Bewaren1796600000000 implements MigrationInterface {
  readonly name = 'Bewaren1796600000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
ALTER TABLE taak ADD afgehandeld_dag date;
ALTER TABLE taak NO FORCE ROW LEVEL SECURITY;
UPDATE taak SET afgehandeld_dag = (afgehandeld_op AT TIME ZONE 'Europe/Amsterdam')::date;
ALTER TABLE taak FORCE ROW LEVEL SECURITY;
CREATE FUNCTION dateer_taak() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.afgehandeld_op IS NOT NULL AND NEW.afgehandeld_dag IS NULL THEN NEW.afgehandeld_dag := klok_dag(); END IF;
  RETURN NEW; END $$;
CREATE TRIGGER dateer_taak BEFORE INSERT OR UPDATE OF afgehandeld_op ON taak FOR EACH ROW EXECUTE FUNCTION dateer_taak();
CREATE INDEX taak_bewaard ON taak (afgehandeld_dag) WHERE afgehandeld_dag IS NOT NULL;
CREATE INDEX mail_bewaard ON mail (te_verzenden_op) WHERE status <> 'WACHT';
CREATE INDEX mail_taak ON mail (taak);`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TRIGGER dateer_taak ON taak; DROP FUNCTION dateer_taak; DROP INDEX mail_bewaard, mail_taak; ALTER TABLE taak DROP afgehandeld_dag');
  }
}

export const migraties = [Mail1763800000000, Taken1763900000000, Bewaren1796600000000];
