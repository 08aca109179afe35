import { dag } from '#shared/kernel/datum';
import { isVoorbij, laatsteDagVan, leesPeriode, maandenUit, rondom } from './periode';

describe('the period of a report', () => {
  it.each([['2025', '2025-12-31'], ['2025-Q1', '2025-03-31'], ['2025-Q2', '2025-06-30'], ['2024-Q4', '2024-12-31'], ['2025-08', '2025-08-31'], ['2024-02', '2024-02-29'], ['2025-12', '2025-12-31']])('%s ends on %s, and is over the day after', (tekst, laatste) => {
    const periode = leesPeriode(tekst);
    expect(laatsteDagVan(periode)).toBe(laatste);
    expect(isVoorbij(periode, dag(laatste))).toBe(false);
  });

  it('is over from the day after its last', () => expect(isVoorbij(leesPeriode('2025-Q3'), dag('2025-10-01'))).toBe(true));
  it.each(['2025-Q5', '25', '2025-13', '2025-00', '2025-8', '2025-Q3-08', ''])('is never %j', (tekst) => expect(() => leesPeriode(tekst)).toThrow());

  it('of a month is in that of its quarter and its year', () => {
    expect(['2025-01', '2025-03', '2025-04', '2025-12'].map((een) => rondom(leesPeriode(een)))).toEqual([['2025-Q1', '2025'], ['2025-Q1', '2025'], ['2025-Q2', '2025'], ['2025-Q4', '2025']]);
    expect(['2025-Q1', '2025'].flatMap((een) => rondom(leesPeriode(een)))).toEqual([]);
    expect(maandenUit(['2025', '2025-02', '2025-Q1', '2025-11'])).toEqual([2, 11]);
  });
});
