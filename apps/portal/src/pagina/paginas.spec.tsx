import { NotFoundException } from '@nestjs/common';
import { CODES } from '#shared/contracts/codes';
import { dag } from '#shared/kernel/datum';
import { ApiFout, GeenApi } from '../api/api.fout';
import type { Voorvertoning } from '../api/api.types';
import { InwonerPagina } from '../inwoners/inwoner.pagina';
import { inwonerview } from '../inwoners/inwoner.view';
import { SanctiePagina, SanctieVoorafPagina, SanctieZoekPagina } from '../sanctie/sanctie.pagina';
import { BSN_VELD, sanctievelden } from '../sanctie/sanctie.velden';
import { voorafdelen } from '../sanctie/vooraf';
import { FormulierVerlopen } from '../sessie/ingelogd';
import { InloggenMisluktPagina, OnbekendPagina, UitgelogdPagina, VerlopenPagina } from '../sessie/inloggen.pagina';
import type { Wie } from '../sessie/sessie';
import { codesInZicht, langeZinnen, render } from '../testing/leestoets';
import { uitlegVan } from '../verstuurd/uitleg';
import { VERVOLG } from '../verstuurd/vervolg';
import { VerstuurdPagina } from '../verstuurd/verstuurd.pagina';
import { WaarnemingPagina } from '../waarneming/waarneming.pagina';
import { waarnemingregels, waarnemingUit, waarnemingvelden } from '../waarneming/waarneming.view';
import { FoutPagina } from './fout.pagina';
import { foutantwoord } from './foutview';

