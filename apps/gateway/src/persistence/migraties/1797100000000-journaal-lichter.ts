import type { MigrationInterface, QueryRunner } from 'typeorm';

const DATEER = 'CREATE TRIGGER dateer_bericht BEFORE INSERT OR UPDATE OF status ON bericht FOR EACH ROW';

/**
 * What a message costs the database on its way in: the function that dates a settled row is called for settled rows only, rows that
 * have no such day are not in the index of it, and what is to be released is found without passing over what was released
 * and waits for its owner.
 */
const lichter = `
DROP TRIGGER dateer_bericht ON bericht;
${DATEER} WHEN (NEW.status IN ('VERWERKT', 'AFGEKEURD')) EXECUTE FUNCTION dateer_bericht();
DROP INDEX bericht_bewaard, bericht_te_doen;
CREATE INDEX bericht_bewaard ON bericht (afgehandeld_dag) WHERE NOT geschoond AND afgehandeld_dag IS NOT NULL;
CREATE INDEX bericht_ontvangen ON bericht (volgnr) WHERE status = 'ONTVANGEN';
CREATE INDEX bericht_vrijgegeven ON bericht (vrijgegeven_op) WHERE status = 'VRIJGEGEVEN';`;

const zwaarder = `
DROP TRIGGER dateer_bericht ON bericht;
${DATEER} EXECUTE FUNCTION dateer_bericht();
DROP INDEX bericht_bewaard, bericht_ontvangen, bericht_vrijgegeven;
CREATE INDEX bericht_bewaard ON bericht (afgehandeld_dag) WHERE NOT geschoond;
CREATE INDEX bericht_te_doen ON bericht (volgnr) WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN');`;

export class JournaalLichter1797100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(lichter);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(zwaarder);
  }
}
