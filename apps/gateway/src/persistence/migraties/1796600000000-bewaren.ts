import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The owner of the tables sees no row of a table with forced row-level security, and has to fill the new columns of what is there. */
const metRijen = (tabel: string, sql: string): string => `ALTER TABLE ${tabel} NO FORCE ROW LEVEL SECURITY;\n${sql}\nALTER TABLE ${tabel} FORCE ROW LEVEL SECURITY;`;

const dagVan = (moment: string): string => `(${moment} AT TIME ZONE 'Europe/Amsterdam')::date`;

/** The day of the Klok on which something happened first; erasing counts from it. */
const dagBij = (tabel: string, kolommen: readonly string[], als: string): string => `
CREATE FUNCTION dateer_${tabel}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${als} RETURN NEW; END $$;
CREATE TRIGGER dateer_${tabel} BEFORE INSERT OR UPDATE OF ${kolommen.join(', ')} ON ${tabel} FOR EACH ROW EXECUTE FUNCTION dateer_${tabel}();`;

const zodra = (kolom: string, dag: string): string => `IF NEW.${kolom} IS NOT NULL AND NEW.${dag} IS NULL THEN NEW.${dag} := klok_dag(); END IF;`;

/** `geschoond`: nothing is left in this row but its envelope. Only such a row may ever be deleted, whatever the code does. */
const inhoudstabel = (tabel: string): string => `ALTER TABLE ${tabel} ADD gewist jsonb NOT NULL DEFAULT '[]', ADD geschoond boolean NOT NULL DEFAULT false;`;
const alleenGeschoond = (tabel: string): string => `
GRANT DELETE ON ${tabel} TO gateway_schrijf;
CREATE POLICY alleen_geschoond ON ${tabel} AS RESTRICTIVE FOR DELETE USING (geschoond);`;

const bericht = `
${inhoudstabel('bericht')}
ALTER TABLE bericht ADD afgehandeld_dag date;
${metRijen('bericht', `UPDATE bericht SET afgehandeld_dag = greatest(${dagVan('afgehandeld_op')}, ${dagVan('klok_op')}) WHERE afgehandeld_op IS NOT NULL;`)}
${dagBij('bericht', ['status'], `IF NEW.status IN ('VERWERKT', 'AFGEKEURD') AND NEW.afgehandeld_dag IS NULL THEN NEW.afgehandeld_dag := klok_dag(); END IF;`)}
CREATE INDEX bericht_bewaard ON bericht (afgehandeld_dag) WHERE NOT geschoond;
CREATE INDEX bericht_envelop ON bericht (afgehandeld_dag) WHERE geschoond;
${alleenGeschoond('bericht')}
GRANT DELETE ON stap TO gateway_schrijf;`;

const feit = `
${inhoudstabel('feit')}
ALTER TABLE feit ADD klok_dag date;
${metRijen('feit', `UPDATE feit SET klok_dag = ${dagVan('ontvangen_op')};`)}
ALTER TABLE feit ALTER klok_dag SET DEFAULT klok_dag(), ALTER klok_dag SET NOT NULL;
CREATE INDEX feit_bewaard ON feit (klok_dag) WHERE NOT geschoond;
CREATE INDEX feit_envelop ON feit (klok_dag) WHERE geschoond;
${alleenGeschoond('feit')}`;

const levering = `
${inhoudstabel('levering')}
ALTER TABLE levering ADD overgedragen_dag date, ADD bevestigd_dag date;
${metRijen('levering', `UPDATE levering SET overgedragen_dag = ${dagVan('overgedragen_op')}, bevestigd_dag = ${dagVan('bevestigd_op')};`)}
${dagBij('levering', ['overgedragen_op', 'bevestigd_op'], `${zodra('overgedragen_op', 'overgedragen_dag')} ${zodra('bevestigd_op', 'bevestigd_dag')}`)}
CREATE INDEX levering_bewaard ON levering ((coalesce(bevestigd_dag, overgedragen_dag))) WHERE NOT geschoond;
CREATE INDEX levering_envelop ON levering ((coalesce(bevestigd_dag, overgedragen_dag))) WHERE geschoond;
CREATE INDEX levering_van_bericht ON levering (source, bericht_id);`;

const overig = `
ALTER TABLE taak ADD afgehandeld_dag date;
${metRijen('taak', `UPDATE taak SET afgehandeld_dag = ${dagVan('afgehandeld_op')};`)}
${dagBij('taak', ['afgehandeld_op'], zodra('afgehandeld_op', 'afgehandeld_dag'))}
CREATE INDEX taak_bewaard ON taak (afgehandeld_dag) WHERE afgehandeld_dag IS NOT NULL;
CREATE INDEX taak_bericht ON taak (bericht_source, bericht_id);
ALTER TABLE inwoner ADD klok_dag date;
UPDATE inwoner SET klok_dag = ${dagVan('aangemaakt_op')};
ALTER TABLE inwoner ALTER klok_dag SET DEFAULT klok_dag(), ALTER klok_dag SET NOT NULL;
GRANT DELETE ON inwoner TO gateway_schrijf;`;

export class Bewaren1796600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [bericht, feit, levering, overig]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
REVOKE DELETE ON bericht, stap, feit, inwoner FROM gateway_schrijf;
DROP POLICY alleen_geschoond ON bericht;
DROP POLICY alleen_geschoond ON feit;
DROP TRIGGER dateer_bericht ON bericht;
DROP TRIGGER dateer_levering ON levering;
DROP TRIGGER dateer_taak ON taak;
DROP FUNCTION dateer_bericht, dateer_levering, dateer_taak;
DROP INDEX levering_van_bericht, taak_bericht;
ALTER TABLE bericht DROP gewist, DROP geschoond, DROP afgehandeld_dag;
ALTER TABLE feit DROP gewist, DROP geschoond, DROP klok_dag;
ALTER TABLE levering DROP gewist, DROP geschoond, DROP overgedragen_dag, DROP bevestigd_dag;
ALTER TABLE taak DROP afgehandeld_dag;
ALTER TABLE inwoner DROP klok_dag;`);
  }
}
