import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { laadFormulieren } from '#shared/policy/formulieren';
import { laadPartijen } from '#shared/policy/partijen';
import { metWijzigingen } from '#shared/testing/proefbeleid';
import { leesVraag, simuleer } from '../beleid/simulatie';
import { voerUit } from './beleid';

const PROJECT = process.cwd();
const NU = new Date('2025-10-06T10:00:00Z');
const KANARIE = 'Kanarie Vandenberg';

const werkcoach = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
const participatiecoach = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' };
const consulent = { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeente: null };

const bericht = (type: string, peildatum: string, doel: string, afzender: object, secties: object) => ({
  specversion: '1.0', id: 'proef-1', source: 'urn:nld:oin:00000099000000002000:systeem:werk', type: `nl.participatiewet.${type}.v1`, time: '2025-10-06T09:00:00Z', datacontenttype: 'application/json',
  data: { inwonerRef: '7d0a2f8e-1111-4222-8333-944455566677', zaakId: '7d0a2f8e-1111-4222-8333-944455566678', gemeente: 'TIEL', peildatum, doel, afzender, ...secties },
});

const contact = { naam: KANARIE };
const naarKp4 = (verloop: object = {}) =>
  bericht('overdracht.voorgesteld', '2025-10-06', 'OVERDRACHT', werkcoach, {
    verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-10-20', inwonerGeraadpleegdOp: '2025-09-30', inwonerVoorgelichtOp: '2025-09-30', ...verloop },
    contact,
    formulier: { formulierVersie: 'overdracht-2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', perspectief: { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 30, baatBijParticipatiecoach: true } },
  });
const naarKp3 = bericht('overdracht.voorgesteld', '2025-10-06', 'OVERDRACHT', participatiecoach, {
  verloop: { richting: 'KP4_NAAR_KP3', voorgesteldeStartdatum: '2025-10-20', inwonerVoorgelichtOp: '2025-01-20' },
  contact,
  formulier: { formulierVersie: 'overdracht-2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', arbeidsvermogen: true, gemotiveerd: true },
  belastbaarheid: { onderbouwing: { type: 'DEELTIJDWERK', urenPerWeek: 8, sinds: '2024-11-01' } },
});
const praktijk = bericht('overdracht.onderbouwd', '2025-10-06', 'OVERDRACHT', participatiecoach, { belastbaarheid: { onderbouwing: { type: 'PRAKTIJK_OVERIG', motivering: KANARIE } } });
const verleend = (laatsteDag: string, scope = ['a', 'c']) =>
  bericht('ontheffing.verleend', '2025-10-01', 'ONTHEFFING', werkcoach, {
    verloop: { soort: 'TIJDELIJK', scope, ingangsdatum: '2025-10-01', laatsteDag, besluitDatum: '2025-10-01', mandaatRef: 'mandaat:tiel:ontheffing:werkzaak' },
    belastbaarheid: { grond: 'ZIEKTE' },
  });
const ouder = (laatsteDag: string) =>
  bericht('ontheffing.verleend', '2025-10-01', 'ONTHEFFING', participatiecoach, {
    verloop: { soort: 'ALLEENSTAANDE_OUDER', scope: ['a'], ingangsdatum: '2025-10-01', laatsteDag, besluitDatum: '2025-10-01', mandaatRef: 'mandaat:tiel:ontheffing:tiel', verzoekDatum: '2025-09-01' },
    contact: { geboortedatumJongsteKind: '2022-05-20' },
    belastbaarheid: { grond: 'ARTIKEL_9A' },
  });
