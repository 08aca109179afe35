import { MAILSOORTEN } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import type { Ontheffing, Overdracht, Sanctie, Situatie, Taak } from '../api/api.types';
import type { Wie } from '../sessie/sessie';
import { codesInZicht, langeZinnen, render } from '../testing/leestoets';
import { alleAntwoorden, antwoordenVoor } from './antwoorden';
import { AntwoordPagina } from './antwoord.pagina';
import { TaakPagina } from './taak.pagina';
import { taakview } from './taak.view';
import { TakenPagina } from './taken.pagina';
import { takenview } from './taken.view';
import { zaaksoortVan, type Zaak } from './zaak';

const KWAAD = '<script>alert(1)</script>';
const VANDAAG = dag('2025-10-06');
const carla: Wie = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'] };
const anna: Wie = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [] };
const bert: Wie = { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeenten: [] };
const WERKCOACH = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' } as const;
const COACH = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } as const;
const CONSULENT = { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' } as const;

const taak = (rest: Partial<Taak> = {}): Taak => ({
  taakId: 'taak-1', soort: 'OVERDRACHT_BEOORDELEN', uiterlijk: dag('2025-10-20'), gemeente: 'TIEL', zaak: { context: 'overdracht', zaakId: 'zaak-1' }, inwonerRef: 'inwoner-1', voor: 'MIJ',
  collega: { ...WERKCOACH, telefoon: '0000 000 001' }, afvinkbaar: false, ...rest,
});
const overdracht = (rest: Partial<Overdracht> = {}): Overdracht => ({
  zaakId: 'zaak-1', inwonerRef: 'inwoner-1', gemeente: 'TIEL', status: 'IN_OVERLEG', indiener: WERKCOACH, ontvanger: COACH,
  verloop: { richting: 'KP3_NAAR_KP4', voorgesteldOp: dag('2025-10-06'), voorgesteldeStartdatum: dag('2025-11-03'), driegesprek: 'AANGEBODEN', onderbouwing: 'AANWEZIG', inwonerVoorgelichtOp: dag('2025-10-02') },
  contact: { naam: `A. ${KWAAD}`, telefoon: '0000 000 000', adres: KWAAD, taalvoorkeur: 'nl' },
  formulier: { hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['VRIJWILLIGERSWERK'], perspectiefOp: 'BEIDE', afstandsredenen: ['TAAL', 'ZORG_VOOR_ANDEREN'], perspectief: { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 6, baatBijParticipatiecoach: true }, mogelijkhedenBehoeften: KWAAD, lopendeTrajecten: ['PROEVEN_AAN_WERK'] },
  belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: dag('2025-01-06'), vastgesteldDoor: KWAAD } },
  nietVerstrekt: [{ categorie: 'medisch', code: 'CATEGORIE_NIET_TOEGESTAAN' }, { categorie: 'belastbaarheid', code: 'NOODZAAK_ONTBREEKT' }],
  ...rest,
});
const sanctie = (status = 'GEINFORMEERD'): Sanctie => ({
  zaakId: 'zaak-1', inwonerRef: 'inwoner-1', gemeente: 'TIEL', status, indiener: CONSULENT, ontvanger: COACH, verloop: { overwegingsDatum: dag('2025-10-06') },
  contact: { naam: KWAAD, telefoon: '0000 000 002' }, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: dag('2025-09-08'), kanaal: 'FYSIEK' }] },
});
const ontheffing: Ontheffing = { ontheffingRef: 'zaak-1', inwonerRef: 'inwoner-1', gemeente: 'TIEL', verloop: { status: 'BESLUIT_NODIG', soort: 'TIJDELIJK', scope: ['a', 'c'], ingangsdatum: dag('2025-03-03'), laatsteDag: dag('2026-03-02') }, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } };
const situatie: Situatie = { inwonerRef: 'inwoner-1', gemeente: 'NEDER_BETUWE', schaal: 'KP', klantprofiel: 'KP4', regie: { organisatie: 'NEDER_BETUWE', coach: 'nb.pc.dirk' }, ontheffingen: [{ scope: ['a'], laatsteDag: dag('2026-03-02') }], contact: { naam: KWAAD } };

