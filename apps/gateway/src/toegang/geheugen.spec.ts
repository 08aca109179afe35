import { Geheugen } from './geheugen';

describe('what is remembered', () => {
  it('is bounded: the oldest goes, and what is told again counts as new', () => {
    const geheugen = new Geheugen<number>(2);
    for (const [naam, waarde] of [['a', 1], ['b', 2], ['a', 3], ['c', 4]] as const) geheugen.onthoud(naam, waarde);
    expect(['a', 'b', 'c'].map((naam) => geheugen.vind(naam))).toEqual([3, undefined, 4]);
  });
});
