import { CODES } from '#shared/contracts/codes';
import { GROEPEN, RAPPORTAGES } from '#shared/contracts/rapportage';
import { KENMERKEN } from '#shared/contracts/telling';
import { TELLINGSOORTEN } from '#shared/contracts/tellingsoorten';
import { dag } from '#shared/kernel/datum';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { taalfouten } from '../testing/taaltoets';
import { grafiekview } from './grafiek.view';
import { RapportagesPagina } from './rapportages.pagina';
import type { Rapportage } from './rapportages.types';
import { isPerProef, rapportagesview } from './rapportages.view';
import { DEFINITIES, DOOR_DEFINITIE, RAPPORTAGENAAM, RAPPORTAGEUITLEG, waardenaam } from './rapportages.woorden';

const regio: Rapportage = {
  soort: 'overdrachten', jaar: 2024, toelichting: 'Aantallen van 1 tot en met 4 zijn niet getoond.', gemeenten: ['TIEL', 'NEDER_BETUWE'],
  regels: [
    { kenmerken: { richting: 'KP3_NAAR_KP4', definitie: 'v1', bewijs: 'ZORGPROFESSIONAL', persoon: 'EERSTE_IN_JAAR' }, aantallen: { TIEL: null, NEDER_BETUWE: null }, totaal: 12 },
    { kenmerken: { richting: 'KP4_NAAR_KP3', definitie: 'v2', bewijs: 'OVERIG', persoon: 'HERHALING' }, aantallen: { TIEL: 48, NEDER_BETUWE: 0 }, totaal: 48 },
  ],
  totalen: { TIEL: null, NEDER_BETUWE: null }, totaal: 60,
};
const regeling = { pwet: 59, ioaw: null, ioaz: 0, bbz: 0, totaal: 61 };
const fasen: Rapportage = { soort: 'fasen', jaar: 2025, tabellen: [{ gemeente: 'NEDER_BETUWE', peildatum: '2025-01-01', definitie: 'FASEN_BUREN', regels: [{ fase: 'FASE_4', ...regeling }], totalen: regeling, ontheven: 100, laagsteFase: { fase: 'FASE_4', procent: '24.8' } }] };
const pagina = (rapportage: Rapportage): string => render(RapportagesPagina, rapportagesview(rapportage, 2026));
const eis = (html: string): void => expect({ codes: codesInZicht(html), lang: langeZinnen(html) }).toEqual({ codes: [], lang: [] });

describe('R-186 the results of a pilot', () => {
  const proef: Rapportage = { ...regio, proef: 'intensiever-contact', gemeenten: ['DEELNEMERS'], regels: [{ kenmerken: { uitkomst: 'GEHOUDEN', richting: 'KP3_NAAR_KP4' }, aantallen: { DEELNEMERS: 12 }, totaal: 12 }], totalen: { DEELNEMERS: 12 }, totaal: 12 };

  it('can be chosen by whoever reads reports, in a table and as a file', () => {
    const html = pagina({ ...proef, soort: 'driegesprekken' });
    eis(html);
    expect(html).toContain('<option value="intensiever-contact" selected>De deelnemers aan de proef Intensiever contact</option>');
    expect(leesbareTekst(html)).toContain('Deelnemers aan de proef');
    expect(html).toContain('href="/rapportages/driegesprekken.csv?jaar=2024&amp;proef=intensiever-contact"');
  });

  it('say so where nobody takes part', () => {
    const html = pagina({ ...proef, gemeenten: [], regels: [], totalen: {}, totaal: 0, toelichting: 'In dit jaar deed volgens de profielen geen gemeente mee aan deze proef.' });
    eis(html);
    expect(leesbareTekst(html)).toContain('In dit jaar deed volgens de profielen geen gemeente mee aan deze proef.');
    expect(html).not.toContain('Waarom staat er');
  });

  it('are there of every count that is kept per gemeente, and of no other', () => expect(RAPPORTAGES.filter((soort) => !isPerProef(soort))).toEqual(['doorlooptijden', 'standen', 'fasen']));
});

