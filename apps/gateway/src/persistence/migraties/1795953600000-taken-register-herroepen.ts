import { rlsOpGemeente } from '#shared/persistence/rls';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The owner of the tables sees no row of a table with forced row-level security, and has to fill the new columns of what is there. */
const metRijen = (tabellen: readonly string[], sql: string): string =>
  [...tabellen.map((tabel) => `ALTER TABLE ${tabel} NO FORCE ROW LEVEL SECURITY;`), sql, ...tabellen.map((tabel) => `ALTER TABLE ${tabel} FORCE ROW LEVEL SECURITY;`)].join('\n');

/** A task knows its case, the fact it came from, and who ended it. A fact and its tasks were always written in one transaction, so they share its time. */
const taak = `
ALTER TABLE taak
  ADD gemeente text,
  ADD context text,
  ADD bericht_source text,
  ADD bericht_id text,
  ADD bericht_type text,
  ADD hint text,
  ADD herinner_op date[] NOT NULL DEFAULT '{}',
  ADD afgehandeld_door text;
${metRijen(
  ['feit'],
  `UPDATE taak t SET gemeente = f.gemeente, context = split_part(f.type, '.', 3), bericht_source = f.source, bericht_id = f.id, bericht_type = f.type
   FROM feit f WHERE f.inwoner_ref = t.inwoner_ref AND f.zaak_id IS NOT DISTINCT FROM t.zaak_id AND f.ontvangen_op = t.aangemaakt_op;`,
)}
DELETE FROM taak WHERE gemeente IS NULL;
ALTER TABLE taak
  ALTER gemeente SET NOT NULL,
  ALTER context SET NOT NULL,
  ALTER bericht_source SET NOT NULL,
  ALTER bericht_id SET NOT NULL,
  ALTER bericht_type SET NOT NULL;
CREATE INDEX taak_open_bij ON taak (organisatie, rol, actor_id, uiterlijk) WHERE afgehandeld_op IS NULL;
CREATE INDEX taak_open_inwoner ON taak (inwoner_ref) WHERE afgehandeld_op IS NULL;
${rlsOpGemeente('taak')}`;

/** Messages about staff name no resident; they keep the order of their sender. A recalled message keeps its envelope. */
const bericht = `
ALTER TABLE bericht ALTER inwoner_ref DROP NOT NULL, ADD herroepen_op timestamptz;
CREATE INDEX bericht_onderweg_personeel ON bericht (source, volgnr) WHERE inwoner_ref IS NULL AND status IN ('ONTVANGEN', 'VRIJGEGEVEN');
ALTER TABLE levering ADD verstrekt_op timestamptz, ADD herroepen_op timestamptz;
CREATE INDEX levering_inwoner ON levering (inwoner_ref) WHERE soort = 'FEIT';
${metRijen(['levering'], 'UPDATE levering SET verstrekt_op = overgedragen_op;')}`;

/** Staff as registered by message (M-19), by first day; and who deputises for whom. Staff data: readable by the service alone. */
const register = `
CREATE TABLE medewerker (
  actor_id text NOT NULL,
  ingangsdatum date NOT NULL,
  laatste_dag date,
  rol text NOT NULL,
  werkgever text NOT NULL,
  namens_gemeenten text[] NOT NULL,
  mail text NOT NULL,
  telefoon text NOT NULL,
  PRIMARY KEY (actor_id, ingangsdatum)
);
CREATE TABLE waarneming (
  waarnemer text NOT NULL,
  waarneemt_voor text NOT NULL,
  ingangsdatum date NOT NULL,
  laatste_dag date NOT NULL,
  PRIMARY KEY (waarnemer, waarneemt_voor, ingangsdatum)
);
CREATE TABLE personeel_versie (enkel boolean PRIMARY KEY DEFAULT true CHECK (enkel), versie bigint NOT NULL);
INSERT INTO personeel_versie (versie) VALUES (0);
CREATE FUNCTION meld_personeel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('schakel_personeel', ''); RETURN NULL; END $$;
CREATE TRIGGER meld_personeel AFTER UPDATE ON personeel_versie FOR EACH STATEMENT EXECUTE FUNCTION meld_personeel();
REVOKE ALL ON medewerker, waarneming, personeel_versie FROM gateway_lees;
REVOKE DELETE ON medewerker, waarneming, personeel_versie FROM gateway_schrijf;`;

export class TakenRegisterHerroepen1795953600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [taak, bericht, register]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
DROP TABLE medewerker, waarneming, personeel_versie;
DROP FUNCTION meld_personeel();
DROP INDEX levering_inwoner, bericht_onderweg_personeel, taak_open_inwoner, taak_open_bij;
ALTER TABLE levering DROP verstrekt_op, DROP herroepen_op;
ALTER TABLE bericht DROP herroepen_op;
DROP POLICY lezen_per_gemeente ON taak;
DROP POLICY schrijven ON taak;
ALTER TABLE taak DISABLE ROW LEVEL SECURITY, DROP gemeente, DROP context, DROP bericht_source, DROP bericht_id, DROP bericht_type, DROP hint, DROP herinner_op, DROP afgehandeld_door;`);
  }
}
