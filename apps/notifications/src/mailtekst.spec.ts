import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MAILSOORTEN, type MailSoort } from '#shared/contracts/intern';
import { dag, type Datum } from '#shared/kernel/datum';
import { maakMailtekst, type Mailinvoer } from './mailtekst';
import { VERBODEN, zonderKenmerken } from './testing/verboden';

const ID = '0b6f1c9e-3a55-4a57-8d0e-1d2f3a4b0009';
const TAAK = '6d5b3e42-7a44-4d2c-9d6b-6a9d3a1c0001';
const LINK = `https://schakel.example/taken/${TAAK}`;

const mail = (soort: MailSoort, uiterlijk: Datum | null = dag('2025-10-20'), deel: Partial<Mailinvoer> = {}) =>
  maakMailtekst({
    id: ID,
    taak: TAAK,
    soort,
    vorm: 'EERSTE',
    dag: null,
    uiterlijk,
    inPlaatsVan: null,
    waarneming: false,
    link: LINK,
    hulp: 'Servicepunt Schakel, 0000 000 000',
    domein: 'schakel.example',
    ...deel,
  });

const HERINNERING = { vorm: 'HERINNERING', dag: dag('2025-10-13') } as const;
const WAARNEMING = { inPlaatsVan: '0b6f1c9e-3a55-4a57-8d0e-1d2f3a4b0008', waarneming: true } as const;
const OVERZICHT = { vorm: 'OVERZICHT', taak: null, dag: dag('2025-10-06'), link: 'https://schakel.example/taken' } as const;
const TERUG = { inPlaatsVan: '0b6f1c9e-3a55-4a57-8d0e-1d2f3a4b0007' } as const;
const VORMEN: readonly Partial<Mailinvoer>[] = [{}, HERINNERING, WAARNEMING, { ...HERINNERING, ...WAARNEMING }, TERUG, { ...HERINNERING, ...TERUG }];

const perTaak = MAILSOORTEN.flatMap((soort) => VORMEN.flatMap((vorm) => [mail(soort, undefined, vorm), mail(soort, null, vorm)]));
const overzichten = [mail('BESLUIT_NODIG', undefined, OVERZICHT), mail('BESLUIT_NODIG', undefined, { ...OVERZICHT, ...WAARNEMING })];
const alles = [...perTaak, ...overzichten];

