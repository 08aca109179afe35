import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';

/** Participatiewet art. 9a: at most five years in all, periods in earlier gemeenten included. */
export const MAX_MAANDEN = 60;
/** Participatiewet art. 9a: a plan within six months of the request, and a re-examination every six months. */
export const PLAN_MAANDEN = 6;
export const HERCONTROLE_MAANDEN = 6;

const WEKEN_BEZWAAR = 6;
const KIND_JAREN = 5;

/** Awb 6:7 and 6:8: six weeks, from the day after bekendmaking; this is the last of those days. */
export const laatsteDagBezwaar = (bekendmaking: Datum): Datum => plusDagen(bekendmaking, WEKEN_BEZWAAR * 7);

/** The day on which the child is five. Born on 29 February: on 1 March, the reading that does not take a day from the parent. */
export const kindVijfOp = (geboortedatum: Datum): Datum => {
  const dag = plusMaanden(geboortedatum, KIND_JAREN * 12);
  return geboortedatum.endsWith('-02-29') ? plusDagen(dag, 1) : dag;
};

/** The last day by which the college has made a plan. */
export const planUiterlijk = (verzoekDatum: Datum): Datum => plusMaanden(verzoekDatum, PLAN_MAANDEN);
