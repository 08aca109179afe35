import { dag } from '#shared/kernel/datum';
import { KaderFout, kaderOp, leesKaders, type Privacykader } from './kader';

/** A file with a fault stops the start, and says where the fault is: nothing may be shared on a framework that was misread. */
const goed = { onderbouwingTypen: ['nl.participatiewet.overdracht.onderbouwd.v1'], registratieContexten: ['inwoner'], matrix: { contact: { werkcoach: { LEZEN: ['GEMEENTE'] } } } };
const lees = (waarden: unknown) => leesKaders([{ id: 'privacykader', versie: 'vX', vanaf: null, tot: null, waarden }]);
const klacht = (waarden: unknown): string => {
  try {
    lees(waarden);
  } catch (fout) {
    expect(fout).toBeInstanceOf(KaderFout);
    expect((fout as Error).name).toBe('KaderFout');
    return (fout as Error).message;
  }
  throw new Error('er was geen klacht');
};

it('reads what is in order as it stands', () => {
  expect(lees(goed)).toEqual([{ id: 'privacykader', versie: 'vX', vanaf: null, tot: null, ...goed }]);
});

it.each([
  ['nothing', undefined, 'must be object'],
  ['a list', [], 'must be object'],
  ['no evidence types', { ...goed, onderbouwingTypen: undefined }, "must have required property 'onderbouwingTypen'"],
  ['no registrations', { ...goed, registratieContexten: undefined }, "must have required property 'registratieContexten'"],
  ['no matrix', { ...goed, matrix: undefined }, "must have required property 'matrix'"],
  ['a word more', { ...goed, ook: true }, 'must NOT have additional properties'],
  ['one type for a list', { ...goed, onderbouwingTypen: 'alle' }, '/onderbouwingTypen must be array'],
  ['a number for a type', { ...goed, onderbouwingTypen: [7] }, '/onderbouwingTypen/0 must be string'],
  ['a number for a context', { ...goed, registratieContexten: [7] }, '/registratieContexten/0 must be string'],
  ['a condition twice', { ...goed, matrix: { contact: { werkcoach: { LEZEN: ['GEMEENTE', 'GEMEENTE'] } } } }, '/matrix/contact/werkcoach/LEZEN must NOT have duplicate items'],
  ['a condition that is no list', { ...goed, matrix: { contact: { werkcoach: { LEZEN: 'GEMEENTE' } } } }, '/matrix/contact/werkcoach/LEZEN must be array'],
  ['a role that is no object', { ...goed, matrix: { contact: { werkcoach: true } } }, '/matrix/contact/werkcoach must be object'],
])('stops at %s', (_wat, waarden, tekst) => {
  expect(klacht(JSON.parse(JSON.stringify(waarden ?? null)))).toMatch(/^privacykader vX: /);
  expect(klacht(JSON.parse(JSON.stringify(waarden ?? null)))).toContain(tekst);
});

it('tells all faults together', () => {
  expect(klacht({ ...goed, onderbouwingTypen: 'alle', registratieContexten: 'alle' })).toBe('privacykader vX: /onderbouwingTypen must be array; /registratieContexten must be array');
});

describe('the framework of a day', () => {
  const kader = (versie: string, vanaf: string | null, tot: string | null): Privacykader => ({ ...goed, id: 'privacykader', versie, vanaf: vanaf === null ? null : dag(vanaf), tot: tot === null ? null : dag(tot), matrix: {} });
  const op = (kaders: readonly Privacykader[], datum: string): string => kaderOp(kaders, dag(datum)).versie;
  it('holds from its first day through the day before the next', () => {
    const kaders = [kader('a', null, '2025-09-02'), kader('b', '2025-09-02', '2026-01-01')];
    expect(['2000-01-01', '2025-09-01', '2025-09-02', '2025-12-31'].map((datum) => op(kaders, datum))).toEqual(['a', 'a', 'b', 'b']);
    expect(() => op(kaders, '2026-01-01')).toThrow('op deze dag geldt geen privacykader');
    expect(() => op([kader('b', '2025-09-02', null)], '2025-09-01')).toThrow(KaderFout);
  });
  it('is the youngest where two hold, in whatever order they are given', () => {
    const [a, b, c] = [kader('a', null, null), kader('b', '2025-09-02', null), kader('c', '2025-10-01', null)] as const;
    for (const kaders of [[a, b, c], [c, b, a], [b, c, a], [c, a, b]]) expect(['2025-01-01', '2025-09-30', '2025-10-01'].map((datum) => op(kaders, datum))).toEqual(['a', 'b', 'c']);
  });
});