describe('a mail to staff', () => {
  it.each([
    ['OVERDRACHT_BEOORDELEN', '2025-10-20', 'Overdracht: beoordeel een voorstel uiterlijk 20 oktober'],
    ['ANTWOORD', null, 'Er is antwoord op uw bericht'],
    ['ANTWOORD', '2025-10-20', 'Er is antwoord op uw bericht'],
    ['BESLUIT_NODIG', '2026-03-02', 'Besluit nodig: een termijn loopt t/m 2 maart'],
    ['GRAAG_OVERLEG', '2025-10-20', 'Graag overleg: een inkomensconsulent wil u spreken uiterlijk 20 oktober'],
    ['AANVULLEN', '2025-10-20', 'Nog te doen: kijk uw bericht na uiterlijk 20 oktober'],
    ['NIET_VERWERKT', null, 'Nog te doen: een bericht van u is niet verwerkt'],
    ['COLLEGA_TOEWIJZEN', '2025-10-07', 'Nog te doen: wijs een collega toe uiterlijk 7 oktober'],
    ['EERST_BEKIJKEN', null, 'Let op: bekijk dit voordat u verdergaat'],
    ['BERICHT_LEZEN', null, 'Er staat een bericht voor u klaar'],
    ['ZAAK_GESLOTEN', null, 'Een zaak is bij u gesloten'],
  ] as const)('%s until %s has the agreed subject', (soort, uiterlijk, onderwerp) => {
    expect(mail(soort, uiterlijk === null ? null : dag(uiterlijk)).onderwerp).toBe(onderwerp);
  });

  it('says nothing about a resident, a ground, a profile or an organisation, in any kind and form (X-5)', () => {
    expect(alles).toHaveLength(MAILSOORTEN.length * 12 + 2);
    for (const { onderwerp, tekst, html, berichtId, verwijst = '' } of alles) {
      const leesbaar = zonderKenmerken([onderwerp, tekst, html, berichtId, verwijst].join('\n'));
      for (const woord of VERBODEN) expect(leesbaar).not.toMatch(woord);
    }
  });

  it('names no member of staff and no team that we know', () => {
    const partijen = parse(readFileSync(join(process.cwd(), 'config/partijen/partijen.yaml'), 'utf8')) as { medewerkers: { actorId: string; mail: string }[] };
    expect(partijen.medewerkers.length).toBeGreaterThan(0);
    for (const { actorId, mail: adres } of partijen.medewerkers)
      for (const { onderwerp, tekst, html } of alles) for (const deel of [onderwerp, tekst, html]) expect(deel.includes(actorId) || deel.includes(adres)).toBe(false);
  });

  it('has sentences of at most 15 words, one link and the phone number of support', () => {
    for (const { tekst } of alles) {
      const [groet, ...rest] = tekst.trim().split('\n\n');
      const zinnen = rest.slice(0, -2);
      expect(groet).toBe('Goedendag,');
      expect(zinnen.length).toBeGreaterThan(0);
      for (const zin of zinnen) {
        expect(zin.match(/[.!?]/g)).toHaveLength(1);
        expect(zin.split(' ').length).toBeLessThanOrEqual(15);
      }
      expect(rest.at(-2)).toMatch(/^Bekijk (de taak|uw taken): https:\/\/schakel\.example\/taken/);
      expect(tekst.match(/https?:/g)).toHaveLength(1);
      expect(rest.at(-1)).toBe('Hebt u een vraag? Bel Servicepunt Schakel, 0000 000 000.');
    }
  });

  it('can be read aloud: language, title, and one link that says where it goes', () => {
    for (const { html, onderwerp } of alles) {
      expect(html).toContain('<html lang="nl">');
      expect(html).toContain(`<title>${onderwerp}</title>`);
      expect(html.match(/<a href="[^"]+">Bekijk (de taak|uw taken)<\/a>/g)).toHaveLength(1);
      expect(html.match(/<a /g)).toHaveLength(1);
    }
  });

  it('gives the last day in full, with the year', () => {
    expect(mail('GRAAG_OVERLEG').tekst).toContain('uiterlijk op maandag 20 oktober 2025');
    expect(mail('BESLUIT_NODIG', dag('2026-03-02')).tekst).toContain('tot en met maandag 2 maart 2026');
  });

  it('says that it is a reminder, under the first mail about the same task', () => {
    const herinnering = mail('GRAAG_OVERLEG', undefined, HERINNERING);
    expect(herinnering).toMatchObject({
      onderwerp: 'Herinnering: Graag overleg: een inkomensconsulent wil u spreken uiterlijk 20 oktober',
      berichtId: `<${TAAK}.GRAAG_OVERLEG.2025-10-13@schakel.example>`,
      verwijst: mail('GRAAG_OVERLEG').berichtId,
    });
    expect(herinnering.tekst).toContain('Dit is een herinnering.');
  });

  it('tells a deputy that he deputises, and for nobody by name', () => {
    const waarneming = mail('ANTWOORD', null, WAARNEMING);
    expect(waarneming.tekst).toContain('\n\nU neemt waar voor een collega.\n\n');
    expect(waarneming.berichtId).toBe(`<${TAAK}.ANTWOORD.${ID}@schakel.example>`);
  });

  it('tells a team box why it gets the task of a colleague', () => {
    expect(mail('ANTWOORD', null, TERUG).tekst).toContain('\n\nDeze mail kwam niet aan bij een collega.\n\n');
    expect(mail('ANTWOORD', null).tekst).not.toContain('collega.\n\nDeze mail');
  });

  it('gives an overview without saying of what or how many', () => {
    const overzicht = mail('BESLUIT_NODIG', dag('2026-01-05'), OVERZICHT);
    expect(overzicht.onderwerp).toBe('Overzicht: bekijk welke termijnen aflopen');
    expect(overzicht.tekst).toBe(
      'Goedendag,\n\nBekijk welke termijnen aflopen tot en met maandag 5 januari 2026.\n\nBekijk uw taken: https://schakel.example/taken\n\nHebt u een vraag? Bel Servicepunt Schakel, 0000 000 000.\n',
    );
    expect(overzicht.berichtId).toBe(`<${ID}.OVERZICHT@schakel.example>`);
  });

  it('has a Message-ID that no other mail has, and the same one every time', () => {
    expect(mail('ANTWOORD').berichtId).toBe(`<${TAAK}.ANTWOORD@schakel.example>`);
    const ids = MAILSOORTEN.flatMap((soort) => VORMEN.map((vorm, nr) => mail(soort, undefined, { ...vorm, id: ID.replace('0009', `000${nr}`) }).berichtId));
    expect(new Set(ids).size).toBe(MAILSOORTEN.length * VORMEN.length);
    expect(mail('ANTWOORD', null).berichtId).toBe(mail('ANTWOORD').berichtId);
  });

  it('cannot be broken open by what stands in a link', () => {
    const { html } = mail('ANTWOORD', null, { link: 'https://x.example/"><script>', hulp: '<b>' });
    expect(html).not.toMatch(/<script|<b>/);
  });
});
