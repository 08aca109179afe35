import fc from 'fast-check';
import { metTotalen, onderdruk, type Masker, type Rooster } from './onderdrukking';

const toon = (rooster: Rooster): (number | null)[][] => {
  const masker = onderdruk(rooster);
  return metTotalen(rooster).map((rij, i) => rij.map((aantal, j) => (masker[i]?.[j] ? null : aantal)));
};

/** Every table of counts that differs by at most one per cell and could have been the real one: same where shown, at least one where withheld. */
const mogelijk = (rooster: Rooster, masker: Masker): Rooster[] => {
  const cellen = rooster.flatMap((rij, i) => rij.map((_, j) => [i, j] as const)).filter(([i, j]) => masker[i]?.[j]);
  const past = (kandidaat: Rooster): boolean =>
    metTotalen(kandidaat).every((rij, i) => rij.every((aantal, j) => (masker[i]?.[j] ? aantal >= 1 : aantal === metTotalen(rooster)[i]?.[j])));
  return Array.from({ length: 3 ** cellen.length }, (_, nummer) => {
    const kandidaat = rooster.map((rij) => [...rij]);
    cellen.forEach(([i, j], plaats) => (kandidaat[i]![j]! += (Math.floor(nummer / 3 ** plaats) % 3) - 1));
    return kandidaat;
  }).filter(past);
};

/** The withheld cells that are the same in all of those: whoever reads the table could compute them. */
const berekenbaar = (rooster: Rooster): string[] => {
  const masker = onderdruk(rooster);
  const tabellen = mogelijk(rooster, masker).map(metTotalen);
  return masker.flatMap((rij, i) => rij.flatMap((dicht, j) => (dicht && new Set(tabellen.map((tabel) => tabel[i]?.[j])).size < 2 ? [`${i},${j}`] : [])));
};

const tabel = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rijen, kolommen]) => fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 60 })), { minLength: kolommen, maxLength: kolommen }), { minLength: rijen, maxLength: rijen }));

describe('small counts in a table with totals', () => {
  it('never follow from what is shown, and neither does anything else that is withheld', () => {
    fc.assert(fc.property(tabel, (rooster) => expect(berekenbaar(rooster)).toEqual([])), { numRuns: 150 });
  }, 60_000);

  it('are withheld from 1 to 4, as a cell and as a total; none and five are shown', () => {
    fc.assert(
      fc.property(tabel, (rooster) => {
        const getoond = toon(rooster).flat();
        expect(getoond.filter((aantal) => aantal !== null && aantal > 0 && aantal < 5)).toEqual([]);
        if (metTotalen(rooster).flat().every((aantal) => aantal === 0 || aantal >= 5)) expect(getoond).not.toContain(null);
      }),
    );
  });

  it('take another of their row and column along, and leave the totals where that is enough', () => {
    expect(toon([[3, 20], [30, 40]])).toEqual([[null, null, 23], [null, null, 70], [33, 60, 93]]);
  });

  it('take their totals along where they stand alone', () => {
    expect(toon([[3]])).toEqual([[null, null], [null, null]]);
    expect(toon([[3, 0], [0, 9]])).toEqual([[null, 0, null], [0, 9, 9], [null, 9, null]]);
  });

  it('are safe with company that is as small: two of one beside a total of two are known', () => {
    const [rij] = toon([[1, 1], [50, 60]]);
    expect(rij).toEqual([null, null, null]);
  });

  it('of an empty report are none', () => expect(onderdruk([])).toEqual([[]]));
});
