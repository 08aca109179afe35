import { DataSource } from 'typeorm';
import { DossierRij, UitgaandRij, VerwerktRij } from './entiteiten';
import { migraties } from './migraties';

export class TabellenOntbreken extends Error {
  override readonly name = 'TabellenOntbreken';
}

const MAG_MAKEN = `SELECT has_schema_privilege(current_schema(), 'CREATE') AS mag, to_regclass('dossier') IS NOT NULL AS er`;
/** Copies that start together must not migrate together. */
const SLOT = `SELECT pg_advisory_lock(hashtextextended('migreer:suite', 0))`;
const SLOT_VRIJ = `SELECT pg_advisory_unlock(hashtextextended('migreer:suite', 0))`;

/** Keeps its own tables where its role may; elsewhere provisioning has made them with the owner's role. */
const zetTabellenKlaar = async (bron: DataSource): Promise<void> => {
  const [stand] = await bron.query<{ mag: boolean; er: boolean }[]>(MAG_MAKEN);
  if (!stand?.mag) {
    if (!stand?.er) throw new TabellenOntbreken('The tables are missing and this role may not make them: run the migrations with the owner role.');
    return;
  }
  const slot = bron.createQueryRunner();
  try {
    await slot.query(SLOT);
    await bron.runMigrations({ transaction: 'each' });
  } finally {
    await slot.query(SLOT_VRIJ);
    await slot.release();
  }
};

export const openDatabron = async (url: string): Promise<DataSource> => {
  const bron = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'suite',
    entities: [DossierRij, VerwerktRij, UitgaandRij],
    migrations: migraties,
    migrationsTableName: 'migraties',
    synchronize: false,
    installExtensions: false,
    poolSize: 8,
    connectTimeoutMS: 5000,
    poolErrorHandler: () => undefined,
  });
  await bron.initialize();
  try {
    await zetTabellenKlaar(bron);
    return bron;
  } catch (fout) {
    await bron.destroy();
    throw fout;
  }
};
