import { alleenGemeente, alleenSamen, maakTabel, type Aantal } from './tabel';

const GEMEENTEN = ['NEDER_BETUWE', 'TIEL'];
const naar4 = { richting: 'KP3_NAAR_KP4' };
const naar3 = { richting: 'KP4_NAAR_KP3' };
const geteld: readonly Aantal[] = [
  { gemeente: 'TIEL', kwartaal: 1, kenmerken: naar4, aantal: 20 },
  { gemeente: 'NEDER_BETUWE', kwartaal: 1, kenmerken: naar4, aantal: 3 },
  { gemeente: 'TIEL', kwartaal: 1, kenmerken: naar3, aantal: 40 },
  { gemeente: 'NEDER_BETUWE', kwartaal: 1, kenmerken: naar3, aantal: 30 },
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
    const alles = maakTabel([...geteld, { gemeente: 'TIEL', kwartaal: 1, kenmerken: { richting: 'ANDERS' }, aantal: 9 }], GEMEENTEN, 'EIGEN');
    expect(alleenGemeente(alles, 'NEDER_BETUWE').regels.map(({ kenmerken }) => kenmerken)).toEqual([naar4, naar3]);
  });

  it('of a quarter has what was counted in it, and of the year all of it', () => {
    const later: readonly Aantal[] = [...geteld, { gemeente: 'TIEL', kwartaal: 3, kenmerken: naar3, aantal: 7 }];
    expect(maakTabel(later, GEMEENTEN, 'EIGEN', 3)).toEqual({ gemeenten: GEMEENTEN, regels: [{ kenmerken: naar3, aantallen: { NEDER_BETUWE: 0, TIEL: 7 }, totaal: 7 }], totalen: { NEDER_BETUWE: 0, TIEL: 7 }, totaal: 7 });
    expect(maakTabel(later, GEMEENTEN, 'EIGEN')).toMatchObject({ totalen: { NEDER_BETUWE: 33, TIEL: 67 }, totaal: 100 });
    expect(maakTabel(later, GEMEENTEN, 'EIGEN', 2)).toMatchObject({ regels: [], totaal: 0 });
  });

  it('of the year withholds what a quarter of it withholds and another does not: it would follow from the rest', () => {
    const later: readonly Aantal[] = [...geteld, ...GEMEENTEN.flatMap((gemeente) => [naar3, naar4].map((kenmerken): Aantal => ({ gemeente, kwartaal: 2, kenmerken, aantal: 50 })))];
    expect(maakTabel(later, GEMEENTEN, 'REGIO', 2).regels.map(({ aantallen }) => aantallen)).toEqual([{ NEDER_BETUWE: 50, TIEL: 50 }, { NEDER_BETUWE: 50, TIEL: 50 }]);
    expect(maakTabel(later, GEMEENTEN, 'REGIO').regels.map(({ aantallen }) => aantallen)).toEqual([{ NEDER_BETUWE: null, TIEL: 70 }, { NEDER_BETUWE: null, TIEL: 90 }]);
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
