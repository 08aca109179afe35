import { NEDER_BETUWE_2025 } from '../testing/fasetabel';
import { maakFaserapport } from './faserapport';

it('the table of benefits is whole for the gemeente itself', () => {
  expect(maakFaserapport(NEDER_BETUWE_2025, 'EIGEN')).toEqual({ ...NEDER_BETUWE_2025, laagsteFase: { fase: 'FASE_4', procent: '24.8' } });
});

it('from outside its small counts are not shown, and the share of fase 4 is, beside its definition', () => {
  const rapport = maakFaserapport(NEDER_BETUWE_2025, 'REGIO');
  const cellen = [...rapport.regels, rapport.totalen].flatMap(({ pwet, ioaw, ioaz, bbz, totaal }) => [pwet, ioaw, ioaz, bbz, totaal]);
  expect(cellen.filter((aantal) => aantal !== null && aantal > 0 && aantal < 5)).toEqual([]);
  expect(rapport.regels.slice(2).map(({ totaal }) => totaal)).toEqual([157, 61]);
  expect(rapport.totalen.totaal).toBe(246);
  expect(rapport).toMatchObject({ definitie: 'FASEN_BUREN', ontheven: 100, laagsteFase: { fase: 'FASE_4', procent: '24.8' } });
  expect([rapport.totalen.ioaz, rapport.totalen.bbz]).toEqual([null, null]);
});

it('a share is not given where what it is a share of is not shown', () => {
  const klein = { pwet: 3, ioaw: 0, ioaz: 0, bbz: 0, totaal: 3 };
  expect(maakFaserapport({ ...NEDER_BETUWE_2025, regels: [{ fase: 'FASE_4', ...klein }], totalen: klein, ontheven: 2 }, 'REGIO')).toMatchObject({ ontheven: null, laagsteFase: null });
});
