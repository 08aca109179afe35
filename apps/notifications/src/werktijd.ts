import { plusDagen, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag, amsterdamseMinuut, momentInAmsterdam } from '#shared/kernel/klok';
import { isWerkdag } from '#shared/policy/werkdagen';

/** Mail to staff goes out on working days between these hours in Europe/Amsterdam (contract.md §5). */
const BEGIN_UUR = 7;
const EIND_UUR = 19;

export const binnenWerktijd = (moment: Date): boolean => {
  const minuut = amsterdamseMinuut(moment);
  return isWerkdag(amsterdamseDag(moment)) && minuut >= BEGIN_UUR * 60 && minuut < EIND_UUR * 60;
};

const eersteWerkdagVanaf = (d: Datum): Datum => (isWerkdag(d) ? d : eersteWerkdagVanaf(plusDagen(d, 1)));

/** The moment itself within working hours, else the next 7:00 of a working day. */
export const eerstvolgendWerkmoment = (moment: Date): Date => {
  if (binnenWerktijd(moment)) return moment;
  const vandaag = amsterdamseDag(moment);
  const vanaf = amsterdamseMinuut(moment) < BEGIN_UUR * 60 ? vandaag : plusDagen(vandaag, 1);
  return momentInAmsterdam(eersteWerkdagVanaf(vanaf), BEGIN_UUR);
};
