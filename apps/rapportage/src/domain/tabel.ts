import { metTotalen, onderdruk, type Masker, type Rooster } from './onderdrukking';

/** How often something with these coarse values was counted for a gemeente. */
export type Aantal = { readonly gemeente: string; readonly kenmerken: Readonly<Record<string, string>>; readonly aantal: number };

/** `EIGEN`: as it is, for who works for these gemeenten. `REGIO`: for anybody else, without what is small (D-21). */
export type Zicht = 'EIGEN' | 'REGIO';

/** Null: not shown. */
export type Getoond = number | null;

export type Tabel = {
  readonly gemeenten: readonly string[];
  readonly regels: readonly { readonly kenmerken: Readonly<Record<string, string>>; readonly aantallen: Readonly<Record<string, Getoond>>; readonly totaal: Getoond }[];
  readonly totalen: Readonly<Record<string, Getoond>>;
  readonly totaal: Getoond;
};

/** The cells with their totals, as far as they are shown. */
export const toonRooster = (rooster: Rooster, zicht: Zicht): readonly (readonly Getoond[])[] => {
  const masker: Masker = zicht === 'REGIO' ? onderdruk(rooster) : [];
  return metTotalen(rooster).map((rij, i) => rij.map((aantal, j) => (masker[i]?.[j] === true ? null : aantal)));
};

/** One row for each combination that was counted, one column for each gemeente, and the totals of both. */
export const maakTabel = (aantallen: readonly Aantal[], gemeenten: readonly string[], zicht: Zicht): Tabel => {
  const perRegel = new Map<string, { readonly kenmerken: Aantal['kenmerken']; readonly per: Map<string, number> }>();
  for (const { gemeente, kenmerken, aantal } of aantallen) {
    const sleutel = JSON.stringify(kenmerken);
    const regel = perRegel.get(sleutel) ?? { kenmerken, per: new Map<string, number>() };
    perRegel.set(sleutel, { ...regel, per: regel.per.set(gemeente, (regel.per.get(gemeente) ?? 0) + aantal) });
  }
  const regels = [...perRegel.values()];
  const getoond = toonRooster(regels.map(({ per }) => gemeenten.map((gemeente) => per.get(gemeente) ?? 0)), zicht);
  const opNaam = (rij: readonly Getoond[]): Record<string, Getoond> => Object.fromEntries(gemeenten.map((gemeente, kolom) => [gemeente, regels.length > 0 ? (rij[kolom] ?? null) : 0]));
  const onderste = getoond.at(-1) ?? [];
  return {
    gemeenten,
    regels: regels.map(({ kenmerken }, rij) => ({ kenmerken, aantallen: opNaam(getoond[rij] ?? []), totaal: getoond[rij]?.at(-1) ?? null })),
    totalen: opNaam(onderste),
    totaal: regels.length > 0 ? (onderste.at(-1) ?? null) : 0,
  };
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

/** All gemeenten together in one column, where what is counted per gemeente could be set beside another report of the same facts. */
export const samengeteld = (aantallen: readonly Aantal[], onder: string): Aantal[] => aantallen.map((een) => ({ ...een, gemeente: onder }));
