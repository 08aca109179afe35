import { dag } from '#shared/kernel/datum';
import { isVoorbij, laatsteDagVan, leesPeriode } from './periode';

describe('the period of a report', () => {
  it.each([['2025', '2025-12-31'], ['2025-Q1', '2025-03-31'], ['2025-Q2', '2025-06-30'], ['2024-Q4', '2024-12-31']])('%s ends on %s, and is over the day after', (tekst, laatste) => {
    const periode = leesPeriode(tekst);
    expect(laatsteDagVan(periode)).toBe(laatste);
    expect(isVoorbij(periode, dag(laatste))).toBe(false);
  });

  it('is over from the day after its last', () => expect(isVoorbij(leesPeriode('2025-Q3'), dag('2025-10-01'))).toBe(true));
  it.each(['2025-Q5', '25', '2025-10', ''])('is never %j', (tekst) => expect(() => leesPeriode(tekst)).toThrow());
});
