import { dag } from '#shared/kernel/datum';
import { middelenverdeling } from '../beleid';
import { BELEID } from '../testing/voorbeelden';
import { capaciteitVan, deelWerkzaak, keurBegroting, type Begroting } from './begroting';

const verdeling = middelenverdeling(BELEID, dag('2025-12-01'));

/** The budget of Neder-Betuwe (memo 003, table), with the inputs that give it: 61 residents, 78 euros an hour, 3 hours a talk. */
const in2026: Begroting = {
  jaar: 2026, personen: 61, tarief: 78, urenPerGesprek: 3, uren: 366, aanvullendeGesprekken: 61,
  regels: { inzetUren: 28_548, reiskosten: 378, trajectkosten: 1652, spreekruimte: 0, aanvullendeGesprekken: 14_274, totaalLasten: 44_852, baten: 44_894, saldo: 42 },
};
const in2027: Begroting = {
  jaar: 2027, personen: 61, tarief: 78, urenPerGesprek: 3, uren: 384, aanvullendeGesprekken: 10,
  regels: { inzetUren: 29_952, reiskosten: 378, trajectkosten: 1085, spreekruimte: 0, aanvullendeGesprekken: 2340, totaalLasten: 33_755, baten: 33_764, saldo: 9 },
};

it.each([in2026, in2027, { ...in2027, jaar: 2028 }, { ...in2027, jaar: 2029 }])('of Neder-Betuwe is right to the euro in $jaar', (begroting) => expect(keurBegroting(begroting, verdeling)).toBeNull());

it.each([
  ['a total that is not the sum', { totaalLasten: 44_853, saldo: 41 }, 'totaalLasten moet 44852.00 zijn'],
  ['a balance that is not the difference', { saldo: 43 }, 'saldo moet 42.00 zijn'],
  ['hours at another rate than is said', { inzetUren: 28_182, totaalLasten: 44_486, saldo: 408 }, 'inzetUren moet 28548.00 zijn'],
  ['further talks that cost something else', { aanvullendeGesprekken: 14_275, totaalLasten: 44_853, saldo: 41 }, 'aanvullendeGesprekken moet 14274.00 zijn'],
])('is refused for %s, with what it should be', (_wat, regels, toelichting) => {
  expect(keurBegroting({ ...in2026, regels: { ...in2026.regels, ...regels } }, verdeling)).toEqual({ code: 'TOTALEN_KLOPPEN_NIET', toelichting });
});

it('counts in cents', () => {
  const regels = { inzetUren: 0.3, reiskosten: 0.1, trajectkosten: 0.2, spreekruimte: 0, aanvullendeGesprekken: 0, totaalLasten: 0.6, baten: 0.7, saldo: 0.1 };
  expect(keurBegroting({ ...in2026, tarief: 0.1, uren: 3, aanvullendeGesprekken: 0, regels }, verdeling)).toBeNull();
});

it.each([
  [in2026, 183, 3],
  [in2027, 138, 2.26],
  [{ ...in2026, personen: 0 }, 183, 0],
  [{ ...in2026, urenPerGesprek: 0 }, 61, 1],
])('pays for talks: %#', (begroting, gesprekken, perPersoon) => expect(capaciteitVan(begroting)).toEqual({ gesprekken, perPersoon }));

describe('R-268 the baten are five percent of the re-integration means, and R-212 the rest goes to Werkzaak', () => {
  it.each([
    [{ ...in2026, reintegratiemiddelen: 897_880 }, 852_986],
    [{ ...in2027, reintegratiemiddelen: 675_280 }, 641_516],
  ])('as in the table of Neder-Betuwe: %#', (begroting, werkzaak) => {
    expect(keurBegroting(begroting, verdeling)).toBeNull();
    expect(deelWerkzaak(begroting, verdeling)).toBe(werkzaak);
  });

  it('is refused when the means change and the baten do not', () => {
    expect(keurBegroting({ ...in2026, reintegratiemiddelen: 675_280 }, verdeling)).toEqual({ code: 'TOTALEN_KLOPPEN_NIET', toelichting: 'baten moet 33764.00 zijn' });
    expect(deelWerkzaak(in2026, verdeling)).toBeNull();
  });
});
