import { Limiet } from './limiet';

describe('the rate of a connection', () => {
  const opKlok = () => {
    let nu = 0;
    const limiet = new Limiet(10, 3, () => nu);
    return { limiet, verstrijk: (ms: number) => (nu += ms), neem: (aantal: number, naam = 'a') => Array.from({ length: aantal }, () => limiet.neem(naam)) };
  };

  it('lets a burst through up to its depth and refuses the next', () => {
    expect(opKlok().neem(4)).toEqual([true, true, true, false]);
  });

  it('gives back at its rate, and never more than its depth', () => {
    const { neem, verstrijk } = opKlok();
    neem(4);
    verstrijk(100);
    expect(neem(2)).toEqual([true, false]);
    verstrijk(60_000);
    expect(neem(4)).toEqual([true, true, true, false]);
  });

  it('is each connection its own', () => {
    const { neem } = opKlok();
    neem(4);
    expect(neem(1, 'b')).toEqual([true]);
  });
});
