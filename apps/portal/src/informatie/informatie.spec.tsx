import { dag } from '#shared/kernel/datum';
import { ApiFout } from '../api/api.fout';
import type { Verstrekking } from '../api/api.types';
import { InwonerPagina } from '../inwoners/inwoner.pagina';
import { inwonerview } from '../inwoners/inwoner.view';
import type { Wie } from '../sessie/sessie';
import { AntwoordPagina } from '../taken/antwoord.pagina';
import { TaakPagina } from '../taken/taak.pagina';
import { taakview } from '../taken/taak.view';
import { OKTOBER } from '../testing/formulierblad';
import { codesInZicht, langeZinnen, render } from '../testing/leestoets';
import { VERKLARINGVORM, VRAAGVORM, type Begin } from './begin.velden';
import type { Informatiezaak } from './informatie.lezer';
import { InformatiePagina, InhoudPagina, NietTeLezenPagina } from './informatie.pagina';
import { informatieview, inhoudview, waaromNiet } from './informatie.view';
import { STAPPEN, stappenVoor } from './stappen';

const KWAAD = '<script>alert(1)</script>';
const VANDAAG = dag('2025-10-22');
const carla: Wie = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'] };
const anna: Wie = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [] };
const WERKCOACH = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' } as const;
const COACH = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } as const;
const ZENDING = { id: 'bericht-1', op: '2025-10-22T08:00:00.000Z' };

const vraag = (rest: Partial<Verstrekking> = {}): Verstrekking => ({
  zaakId: 'zaak-1', inwonerRef: 'inwoner-1', gemeente: 'TIEL', soort: 'BELASTBAARHEID', status: 'GEVRAAGD', vrager: COACH, gever: WERKCOACH,
  verloop: { gevraagd: { mogelijkheden: true, uren: true }, noodzaak: 'DAGBESTEDING', begonnenOp: dag('2025-10-20'), uiterlijk: dag('2025-10-27') },
  belastbaarheid: { toelichting: KWAAD }, ...rest,
});
const gegeven = vraag({ status: 'GEGEVEN', verloop: { ...vraag().verloop, gegevenOp: dag('2025-10-21') }, belastbaarheid: { mogelijkheden: KWAAD, urenBeschikbaar: 8, bronsoort: 'ARBEIDSARTS', beoordelingsdatum: dag('2025-08-20') } });
const VERKLARING = { schriftelijkOp: dag('2025-10-20'), reikwijdte: 'CONCLUSIE_EN_ADVIES', ontvanger: 'tiel.pc.carla', laatsteDag: dag('2025-11-19'), ingetrokkenOp: null, bewijsRef: 'bewijs-1' };
const bijzonder = (status: string, rest: Partial<Verstrekking> = {}): Verstrekking => ({
  ...vraag(), soort: 'BIJZONDER', status, vrager: WERKCOACH, verloop: { gevraagd: { conclusie: true, advies: true }, verzoeker: 'INWONER', reden: 'VERZOEK_INWONER', begonnenOp: dag('2025-10-20') },
  grondslag: 'UAVG artikel 30 lid 1', verklaring: VERKLARING, ...rest,
});
const gedeeld = (rest: Partial<Verstrekking> = {}): Verstrekking => {
  const { verklaring: _vanDeWerkcoach, ...voorCoach } = bijzonder('GEDEELD', { klaargezetOp: dag('2025-10-21') });
  return { ...voorCoach, leesbaarTotEnMet: dag('2025-11-19'), ...rest };
};

