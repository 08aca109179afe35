import { join } from 'node:path';
import { dag, plusDagen, type Datum } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { taalfouten } from '../testing/taaltoets';
import { profielUit } from './profiel.view';
import { RegelsPagina } from './regels.pagina';
import type { Regel, Regelblad } from './regels.types';
import { datumUit, regelsview } from './regels.view';
import { waarderegels } from './waarden';

const beleid = laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false });
const geldig = (datum: Datum): Regel[] =>
  [...beleid.ids].flatMap((id) => {
    const versie = beleid.versies(id).find(({ vanaf, tot }) => (vanaf === null || vanaf <= datum) && (tot === null || datum < tot));
    if (!versie) return [];
    const { tot, waarden, ...rest } = versie;
    return [{ ...rest, laatsteDag: tot === null ? null : plusDagen(tot, -1), waarden: waarden as Regel['waarden'], geactiveerdOp: '2025-10-06T07:00:00.000Z', wijzigingen: [] }];
  });
const TIEL = {
  gemeente: 'TIEL', naam: 'gemeente Tiel', verschillen: [{ regel: 'besluit-na-wia4', pad: ['zonderEigenBesluitVanaf'], waarde: '2025-01-29' }, { regel: 'contactcadans', pad: ['regels'], waarde: { gemeente: 'TIEL', maanden: 24, telt: ['HERCONTROLE'] } }],
  profiel: { versie: 'v1', bekendgemaakt: { op: '2026-02-02T08:00:00.000Z', afgestemdMet: ['participatiecoaches', 'college van Tiel'], goedgekeurdDoor: 'college van Tiel' } },
  uitzondering: { vanaf: dag('2025-09-02'), laatsteDag: null, ingeschakeldDoor: 'functionaris gegevensbescherming', teBevestigen: true },
};
const blad = (datum: string, anders: Partial<Regelblad> = {}): Regelblad => ({ datum: dag(datum), regels: geldig(dag(datum)), gemeenten: [TIEL], ...anders });
const pagina = (inhoud: Regelblad, opties = {}): string => render(RegelsPagina, regelsview(inhoud, opties));
const deel = (html: string, id: string): string => html.split(`<section aria-labelledby="${id}">`)[1]?.split('</section>')[0] ?? '';
/** Sentences of the memos, and of who wrote the agreements down, are shown as they stand. */
const zonderCitaten = (html: string): string => html.replaceAll(/<blockquote.*?<\/blockquote>/gs, '').replaceAll(/<div class="schakel-blok schakel-blok--let-op">.*?<\/div>/gs, '');
const DAGEN = ['2014-12-31', '2025-01-28', '2025-02-03', '2025-10-06', '2026-06-01'];

