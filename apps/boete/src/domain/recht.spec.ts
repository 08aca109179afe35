import { dag } from '#shared/kernel/datum';
import { wetOp } from '../testing/voorbeelden';
import { onthevenVan, pastBijGrond } from './recht';

const WET = wetOp(dag('2025-10-06'));

it.each([
  ['BOETE', 'INLICHTINGENPLICHT', true],
  ['WAARSCHUWING', 'INLICHTINGENPLICHT', true],
  ['VERLAGING', 'INLICHTINGENPLICHT', false],
  ['BOETE', 'ARBEIDSVERPLICHTING', false],
  ['WAARSCHUWING', 'OVERIGE_PLICHT_PW', false],
  ['VERLAGING', 'ARBEIDSVERPLICHTING', true],
  ['VERLAGING', 'OVERIGE_PLICHT_PW', true],
] as const)('the law knows a %s for %s: %s (Participatiewet art. 18 and 18a)', (soort, grond, past) => expect(pastBijGrond(soort, grond, WET)).toBe(past));

describe('D-31 exempt from the duty that the ground is about', () => {
  const lopend = (scope: string[], laatsteDag: string | null) => ({ scope, laatsteDag: laatsteDag === null ? null : dag(laatsteDag) });
  it.each([
    ['ARBEIDSVERPLICHTING', ['a'], ['a']],
    ['ARBEIDSVERPLICHTING', ['c'], []],
    ['OVERIGE_PLICHT_PW', ['a'], []],
    ['OVERIGE_PLICHT_PW', ['a', 'b', 'c'], ['b', 'c']],
    ['INLICHTINGENPLICHT', ['a', 'b', 'c'], []],
  ] as const)('%s and an exemption of %j: %j', (grond, scope, plichten) => {
    expect(onthevenVan(grond, [lopend([...scope], '2026-03-02')], WET).map(({ plicht }) => plicht)).toEqual(plichten);
  });
  it('counts through the last of its last days; without an end when one has none', () => {
    expect(onthevenVan('ARBEIDSVERPLICHTING', [lopend(['a'], '2026-03-02'), lopend(['a', 'c'], '2026-05-01')], WET)).toEqual([{ plicht: 'a', laatsteDag: '2026-05-01' }]);
    expect(onthevenVan('ARBEIDSVERPLICHTING', [lopend(['a'], null), lopend(['a'], '2026-05-01')], WET)).toEqual([{ plicht: 'a', laatsteDag: null }]);
  });
});