const verzoek = bericht('ontheffing.aangevraagd', '2025-10-01', 'ONTHEFFING', participatiecoach, { verloop: { verzoekDatum: '2025-09-01' }, contact: { geboortedatumJongsteKind: '2020-09-01' } });
const vanRechtswege = bericht('ontheffing.vastgesteld', '2025-10-01', 'ONTHEFFING', { actorId: 'uwv.besluit', rol: 'systeem', werkgever: 'UWV', namensGemeente: null }, {
  verloop: { vanaf: '2025-09-01', scope: ['a', 'b'] }, belastbaarheid: { soort: 'WIA4', uwvDatum: '2025-09-01', uwvRef: 'uwv:1' },
});
const overwogen = bericht('boete.overwogen', '2025-10-01', 'ONDERSTEUNING_BIJ_SANCTIE', consulent, { verloop: { overwegingsDatum: '2025-10-01' }, contact, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING' } });
const aangevraagd = (gewensteStart: string) => bericht('instrument.aangevraagd', '2025-10-06', 'INSTRUMENT', participatiecoach, { verloop: { instrumentCode: 'LEERLAB_GELD', gewensteStart } });
const gids = bericht('instrument.catalogus.gepubliceerd', '2025-11-03', 'INSTRUMENT', { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', werkgever: 'WERKZAAK', namensGemeente: null }, {
  inwonerRef: undefined, zaakId: undefined, gemeente: 'REGIO', algemeen: { instrumenten: [{ code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', kp4Relevant: true, prijs: 250 }] },
});

let map: string;
let uit: string[];
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'beleid-'));
  uit = [];
  for (const kanaal of ['log', 'error'] as const) jest.spyOn(console, kanaal).mockImplementation((...delen: unknown[]) => void uit.push(String(delen[0])));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(map, { recursive: true, force: true });
});

const schakel = (...args: string[]): Promise<number> => voerUit(['simuleer', ...args], { map: PROJECT, nu: NU });
const metBericht = (inhoud: unknown, ...args: string[]): Promise<number> => {
  const bestand = join(map, 'bericht.json');
  writeFileSync(bestand, typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud));
  return schakel('--bericht', bestand, ...args);
};
/** The rows of the table on this agreement, without the spaces that line them up. */
const rijen = (afspraak: string): string[] => uit.join('\n').split('\n').filter((regel) => regel.startsWith(`  ${afspraak} `)).map((regel) => regel.trim().replace(/ {2,}/g, ' | '));
/** Of two tables: in force, and what it says. */
const oordeel = (afspraak: string): string | undefined => rijen(afspraak)[1];

