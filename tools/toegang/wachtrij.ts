import { partijwachtrij, topologie, VHOST } from '#shared/contracts/topologie';
import type { Topologie } from '#shared/contracts/topologie.types';
import { beheerApi } from '../sandbox/broker';

const v = encodeURIComponent(VHOST);

/** The topology in which the broker users of these connections have no rights at all. */
export const zonderRechten = (opzet: Topologie, aansluitingen: readonly string[]): Topologie => {
  const namen = aansluitingen.map(partijwachtrij);
  return { ...opzet, gebruikers: opzet.gebruikers.map((een) => (namen.includes(een.naam) ? { ...een, configure: '', write: '', read: '', topics: [] } : een)) };
};

const zetRechten = async (beheerUrl: string, aansluiting: string, opzet: Topologie): Promise<void> => {
  const gebruiker = opzet.gebruikers.find(({ naam }) => naam === partijwachtrij(aansluiting));
  if (!gebruiker) return;
  const { naam, configure, write, read } = gebruiker;
  await beheerApi(beheerUrl)('PUT', `permissions/${v}/${encodeURIComponent(naam)}`, { configure, write, read });
};

/** Takes the rights first: a connection that is cut off comes back at once, and then may do nothing. What waits in the queue stays there. */
export const sluitWachtrij = async (beheerUrl: string, aansluiting: string): Promise<void> => {
  await zetRechten(beheerUrl, aansluiting, zonderRechten(topologie([{ naam: aansluiting }]), [aansluiting]));
  await beheerApi(beheerUrl)('DELETE', `connections/username/${encodeURIComponent(partijwachtrij(aansluiting))}`);
};

export const openWachtrij = (beheerUrl: string, aansluiting: string): Promise<void> => zetRechten(beheerUrl, aansluiting, topologie([{ naam: aansluiting }]));
