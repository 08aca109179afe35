import { ADRESSANTEN } from '#shared/contracts/rapportage';
import { dag } from '#shared/kernel/datum';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { OpVerzoekPagina, RapportPagina } from './opverzoek.pagina';
import { aanvraagUit, aanvraagvelden, koppelingen, perioden, rapportview } from './opverzoek.view';
import type { Rapport } from './rapportages.types';

const VANDAAG = dag('2026-02-02');
const KOP = { ref: '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d', periode: '2025-Q3', voor: 'CLIENTENRAAD', gemeente: 'TIEL', gevraagdOp: dag('2025-10-06') };
const tabel = { gemeenten: ['TIEL'], regels: [{ kenmerken: { gebeurtenis: 'VERLEEND' }, aantallen: { TIEL: null }, totaal: null }], totalen: { TIEL: null }, totaal: null };
const leeg = { gemeenten: ['TIEL'], regels: [], totalen: { TIEL: 0 }, totaal: 0 };
const RAPPORT: Rapport = { ...KOP, gemaaktOp: dag('2025-10-06'), delen: [{ soort: 'ontheffingen', tabel }, { soort: 'alerts', tabel: leeg }] };
const formulier = { velden: aanvraagvelden(VANDAAG, ['TIEL', 'NEDER_BETUWE']), waarden: {}, fouten: {}, algemeen: [], zending: { id: 'bericht-1', op: '2026-02-02T08:00:00.000Z' } };
const eis = (html: string): void => expect({ codes: codesInZicht(html), lang: langeZinnen(html) }).toEqual({ codes: [], lang: [] });

describe('asking for a report', () => {
  it('offers what is past and nothing that still runs', () => {
    const waarden = perioden(VANDAAG).map(({ waarde }) => waarde);
    expect(waarden.slice(0, 12)).toEqual(['2026-01', '2025-12', '2025-11', '2025-10', '2025-09', '2025-08', '2025-07', '2025-06', '2025-05', '2025-04', '2025-03', '2025-02']);
    expect(waarden.slice(12, 21)).toEqual(['2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1', '2024-Q4', '2024-Q3', '2024-Q2', '2024-Q1', '2025']);
    expect(perioden(dag('2025-12-31')).map(({ waarde }) => waarde)).toEqual(expect.not.arrayContaining(['2025-12', '2025-Q4', '2025']));
    expect(perioden(dag('2026-01-01')).map(({ waarde }) => waarde)).toEqual(expect.arrayContaining(['2025-12', '2025-Q4', '2025']));
  });

  it('offers every body the message knows', () => {
    const voor = formulier.velden.find(({ naam }) => naam === 'voor');
    expect(voor?.soort === 'keuze' && voor.keuzes.map(({ waarde }) => waarde)).toEqual(ADRESSANTEN);
  });

  it('sends a gemeente only where one was chosen', () => {
    expect(aanvraagUit({ periode: '2025', voor: 'AB' })).toEqual({ periode: '2025', voor: 'AB' });
    expect(aanvraagUit({ periode: '2025-Q3', voor: 'CLIENTENRAAD', gemeente: 'TIEL' })).toEqual({ periode: '2025-Q3', voor: 'CLIENTENRAAD', gemeente: 'TIEL' });
  });

  it('is a form for who may ask, and a list for who may read', () => {
    const [vraagt, leest] = [formulier, null].map((een) => render(OpVerzoekPagina, { rapporten: koppelingen([KOP]), formulier: een }));
    for (const html of [vraagt, leest]) {
      eis(html ?? '');
      expect(html).toContain('Cliëntenraad, gemeente Tiel: derde kwartaal van 2025');
    }
    expect([vraagt, leest].map((html) => html?.includes('action="/rapportages/op-verzoek"'))).toEqual([true, false]);
  });
});

describe('the report itself', () => {
  const html = render(RapportPagina, rapportview(RAPPORT));

  it('says for whom, over what and when it was made, and leaves out what was not counted', () => {
    eis(html);
    const tekst = leesbareTekst(html).join(' ');
    for (const deel of ['Rapportage over derde kwartaal van 2025', 'Voor: Cliëntenraad, gemeente Tiel.', 'Gemaakt op 6 oktober 2025.', 'Waarom staat er “niet getoond”?']) expect(tekst).toContain(deel);
    expect(html.match(/<table/g)).toHaveLength(1);
  });

  it('over a month names it, says that most of it is too small to show, and where there is more (R-154)', () => {
    const maand = render(RapportPagina, rapportview({ ...RAPPORT, periode: '2025-08' }));
    eis(maand);
    const tekst = leesbareTekst(maand).join(' ');
    for (const deel of ['Rapportage over augustus 2025', 'Een aantal van 1 tot en met 4 tonen wij niet.', 'In één maand zijn de meeste aantallen klein.', 'In een rapportage over het kwartaal is meer te zien.']) expect(tekst).toContain(deel);
    expect(leesbareTekst(html).join(' ')).not.toContain('In één maand');
  });

  it('goes along as a file', () => expect(html).toContain(`href="/rapportages/op-verzoek/${KOP.ref}/bestand.csv"`));
});
