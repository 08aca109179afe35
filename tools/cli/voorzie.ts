import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { maakMap, Melding } from '../sandbox/bestanden';
import { maakGeheimen } from '../sandbox/geheimen';
import { leesPartijen } from '../sandbox/partijen';
import { migreerDiensten, rolUrls, schrijfUitvoer, voorziePostgres, voorzieRabbit } from '../sandbox/provisioneer';

export const uitleg = 'richt een eigen RabbitMQ en PostgreSQL in; --uitvoer <map> schrijft het voor een beheerder; --migraties doet alleen de tabellen';

const vereist = (naam: string): string => {
  const waarde = process.env[naam];
  if (!waarde) throw new Melding(`Geef ${naam} op: het adres met naam en wachtwoord van een beheerder. Zonder die rechten: npx schakel voorzie --uitvoer <map>`);
  return waarde;
};

/** For servers of one's own, outside the sandbox. The passwords it makes stay in .hub/voorzien, readable by the owner only. */
export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { uitvoer: { type: 'string' }, migraties: { type: 'boolean' } } });
  const eigenMap = maakMap(join(map, '.hub', 'voorzien'));
  const geheimen = maakGeheimen(eigenMap);
  const partijen = leesPartijen(map);
  if (values.uitvoer !== undefined) {
    const bestanden = schrijfUitvoer(values.uitvoer, partijen, geheimen);
    console.log(`Geschreven: ${bestanden.join(' en ')}. Er staan alleen hashes in; de wachtwoorden staan in ${eigenMap}/geheimen.json.`);
    console.log('Daarna maakt npx schakel voorzie --migraties de tabellen, met DATABASE_URL als adres van de server.');
    return 0;
  }
  const database = vereist('DATABASE_URL');
  if (!values.migraties) {
    await voorzieRabbit(vereist('RABBITMQ_BEHEER_URL'), partijen, geheimen);
    await voorziePostgres(database, geheimen, false);
  }
  await migreerDiensten(map, rolUrls(database, geheimen));
  console.log(`Ingericht. De wachtwoorden staan in ${eigenMap}/geheimen.json.`);
  return 0;
};
