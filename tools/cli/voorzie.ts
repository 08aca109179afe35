import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { maakMap, Melding } from '../sandbox/bestanden';
import { geblokkeerdeAansluitingen } from '../sandbox/database';
import { leesOfMaakGeheimen } from '../sandbox/geheimen';
import { leesPartijen } from '../sandbox/partijen';
import { migreerDiensten, rolUrls, schrijfUitvoer, voorziePostgres, voorzieRabbit } from '../sandbox/provisioneer';

export const uitleg = 'richt een eigen RabbitMQ en PostgreSQL in; --uitvoer <map> schrijft het voor een beheerder; --migraties doet alleen de tabellen';

/** From the environment, or from the file that `<NAAM>_FILE` names. */
const vereist = (naam: string): string => {
  const bestand = process.env[`${naam}_FILE`];
  const waarde = process.env[naam] ?? (bestand ? readFileSync(bestand, 'utf8').trim() : undefined);
  if (!waarde) throw new Melding(`Geef ${naam} op: het adres met naam en wachtwoord van een beheerder. Zonder die rechten: npx schakel voorzie --uitvoer <map>`);
  return waarde;
};

/** For servers of one's own. The passwords it makes stay in .hub/voorzien, readable by the owner only, unless SCHAKEL_GEHEIMEN_FILE names another file. */
export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { uitvoer: { type: 'string' }, migraties: { type: 'boolean' } } });
  const bestand = process.env['SCHAKEL_GEHEIMEN_FILE'] ?? join(maakMap(join(map, '.hub', 'voorzien')), 'geheimen.json');
  const geheimen = leesOfMaakGeheimen(bestand);
  const partijen = leesPartijen(map);
  if (values.uitvoer !== undefined) {
    const bestanden = schrijfUitvoer(values.uitvoer, partijen, geheimen);
    console.log(`Geschreven: ${bestanden.join(' en ')}. Er staan alleen hashes in; de wachtwoorden staan in ${bestand}.`);
    console.log('Daarna maakt npx schakel voorzie --migraties de tabellen, met DATABASE_URL als adres van de server.');
    return 0;
  }
  const database = vereist('DATABASE_URL');
  if (!values.migraties) {
    await voorzieRabbit(vereist('RABBITMQ_BEHEER_URL'), partijen, geheimen, await geblokkeerdeAansluitingen(database));
    await voorziePostgres(database, geheimen, process.env['SCHAKEL_OMGEVING'] === 'sandbox');
  }
  await migreerDiensten(map, rolUrls(database, geheimen));
  console.log(`Ingericht. De wachtwoorden staan in ${bestand}.`);
  return 0;
};
