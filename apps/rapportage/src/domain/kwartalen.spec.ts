import fc from 'fast-check';
import { onderdrukPerKwartaal, opgeteld, type Jaarroosters } from './kwartalen';
import { metTotalen, type Masker, type Rooster } from './onderdrukking';

/** Everything that is published of a year: its quarters, then the year, each with totals; null where withheld. */
const getoond = (roosters: Jaarroosters): (number | null)[][][] => {
  const { kwartalen, jaar } = onderdrukPerKwartaal(roosters);
  const toon = (rooster: Rooster, masker: Masker): (number | null)[][] => metTotalen(rooster).map((rij, i) => rij.map((aantal, j) => (masker[i]?.[j] ? null : aantal)));
  return [...roosters.map((rooster, plaats) => toon(rooster, kwartalen[plaats] ?? [])), toon(opgeteld(roosters), jaar)];
};
const alles = (roosters: Jaarroosters): number[][][] => [...roosters, opgeteld(roosters)].map((rooster) => metTotalen(rooster).map((rij) => [...rij]));

/** Every year that differs by at most one per cell and fits what is published: the same where shown, at least one where withheld. */
const mogelijk = (roosters: Jaarroosters): number[][][][] => {
  const publiek = getoond(roosters);
  const cellen = roosters.flatMap((rooster, k) => rooster.flatMap((rij, i) => rij.map((_, j) => [k, i, j] as const))).filter(([k, i, j]) => publiek[k]?.[i]?.[j] === null);
  const past = (tabellen: number[][][]): boolean => tabellen.every((tabel, k) => tabel.every((rij, i) => rij.every((aantal, j) => (publiek[k]![i]![j] === null ? aantal >= 1 : aantal === publiek[k]![i]![j]))));
  return Array.from({ length: 3 ** cellen.length }, (_, nummer) => {
    const kandidaat = roosters.map((rooster) => rooster.map((rij) => [...rij]));
    cellen.forEach(([k, i, j], plaats) => (kandidaat[k]![i]![j]! += (Math.floor(nummer / 3 ** plaats) % 3) - 1));
    return alles(kandidaat);
  }).filter(past);
};

/** What is withheld and the same in all of those: whoever lays the quarters beside the year could compute it. */
const berekenbaar = (roosters: Jaarroosters): string[] => {
  const tabellen = mogelijk(roosters);
  return getoond(roosters).flatMap((tabel, k) => tabel.flatMap((rij, i) => rij.flatMap((cel, j) => (cel === null && new Set(tabellen.map((een) => een[k]?.[i]?.[j])).size < 2 ? [`${k},${i},${j}`] : []))));
};

/** Small counts of another that are the same in all of those in which one column is as it is: whoever has that column could compute them. */
const berekenbaarVoor = (roosters: Jaarroosters, eigen: number): string[] => {
  const echt = alles(roosters);
  const tabellen = mogelijk(roosters).filter((een) => een.every((tabel, k) => tabel.every((rij, i) => rij[eigen] === echt[k]?.[i]?.[eigen])));
  return echt.flatMap((tabel, k) =>
    tabel.flatMap((rij, i) => rij.slice(0, -1).flatMap((cel, j) => (j !== eigen && cel > 0 && cel < 5 && new Set(tabellen.map((een) => een[k]?.[i]?.[j])).size < 2 ? [`${k},${i},${j}`] : []))),
  );
};

const aantal = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 40 }));
const jaarVan = (kwartalen: number, rijen: number, kolommen: number): fc.Arbitrary<number[][][]> => {
  const precies = <T>(een: fc.Arbitrary<T>, lengte: number): fc.Arbitrary<T[]> => fc.array(een, { minLength: lengte, maxLength: lengte });
  return precies(precies(precies(aantal, kolommen), rijen), kwartalen);
};

describe('the quarters of a year beside that year', () => {
  it.each([[2, 2, 2], [4, 1, 2], [3, 2, 1], [4, 2, 1], [2, 1, 3]])('never give back what is withheld: %i quarters of %i by %i', (kwartalen, rijen, kolommen) => {
    fc.assert(fc.property(jaarVan(kwartalen, rijen, kolommen), (roosters) => expect(berekenbaar(roosters)).toEqual([])), { numRuns: 60 });
  }, 120_000);

  it.each([[2, 2, 2], [4, 1, 2], [1, 2, 3], [2, 1, 3]])('nor to a gemeente that knows its own counts: %i quarters of %i by %i', (kwartalen, rijen, kolommen) => {
    fc.assert(fc.property(jaarVan(kwartalen, rijen, kolommen), fc.integer({ min: 0, max: kolommen - 1 }), (roosters, eigen) => expect(berekenbaarVoor(roosters, eigen)).toEqual([])), { numRuns: 60 });
  }, 120_000);

  it('show no count of 1 to 4, of a quarter or of the year', () => {
    fc.assert(fc.property(jaarVan(4, 3, 2), (roosters) => expect(getoond(roosters).flat(2).filter((een) => een !== null && een > 0 && een < 5)).toEqual([])));
  });

  it('of which each is withheld by itself: the next quarter changes nothing of what was given before', () => {
    fc.assert(fc.property(jaarVan(4, 2, 2), (roosters) => expect(getoond(roosters).slice(0, 3)).toEqual(getoond(roosters.slice(0, 3)).slice(0, 3))));
  });

  it('hide the year where one quarter alone is small, and show it where two are', () => {
    const groot = [[20, 30], [40, 50]];
    const klein = [[3, 30], [40, 50]];
    const jaar = (roosters: Jaarroosters): unknown => getoond(roosters).at(-1);
    expect(jaar([groot, klein, groot, groot])).toEqual([[null, 120, null], [null, 200, null], [223, 320, 543]]);
    expect(jaar([klein, klein, groot, groot])).toEqual([[46, 120, 166], [160, 200, 360], [206, 320, 526]]);
  });
});