describe('schakel beleid simuleer', () => {
  it.each<[string, object, string, string, RegExp]>([
    ['S-08', naarKp4(), '2023-06-01', 'definitie-kp4', /\| v1 \|.*\| voorstel \| aanvaard$/],
    ['S-08', naarKp4(), '2025-02-03', 'definitie-kp4', /\| v2 \|.*\| voorstel \| geweigerd \| DEFINITIE_KP4$/],
    ['S-02', naarKp3, '2025-01-28', 'onderbouwing-kp4-naar-kp3', /\| v0 \|.*\| niet genoeg \| ONDERBOUWING_ONVOLDOENDE$/],
    ['S-02', naarKp3, '2025-01-29', 'onderbouwing-kp4-naar-kp3', /\| v1 \|.*\| voldoende$/],
    ['P-02', praktijk, '2025-09-01', 'onderbouwing-kp4-naar-kp3', /\| v1 \|.*\| niet genoeg \| ONDERBOUWING_ONVOLDOENDE$/],
    ['P-02', praktijk, '2025-09-02', 'onderbouwing-kp4-naar-kp3', /\| v2 \|.*\| voldoende$/],
    ['P-03', praktijk, '2025-09-02', 'onderbouwing-kp3-naar-kp4', /\| v1 \|.*\| niet genoeg \| ONDERBOUWING_ONVOLDOENDE$/],
    ['S-07', naarKp3, '2025-06-16', 'driegesprek', /\| v1 \|.*\| aanvaard$/],
    ['S-07', naarKp3, '2025-09-15', 'driegesprek', /\| v2 \|.*\| geweigerd \| DRIEGESPREK_NIET_AANGEBODEN$/],
    ['P-06', verleend('2026-09-30'), '2025-10-01', 'ontheffing-bij-overdracht', /\| A \|.*\| verlening \| aanvaard$/],
    ['P-06', verleend('2026-10-01'), '2025-10-01', 'ontheffing-bij-overdracht', /\| A \|.*\| geweigerd \| TERMIJN_TE_LANG$/],
    ['R-209', verleend('2026-09-30'), '2025-10-01', 'wet-ontheffing-tijdelijk', /\| v1 \|.*\| verplichtingen \| toegestaan$/],
    ['R-209', verleend('2026-09-30', ['b']), '2025-10-01', 'wet-ontheffing-tijdelijk', /\| v1 \|.*\| niet toegestaan \| VERPLICHTING_NIET_TOEGESTAAN$/],
    ['R-209', ouder('2027-05-19'), '2025-10-01', 'wet-ontheffing-alleenstaande-ouder', /\| v1 \|.*\| verlening \| aanvaard$/],
    ['R-209', ouder('2027-05-20'), '2025-10-01', 'wet-ontheffing-alleenstaande-ouder', /\| v1 \|.*\| geweigerd \| TERMIJN_TE_LANG$/],
    ['R-209', verzoek, '2025-10-01', 'wet-ontheffing-alleenstaande-ouder', /\| v1 \|.*\| verzoek \| geweigerd \| VOORWAARDE_NIET_VERVULD$/],
    ['R-209', vanRechtswege, '2025-10-01', 'wet-ontheffing-van-rechtswege', /\| v1 \|.*\| vaststelling \| geweigerd \| VOORWAARDE_NIET_VERVULD$/],
    ['R-209', overwogen, '2025-10-01', 'wet-sancties', /\| v1 \|.*\| soort sanctie bij deze grond \| past$/],
    ['P-08', overwogen, '2025-06-01', 'boete-alert', /\| v1 \|.*\| geregistreerd, met kenmerk \| GROND_NIET_IN_BELEID$/],
    ['P-08', overwogen, '2025-10-01', 'boete-alert', /\| v2 \|.*\| geregistreerd, met kenmerk \| GESPREKKEN_NIET_VASTGELEGD$/],
    ['S-21', gids, '2025-11-17', 'instrumentprijzen', /prijs van LEERLAB_GELD.*\| 0\.00 euro \| LEERLAB_GRATIS_2025$/],
    ['S-21', gids, '2026-01-12', 'instrumentprijzen', /prijs van LEERLAB_GELD.*\| 250\.00 euro \| LIJSTPRIJS$/],
    ['S-21', aangevraagd('2025-11-17'), '2025-10-06', 'instrumentprijzen', /groep LEERLAB.*\| 0\.00 euro \| LEERLAB_GRATIS_2025$/],
    ['S-21', aangevraagd('2026-01-12'), '2025-10-06', 'instrumentprijzen', /prijs van elk instrument.*\| lijstprijs uit de instrumentengids$/],
  ])('%s: what is decided on a message depends on the day it is about (%#)', async (_bron, inhoud, datum, afspraak, verwacht) => {
    expect(await metBericht(inhoud, '--datum', datum)).toBe(0);
    expect(oordeel(afspraak)).toMatch(verwacht);
  });

  it('takes the business date of the message itself, by the field the catalogue names', async () => {
    expect(await metBericht(overwogen)).toBe(0);
    expect(uit.join('\n')).toContain('beoordeeld op 1 oktober 2025 (data.verloop.overwegingsDatum)');
  });

  it('judges the privacy framework by the clock, whatever day is asked', async () => {
    await metBericht(overwogen, '--datum', '2025-02-03');
    expect(rijen('privacykader')).toEqual([expect.stringContaining('| v2 |')]);
    expect(rijen('driegesprek')).toEqual([expect.stringContaining('| v1 | 29 januari 2025, t/m 1 september 2025 |')]);
  });

  it('shows the sentence the rule comes from, what the code means and what is to be confirmed', async () => {
    await metBericht(naarKp3, '--datum', '2025-09-15');
    const tekst = uit.join('\n');
    expect(tekst).toContain('“Inwoners krijgen het aanbod om een driegesprek te voeren, wanneer zij overgaan van de werkcoach naar de participatiecoach of andersom.” (Memo AB 2-9-2025, §2)');
    expect(tekst).toContain('DRIEGESPREK_NIET_AANGEBODEN: Het driegesprek is niet aangeboden. Bied het driegesprek aan');
    expect(tekst).toContain('Te bevestigen: Een gewenst gesprek hoeft niet gehouden te zijn voor de startdatum (D-06).');
  });

  it('says so when no agreement judges a message without the state of its case', async () => {
    expect(await metBericht(bericht('overdracht.ingetrokken', '2025-10-06', 'OVERDRACHT', werkcoach, { verloop: { redencode: 'SITUATIE_GEWIJZIGD' } }), '--datum', '2025-10-06')).toBe(0);
    expect(uit.join('\n')).toContain('Van dit bericht beoordeelt geen afspraak iets zonder de stand van de zaak.');
  });

  it('prints nothing of the person, also where the message is refused', async () => {
    for (const inhoud of [naarKp4(), praktijk, { ...naarKp4(), data: { ...naarKp4().data, contact: { naam: KANARIE, diagnose: KANARIE } } }]) await metBericht(inhoud);
    expect(uit.join('\n')).not.toMatch(/Kanarie|7d0a2f8e|wz\.wc\.anna|tiel\.pc\.carla/);
    expect(uit.join('\n')).toContain('data.contact.diagnose');
  });
});