describe('the page with reports', () => {
  it('has a table with a caption, headings and totals, in words and without codes', () => {
    const html = pagina(regio);
    eis(html);
    expect(html).toContain('<caption>Overdrachten in 2024</caption>');
    expect(leesbareTekst(html.split('<thead>')[1]?.split('</thead>')[0] ?? '')).toEqual(['Richting', 'Definitie', 'Onderbouwing', 'Inwoner', 'gemeente Tiel', 'gemeente Neder-Betuwe', 'Totaal']);
    expect(leesbareTekst(html.split('<tbody>')[1]?.split('</tbody>')[0] ?? '')).toEqual([
      'Van Werkzaak naar de gemeente', 'v1', 'Conclusie van een zorgprofessional', 'Eerste keer dit jaar', 'niet getoond', 'niet getoond', '12',
      'Van de gemeente naar Werkzaak', 'v2', 'Anders, of niet nodig', 'Vaker dan één keer dit jaar', '48', '0', '48',
    ]);
    expect(leesbareTekst(html.split('<tfoot>')[1]?.split('</tfoot>')[0] ?? '')).toEqual(['Totaal', 'niet getoond', 'niet getoond', '60']);
  });

  it('says why a number is not there only to who does not see all, and what the definitions mean', () => {
    const { toelichting: _geen, ...eigen } = regio;
    expect([pagina(regio), pagina(eigen)].map((html) => html.includes('Waarom staat er'))).toEqual([true, false]);
    expect([pagina(regio), pagina(fasen)].map((html) => html.includes('Wat betekent de definitie?'))).toEqual([true, false]);
  });

  it('lets people choose with a form that changes nothing, and offers the same report as a file', () => {
    const html = pagina(regio);
    expect(html).toMatch(/<form[^>]*method="get"[^>]*action="\/rapportages"/);
    expect(html.match(/<option [^>]*selected[^>]*>[^<]*/g)?.map((optie) => optie.replace(/.*>/, ''))).toEqual(['Overdrachten', '2024', 'De gemeenten waarvoor u werkt']);
    expect(html).toContain('href="/rapportages/overdrachten.csv?jaar=2024"');
  });

  it('of benefits per fase names the day, the definition and the share', () => {
    const html = pagina(fasen);
    eis(html);
    for (const deel of ['gemeente Neder-Betuwe op 1 januari 2025', 'Participatiewet', 'Fase 4 is 24,8 procent van alle uitkeringen.', 'Mensen met een ontheffing: 100.', 'fasen buren']) expect(html).toContain(deel);
  });

  it('of how many residents there are names the day, and what was expected beside what is', () => {
    const standen: Rapportage = { soort: 'standen', jaar: 2025, peildatum: dag('2025-12-31'), verwacht: { groep: 'EERDER_KP4_BIJ_WERKZAAK', sinds: dag('2024-01-01'), hoogstens: 50 }, gemeenten: ['REGIO'], regels: GROEPEN.map((groep) => ({ kenmerken: { groep }, aantallen: { REGIO: 12 }, totaal: 12 })), totalen: { REGIO: 84 }, totaal: 84 };
    const html = pagina(standen);
    eis(html);
    for (const deel of ['<caption>Inwoners per groep op 31 december 2025</caption>', 'Bij Werkzaak, eerder klantprofiel 4', 'hooguit 50 in de hele regio', 'sinds 1 januari 2024']) expect(html).toContain(deel);
    expect(new Set(GROEPEN.map((groep) => waardenaam('groep', groep))).size).toBe(GROEPEN.length);
  });

  it('of klantprofiel 3 by the definition says who counts and who does not, and what the versions are (R-175)', () => {
    const [terug, gebleven] = [{ weg: 'TERUG_UIT_KP4', definitie: 'v2' }, { weg: 'GEBLEVEN_IN_KP3', definitie: 'v2' }];
    const html = pagina({ ...regio, soort: 'definitie', regels: [{ kenmerken: terug, aantallen: { TIEL: 12, NEDER_BETUWE: null }, totaal: null }, { kenmerken: gebleven, aantallen: { TIEL: 31, NEDER_BETUWE: null }, totaal: null }] });
    eis(html);
    for (const deel of ['<caption>Klantprofiel 3 door de definitie in 2024</caption>', 'Terug uit klantprofiel 4', 'Gebleven in klantprofiel 3', 'Elke inwoner telt één keer per jaar.', 'Wat telt hier mee?', 'Het is dus het hoogste aantal.', 'Deed niemand een voorstel?', 'Wat betekent de definitie?']) expect(html).toContain(deel);
    expect(pagina(regio)).not.toContain('Wat telt hier mee?');
  });

  it('of a year in which nothing was counted says so', () => {
    const html = pagina({ ...regio, regels: [], totalen: { TIEL: 0, NEDER_BETUWE: 0 }, totaal: 0 });
    expect(html).toContain('Er is in dit jaar niets geteld.');
    expect(html).not.toMatch(/<table|<svg/);
  });

  it('shows nothing that was withheld, neither in words nor as a bar', () => {
    const klein = { ...regio, regels: regio.regels.map((regel) => ({ ...regel, totaal: null })), totaal: null };
    expect(pagina(klein)).not.toContain('<svg');
  });
});

