import { join } from 'node:path';
import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import { ConfiguratieFout, laadSchema, leesYaml } from './bestand';

export type Duur = { readonly dagen: number } | { readonly weken: number } | { readonly jaren: number };

/** How long one kind of data is kept, after what, and on what ground (D-23). */
export type Bewaartermijn = {
  readonly id: string;
  readonly wat: string;
  readonly duur: Duur;
  readonly vanaf: string;
  /** A bound that is never passed, counted from the day of sharing. */
  readonly hooguit?: Duur;
  readonly daarna: string;
  /** A decision, or `voorstel`. */
  readonly bron: string;
  readonly teBevestigen: boolean;
  readonly toelichting?: string;
};

export type Bewaartermijnen = {
  readonly alle: readonly Bewaartermijn[];
  /** Throws on a kind that has no term: nothing is erased, and nothing kept, on a term that nobody wrote down. */
  readonly van: (id: string) => Bewaartermijn;
};

/** The last day on which it is still there. The day of the event itself does not count. */
export const laatsteBewaardag = (gebeurtenis: Datum, duur: Duur): Datum => {
  if ('dagen' in duur) return plusDagen(gebeurtenis, duur.dagen);
  return 'weken' in duur ? plusDagen(gebeurtenis, 7 * duur.weken) : plusMaanden(gebeurtenis, 12 * duur.jaren);
};

/** Medical content goes the day after the last day of the statement, and is never there for more than `hooguit` after it was shared. */
export const laatsteDagMet = ({ duur, hooguit }: Pick<Bewaartermijn, 'duur' | 'hooguit'>, laatsteDag: Datum, gedeeldOp: Datum): Datum => {
  const dagen = [laatsteBewaardag(laatsteDag, duur), ...(hooguit ? [laatsteBewaardag(gedeeldOp, hooguit)] : [])];
  return dagen.reduce((eerste, dag) => (dag < eerste ? dag : eerste));
};

/** What happened on this day or before is past its term today. */
export const grensdag = (duur: Duur, vandaag: Datum): Datum => {
  const voorbij = (gebeurtenis: Datum): boolean => laatsteBewaardag(gebeurtenis, duur) < vandaag;
  let grens = 'dagen' in duur ? plusDagen(vandaag, -duur.dagen) : 'weken' in duur ? plusDagen(vandaag, -7 * duur.weken) : plusMaanden(vandaag, -12 * duur.jaren);
  // Years differ in length: 29 February and 28 February end on the same day.
  grens = plusDagen(grens, 2);
  while (!voorbij(grens)) grens = plusDagen(grens, -1);
  return grens;
};

export const maakBewaartermijnen = (bron: string, termijnen: readonly Bewaartermijn[]): Bewaartermijnen => {
  const opId = new Map(termijnen.map((termijn) => [termijn.id, termijn]));
  if (opId.size < termijnen.length) throw new ConfiguratieFout(bron, ['een id staat er twee keer in']);
  const van = (id: string): Bewaartermijn => {
    const termijn = opId.get(id);
    if (!termijn) throw new ConfiguratieFout(bron, [`de termijn ${id} ontbreekt`]);
    return termijn;
  };
  return { alle: termijnen, van };
};

/** Reads bewaren/bewaartermijnen.yaml in the configuration folder; refuses a file that its schema does not know. */
export const laadBewaartermijnen = (configMap: string): Bewaartermijnen => {
  const map = join(configMap, 'bewaren');
  const bestand = join(map, 'bewaartermijnen.yaml');
  const klopt = laadSchema<{ termijnen: readonly Bewaartermijn[] }>(join(map, 'bewaartermijnen.schema.json'));
  return maakBewaartermijnen(bestand, leesYaml(bestand, klopt).termijnen);
};

/** `13 weken`, in Dutch. */
export const duurInWoorden = (duur: Duur): string => {
  const [eenheid = '', aantal = 0] = Object.entries(duur)[0] ?? [];
  const enkelvoud: Readonly<Record<string, string>> = { dagen: 'dag', weken: 'week', jaren: 'jaar' };
  return aantal === 1 || eenheid === 'jaren' ? `${aantal} ${enkelvoud[eenheid] ?? eenheid}` : `${aantal} ${eenheid}`;
};
