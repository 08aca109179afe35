import Holidays from 'date-holidays';
import { plusDagen, type Datum } from '#shared/kernel/datum';

/** Algemene termijnenwet art. 3: besides the public holidays also Good Friday and 5 May count as such. */
const OOK_FEESTDAG = ['Goede Vrijdag', 'Bevrijdingsdag'];

const kalender = new Holidays('NL');
const perJaar = new Map<string, ReadonlySet<string>>();

const feestdagen = (jaar: string): ReadonlySet<string> => {
  const bekend = perJaar.get(jaar);
  if (bekend) return bekend;
  const dagen = kalender.getHolidays(Number(jaar), 'nl').filter(({ type, name }) => type === 'public' || OOK_FEESTDAG.includes(name));
  const nieuw = new Set(dagen.map(({ date }) => date.slice(0, 10)));
  perJaar.set(jaar, nieuw);
  return nieuw;
};

export const isWerkdag = (dag: Datum): boolean => {
  const weekdag = new Date(`${dag}T00:00:00Z`).getUTCDay();
  return weekdag !== 0 && weekdag !== 6 && !feestdagen(dag.slice(0, 4)).has(dag);
};

/** The n-th working day after a day; the day itself does not count. */
export const plusWerkdagen = (dag: Datum, aantal: number): Datum => {
  let uitkomst = dag;
  for (let over = aantal; over > 0; ) {
    uitkomst = plusDagen(uitkomst, 1);
    if (isWerkdag(uitkomst)) over -= 1;
  }
  return uitkomst;
};
