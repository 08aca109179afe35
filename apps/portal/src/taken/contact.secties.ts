import type { Contactcadans } from '../api/api.types';
import { GESPREKSOORT, van } from '../taal/begrippen';
import { voluit, zonderDag } from '../taal/datum';
import { rij, sectie, type Sectie } from './secties';

/** The talks that the hub knows of, the latest first: day and kind, for there is nothing more. */
export const contactsecties = ({ uiterlijk, contacten }: Contactcadans): Sectie[] => {
  const opDag = [...contacten].sort((een, ander) => ander.datum.localeCompare(een.datum));
  const regels = opDag.flatMap(({ soort, datum, status }) => rij(status === 'GEPLAND' ? 'Gepland' : 'Gehouden', `${van(GESPREKSOORT, soort) ?? soort}, ${zonderDag(datum)}`));
  return sectie('De gesprekken', rij('Laatste dag die op tijd was', uiterlijk ? voluit(uiterlijk) : undefined), regels.length > 0 ? regels : rij('Vastgelegd', 'Nog geen gesprek'));
};
