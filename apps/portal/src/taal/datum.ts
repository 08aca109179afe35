import type { Datum } from '#shared/kernel/datum';

const lang = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const kort = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const moment = (d: Datum): Date => new Date(`${d}T12:00:00Z`);

/** "maandag 20 oktober 2025" */
export const voluit = (d: Datum): string => lang.format(moment(d));

/** "20 oktober 2025", where the day of the week says nothing. */
export const zonderDag = (d: Datum): string => kort.format(moment(d));

const maand = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "oktober 2025", of a day in it. */
export const maandnaam = (d: Datum): string => maand.format(moment(d));

/** How long until a last day, as people say it. */
export const hoelang = (van: Datum, tot: Datum): string => {
  const dagen = Math.round((moment(tot).getTime() - moment(van).getTime()) / 86_400_000);
  if (dagen < 0) return 'de datum is voorbij';
  if (dagen === 0) return 'vandaag';
  if (dagen === 1) return 'morgen';
  return dagen < 14 ? `nog ${dagen} dagen` : `nog ${Math.floor(dagen / 7)} weken`;
};