describe('the page with the rules of a day', () => {
  const html = pagina(blad('2025-10-06'));

  it('of each rule says since when, with whom it was agreed, who approved, when it was activated, and the literal sentence with its place', () => {
    const driegesprek = deel(html, 'driegesprek');
    expect(driegesprek).toContain('“Inwoners krijgen het aanbod om een driegesprek te voeren, wanneer zij overgaan van de werkcoach naar de participatiecoach of andersom.”');
    expect(leesbareTekst(driegesprek)).toEqual(expect.arrayContaining(['Sinds 2 september 2025', 'v2', 'participatiecoaches, werkcoaches, inkomensconsulenten, beleidsmedewerkers', 'werkafspraak gemeenten en Werkzaak, gemeld aan AB', 'Op 6 oktober 2025']));
    expect(driegesprek).toContain('<cite>Memo AB 2-9-2025, §2</cite>');
  });

  it('marks what is still to be confirmed, and only there', () => {
    expect(deel(html, 'driegesprek')).toMatch(/schakel-blok--let-op.*Nog te bevestigen.*Een gewenst gesprek hoeft niet gehouden te zijn/s);
    expect(deel(html, 'onderbouwing-kp3-naar-kp4')).not.toContain('Nog te bevestigen');
  });

  it('R-209 shows the law as what it is: nobody agreed to it, the sentence is a summary, and what a lawyer must still look at', () => {
    const wet = deel(html, 'wet-ontheffing-alleenstaande-ouder');
    expect(leesbareTekst(wet)).toEqual(expect.arrayContaining(['Altijd al', 'niet nodig: dit is de wet', 'de wetgever', 'Hooguit zoveel maanden bij elkaar', '60']));
    expect(wet).toMatch(/“Samengevat: op verzoek ontheft het college.*<cite>Participatiewet, artikel 9a<\/cite>/s);
    expect(wet).toMatch(/Nog te bevestigen.*een jurist toetst ze aan de officiële tekst/s);
  });

  it('shows everybody that a version was altered under its old name', () => {
    expect(html).not.toContain('Gewijzigd zonder nieuwe versie');
    const [eerste, ...rest] = blad('2025-10-06').regels;
    const gewijzigd = { ...(eerste as Regel), wijzigingen: [{ op: '2025-10-07T08:00:00.000Z', wat: ['waarden', 'vanaf'] }] };
    expect(pagina(blad('2025-10-06', { regels: [gewijzigd, ...rest] }))).toContain('Op 7 oktober 2025 anders, onder dezelfde naam: wat is afgesproken, de eerste dag.');
  });

  it('says how long a rule held that has ended, and what it is not known of', () => {
    expect(leesbareTekst(deel(pagina(blad('2025-01-28')), 'driegesprek'))).toEqual(expect.arrayContaining(['Altijd al, tot en met 28 januari 2025', 'Niet bekend']));
    const { regels } = blad('2025-10-06');
    expect(deel(pagina(blad('2025-10-06', { regels: regels.map((regel) => ({ ...regel, geactiveerdOp: null })) })), 'driegesprek')).toContain('Nog niet vastgelegd');
  });

  it('shows what is otherwise in the own gemeente', () => {
    expect(leesbareTekst(html)).toEqual(expect.arrayContaining([
      'Anders in gemeente Tiel',
      'Eigen besluit naast een ontheffing van rechtswege. Geen eigen besluit meer nodig, vanaf: 29 januari 2025.',
      'Hoe vaak de coach een inwoner spreekt. Maanden (24), gesprekken die tellen (hercontrole).',
      'Medische gegevens delen bij uitzondering: sinds 2 september 2025. Aangezet door: functionaris gegevensbescherming. Dit is nog te bevestigen.',
    ]));
    expect(pagina(blad('2025-10-06', { gemeenten: [{ ...TIEL, verschillen: [], uitzondering: null }] }))).toContain('Medische gegevens delen bij uitzondering: staat uit.');
  });

  it('M-91 says of the own gemeente which profile holds and who agreed, and lets only policy staff make it known', () => {
    expect(leesbareTekst(html)).toContain('Profiel, versie v1: bekendgemaakt op 2 februari 2026. Afgestemd met: participatiecoaches, college van Tiel. Goedgekeurd door: college van Tiel.');
    const stil = { ...TIEL, profiel: { versie: 'v1', bekendgemaakt: null } };
    expect(leesbareTekst(pagina(blad('2025-10-06', { gemeenten: [stil] })))).toContain('Profiel, versie v1: nog niet bekendgemaakt.');
    expect(html).not.toContain('/regels/profiel/');
    expect(pagina(blad('2025-10-06'), { maaktBekend: true })).toContain('href="/regels/profiel/TIEL"');
    expect(pagina(blad('2025-10-06', { gemeenten: [{ ...TIEL, profiel: null }] }), { maaktBekend: true })).not.toContain('/regels/profiel/');
    expect(profielUit({ afgestemdMet: 'werkcoaches, college van Tiel ,', goedgekeurdDoor: 'AB' })).toEqual({ afgestemdMet: ['werkcoaches', 'college van Tiel'], goedgekeurdDoor: 'AB' });
  });

  it('lets people choose a day with a form that changes nothing, and says so when there is no such day', () => {
    expect(html).toMatch(/<form[^>]*method="get"[^>]*action="\/regels"/);
    expect(html).toMatch(/<label[^>]*for="datum">[^<]+<\/label>.*<input[^>]*id="datum"[^>]*value="2025-10-06"/s);
    expect(html).toContain('<h1 class="utrecht-heading-1">Regels van vandaag</h1>');
    expect(pagina(blad('2025-02-03'), { gekozen: true })).toContain('<h1 class="utrecht-heading-1">Regels op 3 februari 2025</h1>');
    const fout = pagina(blad('2025-10-06'), { fout: datumUit('2025-02-30').fout });
    expect(fout).toMatch(/<title>Fout: .*role="alert".*href="#datum"[^>]*>Vul een dag in die bestaat\./s);
  });

  it('takes a day that exists, today when none is given, and nothing else', () => {
    expect([undefined, '', '2025-02-03', '2025-02-30', ['2025-02-03'], '../taken'].map((gevraagd) => datumUit(gevraagd))).toEqual([{}, {}, { datum: '2025-02-03' }, ...Array.from({ length: 3 }, () => ({ fout: 'Vul een dag in die bestaat.' }))]);
  });

  it('has one heading of the first level, a heading for each rule to jump to, and no level skipped', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    for (const { id } of blad('2025-10-06').regels) expect(html).toMatch(new RegExp(`href="#${id}".*<h2 class="utrecht-heading-2" id="${id}">`, 's'));
    const niveaus = [...html.matchAll(/<h([1-6])/g)].map(([, niveau]) => Number(niveau));
    expect(niveaus.every((niveau, i) => i === 0 || niveau <= (niveaus[i - 1] ?? 0) + 1)).toBe(true);
  });

  it.each(DAGEN)('of %s reads as plain Dutch: no codes, no raw data, no long sentences', (datum) => {
    const tekst = zonderCitaten(pagina(blad(datum)));
    expect(codesInZicht(tekst)).toEqual([]);
    expect(tekst).not.toMatch(/[{}]|true|false|\[object/);
    expect(langeZinnen(tekst).filter((zin) => !zin.includes(', '))).toEqual([]);
  });
});