describe('trying an agreement before it holds', () => {
  const metAnderDriegesprek = (): string => {
    const bron = readFileSync(join(PROJECT, 'config/beleid/driegesprek.yaml'), 'utf8');
    writeFileSync(join(map, 'driegesprek.yaml'), bron.replaceAll('versie: v2', 'versie: v3').replace('aanbodVerplicht: true', 'aanbodVerplicht: false'));
    return map;
  };

  it('shows which agreement would hold and what would be decided otherwise', async () => {
    expect(await metBericht(naarKp3, '--datum', '2025-09-15', '--beleid', metAnderDriegesprek())).toBe(0);
    expect(rijen('driegesprek').slice(2)).toEqual(['driegesprek | v2 | v3', 'driegesprek | acceptatie zonder verdere stappen | geweigerd DRIEGESPREK_NIET_AANGEBODEN | aanvaard']);
  });

  it('R-209: tries a later law, by the day that decides for it and not by the business date', async () => {
    const bron = readFileSync(join(PROJECT, 'config/beleid/wet-ontheffing-alleenstaande-ouder.yaml'), 'utf8');
    const [kop = '', v1 = ''] = bron.split('versies:\n');
    const metVersie = (vanaf: string): void =>
      writeFileSync(join(map, 'wet.yaml'), `${kop}versies:\n${v1.replace('actief: true', `tot: ${vanaf}\n    actief: true`)}${v1.replace('versie: v1', `versie: v2\n    vanaf: ${vanaf}`).replace('kindTotJaar: 5', 'kindTotJaar: 4')}`);
    metVersie('2025-09-02');
    await metBericht(ouder('2027-05-19'), '--datum', '2025-10-01', '--beleid', map);
    expect(rijen('wet-ontheffing-alleenstaande-ouder').at(-1)).toBe('wet-ontheffing-alleenstaande-ouder | v1 | v2');
    uit = [];
    metVersie('2025-09-01');
    await metBericht(ouder('2027-05-19'), '--datum', '2025-10-01', '--beleid', map);
    expect(rijen('wet-ontheffing-alleenstaande-ouder').at(-1)).toBe('wet-ontheffing-alleenstaande-ouder | verlening | aanvaard | geweigerd TERMIJN_TE_LANG');
  });

  it('R-209: names the version of the day that decided', () => {
    const beleid = metWijzigingen({ id: 'wet-ontheffing-alleenstaande-ouder', vanaf: '2025-09-15', waarden: {} });
    const gelezen = leesVraag(ouder('2027-05-19'), undefined, NU);
    if ('fouten' in gelezen) throw new Error('the message has no valid form');
    const { afspraken, oordelen } = simuleer(gelezen.vraag, { beleid, formulieren: laadFormulieren(join(PROJECT, 'config')), partijen: laadPartijen(join(PROJECT, 'config')) });
    expect(afspraken.find(({ id }) => id === 'wet-ontheffing-alleenstaande-ouder')?.versie).toBe('proef');
    expect(oordelen.map(({ regel, versie }) => [regel, versie.versie])).toEqual([['wet-ontheffing-alleenstaande-ouder', 'v1']]);
  });

  it('says that nothing is otherwise when the same is tried', async () => {
    copyFileSync(join(PROJECT, 'config/beleid/driegesprek.yaml'), join(map, 'driegesprek.yaml'));
    expect(await metBericht(naarKp3, '--datum', '2025-09-15', '--beleid', map)).toBe(0);
    expect(uit.join('\n')).toMatch(/Er gelden dezelfde afspraken\.\n {2}Over dit bericht wordt niet anders beslist\./);
  });

  it('warns that other values need another version', async () => {
    metAnderDriegesprek();
    writeFileSync(join(map, 'driegesprek.yaml'), readFileSync(join(map, 'driegesprek.yaml'), 'utf8').replaceAll('versie: v3', 'versie: v2'));
    await metBericht(naarKp3, '--datum', '2025-09-15', '--beleid', map);
    expect(uit.join('\n')).toContain('v2, met andere waarden: geef dit een nieuwe versie');
  });

  it('S-18: tries a prepared version from a day', async () => {
    expect(await metBericht(verleend('2026-09-30'), '--activeer', 'ontheffing-bij-overdracht@B=2025-09-02')).toBe(0);
    expect(rijen('ontheffing-bij-overdracht').slice(2)).toEqual(['ontheffing-bij-overdracht | A | B', 'ontheffing-bij-overdracht | verlening | aanvaard | geweigerd BELEID']);
  });
});