const zaak = (rest: Partial<Zaak> = {}): Zaak => ({ taak: taak(), soort: 'overdracht', wie: carla, vandaag: VANDAAG, gemeente: 'TIEL', overdracht: overdracht(), situatie, ...rest });
const alert = (wie: Wie, status?: string): Zaak => zaak({ taak: taak({ soort: wie === bert ? 'ANTWOORD' : 'GRAAG_OVERLEG', zaak: { context: 'boete', zaakId: 'zaak-1' }, afvinkbaar: wie === bert }), soort: 'boete', wie, overdracht: undefined as never, sanctie: sanctie(status) });
const besluit = zaak({ taak: taak({ soort: 'BESLUIT_NODIG', zaak: { context: 'ontheffing', zaakId: 'zaak-1' } }), soort: 'ontheffing', overdracht: undefined as never, ontheffing });
const ZAKEN: [string, Zaak][] = [
  ['a handover to judge', zaak()],
  ['an exception to confirm', zaak({ overdracht: overdracht({ verloop: { onderbouwing: 'UITZONDERING_VOORGELEGD', driegesprek: 'NIET_AANGEBODEN' } }) })],
  ['a handover that came back', zaak({ wie: anna, taak: taak({ soort: 'ANTWOORD', afvinkbaar: true }), overdracht: overdracht({ status: 'TERUGGESTUURD', verloop: { ontbrekend: ['PLAN_VAN_AANPAK'] } }) })],
  ['a driegesprek that is wanted', zaak({ overdracht: overdracht({ verloop: { driegesprek: 'GEWENST' } }) })],
  ['a driegesprek that was planned', zaak({ overdracht: overdracht({ verloop: { driegesprek: 'GEPLAND' } }) })],
  ['an alert for the coach', alert(carla)],
  ['an answer for the consulent', alert(bert, 'GEREAGEERD')],
  ['a decision about an ontheffing', besluit],
];
const links = (html: string): string[] => [...html.matchAll(/href="(\/taken\/taak-1\/[a-z-]+|\/overdracht\/[^"]+)"/g)].map(([, pad = '']) => pad);