describe('the values of a rule', () => {
  const waarden = (id: string, datum: string) => waarderegels(beleid.op<Regel['waarden']>(id, dag(datum)).waarden);

  it('are names with short lines under them', () => {
    expect(waarden('driegesprek', '2025-10-06')).toEqual([{ naam: 'Een driegesprek moet worden aangeboden', punten: ['ja'] }, { naam: 'Kan op verzoek', punten: ['ja'] }]);
    expect(waarden('onderbouwing-kp4-naar-kp3', '2025-02-03')[0]).toEqual({
      naam: 'Dit is genoeg',
      punten: ['Werk in deeltijd: uren per week, meer dan (0)', expect.stringMatching(/: aantal maanden, ten minste \(2\), dagdelen per week, ten minste \(1\)$/), 'Conclusie van een zorgprofessional'],
    });
    expect(waarden('ontheffing-bij-overdracht', '2025-10-06')).toContainEqual({ naam: 'Langste duur', punten: ['maanden: 12', 'voor: werkcoach'] });
  });

  it('say that there is no limit where there is none, and name a gemeente', () => {
    expect(waarden('definitie-kp4', '2025-02-03')[0]?.punten).toEqual(['geen grens']);
    expect(waarden('besluit-na-wia4', '2025-02-03')[0]?.punten).toEqual(['gemeente Tiel: 29 januari 2025']);
  });

  it('of the privacy framework say who may do what, and under which condition', () => {
    const medisch = waarden('privacykader', '2025-10-06').find(({ naam }) => naam === 'Wie mag wat met welke gegevens')?.punten.filter((punt) => punt.startsWith('Medische'));
    expect(medisch).toEqual([
      'Medische conclusie en advies, werkcoach: sturen (eigen gemeente, alleen bij een uitzondering met een verklaring)',
      'Medische conclusie en advies, participatiecoach: lezen (eigen gemeente, alleen wie is toegewezen, alleen bij een uitzondering met een verklaring)',
    ]);
  });
});

it('the words of the page itself are plain Dutch', () =>
  expect(taalfouten(['Regels van vandaag', 'Van welke dag wilt u de regels zien?', 'Nog te bevestigen', 'Gewijzigd zonder nieuwe versie', 'Sinds wanneer en van wie', 'In Schakel geactiveerd'])).toEqual([]));
