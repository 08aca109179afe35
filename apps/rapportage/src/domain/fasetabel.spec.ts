import { NEDER_BETUWE_2025 } from '../testing/fasetabel';
import { keurFasetabel, laagsteFase } from './fasetabel';

const { regels, totalen } = NEDER_BETUWE_2025;

describe('a table of benefits per fase', () => {
  it('of Neder-Betuwe on 1 January 2025 adds up, and a quarter is in fase 4 (S-24)', () => {
    expect(keurFasetabel(NEDER_BETUWE_2025)).toBeNull();
    expect(laagsteFase(NEDER_BETUWE_2025)).toEqual({ fase: 'FASE_4', procent: '24.8' });
  });

  it.each([
    ['a total of all that is one too many', { totalen: { ...totalen, totaal: 247 } }, 'totalen.totaal moet 246 zijn'],
    ['a column that is not its sum', { totalen: { ...totalen, ioaw: 12 } }, 'totalen.ioaw moet 11 zijn'],
    ['a row that is not its sum', { regels: regels.map((regel) => (regel.fase === 'FASE_2' ? { ...regel, totaal: 23 } : regel)) }, 'FASE_2.totaal moet 22 zijn; totalen.totaal moet 247 zijn'],
  ])('is refused for %s, with what it should be', (_wat, anders, toelichting) => {
    expect(keurFasetabel({ ...NEDER_BETUWE_2025, ...anders })).toEqual({ code: 'TOTALEN_KLOPPEN_NIET', toelichting });
  });

  it('names a fase once', () => {
    expect(keurFasetabel({ ...NEDER_BETUWE_2025, regels: [...regels, ...regels.slice(0, 1)] })).toMatchObject({ code: 'VOORWAARDE_NIET_VERVULD' });
  });

  it('without anybody in it has no share', () => {
    const geen = { pwet: 0, ioaw: 0, ioaz: 0, bbz: 0, totaal: 0 };
    expect(laagsteFase({ regels: [{ fase: 'FASE_4', ...geen }], totalen: geen })).toBeNull();
  });
});
