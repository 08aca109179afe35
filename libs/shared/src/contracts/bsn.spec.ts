import fc from 'fast-check';
import { bevatBsn, isBsn } from './bsn';

describe('the 11-proef', () => {
  it.each(['999990019', '123456782', '111222333'])('accepts %s', (nummer) => expect(isBsn(nummer)).toBe(true));
  it.each(['999990018', '123456789', '000000000', '12345678', '1234567820', 'abcdefghi', 123456782, null])('refuses %s', (nummer) => expect(isBsn(nummer)).toBe(false));
  it('sees every change of one digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (plek, verschil) => {
        const cijfers = [...'123456782'];
        cijfers[plek] = String((Number(cijfers[plek]) + verschil) % 10);
        return !isBsn(cijfers.join(''));
      }),
    );
  });
});

describe('a BSN hidden in a text', () => {
  it.each(['123456782', 'dossier/123456782', 'bsn123456782x', '1234.56.782', '1234 56 782', '123 456 782'])('is found in %s', (tekst) => expect(bevatBsn(tekst)).toBe(true));
  it.each(['2025-10-06', '00000099000000001000', '0123456782', '0612345678', '2025-12345', ''])('is not seen in %s', (tekst) => expect(bevatBsn(tekst)).toBe(false));
  it('is never seen in a random UUID', () => {
    fc.assert(fc.property(fc.uuid(), (uuid) => !bevatBsn(uuid) && !bevatBsn(`doc/${uuid}`)));
    expect(bevatBsn('a123456782bc-0000')).toBe(true);
    expect(bevatBsn('5b0f6e0e-6d0f-4f1e-9a55-a123456782bc')).toBe(false);
  });
});
