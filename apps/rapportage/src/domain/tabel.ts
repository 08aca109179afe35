import { onderdrukJaar, onderdrukMaand, opgeteld } from './kwartalen';
import { metTotalen, onderdruk, type Masker, type Rooster } from './onderdrukking';
import { KWARTALEN, kwartaalVan, MAANDEN, type Kwartaal, type Maand, type Periode } from './periode';

type Kenmerken = Readonly<Record<string, string>>;
/** How often something with these coarse values was counted for a gemeente in a month. */
export type Aantal = { readonly gemeente: string; readonly maand: Maand; readonly kenmerken: Kenmerken; readonly aantal: number };

/** `EIGEN`: as it is, for who works for these gemeenten. `REGIO`: for anybody else, without what is small (D-21). */
export type Zicht = 'EIGEN' | 'REGIO';

/** Null: not shown. */
export type Getoond = number | null;

export type Tabel = {
  readonly gemeenten: readonly string[];
  readonly regels: readonly { readonly kenmerken: Kenmerken; readonly aantallen: Readonly<Record<string, Getoond>>; readonly totaal: Getoond }[];
  readonly totalen: Readonly<Record<string, Getoond>>;
  readonly totaal: Getoond;
};

const GEEN: Masker = [];

/** The cells with their totals, as far as they are shown. */
export const toonRooster = (rooster: Rooster, zicht: Zicht, masker = zicht === 'REGIO' ? onderdruk(rooster) : GEEN): readonly (readonly Getoond[])[] => {
  return metTotalen(rooster).map((rij, i) => rij.map((aantal, j) => (masker[i]?.[j] === true ? null : aantal)));
};

const rijenVan = (aantallen: readonly Aantal[]): Kenmerken[] => [...new Map(aantallen.map(({ kenmerken }) => [JSON.stringify(kenmerken), kenmerken])).values()];

const roosterVan = (aantallen: readonly Aantal[], rijen: readonly Kenmerken[], gemeenten: readonly string[]): Rooster => {
  const per = new Map<string, number>();
  const sleutel = (kenmerken: Kenmerken, gemeente: string): string => JSON.stringify([kenmerken, gemeente]);
  for (const { kenmerken, gemeente, aantal } of aantallen) per.set(sleutel(kenmerken, gemeente), (per.get(sleutel(kenmerken, gemeente)) ?? 0) + aantal);
  return rijen.map((kenmerken) => gemeenten.map((gemeente) => per.get(sleutel(kenmerken, gemeente)) ?? 0));
};

/** Which part of the year a table is about, and of which months a report was given, beside which it is read. */
export type Uitsnede = Pick<Periode, 'kwartaal' | 'maand'> & { readonly gegeven: readonly Maand[] };
export const HEEL_JAAR: Uitsnede = { kwartaal: null, maand: null, gegeven: [] };

/** The months of a quarter that were given, each apart, and the rest of it. */
const delenVan = (maanden: readonly Rooster[], kwartaal: Kwartaal, gegeven: readonly Maand[]): Rooster[] => {
  const ervan = MAANDEN.filter((maand) => kwartaalVan(maand) === kwartaal).map((maand) => ({ rooster: maanden[maand - 1] ?? [], apart: gegeven.includes(maand) }));
  const [apart, rest] = [true, false].map((wel) => ervan.filter((een) => een.apart === wel).map(({ rooster }) => rooster));
  return [...(apart ?? []), ...(rest && rest.length > 0 ? [opgeteld(rest)] : [])];
};

/** The cells of that part of the year, and what of them is withheld from outside. */
const uitgesneden = (maanden: readonly Rooster[], { kwartaal, maand, gegeven }: Uitsnede): readonly [Rooster, () => Masker] => {
  const maandrooster = maand === null ? undefined : maanden[maand - 1];
  if (maandrooster) return [maandrooster, () => onderdrukMaand(maandrooster)];
  const delen = KWARTALEN.map((een) => delenVan(maanden, een, gegeven));
  const rooster = kwartaal === null ? opgeteld(maanden) : opgeteld(delen[kwartaal - 1] ?? []);
  return [rooster, () => (kwartaal === null ? onderdrukJaar(delen).jaar : onderdrukJaar(delen).kwartalen[kwartaal - 1] ?? GEEN)];
};

