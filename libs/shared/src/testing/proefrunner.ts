import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Retour, Uitkomst } from '../contracts/intern';
import { maakLogger } from '../operations/logger';
import { Runner, type Handle, type Resultaat, type Runneropties } from '../persistence/runner';
import { Teller } from '../persistence/teller';
import { maakDatabank, type Databank } from './databank';
import { proeffeit } from './proefbericht';

/** State that a handler changes: one row per effect. */
export class ProefMigratie implements MigrationInterface {
  readonly name = 'ProefMigratie1700000000000';
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE effect (nr bigint GENERATED ALWAYS AS IDENTITY, bericht_id text NOT NULL, zaak_id text)');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE effect');
  }
}

export const proefdatabank = (): Promise<Databank> => maakDatabank({ schema: 'handover', migraties: [ProefMigratie] });
export const stil = maakLogger('proef', 'silent');

export const proefrunner = async (databank: Databank, opties: Partial<Runneropties> & { poolgrootte?: number } = {}): Promise<Runner> =>
  new Runner({ bron: await databank.bron('schrijf', opties.poolgrootte), dienst: 'handover', logger: stil, teller: new Teller(), ...opties });

export const VERWERKT: Uitkomst = { status: 'VERWERKT', afwijkingen: [] };

/** Writes one row of state and states one fact, then ends as asked. */
export const schrijvend =
  (eind: () => Partial<Resultaat> | Promise<Partial<Resultaat>> = () => ({})): Handle =>
  async (tx, invoer) => {
    await tx.em.query('INSERT INTO effect (bericht_id, zaak_id) VALUES ($1, $2)', [invoer.bericht.id, invoer.bericht.data.zaakId]);
    return { uitkomst: VERWERKT, feiten: [proeffeit(invoer)], ...(await eind()) };
  };

/** What the outbox holds, in order: the routing key, or for a return message its status. */
export const uitgaand = async (databank: Databank): Promise<string[]> => {
  const bron = await databank.bron('schrijf', 1);
  const rijen = await bron.query<{ routing_key: string; inhoud: string }[]>('SELECT routing_key, inhoud FROM outbox ORDER BY volgnr');
  await bron.destroy();
  return rijen.map(({ routing_key, inhoud }) => {
    if (!routing_key.startsWith('retour.')) return routing_key;
    const { uitkomst } = JSON.parse(inhoud) as Retour;
    return [uitkomst.status, uitkomst.wachtOp ?? uitkomst.code].filter(Boolean).join(' ');
  });
};

export const rijen = async <T>(databank: Databank, sql: string, params: unknown[] = []): Promise<T[]> => {
  const bron = await databank.bron('schrijf', 1);
  try {
    return await bron.query<T[]>(sql, params);
  } finally {
    await bron.destroy();
  }
};
