import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import type { Bezwaarwet, Ouderwet } from './policy';

/** Awb 6:7 and 6:8: so many weeks, from the day after bekendmaking; this is the last of those days. */
export const laatsteDagBezwaar = (bekendmaking: Datum, { weken }: Bezwaarwet): Datum => plusDagen(bekendmaking, weken * 7);

/** The day on which the child is too old for art. 9a. Born on 29 February: on 1 March, the reading that does not take a day from the parent. */
export const kindVijfOp = (geboortedatum: Datum, { kindTotJaar }: Pick<Ouderwet, 'kindTotJaar'>): Datum => {
  const dag = plusMaanden(geboortedatum, kindTotJaar * 12);
  return geboortedatum.endsWith('-02-29') && !dag.endsWith('-02-29') ? plusDagen(dag, 1) : dag;
};

/** The last day by which the college has made a plan. */
export const planUiterlijk = ({ verzoekDatum, wet }: { readonly verzoekDatum: Datum; readonly wet: Pick<Ouderwet, 'planMaanden'> }): Datum => plusMaanden(verzoekDatum, wet.planMaanden);