/**
 * Of counts of one year: one row for each combination that was counted, one column for each gemeente, and the totals of both. Of a month,
 * a quarter or the year, which together give nothing back that any of them withholds.
 */
export const maakTabel = (aantallen: readonly Aantal[], gemeenten: readonly string[], zicht: Zicht, uitsnede = HEEL_JAAR): Tabel => {
  const rijen = rijenVan(aantallen);
  const maanden = MAANDEN.map((een) => roosterVan(aantallen.filter(({ maand }) => maand === een), rijen, gemeenten));
  const [rooster, masker] = uitgesneden(maanden, uitsnede);
  return tabelVan(rijen, toonRooster(rooster, zicht, zicht === 'REGIO' ? masker() : GEEN), gemeenten);
};

const tabelVan = (rijen: readonly Kenmerken[], getoond: readonly (readonly Getoond[])[], gemeenten: readonly string[]): Tabel => {
  const opNaam = (rij: readonly Getoond[]): Record<string, Getoond> => Object.fromEntries(gemeenten.map((gemeente, kolom) => [gemeente, rijen.length > 0 ? (rij[kolom] ?? null) : 0]));
  const onderste = getoond.at(-1) ?? [];
  const regels = rijen.map((kenmerken, rij) => ({ kenmerken, aantallen: opNaam(getoond[rij] ?? []), totaal: getoond[rij]?.at(-1) ?? null }));
  return { gemeenten, regels: regels.filter(({ totaal }) => totaal !== 0), totalen: opNaam(onderste), totaal: rijen.length > 0 ? (onderste.at(-1) ?? null) : 0 };
};

/** Of the same table one gemeente alone: what is withheld stays withheld, and there are no totals to compare with. */
export const alleenGemeente = ({ regels, totalen }: Tabel, gemeente: string): Tabel => {
  const van = (aantallen: Readonly<Record<string, Getoond>>): Getoond => aantallen[gemeente] ?? null;
  return {
    gemeenten: [gemeente],
    regels: regels.filter(({ aantallen }) => van(aantallen) !== 0).map(({ kenmerken, aantallen }) => ({ kenmerken, aantallen: { [gemeente]: van(aantallen) }, totaal: van(aantallen) })),
    totalen: { [gemeente]: van(totalen) },
    totaal: van(totalen),
  };
};

/** Of the same table the gemeenten together, where what is counted per gemeente could be set beside another report of the same facts. */
export const alleenSamen = ({ regels, totaal }: Tabel, onder: string): Tabel => ({
  gemeenten: [onder],
  regels: regels.map((regel) => ({ ...regel, aantallen: { [onder]: regel.totaal } })),
  totalen: { [onder]: totaal },
  totaal,
});

const samen = (aantallen: Readonly<Record<string, Getoond>>, gemeenten: readonly string[]): Getoond =>
  gemeenten.map((gemeente) => aantallen[gemeente] ?? null).reduce((som, aantal) => (som === null || aantal === null ? null : som + aantal), 0);

/** Of the same table some gemeenten together: a sum of what is shown of each, so it tells nothing that the table does not. */
export const alleenGroep = ({ regels, totalen }: Tabel, gemeenten: readonly string[], onder: string): Tabel => {
  const van = (aantallen: Readonly<Record<string, Getoond>>): Getoond => samen(aantallen, gemeenten);
  return {
    gemeenten: [onder],
    regels: regels.filter(({ aantallen }) => van(aantallen) !== 0).map(({ kenmerken, aantallen }) => ({ kenmerken, aantallen: { [onder]: van(aantallen) }, totaal: van(aantallen) })),
    totalen: { [onder]: van(totalen) },
    totaal: van(totalen),
  };
};
