import { kiesPatroon, pastOp } from './patroon';

describe('a pattern reads as on a topic exchange', () => {
  it.each([
    ['in.#', 'in.overdracht.voorgesteld', true],
    ['in.#', 'in', true],
    ['in.*', 'in.overdracht.voorgesteld', false],
    ['in.*.voorgesteld', 'in.overdracht.voorgesteld', true],
    ['#.voorgesteld', 'in.overdracht.voorgesteld', true],
    ['in.#.voorgesteld', 'in.voorgesteld', true],
    ['in.overdracht', 'in.overdracht.voorgesteld', false],
    ['#', 'x', true],
  ])('%s with %s: %s', (patroon, sleutel, past) => expect(pastOp(patroon, sleutel)).toBe(past));
});

it('the most specific handler wins', () => {
  const patronen = ['#', 'in.#', 'in.*.voorgesteld', 'in.overdracht.voorgesteld'];
  expect(kiesPatroon(patronen, 'in.overdracht.voorgesteld')).toBe('in.overdracht.voorgesteld');
  expect(kiesPatroon(patronen, 'in.ontheffing.voorgesteld')).toBe('in.*.voorgesteld');
  expect(kiesPatroon(patronen, 'in.ontheffing')).toBe('in.#');
  expect(kiesPatroon(['in.#'], 'uit.x')).toBeUndefined();
});
