import type { Datum } from './datum';

/**
 * The clock of the business: business dates, timers, last days, working hours (contract.md §6).
 * Real time (tokens, retries, leases, logs) never comes from here.
 */
export interface Klok {
  nu(): Date;
  vandaag(): Datum;
}

const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Europe/Amsterdam at that moment. */
export const amsterdamseDag = (moment: Date): Datum => amsterdam.format(moment) as Datum;

const delen = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hour12: false });

/** Minutes since midnight in Europe/Amsterdam. */
export const amsterdamseMinuut = (moment: Date): number => {
  const [uur = 0, minuut = 0] = delen.format(moment).split(':').map(Number);
  return (uur % 24) * 60 + minuut;
};

/** The moment at which a day begins at `uur:minuut` in Europe/Amsterdam, also across the change to summer time. */
export const momentInAmsterdam = (d: Datum, uur = 0, minuut = 0): Date => {
  const doel = Date.parse(`${d}T${String(uur).padStart(2, '0')}:${String(minuut).padStart(2, '0')}:00Z`);
  for (const verschil of [2, 1]) {
    const moment = new Date(doel - verschil * 3_600_000);
    if (amsterdamseDag(moment) === d && amsterdamseMinuut(moment) === uur * 60 + minuut) return moment;
  }
  return new Date(doel - 3_600_000);
};
