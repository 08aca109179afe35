import { dag } from '#shared/kernel/datum';
import { leesPeriode } from './periode';
import { keurAanvraag, kengetallenVan, regiotabel, voorGemeente, type Rapportdeel } from './rapport';
import type { Aantal } from './tabel';

const GEMEENTEN = ['NEDER_BETUWE', 'TIEL'];
const tel = (gemeente: string, aantal: number): Aantal => ({ gemeente, kwartaal: 3, kenmerken: { gebeurtenis: 'VERLEEND' }, aantal });
const geteld = [tel('NEDER_BETUWE', 8), tel('TIEL', 20)];
const delen: readonly Rapportdeel[] = ['ontheffingen', 'doorlooptijden'].map((soort) => ({ soort, tabel: regiotabel(soort, geteld, GEMEENTEN, 3) }));

describe('a report over a period', () => {
  it('has lead times of the region as a whole, and the rest per gemeente', () => {
    expect(delen.map(({ tabel: { gemeenten, totaal } }) => [gemeenten, totaal])).toEqual([[GEMEENTEN, 28], [['REGIO'], 28]]);
    expect(kengetallenVan(delen)).toEqual([{ soort: 'ontheffingen', totaal: 28 }, { soort: 'doorlooptijden', totaal: 28 }]);
  });

  it('for one gemeente is a part of those same tables, without what is of the region alone', () => {
    expect(voorGemeente(delen, 'TIEL')).toMatchObject([{ soort: 'ontheffingen', tabel: { gemeenten: ['TIEL'], totaal: 20 } }]);
    expect(voorGemeente(delen, 'TIEL')).toHaveLength(1);
    expect(voorGemeente(delen, null)).toEqual(delen);
  });

  it('withholds what is small, also from the body it was made for', () => {
    expect(regiotabel('ontheffingen', [tel('TIEL', 20), tel('NEDER_BETUWE', 3)], GEMEENTEN, 3)).toMatchObject({ regels: [{ aantallen: { NEDER_BETUWE: null, TIEL: 20 } }], totaal: null });
  });
});

it.each([['ontheffingen', ['NEDER_BETUWE', 'TIEL'], 20], ['doorlooptijden', ['REGIO'], null]])('Tiel cannot take its own %s from a total of the region', (soort, kolommen, tiel) => {
  const tabel = regiotabel(soort, [tel('TIEL', 20), tel('NEDER_BETUWE', 2)], GEMEENTEN);
  expect([tabel.gemeenten, tabel.totaal, tabel.regels[0]?.totaal, tabel.regels[0]?.aantallen['TIEL'] ?? null]).toEqual([kolommen, null, null, tiel]);
});

describe('who asks for a report', () => {
  const vraag = (periode: string, voor: string, gemeente: string | null = null): string | undefined => keurAanvraag({ periode: leesPeriode(periode), voor, gemeente }, GEMEENTEN, dag('2025-10-01'))?.toelichting;

  it('gets one over a period that is past', () => {
    expect([vraag('2025-Q3', 'AB'), vraag('2024', 'DB'), vraag('2025-Q1', 'CLIENTENRAAD', 'TIEL')]).toEqual([undefined, undefined, undefined]);
  });

  it.each<[string, string, string | null, RegExp]>([
    ['2025', 'AB', null, /tot en met 2025-12-31/],
    ['2025-Q4', 'AB', null, /tot en met 2025-12-31/],
    ['2025-Q1', 'CLIENTENRAAD', null, /noem de gemeente/],
    ['2025-Q1', 'MT', 'BUREN', /hoort niet bij de regio/],
  ])('over %s for %s of %s is told why not', (periode, voor, gemeente, waarom) => expect(vraag(periode, voor, gemeente)).toMatch(waarom));
});