const KWAAD = '<script>alert(1)</script>';
const VANDAAG = dag('2025-10-06');
const ZENDING = { id: 'bericht-1', op: '2025-10-06T08:00:00.000Z' };
const carla: Wie = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'] };
const gijs: Wie = { ...carla, actorId: 'tiel.tm.gijs', rol: 'teammanager' };
const MEDEWERKERS = [
  { actorId: 'tiel.pc.carla', rol: 'participatiecoach', organisatie: 'TIEL', werktelefoon: '0000 000 003' },
  { actorId: 'tiel.pc.fenna', rol: 'participatiecoach', organisatie: 'TIEL', werktelefoon: '0000 000 006' },
  { actorId: 'nb.pc.dirk', rol: 'participatiecoach', organisatie: 'NEDER_BETUWE', werktelefoon: '0000 000 004' },
  { actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK', werktelefoon: '0000 000 001' },
] as const;

const eis = (html: string): void => expect({ codes: codesInZicht(html), lang: langeZinnen(html), script: html.includes(KWAAD) }).toEqual({ codes: [], lang: [], script: false });

describe('after sending', () => {
  it.each(Object.entries(VERVOLG))('%s says what happens next and who hears it', (_soort, { titel, daarna }) => {
    const html = render(VerstuurdPagina, { stand: 'gelukt', titel, daarna, letOp: ['Let op: ontheven van de arbeidsplicht t/m 2 maart 2026.'], afwijkingen: ['De laatste dag ligt verder weg dan de afspraak toestaat.'] });
    eis(html);
    expect(html).toContain('Wat gebeurt er nu?');
    expect(html).toContain('De laatste dag ligt verder weg dan de afspraak toestaat.');
    expect(html).toContain('Ontheven van de arbeidsplicht t/m 2 maart 2026.');
  });

  it.each(Object.keys(CODES))('a refusal with %s says why and what helps, and shows the code only in small print', (code) => {
    const html = render(VerstuurdPagina, { stand: 'geweigerd', ...uitlegVan({ code, toelichting: 'Dit kan niet.', uitleg: 'Doe het anders.', beleid: { id: 'driegesprek', versie: 'v2' } }), ontbreekt: ['Aan welke doelen werkt de inwoner?'], taak: '/taken/x', uitleg: '/uitleg/y' });
    eis(html);
    expect(html).toMatch(/Waarom\?.*Nog geen antwoord op:.*Aan welke doelen werkt de inwoner\?.*Wat kunt u doen\?/s);
    expect(html).toContain(`<p class="schakel-klein">Code voor de helpdesk: ${code}</p>`);
  });

  it.each([{ stand: 'bezig', pad: '/verstuurd/x/y' }, { stand: 'wacht' }] as const)('%j asks for nothing twice', (view) => eis(render(VerstuurdPagina, view)));
});

describe('what goes wrong', () => {
  it.each([
    [new FormulierVerlopen(), 403],
    [new GeenApi(), 503],
    [new NotFoundException(KWAAD), 404],
    [new Error(KWAAD), 500],
    [{ statusCode: 413 }, 413],
    ...[400, 403, 404, 409, 429, 500, 503].map((status): [unknown, number] => [new ApiFout(status, { title: KWAAD, status, code: 'X', detail: KWAAD }), [400, 500].includes(status) ? 502 : status]),
  ])('%p becomes a page in plain words with one thing to do', (fout, status) => {
    const antwoord = foutantwoord(fout, '/taken/x');
    const html = render(FoutPagina, antwoord.view);
    expect(antwoord.status).toBe(status);
    eis(html);
    expect(html.match(/--primary-action/g)).toHaveLength(1);
  });

  it.each([UitgelogdPagina, InloggenMisluktPagina, OnbekendPagina])('the pages around login are plain', (pagina) => eis(render(pagina, {})));
  it('a form sent after the session ended is said not to be sent', () => expect(render(VerlopenPagina, { naar: '/inloggen?naar=%2Ftaken' })).toContain('Wat u invulde, is niet verstuurd.'));
});

describe('deputising', () => {
  const pagina = (wie: Wie) => render(WaarnemingPagina, { lopend: waarnemingregels([{ waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ingangsdatum: VANDAAG, laatsteDag: dag('2025-10-17') }], wie, VANDAAG), velden: waarnemingvelden(wie, MEDEWERKERS, VANDAAG), waarden: {}, fouten: {}, algemeen: [KWAAD], zending: ZENDING });

  it('offers colleagues of the same role and gemeente only, and a teammanager the people of his team', () => {
    const keuzes = (wie: Wie) => waarnemingvelden(wie, MEDEWERKERS, VANDAAG).find(({ naam }) => naam === 'collega');
    expect(keuzes(carla)).toMatchObject({ keuzes: [{ waarde: 'tiel.pc.fenna', tekst: 'Fenna' }] });
    expect(keuzes(gijs)).toMatchObject({ keuzes: [{ tekst: 'Carla, participatiecoach' }, { tekst: 'Fenna, participatiecoach' }] });
    for (const wie of [carla, gijs]) eis(pagina(wie));
  });

  it('names who deputises for whom, and can be stopped while it runs', () => {
    expect(pagina(carla)).toMatch(/Fenna neemt waar voor u.*Van 6 oktober 2025 tot en met 17 oktober 2025.*Vandaag laten stoppen/s);
    expect(waarnemingregels([{ waarnemer: 'tiel.pc.carla', waarneemtVoor: 'tiel.pc.fenna', ingangsdatum: dag('2025-10-07'), laatsteDag: dag('2025-10-08') }], carla, VANDAAG)).toMatchObject([{ wie: 'U neemt waar voor Fenna', stop: null }]);
  });

  it('says in the message who deputises; a coach arranges it for himself alone', () => {
    const dagen = { ingangsdatum: '2025-10-06', laatsteDag: '2025-10-17' };
    expect(waarnemingUit(carla, { collega: 'tiel.pc.fenna', ...dagen })).toEqual({ waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ...dagen });
    expect(waarnemingUit(carla, { afwezige: 'tiel.pc.fenna', collega: 'tiel.pc.carla', ...dagen })).toMatchObject({ waarneemtVoor: 'tiel.pc.carla' });
    expect(waarnemingUit(gijs, { afwezige: 'tiel.pc.carla', collega: 'tiel.pc.fenna', ...dagen })).toEqual({ waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ...dagen });
  });
});

describe('the overview of a resident', () => {
  const gegevens = {
    inwonerRef: 'inwoner-1', wie: carla, medewerkers: MEDEWERKERS,
    situatie: { inwonerRef: 'inwoner-1', gemeente: 'TIEL', klantprofiel: 'KP3', regie: { organisatie: 'WERKZAAK', coach: 'wz.wc.anna' }, contact: { naam: KWAAD, adres: KWAAD } },
    overdrachten: [
      { zaakId: 'z1', inwonerRef: 'inwoner-1', gemeente: 'TIEL', status: 'INGETROKKEN', verloop: { richting: 'KP3_NAAR_KP4', voorgesteldOp: dag('2025-03-03'), voorstelnummer: 2 }, indiener: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' }, ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null } },
      { zaakId: 'z2', inwonerRef: 'inwoner-1', gemeente: 'TIEL', status: 'VOORGESTELD', verloop: { richting: 'KP4_NAAR_KP3', voorgesteldOp: dag('2025-10-06') }, indiener: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' }, ontvanger: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: null } },
    ],
    verstrekkingen: [],
    ontheffingen: [{ ontheffingRef: 'o1', inwonerRef: 'inwoner-1', gemeente: 'TIEL', verloop: { status: 'LOPEND', soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: dag('2025-03-03'), laatsteDag: dag('2026-03-02') } }],
  } as const;

  it('shows what may be seen, newest handover first, and the number of the coach', () => {
    const html = render(InwonerPagina, inwonerview(gegevens));
    eis(html);
    expect(html).toMatch(/Van de gemeente naar Werkzaak.*Van Werkzaak naar de gemeente.*Dit is voorstel 2\./s);
    expect(html).toMatch(/href="tel:0000000001".*\/inwoners\/inwoner-1\/blad.*Vanaf 3 maart 2025 tot en met 2 maart 2026/s);
  });

  it('R-173 counts the handovers that took effect, and only those', () => {
    const [een, ander] = gegevens.overdrachten;
    const keren = (...standen: readonly string[]) => inwonerview({ ...gegevens, overdrachten: standen.map((status, i) => ({ ...(i === 0 ? een : ander), status })) }).kerenOver;
    expect([keren('INGETROKKEN', 'VOORGESTELD'), keren('INGEGAAN', 'VOORGESTELD'), keren('INGEGAAN', 'INGEGAAN')]).toEqual([null, 'Deze inwoner is 1 keer overgedragen.', 'Deze inwoner is 2 keer overgedragen.']);
    expect(render(InwonerPagina, inwonerview({ ...gegevens, overdrachten: [{ ...een, status: 'INGEGAAN' }] }))).toContain('1 keer overgedragen');
  });

  it('has no name where contact data are not given, and no form for who is no coach', () => {
    const html = render(InwonerPagina, inwonerview({ ...gegevens, wie: { ...carla, rol: 'inkomensconsulent' }, situatie: undefined, overdrachten: [] }));
    expect(html).toContain('Over deze inwoner</h1>');
    expect(html).not.toMatch(/overdracht\/nieuw|\/blad/);
  });

  it('offers a new handover only to the side that leads, while none is open', () => {
    const anna: Wie = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [] };
    const nieuw = (wie: Wie, stand: string) => inwonerview({ ...gegevens, wie, overdrachten: [{ ...gegevens.overdrachten[0], status: stand }] }).nieuweOverdracht;
    expect([nieuw(anna, 'INGETROKKEN'), nieuw(anna, 'IN_OVERLEG'), nieuw(carla, 'INGETROKKEN')]).toEqual(['/overdracht/nieuw?inwoner=inwoner-1', null, null]);
  });
});

describe('asking about a sanction', () => {
  const vast = { inwonerRef: 'inwoner-1', zaakId: 'zaak-1', zending: ZENDING };
  const alert = { data: { handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-09-08', kanaal: 'FYSIEK' }] }, contact: { naam: KWAAD, telefoon: '0000 000 002' } } };
  const vooraf = (uitkomst: Voorvertoning['uitkomst']) => render(SanctieVoorafPagina, { ...vast, waarden: { grond: KWAAD }, ...voorafdelen({ uitkomst, ontvangers: [{ rol: 'participatiecoach', organisatie: 'TIEL', type: 'x', bericht: alert }, { rol: 'participatiecoach', organisatie: 'TIEL', type: 'y' }] }) });

  it('asks in plain words, and for a gemeente only where it is not known', () => {
    eis(render(SanctieZoekPagina, { veld: BSN_VELD, fouten: { bsn: 'Deze inwoner is niet bekend bij Schakel.' } }));
    for (const gemeenten of [['TIEL'], ['NEDER_BETUWE', 'TIEL']]) {
      const html = render(SanctiePagina, { ...vast, velden: sanctievelden(gemeenten, VANDAAG), waarden: {}, fouten: {}, algemeen: [] });
      eis(html);
      expect(html.includes('In welke gemeente woont de inwoner?')).toBe(gemeenten.length > 1);
    }
  });

  it('shows beforehand what the coach gets, the warning and the mark, from what the hub itself says', () => {
    const html = vooraf({ status: 'VERWERKT', afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'], letOp: ['Let op: ontheven van de arbeidsplicht t/m 2 maart 2026.'] });
    eis(html);
    expect(html).toMatch(/Let op: ontheven.*Er zijn geen gesprekken met de inwoner ingevuld\..*Dit ziet de participatiecoach van gemeente Tiel.*8 september 2025 op kantoor/s);
    expect(html.match(/Dit ziet /g)).toHaveLength(1);
  });

  it('offers nothing to send when it would be refused', () => {
    const html = vooraf({ status: 'AFGEKEURD', code: 'GEEN_KP4' });
    eis(html);
    expect(html).toContain('De inwoner heeft geen klantprofiel 4.');
    expect(html).not.toContain('value="verstuur"');
  });
});