describe('the words of a report', () => {
  it('are plain Dutch', () => expect(taalfouten([...Object.values(RAPPORTAGENAAM), ...Object.values(RAPPORTAGEUITLEG), ...DEFINITIES, ...DOOR_DEFINITIE])).toEqual([]));

  it.each(TELLINGSOORTEN)('of %s are there for every value that can be counted', (soort) => {
    for (const [kenmerk, { enum: waarden = [] }] of Object.entries(KENMERKEN[soort]) as [string, { enum?: string[] }][]) {
      const namen = waarden.map((waarde) => waardenaam(kenmerk, waarde));
      expect(namen.flatMap((naam) => codesInZicht(`<p>${naam}</p>`))).toEqual([]);
      // Refusals that share a cause may share a name; the rest must be told apart.
      if (kenmerk !== 'code') expect(new Set(namen).size).toBe(waarden.length);
    }
  });

  it('of a rule are its cause, and of a message its context and step', () => {
    expect(waardenaam('code', 'GEEN_KP4')).toBe(CODES.GEEN_KP4.oorzaak);
    expect(waardenaam('type', 'nl.participatiewet.overdracht.driegesprek.nietGehouden.v1')).toBe('Overdracht, driegesprek niet gehouden');
  });
});

describe('the chart', () => {
  const regels = [{ namen: ['a'], aantal: 5 }, { namen: ['b'], aantal: null }, { namen: ['c', 'd', 'e'], aantal: 20 }, { namen: ['f'], aantal: 0 }];

  it('has a bar for each number, the largest first and as long as its share, its names above it', () => {
    const staven = grafiekview('Iets', regels)?.staven ?? [];
    expect(staven.map(({ regels: boven, waarde }) => [boven, waarde])).toEqual([[['c, d', 'e'], '20'], [['a'], '5']]);
    expect(staven[1]?.breedte).toBe((staven[0]?.breedte ?? 0) / 4);
  });

  it('shows twelve and says how many are left to the table', () => {
    const veel = grafiekview('Iets', Array.from({ length: 15 }, (_, nr) => ({ namen: [`n${nr}`], aantal: nr + 5 })));
    expect([veel?.staven.length, veel?.weggelaten]).toEqual([12, 3]);
  });

  it('has a title and a description, a hatch beside its colour, and no script or style of its own', () => {
    const svg = /<svg.*?<\/svg>/s.exec(pagina(regio))?.[0] ?? '';
    const [, titel = '', uitleg = ''] = /aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? [];
    expect(svg).toContain(`<title id="${titel}">Overdrachten in 2024</title>`);
    expect(svg).toContain(`<desc id="${uitleg}">`);
    const arcering = /<pattern id="([^"]+)"/.exec(svg)?.[1] ?? '';
    expect(svg.match(/<rect [^>]*stroke=/g)?.length).toBe(2);
    expect(svg.split(`url(#${arcering})`)).toHaveLength(3);
    expect(svg).not.toMatch(/<script|style=|https?:/);
  });
});
