import { inspect } from 'node:util';
import { laadSleutelring } from './sleutelbestand';
import { maakSleutelring, SleutelringFout, sleutelringUit } from './sleutelring';

const bestand = maakSleutelring(['contact', 'belastbaarheid'], ['TIEL', 'NEDER_BETUWE']);

describe('a keyring', () => {
  it('has a key of its own for every category and gemeente', () => {
    expect(Object.keys(bestand.actief).sort()).toEqual(['belastbaarheid.NEDER_BETUWE', 'belastbaarheid.TIEL', 'contact.NEDER_BETUWE', 'contact.TIEL']);
    expect(new Set(Object.values(bestand.sleutels)).size).toBe(4);
  });
  it('has no key for a category or gemeente it was not given', () => {
    const ring = sleutelringUit(bestand);
    expect(ring.actief('medisch', 'TIEL')).toBeUndefined();
    expect(ring.actief('contact', 'BUREN')).toBeUndefined();
  });
  it('shows no key when it is logged', () => {
    const ring = sleutelringUit(bestand);
    const getoond = inspect([ring, ring.actief('contact', 'TIEL')], { depth: 9 }) + JSON.stringify(ring.actief('contact', 'TIEL'));
    for (const sleutel of Object.values(bestand.sleutels)) expect(getoond).not.toContain(sleutel);
  });
  it.each([
    ['a missing part', { actief: {} }],
    ['a short key', { actief: {}, sleutels: { a: Buffer.alloc(16).toString('base64') } }],
    ['a key that is no base64', { actief: {}, sleutels: { a: `${'!'.repeat(43)}=` } }],
    ['an active key that is not there', { actief: { 'contact.TIEL': 'weg' }, sleutels: {} }],
    ['nothing', null],
  ])('with %s is refused, so no service starts with half its keys', (_wat, inhoud) => expect(() => sleutelringUit(inhoud)).toThrow(SleutelringFout));
  it('that cannot be read is refused without quoting it', () => {
    expect(() => laadSleutelring(__filename)).toThrow(new SleutelringFout('de sleutelring is niet te lezen'));
  });
});
