import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { topologie } from '#shared/contracts/topologie';
import { maakMap, Melding, schrijfJson, schrijfPrive } from './bestanden';
import { definities, voorzieBroker } from './broker';
import { alleRollen, alsPsql, DATABASE, databaseplan, DIENSTEN_MET_SCHEMA, metDatabase, SUITE, voorzieDatabase } from './database';
import type { Geheimen } from './geheimen';
import type { Partijen } from './partijen';
import { zonderRechten } from '../toegang/wachtrij';

export type Doelen = { readonly brokerBeheer: string; readonly databaseBeheer: string };

/** `geblokkeerd`: connections that are shut out, which provisioning must not let in again. */
export const voorzieRabbit = (beheerUrl: string, partijen: Partijen, geheimen: Geheimen, geblokkeerd: readonly string[] = []): Promise<void> =>
  voorzieBroker(beheerUrl, zonderRechten(topologie(partijen.aansluitingen), geblokkeerd), geheimen);

export const voorziePostgres = (beheerUrl: string, geheimen: Geheimen, sandbox: boolean): Promise<void> =>
  voorzieDatabase(beheerUrl, databaseplan(geheimen, sandbox));

/** Writes what provisioning would do, for an administrator who does it himself: hashes only, no password. */
export const schrijfUitvoer = (uitvoer: string, partijen: Partijen, geheimen: Geheimen): readonly string[] => {
  maakMap(uitvoer);
  const bestanden = ['rabbitmq-definities.json', 'postgresql.sql'].map((naam) => join(uitvoer, naam)) as [string, string];
  schrijfJson(bestanden[0], definities(topologie(partijen.aansluitingen), geheimen));
  schrijfPrive(bestanden[1], alsPsql(databaseplan(geheimen, false)));
  return bestanden;
};

/** The address of a database for one role, with its own password. */
export const rolUrl = (beheerUrl: string, rol: string, geheimen: Geheimen): string => {
  const doel = new URL(metDatabase(beheerUrl, rol.startsWith(SUITE) ? SUITE : DATABASE));
  doel.username = rol;
  doel.password = geheimen.geheim(`postgres.${rol}`);
  return doel.toString();
};

export const rolUrls = (beheerUrl: string, geheimen: Geheimen): Record<string, string> =>
  Object.fromEntries(alleRollen().map((rol) => [rol, rolUrl(beheerUrl, rol, geheimen)]));

type Migratie = abstract new (...args: never[]) => unknown;
type Migreer = (opties: { url: string; schema: string; migraties: readonly Migratie[]; kern: boolean }) => Promise<void>;

const laad = createRequire(__filename);

/** The services are looked up by path: the tools know where they are built, not what is in them. */
export const migreerDiensten = async (map: string, urls: Readonly<Record<string, string>>): Promise<void> => {
  const migreer = join(map, 'dist/libs/shared/src/persistence/migreer.js');
  if (!existsSync(migreer)) throw new Melding(`De migraties zijn niet gebouwd (${migreer} ontbreekt). Bouw eerst: npm run build`);
  const module_ = laad(migreer) as { migreer: Migreer };
  await Promise.all(
    [...DIENSTEN_MET_SCHEMA, SUITE].map(async (dienst) => {
      const bestand = join(map, `dist/apps/${dienst}/src/persistence/migraties.js`);
      if (!existsSync(bestand)) throw new Melding(`De migraties van ${dienst} ontbreken (${bestand}). Bouw eerst: npm run build`);
      const { migraties } = laad(bestand) as { migraties: readonly Migratie[] };
      await module_.migreer({ url: urls[`${dienst}_eigenaar`] ?? '', schema: dienst, migraties, kern: dienst !== SUITE });
    }),
  );
};
