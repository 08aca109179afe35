import fc from 'fast-check';
import { dag, plusDagen } from '#shared/kernel/datum';
import { isWerkdag, plusWerkdagen } from './werkdagen';

describe('a working day', () => {
  it.each([
    ['2025-10-04', 'Saturday'],
    ['2025-10-05', 'Sunday'],
    ['2025-01-01', 'New Year'],
    ['2025-04-18', 'Good Friday'],
    ['2025-04-21', 'Easter Monday'],
    ['2026-04-27', 'King’s Day'],
    ['2025-05-05', 'Liberation Day'],
    ['2025-05-29', 'Ascension Day'],
    ['2025-06-09', 'Whit Monday'],
    ['2025-12-25', 'Christmas'],
    ['2025-12-26', 'Boxing Day'],
  ])('is not %s, %s', (datum) => expect(isWerkdag(dag(datum))).toBe(false));
  it.each(['2025-10-06', '2025-12-05', '2025-12-24', '2025-12-31', '2025-04-28'])('is %s', (datum) => expect(isWerkdag(dag(datum))).toBe(true));
});

describe('counting working days', () => {
  it.each([
    ['2025-10-06', 10, '2025-10-20'],
    ['2025-10-03', 1, '2025-10-06'],
    ['2025-10-04', 1, '2025-10-06'],
    ['2025-12-24', 1, '2025-12-29'],
    ['2025-04-17', 1, '2025-04-22'],
    ['2025-10-06', 0, '2025-10-06'],
  ])('from %s on by %i gives %s', (van, aantal, tot) => expect(plusWerkdagen(dag(van), aantal)).toBe(tot));
  it('passes exactly that many working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 30 }), (verschil, aantal) => {
        const van = plusDagen(dag('2023-01-01'), verschil);
        const tot = plusWerkdagen(van, aantal);
        let geteld = 0;
        for (let d = plusDagen(van, 1); d <= tot; d = plusDagen(d, 1)) if (isWerkdag(d)) geteld += 1;
        expect([geteld, isWerkdag(tot)]).toEqual([aantal, true]);
      }),
    );
  });
});
