/** A calendar day in Europe/Amsterdam, as `2026-03-01`. ISO days compare as strings. */
export type Datum = string & { readonly __brand: 'Datum' };

const VORM = /^\d{4}-\d{2}-\d{2}$/;

export const isDatum = (tekst: unknown): tekst is Datum => {
  if (typeof tekst !== 'string' || !VORM.test(tekst)) return false;
  const moment = new Date(`${tekst}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === tekst;
};

/** Reads an ISO day; throws RangeError on anything else, so a Datum in hand is always a day that exists. */
export const dag = (tekst: string): Datum => {
  if (!isDatum(tekst)) throw new RangeError('geen bestaande datum');
  return tekst;
};

export const plusDagen = (d: Datum, dagen: number): Datum => {
  const moment = new Date(`${d}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + dagen);
  return moment.toISOString().slice(0, 10) as Datum;
};

/** Adds calendar months; a day that the target month lacks becomes its last day (31 January + 1 month = 28 or 29 February). */
export const plusMaanden = (d: Datum, maanden: number): Datum => {
  const [jaar = 0, maand = 1, dagNr = 1] = d.split('-').map(Number);
  const eerste = new Date(Date.UTC(jaar, maand - 1 + maanden, 1));
  const laatste = new Date(Date.UTC(eerste.getUTCFullYear(), eerste.getUTCMonth() + 1, 0)).getUTCDate();
  eerste.setUTCDate(Math.min(dagNr, laatste));
  return eerste.toISOString().slice(0, 10) as Datum;
};
