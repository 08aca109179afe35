import { alleenGemeente, alleenGroep, alleenSamen, HEEL_JAAR, maakTabel, type Aantal, type Uitsnede } from './tabel';

const kwartaal = (een: Uitsnede['kwartaal'], gegeven: Uitsnede['gegeven'] = []): Uitsnede => ({ ...HEEL_JAAR, kwartaal: een, gegeven });
const GEMEENTEN = ['NEDER_BETUWE', 'TIEL'];
const naar4 = { richting: 'KP3_NAAR_KP4' };
const naar3 = { richting: 'KP4_NAAR_KP3' };
const geteld: readonly Aantal[] = [
  { gemeente: 'TIEL', maand: 2, kenmerken: naar4, aantal: 20 },
  { gemeente: 'NEDER_BETUWE', maand: 2, kenmerken: naar4, aantal: 3 },
  { gemeente: 'TIEL', maand: 2, kenmerken: naar3, aantal: 40 },
  { gemeente: 'NEDER_BETUWE', maand: 2, kenmerken: naar3, aantal: 30 },
];

describe('a table of counts', () => {
  it('has a column per gemeente, and totals', () => {
    expect(maakTabel(geteld, GEMEENTEN, 'EIGEN')).toEqual({
      gemeenten: GEMEENTEN,
      regels: [
        { kenmerken: naar4, aantallen: { NEDER_BETUWE: 3, TIEL: 20 }, totaal: 23 },
        { kenmerken: naar3, aantallen: { NEDER_BETUWE: 30, TIEL: 40 }, totaal: 70 },
      ],
      totalen: { NEDER_BETUWE: 33, TIEL: 60 },
      totaal: 93,
    });
  });

  it('read from outside has no small count, and none that gives it back', () => {
    expect(maakTabel(geteld, GEMEENTEN, 'REGIO')).toMatchObject({
      regels: [{ aantallen: { NEDER_BETUWE: null, TIEL: 20 }, totaal: null }, { aantallen: { NEDER_BETUWE: null, TIEL: 40 }, totaal: null }],
      totalen: { NEDER_BETUWE: 33, TIEL: 60 },
    });
  });

  it('of one gemeente is a part of that same table: asking for each apart shows nothing more than asking for all', () => {
    const alles = maakTabel(geteld, GEMEENTEN, 'REGIO');
    for (const gemeente of GEMEENTEN) {
      const deel = alleenGemeente(alles, gemeente);
      expect(deel.regels.map(({ aantallen }) => aantallen[gemeente])).toEqual(alles.regels.map(({ aantallen }) => aantallen[gemeente]));
      expect(deel.regels.map(({ totaal }) => totaal)).toEqual(gemeente === 'TIEL' ? [20, 40] : [null, null]);
      expect(deel.totaal).toBe(alles.totalen[gemeente]);
    }
  });

  it('leaves out of one gemeente what never happened there', () => {
    const alles = maakTabel([...geteld, { gemeente: 'TIEL', maand: 2, kenmerken: { richting: 'ANDERS' }, aantal: 9 }], GEMEENTEN, 'EIGEN');
    expect(alleenGemeente(alles, 'NEDER_BETUWE').regels.map(({ kenmerken }) => kenmerken)).toEqual([naar4, naar3]);
  });

  it('of a quarter has what was counted in it, and of the year all of it', () => {
    const later: readonly Aantal[] = [...geteld, { gemeente: 'TIEL', maand: 8, kenmerken: naar3, aantal: 7 }];
    expect(maakTabel(later, GEMEENTEN, 'EIGEN', kwartaal(3))).toEqual({ gemeenten: GEMEENTEN, regels: [{ kenmerken: naar3, aantallen: { NEDER_BETUWE: 0, TIEL: 7 }, totaal: 7 }], totalen: { NEDER_BETUWE: 0, TIEL: 7 }, totaal: 7 });
    expect(maakTabel(later, GEMEENTEN, 'EIGEN')).toMatchObject({ totalen: { NEDER_BETUWE: 33, TIEL: 67 }, totaal: 100 });
    expect(maakTabel(later, GEMEENTEN, 'EIGEN', kwartaal(2))).toMatchObject({ regels: [], totaal: 0 });
  });

  it('of the year withholds what a quarter of it withholds and another does not: it would follow from the rest', () => {
    const later: readonly Aantal[] = [...geteld, ...GEMEENTEN.flatMap((gemeente) => [naar3, naar4].map((kenmerken): Aantal => ({ gemeente, maand: 5, kenmerken, aantal: 50 })))];
    expect(maakTabel(later, GEMEENTEN, 'REGIO', kwartaal(2)).regels.map(({ aantallen }) => aantallen)).toEqual([{ NEDER_BETUWE: 50, TIEL: 50 }, { NEDER_BETUWE: 50, TIEL: 50 }]);
    expect(maakTabel(later, GEMEENTEN, 'REGIO').regels.map(({ aantallen }) => aantallen)).toEqual([{ NEDER_BETUWE: null, TIEL: 70 }, { NEDER_BETUWE: null, TIEL: 90 }]);
  });

  it('of a month has what was counted in it, whatever was given before (R-154)', () => {
    const later: readonly Aantal[] = [...geteld, { gemeente: 'TIEL', maand: 3, kenmerken: naar3, aantal: 7 }];
    const maart = { kwartaal: 1, maand: 3, gegeven: [2] } as const;
    expect(maakTabel(later, GEMEENTEN, 'REGIO', maart)).toEqual({ gemeenten: GEMEENTEN, regels: [{ kenmerken: naar3, aantallen: { NEDER_BETUWE: 0, TIEL: 7 }, totaal: 7 }], totalen: { NEDER_BETUWE: 0, TIEL: 7 }, totaal: 7 });
    expect(maakTabel(geteld, GEMEENTEN, 'REGIO', { ...maart, maand: 2 }).regels.map(({ aantallen }) => aantallen)).toEqual([{ NEDER_BETUWE: null, TIEL: 20 }, { NEDER_BETUWE: null, TIEL: 40 }]);
  });

  it('of a quarter withholds what a month of it that was given withholds and the rest of it does not, and so does the year', () => {
    const groot = (maand: 1 | 5): Aantal[] => GEMEENTEN.flatMap((gemeente) => [naar3, naar4].map((kenmerken): Aantal => ({ gemeente, maand, kenmerken, aantal: 50 })));
    const getoond = (gegeven: Uitsnede['gegeven'], een: 1 | null): unknown => maakTabel([...geteld, ...groot(1), ...groot(5)], GEMEENTEN, 'REGIO', kwartaal(een, gegeven)).regels.map(({ aantallen }) => aantallen['NEDER_BETUWE']);
    expect([getoond([], 1), getoond([], null)]).toEqual([[53, 80], [103, 130]]);
    expect([getoond([2], 1), getoond([2], null)]).toEqual([[null, null], [null, null]]);
    // The rest, January and March, follows from the quarter beside February.
    expect(getoond([1], 1)).toEqual([null, null]);
    expect(getoond([3], 1)).toEqual([53, 80]);
  });

  it('of some gemeenten together is the sum of what is shown of each, and not shown where one of them is not (R-186)', () => {
    const drie = [...GEMEENTEN, 'BUREN'];
    const alles = maakTabel([...geteld, ...[naar3, naar4].map((kenmerken): Aantal => ({ gemeente: 'BUREN', maand: 1, kenmerken, aantal: 50 }))], drie, 'REGIO');
    const groep = alleenGroep(alles, ['TIEL', 'BUREN'], 'PROEF');
    expect(groep.gemeenten).toEqual(['PROEF']);
    for (const [plaats, { aantallen }] of alles.regels.entries()) {
      const delen = [aantallen['TIEL'] ?? null, aantallen['BUREN'] ?? null];
      const som = delen.includes(null) ? null : Number(delen[0]) + Number(delen[1]);
      expect(groep.regels[plaats]).toEqual({ kenmerken: alles.regels[plaats]?.kenmerken, aantallen: { PROEF: som }, totaal: som });
    }
    expect(alleenGroep(alles, ['TIEL', 'NEDER_BETUWE'], 'PROEF').regels.find(({ kenmerken }) => kenmerken['richting'] === 'KP3_NAAR_KP4')?.totaal).toBeNull();
    expect(alleenGroep(maakTabel(geteld, GEMEENTEN, 'EIGEN'), GEMEENTEN, 'PROEF')).toMatchObject({ regels: [{ totaal: 23 }, { totaal: 70 }], totaal: 93 });
  });

  it('of nothing is empty, with totals of none', () => expect(maakTabel([], GEMEENTEN, 'REGIO')).toEqual({ gemeenten: GEMEENTEN, regels: [], totalen: { NEDER_BETUWE: 0, TIEL: 0 }, totaal: 0 }));

  it('of the region as a whole shows of each row its total, where that gives no gemeente its neighbour', () => {
    expect(alleenSamen(maakTabel(geteld, GEMEENTEN, 'REGIO'), 'REGIO')).toEqual({
      gemeenten: ['REGIO'],
      regels: [{ kenmerken: naar4, aantallen: { REGIO: null }, totaal: null }, { kenmerken: naar3, aantallen: { REGIO: null }, totaal: null }],
      totalen: { REGIO: 93 },
      totaal: 93,
    });
  });
});
