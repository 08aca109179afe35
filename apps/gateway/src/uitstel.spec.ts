import { Uitstel } from './uitstel';

it('waits longer after each failed attempt, up to a limit, and forgets all of it after a success', () => {
  let nu = 0;
  const uitstel = new Uitstel<string>(500, 1_600, () => nu);
  for (const wacht of [500, 1_000, 1_600, 1_600]) {
    uitstel.mislukt('vol');
    nu += wacht - 1;
    expect(uitstel.lopend()).toEqual(['vol']);
    nu += 1;
    expect(uitstel.lopend()).toEqual([]);
  }
  uitstel.gelukt('vol');
  uitstel.mislukt('vol');
  nu += 500;
  expect(uitstel.lopend()).toEqual([]);
});

it('counts the failures of one attempt as one, and leaves other destinations alone', () => {
  let nu = 0;
  const uitstel = new Uitstel<string>(500, 30_000, () => nu);
  for (let i = 0; i < 50; i += 1) uitstel.mislukt('vol');
  expect(uitstel.lopend()).toEqual(['vol']);
  nu = 500;
  expect(uitstel.lopend()).toEqual([]);
});

it('lets everyone try at once when what stood in the way is gone', () => {
  const uitstel = new Uitstel<string>(500, 30_000, () => 0);
  uitstel.mislukt('een');
  uitstel.wis();
  expect(uitstel.lopend()).toEqual([]);
});
