import { rlsOpGemeente } from '#shared/persistence/rls';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The journal. `volgnr` is commit-ordered per resident: insert through `journaliseer`, which takes the lock before the number. */
const bericht = `
CREATE TABLE bericht (
  volgnr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  id text NOT NULL,
  type text NOT NULL,
  context text NOT NULL,
  inwoner_ref uuid NOT NULL,
  zaak_id uuid,
  gemeente text NOT NULL,
  aansluiting text NOT NULL,
  afzender_actor text NOT NULL,
  herkomst text NOT NULL CHECK (herkomst IN ('partij', 'hub')),
  inhoud json NOT NULL,
  inhoud_merk bytea,
  ontvangen_op timestamptz NOT NULL DEFAULT now(),
  klok_op timestamptz NOT NULL,
  traceparent text,
  status text NOT NULL DEFAULT 'ONTVANGEN' CHECK (status IN ('ONTVANGEN', 'VRIJGEGEVEN', 'WACHT_OP', 'VERWERKT', 'AFGEKEURD')),
  vrijgegeven_op timestamptz,
  afgehandeld_op timestamptz,
  uitkomst json,
  CONSTRAINT bericht_eenmalig UNIQUE (source, id),
  CONSTRAINT bericht_merk CHECK (herkomst = 'hub' OR inhoud_merk IS NOT NULL)
);
CREATE INDEX bericht_onderweg ON bericht (inwoner_ref, volgnr) WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN');
CREATE INDEX bericht_te_doen ON bericht (volgnr) WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN');
CREATE INDEX bericht_zaak ON bericht (zaak_id, type) WHERE zaak_id IS NOT NULL;

CREATE TABLE stap (
  bericht_volgnr bigint NOT NULL REFERENCES bericht,
  stap text NOT NULL CHECK (stap IN ('BEZORGD', 'GEOPEND')),
  op timestamptz NOT NULL,
  PRIMARY KEY (bericht_volgnr, stap)
);

CREATE FUNCTION meld_vrijgave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('schakel_vrijgave', ''); RETURN NULL; END $$;
CREATE TRIGGER meld_vrijgave AFTER INSERT ON bericht FOR EACH STATEMENT EXECUTE FUNCTION meld_vrijgave();

CREATE FUNCTION meld_uitkomst() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('schakel_uitkomst', NEW.volgnr::text);
  PERFORM pg_notify('schakel_vrijgave', '');
  RETURN NULL;
END $$;
CREATE TRIGGER meld_uitkomst AFTER UPDATE OF status ON bericht FOR EACH ROW
  WHEN (NEW.status IN ('WACHT_OP', 'VERWERKT', 'AFGEKEURD') AND NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION meld_uitkomst();`;

/** Who is who: the only place where a BSN lies, under a keyed mark to find it and encrypted to read it. */
const inwoner = `
CREATE TABLE inwoner (
  inwoner_ref uuid PRIMARY KEY,
  bsn_merk bytea NOT NULL UNIQUE,
  bsn_versleuteld text NOT NULL,
  aangemaakt_op timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE stand (
  inwoner_ref uuid PRIMARY KEY,
  situatie json,
  situatie_versie bigint NOT NULL DEFAULT 0,
  ontheffing json,
  ontheffing_versie bigint NOT NULL DEFAULT 0
);`;

const uitgaand = `
CREATE TABLE feit (
  volgnr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  id text NOT NULL,
  type text NOT NULL,
  inwoner_ref uuid NOT NULL,
  zaak_id uuid,
  gemeente text NOT NULL,
  inhoud json NOT NULL,
  adressen json NOT NULL,
  ontvangen_op timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT feit_eenmalig UNIQUE (source, id, type)
);
CREATE INDEX feit_zaak ON feit (zaak_id) WHERE zaak_id IS NOT NULL;
CREATE INDEX feit_inwoner ON feit (inwoner_ref, volgnr);

CREATE TABLE aansluiting_teller (
  aansluiting text PRIMARY KEY,
  laatste bigint NOT NULL DEFAULT 0
);
CREATE TABLE levering (
  id uuid PRIMARY KEY,
  aansluiting text NOT NULL,
  volgnr bigint NOT NULL,
  soort text NOT NULL CHECK (soort IN ('FEIT', 'RETOUR')),
  source text NOT NULL,
  bericht_id text NOT NULL,
  type text NOT NULL,
  inwoner_ref uuid,
  gemeente text NOT NULL,
  inhoud json NOT NULL,
  adressen json NOT NULL,
  klaargezet_op timestamptz NOT NULL DEFAULT now(),
  overgedragen_op timestamptz,
  bevestigd_op timestamptz,
  CONSTRAINT levering_volgorde UNIQUE (aansluiting, volgnr),
  CONSTRAINT levering_eenmalig UNIQUE (aansluiting, source, bericht_id, type)
);
CREATE INDEX levering_te_doen ON levering (aansluiting, volgnr) WHERE overgedragen_op IS NULL;

CREATE TABLE taak (
  id uuid PRIMARY KEY,
  soort text NOT NULL,
  zaak_id uuid,
  inwoner_ref uuid,
  actor_id text,
  organisatie text NOT NULL,
  rol text NOT NULL,
  uiterlijk date,
  aangemaakt_op timestamptz NOT NULL DEFAULT now(),
  afgehandeld_op timestamptz
);
CREATE INDEX taak_open ON taak (zaak_id) WHERE afgehandeld_op IS NULL;`;

/** A resident has no gemeente of its own: the situatie is readable for every gemeente that one of its periods names. */
const standPerGemeente = `
ALTER TABLE stand ENABLE ROW LEVEL SECURITY;
ALTER TABLE stand FORCE ROW LEVEL SECURITY;
CREATE POLICY schrijven ON stand TO gateway_schrijf USING (true) WITH CHECK (true);
CREATE POLICY lezen_per_gemeente ON stand FOR SELECT TO gateway_lees USING (EXISTS (
  SELECT FROM json_array_elements(situatie -> 'perioden') p WHERE p ->> 'gemeente' = ANY (string_to_array(current_setting('schakel.gemeente', true), ','))
));`;

const rechten = `
${['bericht', 'feit', 'levering'].map((tabel) => rlsOpGemeente(tabel)).join('')}
${standPerGemeente}
REVOKE ALL ON inwoner FROM gateway_lees;
REVOKE DELETE ON bericht, stap, feit, inwoner FROM gateway_schrijf;`;

export class GatewayTabellen1795357800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [bericht, inwoner, uitgaand, rechten]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE taak, levering, aansluiting_teller, feit, stand, inwoner, stap, bericht; DROP FUNCTION meld_uitkomst, meld_vrijgave');
  }
}
