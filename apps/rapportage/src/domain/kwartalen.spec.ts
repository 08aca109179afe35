import fc from 'fast-check';
import { onderdrukJaar, onderdrukMaand, opgeteld } from './kwartalen';
import { metTotalen, type Masker, type Rooster } from './onderdrukking';

/** Quarters, of which each is the months that were given and the rest. */
type Jaar = readonly (readonly Rooster[])[];
type Getallen = readonly (readonly number[])[];
/** A table with its totals, and how it is published: null where withheld. The rest of a quarter is not published, and follows from what is. */
type Gegeven = { readonly echt: Getallen; readonly publiek: readonly (readonly (number | null)[])[] | undefined };

const heel = (jaar: Jaar): Rooster => opgeteld(jaar.map(opgeteld));
const toon = (rooster: Rooster, masker: Masker | undefined): Gegeven => ({ echt: metTotalen(rooster), publiek: masker && metTotalen(rooster).map((rij, i) => rij.map((aantal, j) => (masker[i]?.[j] ? null : aantal))) });

/** Per quarter its parts and itself, and the year. `rest`: the last part of each quarter is what was not given. */
const gegevens = (jaar: Jaar, rest: boolean): { readonly kwartalen: { readonly delen: Gegeven[]; readonly zelf: Gegeven }[]; readonly jaar: Gegeven } => {
  const maskers = onderdrukJaar(jaar);
  const kwartalen = jaar.map((delen, k) => ({
    delen: delen.map((deel, plaats) => toon(deel, rest && plaats === delen.length - 1 ? undefined : onderdrukMaand(deel))),
    zelf: toon(opgeteld(delen), maskers.kwartalen[k]),
  }));
  return { kwartalen, jaar: toon(heel(jaar), maskers.jaar) };
};

/** The same where shown, at least one where withheld. */
const past = (tabel: Getallen, { publiek }: Gegeven): boolean => !publiek || tabel.every((rij, i) => rij.every((aantal, j) => (publiek[i]?.[j] === null ? aantal >= 1 : aantal === publiek[i]?.[j])));

const product = <T>(lijsten: readonly (readonly T[])[]): T[][] => lijsten.reduce<T[][]>((zover, lijst) => zover.flatMap((begin) => lijst.map((een) => [...begin, een])), [[]]);

/** Every table that differs by at most one per cell and fits how this one was published. */
const varianten = (rooster: Rooster, gegeven: Gegeven): Rooster[] => {
  const rijen = rooster.map((rij, i) => product(rij.map((aantal, j) => (gegeven.publiek && gegeven.publiek[i]?.[j] !== null ? [aantal] : [aantal - 1, aantal, aantal + 1].filter((een) => een >= 0)))));
  return product(rijen).filter((een) => past(metTotalen(een), gegeven));
};

const TABELLEN = (jaar: Jaar): Getallen[] => [...jaar.flatMap((delen) => [...delen, opgeteld(delen)]), heel(jaar)].map(metTotalen);

/** All tables of every year that differs by at most one per cell and fits everything that is published. */
const mogelijk = (jaar: Jaar, rest: boolean): Getallen[][] => {
  const alles = gegevens(jaar, rest);
  const perKwartaal = jaar.map((delen, k) => {
    const { delen: gegeven, zelf } = alles.kwartalen[k]!;
    return product(delen.map((deel, plaats) => varianten(deel, gegeven[plaats]!))).filter((een) => past(metTotalen(opgeteld(een)), zelf));
  });
  return product<readonly Rooster[]>(perKwartaal).filter((een) => past(metTotalen(heel(een)), alles.jaar)).map(TABELLEN);
};
const gepubliceerd = (jaar: Jaar, rest: boolean): Gegeven[] => {
  const alles = gegevens(jaar, rest);
  return [...alles.kwartalen.flatMap(({ delen, zelf }) => [...delen, zelf]), alles.jaar];
};

const isKlein = (aantal: number): boolean => aantal > 0 && aantal < 5;
const vast = (tabellen: readonly Getallen[][], t: number, i: number, j: number): boolean => new Set(tabellen.map((een) => een[t]?.[i]?.[j])).size < 2;

