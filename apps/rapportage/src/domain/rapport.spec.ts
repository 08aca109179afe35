import { dag } from '#shared/kernel/datum';
import { keurAanvraag, kengetallenVan, regiotabel, voorGemeente, type Rapportdeel } from './rapport';
import { HEEL_JAAR, type Aantal } from './tabel';

const GEMEENTEN = ['NEDER_BETUWE', 'TIEL'];
const tel = (gemeente: string, aantal: number): Aantal => ({ gemeente, maand: 8, kenmerken: { gebeurtenis: 'VERLEEND' }, aantal });
const Q3 = { ...HEEL_JAAR, kwartaal: 3 } as const;
const geteld = [tel('NEDER_BETUWE', 8), tel('TIEL', 20)];
const delen: readonly Rapportdeel[] = ['ontheffingen', 'doorlooptijden'].map((soort) => ({ soort, tabel: regiotabel(soort, geteld, GEMEENTEN, Q3) }));

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
    expect(regiotabel('ontheffingen', [tel('TIEL', 20), tel('NEDER_BETUWE', 3)], GEMEENTEN, Q3)).toMatchObject({ regels: [{ aantallen: { NEDER_BETUWE: null, TIEL: 20 } }], totaal: null });
  });
});

it.each([['ontheffingen', ['NEDER_BETUWE', 'TIEL'], 20], ['doorlooptijden', ['REGIO'], null]])('Tiel cannot take its own %s from a total of the region', (soort, kolommen, tiel) => {
  const tabel = regiotabel(soort, [tel('TIEL', 20), tel('NEDER_BETUWE', 2)], GEMEENTEN);
  expect([tabel.gemeenten, tabel.totaal, tabel.regels[0]?.totaal, tabel.regels[0]?.aantallen['TIEL'] ?? null]).toEqual([kolommen, null, null, tiel]);
});

describe('who asks for a report', () => {
  const vraag = (periode: string, voor: string, gemeente: string | null = null, gegeven: readonly string[] = []): string | undefined => keurAanvraag({ periode, voor, gemeente }, { gemeenten: GEMEENTEN, vandaag: dag('2025-10-01'), gegeven })?.toelichting;

  it('gets one over a period that is past', () => {
    expect([vraag('2025-Q3', 'AB'), vraag('2024', 'DB'), vraag('2025-Q1', 'CLIENTENRAAD', 'TIEL'), vraag('2025-09', 'CLIENTENRAAD', 'TIEL')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each<[string, string, string | null, RegExp]>([
    ['2025', 'AB', null, /tot en met 2025-12-31/],
    ['2025-Q4', 'AB', null, /tot en met 2025-12-31/],
    ['2025-10', 'MT', null, /tot en met 2025-10-31/],
    ['2025-Q1', 'CLIENTENRAAD', null, /noem de gemeente/],
    ['2025-Q1', 'MT', 'BUREN', /hoort niet bij de regio/],
  ])('over %s for %s of %s is told why not', (periode, voor, gemeente, waarom) => expect(vraag(periode, voor, gemeente)).toMatch(waarom));

  it('over a month is told to ask it before its quarter and its year, and gets again what was given before those', () => {
    const waarom = (periode: string): RegExp => new RegExp(`over ${periode} is al een rapportage gegeven.*Vraag een maand vóór het kwartaal en het jaar`);
    expect(vraag('2025-08', 'AB', null, ['2025-Q3'])).toMatch(waarom('2025-Q3'));
    expect(vraag('2024-12', 'AB', null, ['2024', '2024-Q1'])).toMatch(waarom('2024'));
    expect([vraag('2025-08', 'AB', null, ['2025-Q2', '2025-07']), vraag('2025-08', 'DB', null, ['2025-08', '2025-Q3']), vraag('2025-Q3', 'AB', null, ['2025-08', '2025'])]).toEqual([undefined, undefined, undefined]);
  });
});
