import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { langsteStilte, stilteVooraf, Tijdlijn } from './tijdlijn';

describe('the longest silence', () => {
  it('is one that ends after the blow, wherever it began', () => {
    expect(langsteStilte([0, 900, 1000, 1050, 1400, 1450], 1040)).toEqual({ langsteMs: 350, hervatNaMs: 360 });
    expect(langsteStilte([0, 100, 700, 750], 200)).toEqual({ langsteMs: 600, hervatNaMs: 500 });
  });
  it('does not depend on the order in which moments were written down', () => expect(langsteStilte([700, 100, 0, 750], 200)).toEqual({ langsteMs: 600, hervatNaMs: 500 }));
  it('is not known when nothing came any more', () => expect(langsteStilte([0, 100], 200)).toBeUndefined());
});

it('knows how long it was silent before the blow', () => {
  expect(stilteVooraf([50, 0, 300, 900], 400)).toBe(250);
  expect(stilteVooraf([900], 400)).toBe(0);
});

it('tells apart what was taken, what was delivered, and what was answered in between', () => {
  const map = mkdtempSync(join(tmpdir(), 'tijdlijn-'));
  const tijdlijn = new Tijdlijn(join(map, 'proef.jsonl'));
  const sleutel = { source: 'urn:proef', id: '1' };
  for (const status of [202, 503, 503, 0]) tijdlijn.noteer({ wat: 'ANTWOORD', ...sleutel, status });
  tijdlijn.noteer({ wat: 'GEZIEN', ...sleutel, aansluiting: 'proef', type: 'proef', antwoordOp: null, status: null });
  expect([tijdlijn.aangenomen.length, tijdlijn.bezorgd.length]).toEqual([1, 1]);
  expect(tijdlijn.geteld(0, Date.now() + 1)).toEqual({ 0: 1, 202: 1, 503: 2 });
  expect(tijdlijn.geteld(0, 1)).toEqual({});
  tijdlijn.sluit();
  rmSync(map, { recursive: true });
});
