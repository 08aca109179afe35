import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MAILSOORTEN, type MailSoort } from '#shared/contracts/intern';
import { dag, type Datum } from '#shared/kernel/datum';
import { maakMailtekst } from './mailtekst';

const TAAK = '6d5b3e42-7a44-4d2c-9d6b-6a9d3a1c0001';
const mail = (soort: MailSoort, uiterlijk: Datum | null = dag('2025-10-20')) =>
  maakMailtekst({ taak: TAAK, soort, uiterlijk, link: `https://schakel.example/taken/${TAAK}`, hulp: 'Servicepunt Schakel, 0000 000 000', domein: 'schakel.example' });

const alles = MAILSOORTEN.flatMap((soort) => [mail(soort), mail(soort, null)]);

/** words that would tell a bystander about a resident, a ground or a profile. */
const VERBODEN = [
  /KP ?[1-4]/i, /klantprofiel/i, /profiel/i, /fase/i, /grond/i, /\bIPS\b/i, /\bWIA\b/i, /boete/i, /maatregel/i, /sanctie/i, /verlaging/i, /ontheff/i,
  /arbeidsplicht/i, /belastbaar/i, /medisch/i, /ziek/i, /zorg/i, /gezond/i, /diagnose/i, /beperking/i, /schuld/i, /uitkering/i, /inwoner/i, /cli[eë]nt/i,
  /bsn/i, /dossier/i, /inwonerRef/i, /zaakId/i, /werkzaak/i, /gemeente/i, /tiel/i, /betuwe/i, /voorbeeld/i, /driegesprek/i, /mandaat/i, /\d{9}/,
];

describe('a mail to staff', () => {
  it.each([
    ['OVERDRACHT_BEOORDELEN', '2025-10-20', 'Overdracht: beoordeel een voorstel uiterlijk 20 oktober'],
    ['ANTWOORD', null, 'Er is antwoord op uw bericht'],
    ['ANTWOORD', '2025-10-20', 'Er is antwoord op uw bericht'],
    ['BESLUIT_NODIG', '2026-03-02', 'Besluit nodig: een termijn loopt t/m 2 maart'],
    ['GRAAG_OVERLEG', '2025-10-20', 'Graag overleg: een inkomensconsulent wil u spreken uiterlijk 20 oktober'],
  ] as const)('%s until %s has the agreed subject', (soort, uiterlijk, onderwerp) => {
    expect(mail(soort, uiterlijk === null ? null : dag(uiterlijk)).onderwerp).toBe(onderwerp);
  });

  it('says nothing about a resident, a ground, a profile or an organisation', () => {
    for (const { onderwerp, tekst, html, berichtId } of alles) {
      const zonderLink = `${onderwerp}\n${tekst}\n${html}\n${berichtId}`.replaceAll(TAAK, '').replaceAll('0000 000 000', '');
      for (const woord of VERBODEN) expect(zonderLink).not.toMatch(woord);
    }
  });

  it('names no member of staff and no team that we know', () => {
    const partijen = parse(readFileSync(join(process.cwd(), 'config/partijen/partijen.yaml'), 'utf8')) as { medewerkers: { actorId: string; mail: string }[] };
    expect(partijen.medewerkers.length).toBeGreaterThan(0);
    for (const { actorId, mail: adres } of partijen.medewerkers)
      for (const { onderwerp, tekst, html } of alles) for (const deel of [onderwerp, tekst, html]) expect(deel.includes(actorId) || deel.includes(adres)).toBe(false);
  });

  it('has one sentence of at most 15 words, one link and the phone number of support', () => {
    for (const { tekst } of alles) {
      const [groet, zin = '', link = '', hulp] = tekst.trim().split('\n\n');
      expect(groet).toBe('Goedendag,');
      expect(zin.match(/[.!?]/g)).toHaveLength(1);
      expect(zin.split(' ').length).toBeLessThanOrEqual(15);
      expect(link).toBe(`Bekijk het hier: https://schakel.example/taken/${TAAK}`);
      expect(tekst.match(/https?:/g)).toHaveLength(1);
      expect(hulp).toBe('Hebt u een vraag? Bel Servicepunt Schakel, 0000 000 000.');
    }
  });

  it('gives the last day in full, with the year', () => {
    expect(mail('GRAAG_OVERLEG').tekst).toContain('uiterlijk op maandag 20 oktober 2025');
    expect(mail('BESLUIT_NODIG', dag('2026-03-02')).tekst).toContain('tot en met maandag 2 maart 2026');
  });

  it('has a Message-ID that depends on task and kind only', () => {
    expect(mail('ANTWOORD').berichtId).toBe(`<${TAAK}.ANTWOORD@schakel.example>`);
    expect(new Set(MAILSOORTEN.map((soort) => mail(soort).berichtId)).size).toBe(MAILSOORTEN.length);
  });

  it('cannot be broken open by what stands in a link', () => {
    const { html } = maakMailtekst({ taak: TAAK, soort: 'ANTWOORD', uiterlijk: null, link: 'https://x.example/"><script>', hulp: '<b>', domein: 'x.example' });
    expect(html).not.toMatch(/<script|<b>/);
  });
});
