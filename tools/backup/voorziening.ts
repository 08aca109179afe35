import { metClient } from '#shared/persistence/client';
import { DATABASE, databaseplan, geblokkeerdeAansluitingen } from '../sandbox/database';
import { maakGeheimen } from '../sandbox/geheimen';
import { leesPartijen } from '../sandbox/partijen';
import { voorzieRabbit } from '../sandbox/provisioneer';
import { urlVan, type Hubplaats } from './plaats';
import type { Voorziening } from './terug';

const doe = (url: string, sql: string): Promise<void> => metClient(url, 'schakel.herstel', async (client) => void (await client.query(sql)));

/** The same plan as for a new hub, with the secrets that lie in its directory now. */
export const voorzieningVan = (plaats: Hubplaats, map: string, sandbox: boolean): Voorziening => {
  const geheimen = maakGeheimen(plaats.map);
  const plan = databaseplan(geheimen, sandbox);
  return {
    rollen: () => doe(plaats.databaseUrl, plan.rollen),
    database: () => doe(urlVan(plaats), plan.databases.find(({ naam }) => naam === DATABASE)?.sql ?? ''),
    // Whoever was shut out at the time of the backup stays so.
    broker: async () => voorzieRabbit(plaats.brokerBeheer, leesPartijen(map), geheimen, await geblokkeerdeAansluitingen(plaats.databaseUrl)),
  };
};