/** What is withheld, or small and not published, and the same in all of those: whoever lays everything side by side could compute it. */
const berekenbaar = (jaar: Jaar, rest: boolean): string[] => {
  const tabellen = mogelijk(jaar, rest);
  return gepubliceerd(jaar, rest).flatMap(({ echt, publiek }, t) =>
    echt.flatMap((rij, i) => rij.flatMap((aantal, j) => ((publiek ? publiek[i]?.[j] === null : isKlein(aantal)) && vast(tabellen, t, i, j) ? [`${t},${i},${j}`] : []))),
  );
};

/** Small counts of another that are the same in all of those in which one column is as it is: whoever has that column could compute them. */
const berekenbaarVoor = (jaar: Jaar, rest: boolean, eigen: number): string[] => {
  const echt = TABELLEN(jaar);
  const tabellen = mogelijk(jaar, rest).filter((een) => een.every((tabel, t) => tabel.every((rij, i) => rij[eigen] === echt[t]?.[i]?.[eigen])));
  return echt.flatMap((tabel, t) => tabel.flatMap((rij, i) => rij.slice(0, -1).flatMap((aantal, j) => (j !== eigen && isKlein(aantal) && vast(tabellen, t, i, j) ? [`${t},${i},${j}`] : []))));
};

const aantal = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 40 }));
const precies = <T>(een: fc.Arbitrary<T>, lengte: number): fc.Arbitrary<T[]> => fc.array(een, { minLength: lengte, maxLength: lengte });
const roosterVan = (rijen: number, kolommen: number): fc.Arbitrary<number[][]> => precies(precies(aantal, kolommen), rijen);
const kwartalenVan = (kwartalen: number, rijen: number, kolommen: number): fc.Arbitrary<number[][][]> => precies(roosterVan(rijen, kolommen), kwartalen);
const jaarVan = (delen: readonly number[], rijen: number, kolommen: number): fc.Arbitrary<number[][][][]> => fc.tuple(...delen.map((hoeveel) => precies(roosterVan(rijen, kolommen), hoeveel)));
/** No month was given. */
const zonderMaanden = (roosters: readonly Rooster[]): Jaar => roosters.map((rooster) => [rooster]);
const publiekVan = (roosters: readonly Rooster[]): Gegeven['publiek'][] => {
  const { kwartalen, jaar } = gegevens(zonderMaanden(roosters), true);
  return [...kwartalen.map(({ zelf }) => zelf.publiek), jaar.publiek];
};

describe('the quarters of a year beside that year', () => {
  it.each([[2, 2, 2], [4, 1, 2], [3, 2, 1], [4, 2, 1], [2, 1, 3]])('never give back what is withheld: %i quarters of %i by %i', (kwartalen, rijen, kolommen) => {
    fc.assert(fc.property(kwartalenVan(kwartalen, rijen, kolommen), (roosters) => expect(berekenbaar(zonderMaanden(roosters), true)).toEqual([])), { numRuns: 60 });
  }, 120_000);

  it.each([[2, 2, 2], [4, 1, 2], [1, 2, 3], [2, 1, 3]])('nor to a gemeente that knows its own counts: %i quarters of %i by %i', (kwartalen, rijen, kolommen) => {
    fc.assert(fc.property(kwartalenVan(kwartalen, rijen, kolommen), fc.integer({ min: 0, max: kolommen - 1 }), (roosters, eigen) => expect(berekenbaarVoor(zonderMaanden(roosters), true, eigen)).toEqual([])), { numRuns: 60 });
  }, 120_000);

  it('show no count of 1 to 4, of a quarter or of the year', () => {
    fc.assert(fc.property(kwartalenVan(4, 3, 2), (roosters) => expect(publiekVan(roosters).flat(2).filter((een) => typeof een === 'number' && isKlein(een))).toEqual([])));
  });

  it('of which each is withheld by itself: the next quarter changes nothing of what was given before', () => {
    fc.assert(fc.property(kwartalenVan(4, 2, 2), (roosters) => expect(publiekVan(roosters).slice(0, 3)).toEqual(publiekVan(roosters.slice(0, 3)).slice(0, 3))));
  });

  it('hide the year where one quarter alone is small, and show it where two are', () => {
    const groot = [[20, 30], [40, 50]];
    const klein = [[3, 30], [40, 50]];
    const jaar = (roosters: readonly Rooster[]): unknown => publiekVan(roosters).at(-1);
    expect(jaar([groot, klein, groot, groot])).toEqual([[null, 120, null], [null, 200, null], [223, 320, 543]]);
    expect(jaar([klein, klein, groot, groot])).toEqual([[46, 120, 166], [160, 200, 360], [206, 320, 526]]);
  });
});

