import { join } from 'node:path';
import { dag, plusDagen } from '#shared/kernel/datum';
import { ConfiguratieFout } from './bestand';
import { duurInWoorden, grensdag, laadBewaartermijnen, laatsteBewaardag, laatsteDagMet, maakBewaartermijnen } from './bewaartermijnen';

const termijnen = laadBewaartermijnen(join(process.cwd(), 'config'));

describe('a term', () => {
  it.each([
    ['thirty days: the thirtieth day still counts', { dagen: 30 }, '2025-01-10', '2025-02-09'],
    ['thirty days over the change to summer time', { dagen: 30 }, '2025-03-15', '2025-04-14'],
    ['thirty days over the change to winter time', { dagen: 30 }, '2025-10-20', '2025-11-19'],
    ['thirteen weeks', { weken: 13 }, '2025-10-01', '2025-12-31'],
    ['five years', { jaren: 5 }, '2025-03-01', '2030-03-01'],
    ['two years after a leap day', { jaren: 2 }, '2024-02-29', '2026-02-28'],
  ])('of %s', (_, duur, gebeurtenis, laatste) => {
    expect(laatsteBewaardag(dag(gebeurtenis), duur)).toBe(laatste);
  });

  it('is not past on its last day, and past on the next', () => {
    expect(grensdag({ dagen: 30 }, dag('2025-02-09'))).toBe('2025-01-09');
    expect(grensdag({ dagen: 30 }, dag('2025-02-10'))).toBe('2025-01-10');
  });

  it.each([{ dagen: 0 }, { dagen: 30 }, { weken: 13 }, { jaren: 2 }, { jaren: 5 }])('%j: the boundary is the last day that is past, on every day of five years', (duur) => {
    for (let vandaag = dag('2024-01-01'); vandaag < '2029-01-01'; vandaag = plusDagen(vandaag, 1)) {
      const grens = grensdag(duur, vandaag);
      expect(laatsteBewaardag(grens, duur) < vandaag).toBe(true);
      expect(laatsteBewaardag(plusDagen(grens, 1), duur) < vandaag).toBe(false);
    }
  });
});

describe('medical content', () => {
  const medisch = termijnen.van('medisch');

  it.each([
    ['goes after the last day of the statement', '2025-06-20', '2025-06-10', '2025-06-20'],
    ['is there for at most 31 days after it was shared', '2025-12-31', '2025-06-10', '2025-07-11'],
    ['takes the earliest where both fall on one day', '2025-07-11', '2025-06-10', '2025-07-11'],
  ])('%s', (_, laatsteDag, gedeeldOp, verwacht) => {
    expect(laatsteDagMet(medisch, dag(laatsteDag), dag(gedeeldOp))).toBe(verwacht);
  });
});

describe('the terms of the configuration', () => {
  it('are those of D-23', () => {
    const besloten = termijnen.alle.filter(({ bron }) => bron === 'D-23').map(({ id, duur, hooguit }) => [id, duur, hooguit]);
    expect(besloten).toEqual([
      ['doorvoer', { dagen: 30 }, undefined],
      ['zaakinhoud', { dagen: 30 }, undefined],
      ['handhaving', { weken: 13 }, undefined],
      ['medisch', { dagen: 0 }, { dagen: 31 }],
      ['logboek', { jaren: 5 }, undefined],
    ]);
  });

  it('are all still to be confirmed: D-23 marks its own as such, and the others are proposals', () => {
    expect(termijnen.alle.filter(({ teBevestigen }) => !teBevestigen)).toEqual([]);
  });

  it('leave no kind without a term, and none with two', () => {
    expect(() => termijnen.van('geen-soort')).toThrow(ConfiguratieFout);
    const [een] = termijnen.alle;
    expect(() => maakBewaartermijnen('proef', een ? [een, een] : [])).toThrow(ConfiguratieFout);
  });

  it('read as words', () => {
    expect([{ dagen: 1 }, { dagen: 30 }, { weken: 13 }, { jaren: 5 }].map(duurInWoorden)).toEqual(['1 dag', '30 dagen', '13 weken', '5 jaar']);
  });
});