describe('the page of a task', () => {
  it('says where the resident works towards, and what makes work hard besides health (R-184, R-196)', () => {
    const html = render(TaakPagina, taakview(zaak()));
    for (const woord of ['Werkt toe naar', 'Werk en meedoen', 'Wat werken lastig maakt', 'Taal, zorg voor anderen']) expect(html.toLowerCase()).toContain(woord.toLowerCase());
  });

  it.each(ZAKEN)('%s: shows no code, no long sentence, and everything that people typed as text', (_naam, een) => {
    const html = render(TaakPagina, taakview(een));
    expect(codesInZicht(html)).toEqual([]);
    expect(langeZinnen(html)).toEqual([]);
    expect(html).not.toContain(KWAAD);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/utrecht-button(-link)?--primary-action/g)).toHaveLength(1);
  });

  it.each(MAILSOORTEN.map((soort) => [soort] as const))('%s says what is asked, also when the case itself may not be seen', (soort) => {
    const los = taak({ soort, zaak: { context: zaaksoortVan({ soort, zaak: null }), zaakId: 'zaak-1' }, collega: null, afvinkbaar: true });
    const html = render(TaakPagina, taakview({ taak: los, soort: zaaksoortVan(los), wie: carla, vandaag: VANDAAG, gemeente: 'TIEL' }));
    expect([codesInZicht(html), langeZinnen(html)]).toEqual([[], []]);
    expect(html).toContain('Dit is klaar');
  });

  it('offers each role the answers that fit, the first as the one to press', () => {
    const acties = (een: Zaak) => links(render(TaakPagina, taakview(een))).map((pad) => pad.replace('/taken/taak-1/', ''));
    expect(acties(zaak())).toEqual(['accepteren', 'terugsturen', 'niet-overnemen', 'driegesprek-antwoord']);
    expect(acties(ZAKEN[1]![1])).toEqual(['uitzondering-bevestigen', 'uitzondering-afwijzen', 'accepteren', 'terugsturen', 'niet-overnemen', 'driegesprek-aanbieden']);
    expect(acties(ZAKEN[2]![1])).toEqual(['/overdracht/zaak-1/aanvullen', 'intrekken']);
    expect(acties(ZAKEN[3]![1])).toContain('driegesprek-gepland');
    expect(acties(ZAKEN[4]![1])).toEqual(expect.arrayContaining(['driegesprek-gehouden', 'driegesprek-niet-gehouden']));
    expect(acties(alert(carla))).toEqual(['oppakken', 'overleg', 'niets-doen', 'gezien']);
    expect(acties(alert(carla, 'GEREAGEERD'))).toEqual([]);
    expect(acties(alert(bert, 'GEREAGEERD'))).toEqual(['uitkomst', 'overweging-intrekken']);
    expect(acties(alert(bert, 'AFGESLOTEN'))).toEqual([]);
    expect(acties(besluit)).toEqual(['verlengen', 'niet-verlengen', 'ontheffing-intrekken']);
    expect(acties(zaak({ taak: taak({ afgehandeldOp: '2025-10-07T08:00:00Z' }) }))).toEqual([]);
  });

  it('R-021 names the three of a driegesprek in its message, and offers to plan it only where both coaches are known', () => {
    const gewenst = (ontvanger: Overdracht['ontvanger'], wie: Wie) => zaak({ wie, overdracht: overdracht({ ontvanger, verloop: { driegesprek: 'GEWENST' } }) });
    const team = { ...COACH, actorId: null };
    const plan = (een: Zaak) => antwoordenVoor(een).find(({ sleutel }) => sleutel === 'driegesprek-gepland');
    expect(plan(gewenst(team, anna))).toBeUndefined();
    for (const een of [gewenst(team, carla), gewenst(COACH, anna)]) {
      expect(plan(een)?.concept(een, { datum: '2025-10-13' })?.secties).toEqual({ verloop: { datum: '2025-10-13', deelnemers: { inwoner: true, huidigeCoach: 'wz.wc.anna', nieuweCoach: 'tiel.pc.carla' } } });
    }
  });

  it('says by when, whom to call, and why something is not there', () => {
    const html = render(TaakPagina, taakview(zaak()));
    expect(html).toContain('Uiterlijk maandag 20 oktober 2025');
    expect(html).toContain('<a class="utrecht-link" href="tel:0000000001">0000 000 001</a>');
    expect(html).toContain('Medische gegevens ziet u niet. Want volgens de afspraken is dit niet nodig voor uw werk.');
    expect(html).toContain('Wat de inwoner aankan ziet u niet. Want niemand heeft vastgelegd waarom dit nodig is.');
  });

  it('names no ground of an ontheffing and no health word of its own', () => {
    expect(render(TaakPagina, taakview(besluit))).not.toMatch(/dringende|ziek|WIA|diagnose/i);
  });

  it('gives who is not told the name the number to find the resident by, and nobody else', () => {
    const { contact: _geen, ...zonder } = overdracht();
    const pagina = (een: Overdracht) => render(TaakPagina, taakview(zaak({ overdracht: een, situatie: { ...situatie, contact: undefined as never } })));
    expect(pagina(zonder as Overdracht)).toMatch(/Nummer in Schakel<\/dt><dd>inwoner-1/);
    expect(pagina(overdracht())).not.toContain('Nummer in Schakel');
  });

  it('says what a decision that holds departs from', () => {
    const marken = { ...besluit, ontheffing: { ...ontheffing, verloop: { ...ontheffing.verloop, afwijkingen: ['TERMIJN_TE_LANG', 'OVERBODIG'] } } };
    expect(render(TaakPagina, taakview(marken))).toMatch(/Wat afwijkt<\/dt><dd>De laatste dag ligt verder weg dan de afspraak toestaat. In deze dagen liep al een ontheffing./);
    expect(render(TaakPagina, taakview(zaak({ ...alert(bert, 'AFGESLOTEN'), sanctie: { ...sanctie('AFGESLOTEN'), verloop: { afwijkingen: ['MANDAAT_ONTBREEKT'] } } })))).toContain('Er is geen mandaat van de gemeente genoemd');
  });

  it('says on which day the driegesprek is', () => {
    expect(render(TaakPagina, taakview(zaak({ overdracht: overdracht({ verloop: { driegesprek: 'GEPLAND', driegesprekOp: dag('2025-11-27') } }) })))).toMatch(/Dag van het driegesprek<\/dt><dd>[^<]*27 november 2025/);
  });

  it('gives a teammanager no more than that somebody is needed', () => {
    const los = taak({ soort: 'COLLEGA_TOEWIJZEN', zaak: null, collega: null, inwonerRef: null, afvinkbaar: true });
    const html = render(TaakPagina, taakview({ taak: los, soort: 'inwoner', wie: { ...carla, rol: 'teammanager' }, vandaag: VANDAAG, gemeente: 'TIEL' }));
    expect(html).not.toMatch(/inwoner-1|sanctie|ontheffing/i);
  });
});

