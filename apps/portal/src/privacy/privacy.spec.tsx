import { join } from 'node:path';
import { laadBeleid } from '#shared/policy/beleid';
import { leesKaders } from '#shared/privacy/kader';
import { kaderblad } from '#shared/privacy/kaderblad';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { UitlegPagina } from '../uitleg/uitleg.pagina';
import { uitlegview, type Uitleg } from '../uitleg/uitleg.view';
import { KaderPagina } from './kader.pagina';
import type { Inzage } from './overzicht.types';
import { overzichtview } from './overzicht.view';
import { InzagePagina, InzageZoekPagina } from './privacy.pagina';

const KWAAD = '<script>alert(1)</script>';
const WERKCOACH = { organisatie: 'Werkzaak', rol: 'werkcoach' };
const COACH = { organisatie: 'gemeente Tiel', rol: 'participatiecoach' };
const NR = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
const OP = '2025-10-06T09:00:00.000Z';
const ZIN = 'Ook informatie over de belastbaarheid delen mag, voor zover dat nodig is voor goede begeleiding.';
const basis = { nr: NR, op: OP, onderwerp: 'uw overdracht' };

const inzage: Inzage = {
  overzicht: {
    inwonerRef: NR,
    gemeente: 'gemeente Tiel',
    opgemaaktOp: '2025-11-20',
    tijd: [{ ingangsdatum: '2022-01-01', laatsteDag: null }],
    inleiding: ['U ziet wie uw gegevens kreeg of las via Schakel, en waarom.'],
    gestuurd: [{ ...basis, wat: ['hoe u te bereiken bent'], door: WERKCOACH, waarvoor: 'om u goed te begeleiden' }],
    gedeeld: [{ ...basis, wat: ['hoe u te bereiken bent'], van: WERKCOACH, aan: [COACH], waarvoor: 'om u goed te begeleiden', nietGegeven: [{ wat: 'wat u aankunt', waarom: 'niemand legde vast waarom dit nodig is' }] }],
    gelezen: [{ ...basis, wat: [KWAAD], door: COACH, waarvoor: null }],
    geweigerd: [{ ...basis, door: COACH, wat: [], waarom: 'deze persoon hoort dit niet te krijgen' }],
    gewist: [],
    uitzonderingen: [{ verklaring: { schriftelijkOp: '2025-10-20', reikwijdte: 'alleen de conclusie', ontvanger: COACH, laatsteDag: '2025-11-19', ingetrokkenOp: '2025-11-01' }, klaargezetOp: '2025-10-22', grondslag: 'UAVG artikel 30', gelezen: [{ nr: NR, op: OP, door: COACH }] }],
    teruggehaald: [{ nr: NR, op: OP, reden: 'er stond een fout in', gezienDoor: [{ wie: COACH, hoe: 'bezorgd 2025-10-06' }], verteldAan: [{ wie: COACH, op: OP, bevestigdOp: null }] }],
    gronden: [{ grond: 'privacykader v2', onderwerp: 'Delen van persoonsgegevens', versie: 'v2', bron: [{ document: 'Memo AB 2-9-2025', plaats: '§3', zin: ZIN }] }],
    rechten: ['Klopt er iets niet? Vraag gemeente Tiel om het te verbeteren.'],
    meer: 'Er is meer dan op dit blad past. Vraag ook om het volgende deel.',
  },
  voorBureau: [{ nr: NR, actorId: 'tiel.pc.carla' }],
  volgende: 812,
};
const html = render(InzagePagina, overzichtview(inzage, '?na=3'));
/** Literal sentences of others are not ours to shorten. */
const zonderCitaten = (tekst: string): string => tekst.replace(/<blockquote>.*?<\/blockquote>/gs, '');