const zaak = (verstrekking: Verstrekking, wie: Wie = anna): Informatiezaak => ({
  verstrekking, wie, vandaag: VANDAAG, lijsten: OKTOBER.codelijsten,
  collegas: [
    { actorId: 'tiel.pc.carla', rol: 'participatiecoach', organisatie: 'TIEL' },
    { actorId: 'tiel.pc.fenna', rol: 'participatiecoach', organisatie: 'TIEL' },
    { actorId: 'nb.pc.dirk', rol: 'participatiecoach', organisatie: 'NEDER_BETUWE' },
    { actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK' },
  ],
});
const ZAKEN: [string, Informatiezaak][] = [
  ['a question for the werkcoach', zaak(vraag())],
  ['a question of the reader himself', zaak(vraag(), carla)],
  ['what was given', zaak(gegeven, carla)],
  ['what was given, by the giver', zaak(gegeven)],
  ['an answer without information', zaak(vraag({ status: 'BEANTWOORD', verloop: { ...vraag().verloop, antwoord: 'NIET_NODIG', redencode: 'AL_BEKEND', geslotenOp: VANDAAG } }), carla)],
  ['what was given, long after it was assessed', zaak({ ...gegeven, beoordelingIsOud: true })],
  ['what was given unasked', zaak({ ...gegeven, vrager: null }, carla)],
  ['a request without a statement', zaak(bijzonder('VERKLARING_GEVRAAGD', { verklaring: undefined as never }))],
  ['a request of the participatiecoach', zaak(bijzonder('INGEDIEND', { vrager: COACH, verklaring: undefined as never }))],
  ['a statement', zaak(bijzonder('VERKLARING_VASTGELEGD'))],
  ['what is ready to read', zaak(gedeeld(), carla)],
  ['what was made ready', zaak(bijzonder('GEDEELD', { klaargezetOp: dag('2025-10-21') }))],
  ['what has ended', zaak(gedeeld({ status: 'VERLOPEN', leesbaarTotEnMet: dag('2025-10-21') }), carla)],
  ['what was withdrawn', zaak(gedeeld({ status: 'INGETROKKEN' }), carla)],
];
const eis = (html: string): void => expect({ codes: codesInZicht(html), lang: langeZinnen(html), script: html.includes(KWAAD) }).toEqual({ codes: [], lang: [], script: false });
const sleutels = (een: Informatiezaak): string[] => stappenVoor(een).map(({ sleutel }) => sleutel);
const stap = (sleutel: string) => STAPPEN.find((een) => een.sleutel === sleutel)!;
const velden = (sleutel: string, een: Informatiezaak): string[] => stap(sleutel).velden(een).map(({ naam }) => naam);

describe('the page of a case', () => {
  it.each(ZAKEN)('%s: plain words, text stays text, at most one button that stands out', (_naam, een) => {
    const html = render(InformatiePagina, informatieview(een));
    eis(html);
    expect((html.match(/--primary-action/g) ?? []).length).toBeLessThanOrEqual(1);
  });

  it('says what is asked, why in the words of the list, by whom and until when', () => {
    expect(render(InformatiePagina, informatieview(zaak(vraag())))).toMatch(/Carla, participatiecoach bij gemeente Tiel.*Wat de inwoner kan; Hoeveel uur per week.*Iets te doen vinden overdag.*maandag 27 oktober 2025/s);
  });

  it('asks whether an old assessment still holds, and says nothing of a fresh one', () => {
    const zegt = (een: Informatiezaak) => render(InformatiePagina, informatieview(een)).includes('Vraag of het nog klopt.');
    expect([zegt(zaak(gegeven)), zegt(zaak({ ...gegeven, beoordelingIsOud: true }))]).toEqual([false, true]);
  });

  it('offers the steps that fit how it stands, to the side whose they are', () => {
    expect([sleutels(zaak(vraag())), sleutels(zaak(vraag(), carla)), sleutels(zaak(gegeven)), sleutels(zaak({ ...gegeven, vrager: null }))]).toEqual([['geven', 'niet-geven'], [], ['geven', 'afsluiten'], []]);
    expect(['INGEDIEND', 'VERKLARING_VASTGELEGD', 'GEDEELD', 'VERLOPEN'].map((status) => sleutels(zaak(bijzonder(status))))).toEqual([['verklaring', 'afwijzen'], ['klaarzetten', 'verklaring-aanpassen', 'afwijzen', 'intrekken'], ['intrekken'], []]);
    expect(sleutels(zaak(bijzonder('VERKLARING_VASTGELEGD'), carla))).toEqual([]);
  });

  it('gives the button to read to the named person alone, through the last day, and says otherwise why not', () => {
    const lezen = (verstrekking: Verstrekking, vandaag = VANDAAG) => render(InformatiePagina, informatieview({ ...zaak(verstrekking, carla), vandaag }));
    expect(lezen(gedeeld())).toMatch(/tot en met woensdag 19 november 2025\..*Elke keer dat u leest, leggen wij vast\..*action="\/informatie\/zaak-1\/lezen"/s);
    expect(lezen(gedeeld(), dag('2025-11-19'))).toContain('/lezen"');
    const { leesbaarTotEnMet: _niet, ...vanAnder } = gedeeld();
    const weg: [string, string][] = [[lezen(gedeeld(), dag('2025-11-20')), 'De laatste dag is voorbij.'], [lezen(gedeeld({ status: 'INGETROKKEN' })), 'De inwoner heeft de verklaring ingetrokken.'], [lezen(vanAnder), 'Alleen de collega die de inwoner noemde']];
    for (const [html, waarom] of weg) expect([html.includes('/lezen"'), html.includes(waarom)]).toEqual([false, true]);
  });
});

describe('a step', () => {
  const alle = ZAKEN.flatMap(([, een]) => stappenVoor(een).map((past) => [past.sleutel, past, een] as const));
  it.each(alle)('%s asks in plain words', (_sleutel, { knop: titel, verstuur, ...past }, een) => {
    eis(render(AntwoordPagina, { naar: '/x', terug: '/y', titel, uitleg: past.uitleg(een), velden: past.velden(een), waarden: {}, fouten: {}, algemeen: [KWAAD], medisch: [{ woord: KWAAD, label: 'x' }], verstuur, zending: ZENDING }));
  });
  it('exists for every step that some case offers', () => expect(STAPPEN.filter(({ sleutel }) => !alle.some(([getoond]) => getoond === sleutel))).toEqual([]));

  it('asks no more than was asked, with the necessity of the question', () => {
    expect(velden('geven', zaak(vraag()))).toEqual(['mogelijkheden', 'urenBeschikbaar', 'beoordelingsdatum']);
    expect(stap('geven').concept(zaak(vraag()), { mogelijkheden: 'x', urenBeschikbaar: '8', beperkingen: 'y', beoordelingsdatum: '2025-08-20' }).secties).toEqual({ verloop: { noodzaak: 'DAGBESTEDING' }, belastbaarheid: { mogelijkheden: 'x', urenBeschikbaar: 8, beoordelingsdatum: '2025-08-20' } });
    expect(Object.keys(stap('geven').samen?.(zaak(vraag()), { beoordelingsdatum: '2025-08-20' }) ?? {})).toEqual(['mogelijkheden']);
  });

  it('has a field for what the resident allowed and nothing else, and says who reads it until when', () => {
    const advies = zaak(bijzonder('VERKLARING_VASTGELEGD', { verklaring: { ...VERKLARING, reikwijdte: 'ADVIES' } }));
    expect([velden('klaarzetten', zaak(bijzonder('VERKLARING_VASTGELEGD'))), velden('klaarzetten', advies)]).toEqual([['conclusie', 'advies'], ['advies']]);
    expect(stap('klaarzetten').uitleg(advies)[0]).toBe('Alleen Carla kan dit lezen, tot en met woensdag 19 november 2025.');
    expect(stap('klaarzetten').concept(advies, { conclusie: 'y', advies: 'x' })).toMatchObject({ doel: 'MEDISCHE_UITZONDERING', secties: { medisch: { advies: 'x' } } });
    expect(stap('klaarzetten').concept(advies, { conclusie: 'y', advies: 'x' }).secties.medisch).not.toHaveProperty('conclusie');
  });

  it('names a participatiecoach of the gemeente, the one who asked first', () => {
    const veld = stap('verklaring').velden(zaak(bijzonder('INGEDIEND', { vrager: COACH, verklaring: undefined as never }))).find(({ naam }) => naam === 'ontvanger');
    expect(veld).toMatchObject({ begin: 'tiel.pc.carla', keuzes: [{ tekst: 'Carla' }, { tekst: 'Fenna' }] });
  });

  it('that gives a part says why', () => {
    expect(stap('afsluiten').samen?.(zaak(gegeven), { antwoord: 'DEELS' })).toHaveProperty('redencode');
    expect(stap('afsluiten').concept(zaak(gegeven), { antwoord: 'GEGEVEN', redencode: 'AL_BEKEND' }).secties).toEqual({ verloop: { antwoord: 'GEGEVEN' } });
  });
});

describe('reading', () => {
  it('shows conclusion, advice, last day and ground, and no more', () => {
    const html = render(InhoudPagina, inhoudview(zaak(gedeeld(), carla), { medisch: { conclusie: KWAAD, advies: 'Rustig opbouwen.' }, leesbaarTotEnMet: dag('2025-11-19'), grondslag: 'UAVG artikel 30 lid 1' }));
    eis(html);
    expect(html).toMatch(/De conclusie.*Rustig opbouwen\..*woensdag 19 november 2025.*UAVG artikel 30 lid 1/s);
    expect(render(InhoudPagina, inhoudview(zaak(gedeeld(), carla), { medisch: { advies: 'x' }, grondslag: null }))).not.toContain('De conclusie');
  });
  it.each(['VERKLARING_VERLOPEN', 'VERKLARING_INGETROKKEN', 'VERKLARING_ONTBREEKT', 'CATEGORIE_NIET_TOEGESTAAN', 'NIET_BEVOEGD'])('that is refused with %s says why', (code) => {
    const waarom = waaromNiet(new ApiFout(403, { title: 't', status: 403, code })) ?? [];
    expect(waarom.length).toBeGreaterThan(0);
    eis(render(NietTeLezenPagina, { terug: '/x', waarom }));
  });
  it('that fails otherwise is an ordinary fault', () => expect([waaromNiet(new ApiFout(404, undefined)), waaromNiet(new Error('x'))]).toEqual([undefined, undefined]));
});

describe('beginning a case', () => {
  const begin = (wie: Wie): Begin => ({ inwonerRef: 'inwoner-1', gemeente: 'TIEL', zaakId: 'zaak-1', vandaag: VANDAAG, lijsten: OKTOBER.codelijsten, wie });
  it.each([VRAAGVORM, VERKLARINGVORM].flatMap((vorm) => [anna, carla].map((wie) => [vorm.naar, wie.actorId, vorm, wie] as const)))('%s for %s asks in plain words', (_naar, _wie, vorm, wie) => {
    const html = render(AntwoordPagina, { naar: vorm.naar, terug: '/y', titel: vorm.titel(wie), uitleg: vorm.uitleg(wie), velden: vorm.velden(begin(wie)), verstuur: vorm.verstuur(wie), waarden: {}, fouten: {}, algemeen: [], zending: ZENDING, vast: { inwoner: KWAAD } });
    eis(html);
    expect(html).toContain('<input type="hidden" name="inwoner"');
  });
  it('states the parts, the necessity and who asks', () => {
    expect(VRAAGVORM.concept(begin(carla), { gevraagd: ['mogelijkheden', 'uren'], noodzaak: 'DAGBESTEDING' }).secties).toEqual({ verloop: { gevraagd: { mogelijkheden: true, uren: true }, noodzaak: 'DAGBESTEDING' } });
    expect([anna, carla].map((wie) => VERKLARINGVORM.concept(begin(wie), { gevraagd: ['advies'], reden: 'VERZOEK_INWONER' }).secties.verloop?.['verzoeker'])).toEqual(['INWONER', 'PARTICIPATIECOACH']);
  });
});

describe('around it', () => {
  const taak = { taakId: 'taak-1', soort: 'VRAAG_BEANTWOORDEN', uiterlijk: dag('2025-10-27'), gemeente: 'TIEL', zaak: { context: 'verstrekking', zaakId: 'zaak-1' }, inwonerRef: 'inwoner-1', voor: 'MIJ', collega: null, afvinkbaar: false } as const;
  const pagina = ({ verstrekking, wie, lijsten }: Informatiezaak, rest: Partial<Parameters<typeof taakview>[0]['taak']> = {}): string => render(TaakPagina, taakview({ taak: { ...taak, ...rest }, soort: 'verstrekking', wie, vandaag: VANDAAG, gemeente: 'TIEL', verstrekking, lijsten }));

  it('the task shows the case and leads to the step that comes next, also after the statement', () => {
    for (const [, een] of ZAKEN) eis(pagina(een));
    expect(pagina(zaak(vraag()))).toMatch(/action" href="\/informatie\/zaak-1\/geven"/);
    expect(pagina(zaak(bijzonder('VERKLARING_VASTGELEGD')))).toMatch(/primary-action" href="\/informatie\/zaak-1\/klaarzetten"/);
    expect(pagina(zaak(gedeeld(), carla), { soort: 'INFORMATIE_KLAAR', afvinkbaar: true })).toMatch(/primary-action" href="\/informatie\/zaak-1">Naar het lezen/);
    expect(pagina(zaak(vraag()), { afgehandeldOp: '2025-10-22T08:00:00Z' })).not.toContain('/geven"');
  });

  it('the page of a resident lists what there is, newest first and without content, and offers what the role may begin', () => {
    const situatie = { inwonerRef: 'inwoner-1', gemeente: 'TIEL' };
    const view = (wie: Wie, metSituatie = true) => inwonerview({ inwonerRef: 'inwoner-1', wie, situatie: metSituatie ? situatie : undefined, overdrachten: [], ontheffingen: [], medewerkers: [], verstrekkingen: [vraag({ zaakId: 'eerder', verloop: { ...vraag().verloop, begonnenOp: dag('2025-09-03') } }), { ...gegeven, zaakId: 'later' }] });
    const html = render(InwonerPagina, view(carla));
    eis(html);
    expect([...html.matchAll(/href="\/informatie\/(eerder|later)"/g)].map(([, id]) => id)).toEqual(['later', 'eerder']);
    expect(html).not.toContain('8 uur');
    const acties = (...wie: Parameters<typeof view>): string[] => view(...wie).acties.map(({ naar }) => naar.split('?')[0] ?? '').filter((pad) => pad.startsWith('/informatie/'));
    expect([acties(carla), acties(anna), acties(anna, false), acties({ ...carla, rol: 'inkomensconsulent' })]).toEqual([['/informatie/vragen', '/informatie/verklaring'], ['/informatie/vragen', '/informatie/verklaring'], ['/informatie/verklaring'], []]);
  });
});