describe('the form of an answer', () => {
  const keuzes = { mandaten: [{ waarde: 'mandaat:tiel:ontheffing:tiel', tekst: 'Namens gemeente Tiel' }], lijst: (naam: string) => [{ waarde: `${naam}X`, tekst: 'Een reden' }] };
  const alle = ZAKEN.flatMap(([, een]) => antwoordenVoor(een).map((antwoord) => [antwoord.sleutel, antwoord, een] as const));

  it.each(alle)('%s asks in plain words', (_sleutel, antwoord, een) => {
    const { titel, uitleg, verstuur } = antwoord;
    const html = render(AntwoordPagina, { naar: '/x', terug: '/y', titel, uitleg, verstuur, velden: antwoord.velden(een, keuzes), waarden: {}, fouten: { datum: 'Vul een datum in bij “Aangeboden op”.' }, algemeen: [KWAAD], zending: { id: 'bericht-1', op: '2025-10-06T08:00:00.000Z' } });
    expect([codesInZicht(html), langeZinnen(html), html.includes(KWAAD)]).toEqual([[], [], false]);
    expect(html).toContain('<input type="hidden" name="berichtId" value="bericht-1"/>');
    expect(html).toContain('<input type="hidden" name="_csrf" value="merk"/>');
  });

  it('exists for every answer that some case offers', () => {
    const getoond = new Set(alle.map(([sleutel]) => sleutel));
    const bestaand = (['overdracht', 'boete', 'ontheffing'] as const).flatMap((soort) => alleAntwoorden(soort).map(({ sleutel }) => sleutel));
    expect(bestaand.filter((sleutel) => !getoond.has(sleutel))).toEqual([]);
  });
});

describe('the list of tasks', () => {
  it('goes by last day, without a day last, and marks whose they are', () => {
    const taken = [taak({ taakId: 'c', uiterlijk: null }), taak({ taakId: 'b', uiterlijk: dag('2025-10-20'), voor: 'WAARNEMING' }), taak({ taakId: 'a', uiterlijk: dag('2025-10-07'), voor: 'TEAM', soort: 'GRAAG_OVERLEG', zaak: { context: 'boete' } })];
    const html = render(TakenPagina, takenview({ taken, volgende: 'c' }, [ontheffing], VANDAAG));
    expect([...html.matchAll(/href="\/taken\/([abc])"/g)].map(([, id]) => id)).toEqual(['a', 'b', 'c']);
    expect(html).toMatch(/dinsdag 7 oktober 2025.*schakel-merkje--dringend">morgen.*Voor uw team.*Voor een collega \(waarneming\).*Geen einddatum/s);
    expect(html).toContain('href="/taken?na=c"');
    expect(html).toContain('Loopt tot en met 2 maart 2026');
    expect([codesInZicht(html), langeZinnen(html)]).toEqual([[], []]);
  });

  it('says so when there is nothing to do; what has ended is not about to end', () => {
    const voorbij = { ...ontheffing, verloop: { ...ontheffing.verloop, laatsteDag: dag('2025-10-05') } };
    const ingetrokken = { ...ontheffing, verloop: { ...ontheffing.verloop, status: 'INGETROKKEN' } };
    const html = render(TakenPagina, takenview({ taken: [], volgende: null }, [voorbij, ingetrokken], VANDAAG));
    expect(html).toContain('U hebt geen open taken.');
    expect(html).toContain('In de komende 13 weken loopt er geen ontheffing af.');
  });
});
