import * as fc from 'fast-check';
import { canoniek } from './canoniek';

describe('canonical JSON', () => {
  it('does not depend on the order in which fields were written', () => expect(canoniek({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}'));
  it('differs when the order of a list differs', () => expect(canoniek([1, 2])).not.toBe(canoniek([2, 1])));
  it('says the same before and after a journey through JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (waarde) => expect(canoniek(JSON.parse(JSON.stringify(waarde)))).toBe(canoniek(waarde))));
  });
  it('can be read back as the same content', () => {
    fc.assert(fc.property(fc.jsonValue(), (waarde) => expect(JSON.parse(canoniek(waarde))).toEqual(JSON.parse(JSON.stringify(waarde)))));
  });
});