describe('faulty input ends with 2 and says what helps', () => {
  it.each<[string, unknown, string[], string]>([
    ['no JSON', 'geen json', [], 'is geen JSON'],
    ['another type', { ...naarKp4(), type: 'nl.participatiewet.bestaat.niet.v1' }, [], 'staat niet in de catalogus'],
    ['a form that the door refuses', { ...naarKp4(), data: { ...naarKp4().data, gemeente: undefined } }, [], 'data.gemeente'],
    ['a day that does not exist', naarKp4(), ['--datum', '2025-02-30'], 'Schrijf de datum als 2025-02-03'],
    ['a day before the first agreement', naarKp4(), ['--datum', '2014-12-31'], 'Kies met --datum een dag'],
    ['a folder that is not there', naarKp4(), ['--beleid', '/bestaat/niet'], 'Geef met --beleid een map'],
    ['a version that does not exist', naarKp4(), ['--activeer', 'driegesprek@v9=2025-10-01'], 'bestaat niet'],
  ])('%s', async (_wat, inhoud, args, melding) => {
    expect(await metBericht(inhoud, ...args)).toBe(2);
    expect(uit.join('\n')).toContain(melding);
  });

  it.each<[string, string, string, string, string]>([
    ['an agreement without values', 'wet-bezwaar.yaml', '{ weken: 6 }', '{}', 'versie v1: waarden/weken ontbreekt'],
    ['a duty that the law does not have', 'wet-ontheffing-tijdelijk.yaml', '{ scope: [a, c] }', '{ scope: [a, b, c, z] }', 'versie v1: waarden/scope/3 is geen van a, b, c'],
    ['an agreement that nothing is known of', 'wet-bezwaar.yaml', 'id: wet-bezwaar', 'id: wet-onbekend', 'voor de afspraak wet-onbekend staat geen vorm in waarden.schema.json'],
  ])('%s, as a service refuses it at its start', async (_wat, naam, van, naar, gebrek) => {
    const bron = readFileSync(join(PROJECT, 'config/beleid', naam), 'utf8');
    expect(bron).toContain(van);
    writeFileSync(join(map, naam), bron.replace(van, naar));
    expect(await metBericht(verleend('2026-09-30'), '--beleid', map)).toBe(2);
    expect(uit).toEqual([`${join(map, naam)}: ${gebrek}`]);
  });

  it('no message at all', async () => {
    expect(await schakel()).toBe(2);
    expect(uit.join('\n')).toContain('Gebruik: schakel beleid simuleer');
    expect(await schakel('--bericht', join(map, 'weg.json'))).toBe(2);
    expect(uit.join('\n')).toContain('Geef met --bericht een bestand');
  });
});
