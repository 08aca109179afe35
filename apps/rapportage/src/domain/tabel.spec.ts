import { alleenGemeente, maakTabel, samengeteld, type Aantal } from './tabel';

const GEMEENTEN = ['NEDER_BETUWE', 'TIEL'];
const naar4 = { richting: 'KP3_NAAR_KP4' };
const naar3 = { richting: 'KP4_NAAR_KP3' };
const geteld: readonly Aantal[] = [
  { gemeente: 'TIEL', kenmerken: naar4, aantal: 20 },
  { gemeente: 'NEDER_BETUWE', kenmerken: naar4, aantal: 3 },
  { gemeente: 'TIEL', kenmerken: naar3, aantal: 40 },
  { gemeente: 'NEDER_BETUWE', kenmerken: naar3, aantal: 30 },
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
      regels: [{ aantallen: { NEDER_BETUWE: null, TIEL: null }, totaal: 23 }, { aantallen: { NEDER_BETUWE: null, TIEL: null }, totaal: 70 }],
      totalen: { NEDER_BETUWE: 33, TIEL: 60 },
    });
  });

  it('of one gemeente is a part of that same table: asking for each apart shows nothing more than asking for all', () => {
    const alles = maakTabel(geteld, GEMEENTEN, 'REGIO');
    for (const gemeente of GEMEENTEN) {
      const deel = alleenGemeente(alles, gemeente);
      expect(deel.regels.map(({ aantallen }) => aantallen[gemeente])).toEqual(alles.regels.map(({ aantallen }) => aantallen[gemeente]));
      expect(deel.regels.map(({ totaal }) => totaal)).toEqual([null, null]);
      expect(deel.totaal).toBe(alles.totalen[gemeente]);
    }
  });

  it('leaves out of one gemeente what never happened there', () => {
    const alles = maakTabel([...geteld, { gemeente: 'TIEL', kenmerken: { richting: 'ANDERS' }, aantal: 9 }], GEMEENTEN, 'EIGEN');
    expect(alleenGemeente(alles, 'NEDER_BETUWE').regels.map(({ kenmerken }) => kenmerken)).toEqual([naar4, naar3]);
  });

  it('of nothing is empty, with totals of none', () => expect(maakTabel([], GEMEENTEN, 'REGIO')).toEqual({ gemeenten: GEMEENTEN, regels: [], totalen: { NEDER_BETUWE: 0, TIEL: 0 }, totaal: 0 }));

  it('of the region as a whole adds the gemeenten up before anything is withheld', () => {
    expect(maakTabel(samengeteld(geteld, 'REGIO'), ['REGIO'], 'REGIO')).toMatchObject({ regels: [{ kenmerken: naar4, totaal: 23 }, { kenmerken: naar3, totaal: 70 }], totaal: 93 });
  });
});
