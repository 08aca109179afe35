import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import { plusWerkdagen } from '#shared/policy/werkdagen';

/** The day itself when it is a working day, else the next one: mail goes out on working days only. */
export const eerstvolgendeWerkdag = (d: Datum): Datum => plusWerkdagen(plusDagen(d, -1), 1);

/** Last day of a term of so many months from `d`. */
export const laatsteDagNa = (d: Datum, maanden: number): Datum => plusDagen(plusMaanden(d, maanden), -1);