describe('the overview for a resident', () => {
  it('is plain Dutch without a code, and escapes whatever it is given', () => {
    expect({ codes: codesInZicht(zonderCitaten(html)), lang: langeZinnen(zonderCitaten(html)), script: html.includes(KWAAD) }).toEqual({ codes: [], lang: [], script: false });
  });

  it('says who had what, when and why, what was withheld, and the sentence it rests on', () => {
    const tekst = leesbareTekst(html).join(' ');
    for (const deel of ['6 oktober 2025: over uw overdracht.', 'Aan: participatiecoach van gemeente Tiel.', 'Waarom? Om u goed te begeleiden.', 'Wel: hoe u te bereiken bent.', 'Niet: wat u aankunt. Want niemand legde vast waarom dit nodig is.', 'Participatiecoach van gemeente Tiel: bezorgd 6 oktober 2025.', 'nog niet bevestigd', 'U trok de verklaring in op 1 november 2025.', 'Er is nog niets gewist.', ZIN])
      expect(tekst).toContain(deel);
  });

  it('keeps what is for the desk off the paper, and the next part and the file in reach', () => {
    const bureau = html.match(/<p class="schakel-klein schakel-niet-op-papier">.*?<\/p>/gs) ?? [];
    expect(bureau.join('')).toContain('tiel.pc.carla');
    expect(bureau.reduce((rest, deel) => rest.replace(deel, ''), html)).not.toMatch(/carla|\/uitleg\//);
    expect([html.includes(`href="/privacy/${NR}?na=812"`), html.includes(`href="/privacy/${NR}/overzicht.json?na=3"`)]).toEqual([true, true]);
  });

  it('begins with a number that never comes back on the page', () => {
    const zoek = render(InzageZoekPagina, { fout: 'Dit is geen burgerservicenummer. Kijk of u negen cijfers hebt ingevuld.' });
    expect({ codes: codesInZicht(zoek), lang: langeZinnen(zoek), post: /<form[^>]*method="post"[^>]*action="\/privacy"|<form[^>]*action="\/privacy"[^>]*method="post"/.test(zoek) }).toEqual({ codes: [], lang: [], post: true });
  });
});

describe('the page that says why', () => {
  const uitleg: Uitleg = {
    beslissing: NR, dag: '2025-10-06', uitkomst: 'GEWEIGERD', code: 'CATEGORIE_NIET_TOEGESTAAN', oorzaak: 'x', herstel: 'y',
    regel: { beleid: { id: 'privacykader', versie: 'v2' }, onderwerp: 'Delen van persoonsgegevens', bron: [{ document: 'Memo AB 2-9-2025', plaats: '§3', zin: ZIN }] },
    oordelen: [{ categorie: 'belastbaarheid', toegestaan: false, voorwaarden: ['Er is vastgelegd waarom deze gegevens nodig zijn.'] }, { categorie: 'contact', toegestaan: true, voorwaarden: [KWAAD] }],
  };
  const pagina = render(UitlegPagina, uitlegview(uitleg));

  it('gives the rule, its sentence, its place and the condition, in plain Dutch', () => {
    const tekst = leesbareTekst(pagina).join(' ');
    for (const deel of ['Er staan gegevens in die u hier niet mag delen.', 'Delen van persoonsgegevens, versie v2', ZIN, 'Wat de inwoner aankan', 'Mocht niet, want dit gold niet:', 'Dit is beoordeeld op 6 oktober 2025']) expect(tekst).toContain(deel);
    expect(pagina).toContain('Memo AB 2-9-2025, §3');
    expect({ codes: codesInZicht(zonderCitaten(pagina)), lang: langeZinnen(zonderCitaten(pagina)), script: pagina.includes(KWAAD) }).toEqual({ codes: [], lang: [], script: false });
  });

  it('says so when it was allowed, or not decided yet', () => {
    const { code: _code, ...rest } = uitleg;
    expect([uitlegview({ ...rest, uitkomst: 'VERWERKT' }).kern, uitlegview({ ...rest, uitkomst: 'ONTVANGEN' }).kern]).toEqual(['Dit mocht volgens de afspraken.', 'Hierover is nog niet beslist.']);
  });
});

describe('by which rules data are shared', () => {
  const kaders = leesKaders(laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader'));

  it.each(kaders.map((kader) => [kader.versie, kader] as const))('version %s is a table with a caption and headings: every category, every role, and what each letter means', (_versie, kader) => {
    const blad = kaderblad(kader, [{ document: 'Memo AB 2-9-2025', plaats: '§3', zin: ZIN }]);
    const pagina = render(KaderPagina, blad);
    expect([pagina.match(/<caption/g)?.length, pagina.match(/<th scope="row">/g)?.length, pagina.match(/<th scope="col">/g)?.length]).toEqual([1, 7, 6]);
    expect(pagina).not.toMatch(/\b[A-Z0-9]{2,}_[A-Z0-9_]+\b|undefined/);
    const tekst = leesbareTekst(pagina).join(' ');
    expect(tekst).toContain(ZIN);
    const gebruikt = new Set([...blad.rijen.flat().join(' ').matchAll(/\(([a-g](?:, [a-g])*)\)/g)].flatMap(([, letters]) => letters?.split(', ') ?? []));
    for (const letter of gebruikt) expect(tekst).toMatch(new RegExp(`Voorwaarden .*\\b${letter}: `));
    expect(pagina).toMatch(/schakel-niet-op-papier">Afdrukken/);
  });
});