describe('the months that were given, beside their quarter and the year (R-154)', () => {
  const vormen: [string, number[], boolean, number, number][] = [
    ['one month of one quarter', [2, 1], true, 2, 2],
    ['two months of one quarter', [3], true, 2, 2],
    ['two months of one quarter, beside another', [3, 1], true, 1, 2],
    ['one month of each of two quarters', [2, 2], true, 1, 2],
    ['all months of one quarter', [3], false, 2, 2],
    ['all months of two quarters', [3, 3], false, 2, 1],
    ['one month, of three gemeenten', [2, 1], true, 1, 3],
    ['one month, of four quarters', [2, 1, 1, 1], true, 2, 1],
  ];

  it.each(vormen)('never give back what is withheld, nor the rest of a quarter that is small: %s', (_naam, delen, rest, rijen, kolommen) => {
    fc.assert(fc.property(jaarVan(delen, rijen, kolommen), (jaar) => expect(berekenbaar(jaar, rest)).toEqual([])), { numRuns: 60 });
  }, 120_000);

  it.each(vormen)('nor to a gemeente that knows its own counts: %s', (_naam, delen, rest, rijen, kolommen) => {
    fc.assert(fc.property(jaarVan(delen, rijen, kolommen), fc.integer({ min: 0, max: kolommen - 1 }), (jaar, eigen) => expect(berekenbaarVoor(jaar, rest, eigen)).toEqual([])), { numRuns: 60 });
  }, 120_000);

  it('show no count of 1 to 4, of a month, a quarter or the year', () => {
    fc.assert(fc.property(jaarVan([3, 2, 1, 1], 3, 2), (jaar) => expect(gepubliceerd(jaar, true).flatMap(({ publiek }) => publiek ?? []).flat().filter((een) => typeof een === 'number' && isKlein(een))).toEqual([])));
  });

  it('leave a quarter of which no month was given as it is, whatever was given of another', () => {
    fc.assert(fc.property(jaarVan([3, 1, 1], 2, 2), (jaar) => expect(onderdrukJaar(jaar).kwartalen.slice(1)).toEqual(jaar.slice(1).map(([kwartaal]) => onderdrukMaand(kwartaal ?? [])))));
  });

  it('hide of the quarter, and of the year, what one of them alone withholds: it would follow from the rest', () => {
    const maand = [[3, 30], [40, 50]];
    const rest = [[20, 30], [40, 50]];
    const { kwartalen, jaar } = gegevens([[maand, rest], [rest]], true);
    expect(kwartalen[0]?.zelf.publiek).toEqual([[null, 60, null], [null, 100, null], [103, 160, 263]]);
    expect(jaar.publiek).toEqual([[null, 90, null], [null, 150, null], [163, 240, 403]]);
  });

  it('hide of the quarter what is small in it too, though its parts could set it off', () => {
    const deel = [[2, 30], [40, 50]];
    const { kwartalen, jaar } = gegevens([[deel, deel], [[[0, 30], [40, 50]]]], true);
    expect([kwartalen[0]?.zelf.publiek?.[0]?.[0], jaar.publiek?.[0]?.[0]]).toEqual([null, null]);
  });

  it('hide of the quarter what would give back a small rest of it, where the month itself shows all', () => {
    const { kwartalen } = gegevens([[[[20, 30], [40, 50]], [[3, 30], [40, 50]]]], true);
    expect(kwartalen[0]?.delen[0]?.publiek).toEqual([[20, 30, 50], [40, 50, 90], [60, 80, 140]]);
    expect(kwartalen[0]?.zelf.publiek).toEqual([[null, 60, null], [null, 100, null], [103, 160, 263]]);
  });
});
