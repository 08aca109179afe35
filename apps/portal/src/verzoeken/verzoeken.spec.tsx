import { dag } from '#shared/kernel/datum';
import type { Voorvertoning } from '../api/api.types';
import { inwonerview } from '../inwoners/inwoner.view';
import type { Wie } from '../sessie/sessie';
import { leesVelden } from '../taken/antwoord.lees';
import { OKTOBER } from '../testing/formulierblad';
import { codesInZicht, langeZinnen, leesbareTekst, render } from '../testing/leestoets';
import { VERVOLG } from '../verstuurd/vervolg';
import { VerstuurdPagina } from '../verstuurd/verstuurd.pagina';
import { uitkomstregels } from '../verstuurd/uitleg';
import { AanbodPagina } from './aanbod.pagina';
import { aanbodview } from './aanbod.view';
import { beginuitleg, beginvelden } from './begin.velden';
import { controleerdelen } from './controleer.view';
import { BeginPagina, ControleerPagina, VerzoekPagina } from './verzoeken.pagina';
import { leegVoor, VERZOEKVORMEN, verzoekconcept, vormenVoor, vormVan } from './vormen';
import type { Verzoekbegin } from './vorm.types';

const KWAAD = '<script>alert(1)</script>';
const VANDAAG = dag('2025-11-10');
const carla: Wie = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'] };
const anna: Wie = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [] };
const bert: Wie = { ...anna, actorId: 'wz.ic.bert', rol: 'inkomensconsulent' };
const ZENDING = { id: 'bericht-1', op: '2025-11-10T08:00:00.000Z' };
const MEELOOPDAG = { aanbodRef: 'dag-1', soort: 'MEELOOPDAG', datum: dag('2025-11-20'), plaats: 'Tiel', plaatsen: 6, vrij: 2, inhoud: 'Een dag mee in het groen.', werkgever: 'De Kwekerij' };
const STAGE = { aanbodRef: 'stage-1', soort: 'SNUFFELSTAGE', datum: dag('2025-12-01'), plaatsen: 1, vrij: 0, inhoud: KWAAD, voorwaarden: 'Kan twee uur staan.' };

const begin = (wie: Wie = carla, rest: Partial<Verzoekbegin> = {}): Verzoekbegin => ({
  inwonerRef: 'inwoner-1', zaakId: 'zaak-1', vandaag: VANDAAG, wie, gemeenten: ['TIEL'], naam: 'A. Voorbeeld', telefoon: '0000 000 000', lijsten: OKTOBER.codelijsten,
  instrumenten: [{ code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', kp4Relevant: true, prijs: 250 }, { code: 'JOBCOACH', naam: 'Jobcoach', groep: 'JOBCOACHING', kp4Relevant: false, prijs: 900 }],
  aanbod: [MEELOOPDAG, STAGE],
  medewerkers: [{ actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK' }, { actorId: 'tiel.pc.fenna', rol: 'participatiecoach', organisatie: 'TIEL' }],
  gekozenAanbod: undefined, ...rest,
});
const vorm = (sleutel: string, wie: Wie = carla) => vormVan(sleutel, wie)!;
const INGEVULD: Readonly<Record<string, Readonly<Record<string, string | string[]>>>> = {
  instrument: { instrumentCode: 'LEERLAB_GELD', gewensteStart: '2025-11-17', naam: 'A. Voorbeeld', toelichting: 'Kan op dinsdag.' },
  'proeven-aan-werk': { aanbodRef: 'stage-1', passend: ['ontwikkeltArbeidsvermogen', 'inwonerWil'], voorwaarden: ['ja'], betrokkenWerkcoach: 'wz.wc.anna', naam: 'A. Voorbeeld' },
  inkomensgesprek: { kanaalwens: 'FYSIEK', redencode: 'TAALBARRIERE', tolkNodig: 'ja', taal: 'Tigrinya' },
  meedenken: { vraag: 'Hoe vind ik een plek overdag?', collega: 'wz.wc.anna', voorkeursdag: '2025-11-14' },
};
const ALLE = VERZOEKVORMEN.map(({ sleutel }) => sleutel);
const eis = (html: string): void => expect({ codes: codesInZicht(html), lang: langeZinnen(html), script: html.includes(KWAAD) }).toEqual({ codes: [], lang: [], script: false });
const conceptVan = (sleutel: string, invoer = INGEVULD[sleutel] ?? {}) => verzoekconcept(vorm(sleutel), begin(), leesVelden(vorm(sleutel).velden(begin()), invoer).waarden);

describe('beginning a request', () => {
  it('offers each role what it may ask, and for klantprofiel 4 alone what is only for that', () => {
    const sleutels = (wie: Wie, profiel?: string | null): string[] => vormenVoor(wie, profiel).map(({ sleutel }) => sleutel);
    expect([sleutels(carla), sleutels(carla, 'KP3'), sleutels(anna, 'KP3'), sleutels(bert, 'KP1'), sleutels({ ...carla, rol: 'auditor' })]).toEqual([ALLE, ['inkomensgesprek', 'meedenken'], ['instrument', 'inkomensgesprek', 'meedenken'], ['inkomensgesprek'], []]);
    expect(vormVan('instrument', bert)).toBeUndefined();
  });

  it('begins on the page of a resident with what fits his klantprofiel, for the coach of today', () => {
    const acties = (wie: Wie, klantprofiel?: string): string[] =>
      inwonerview({ inwonerRef: 'i', wie, situatie: klantprofiel === undefined ? undefined : { inwonerRef: 'i', gemeente: 'TIEL', klantprofiel }, overdrachten: [], ontheffingen: [], verstrekkingen: [], medewerkers: [] }).acties.map(({ naar }) => naar).filter((pad) => !pad.startsWith('/informatie/'));
    expect(acties(carla, 'KP4')).toEqual(['/verzoeken/instrument?inwoner=i', '/proeven-aan-werk?inwoner=i', '/verzoeken/inkomensgesprek?inwoner=i', '/verzoeken/meedenken?inwoner=i']);
    expect([acties(carla, 'KP3'), acties(carla)]).toEqual([['/verzoeken/inkomensgesprek?inwoner=i', '/verzoeken/meedenken?inwoner=i'], []]);
  });

  it('starts with what for whom, in plain words', () => {
    for (const wie of [carla, anna, bert]) eis(render(BeginPagina, { velden: beginvelden(wie), waarden: {}, fouten: { bsn: 'Dit is geen burgerservicenummer.' }, vast: {}, uitleg: beginuitleg(wie), aanbod: true }));
  });

  it.each(ALLE)('%s: every field has a label, the words are plain, and what was wrong stands at its field and above', (sleutel) => {
    const { titel, uitleg, velden } = vorm(sleutel);
    const { fouten } = leesVelden(velden(begin()), {});
    const html = render(VerzoekPagina, { naar: '/x', terug: '/y', titel, uitleg, inwonerRef: 'i', zaakId: 'z', zending: ZENDING, velden: velden(begin()), waarden: {}, fouten, algemeen: [KWAAD], leeg: null });
    eis(html);
    expect(Object.keys(fouten).length).toBeGreaterThan(0);
    for (const fout of Object.values(fouten)) expect(html.split(fout.replaceAll('"', '&quot;')).length - 1).toBe(2);
  });

  it('of an instrument shows a participatiecoach what is meant for klantprofiel 4, and a werkcoach the whole guide', () => {
    const keuzes = (wie: Wie) => vorm('instrument', wie).velden(begin(wie)).find(({ naam }) => naam === 'instrumentCode');
    expect(keuzes(carla)).toMatchObject({ keuzes: [{ waarde: 'LEERLAB_GELD', tekst: expect.stringMatching(/^Omgaan met geld \(gewone prijs €\s250,00\)$/) }] });
    expect(keuzes(anna)).toMatchObject({ keuzes: [{ waarde: 'LEERLAB_GELD' }, { waarde: 'JOBCOACH' }] });
    expect(leegVoor(vorm('instrument'), begin(carla, { instrumenten: begin().instrumenten.slice(1) }))).toContain('geen instrument');
    expect(leegVoor(vorm('proeven-aan-werk'), begin(carla, { aanbod: [] }))).toContain('geen aanbod');
  });

  it('becomes the message of the catalogue, with what was filled in and nothing else', () => {
    expect(conceptVan('instrument')).toEqual({ soort: 'instrument.aangevraagd', doel: 'INSTRUMENT', gemeente: 'TIEL', peildatum: VANDAAG, inwonerRef: 'inwoner-1', zaakId: 'zaak-1', secties: { verloop: { instrumentCode: 'LEERLAB_GELD', gewensteStart: '2025-11-17' }, contact: { naam: 'A. Voorbeeld' }, formulier: { toelichting: 'Kan op dinsdag.' } } });
    expect(conceptVan('proeven-aan-werk').secties).toEqual({ verloop: { aanbodRef: 'stage-1', betrokkenWerkcoach: 'wz.wc.anna', voldoetAanVoorwaarden: true }, contact: { naam: 'A. Voorbeeld' }, formulier: { ontwikkeltArbeidsvermogen: true, inwonerWil: true } });
    expect(conceptVan('inkomensgesprek').secties).toEqual({ verloop: { kanaalwens: 'FYSIEK' }, contact: { redencode: 'TAALBARRIERE', tolkNodig: true, taal: 'Tigrinya' } });
    expect(conceptVan('meedenken').secties).toEqual({ verloop: { collega: 'wz.wc.anna', voorkeursdagen: ['2025-11-14'] }, formulier: { vraag: 'Hoe vind ik een plek overdag?' } });
    expect(conceptVan('meedenken', { vraag: 'x' }).secties).toEqual({ formulier: { vraag: 'x' } });
  });

  it('where an offer has conditions asks that the resident meets them; an interpreter needs a language', () => {
    const fouten = (sleutel: string, waarden: Readonly<Record<string, string>>): string[] => Object.keys(vorm(sleutel).samen?.(begin(), waarden) ?? {});
    expect([fouten('proeven-aan-werk', { aanbodRef: 'stage-1' }), fouten('proeven-aan-werk', { aanbodRef: 'dag-1' }), fouten('proeven-aan-werk', { aanbodRef: 'stage-1', voorwaarden: 'ja' })]).toEqual([['voorwaarden'], [], []]);
    expect([fouten('inkomensgesprek', { tolkNodig: 'ja' }), fouten('inkomensgesprek', { tolkNodig: 'nee' })]).toEqual([['taal'], []]);
  });

  it('by income for a resident of whom the gemeente is not known, asks which', () => {
    const metKeuze = vorm('inkomensgesprek', bert).velden(begin(bert, { gemeenten: ['NEDER_BETUWE', 'TIEL'] }));
    expect(metKeuze[0]).toMatchObject({ naam: 'gemeente', keuzes: [{ tekst: 'gemeente Neder-Betuwe' }, { tekst: 'gemeente Tiel' }] });
  });
});

describe('looking before it is sent', () => {
  const vooraf = (sleutel: string, rest: Partial<Voorvertoning['uitkomst']> = {}, medisch: Voorvertoning['medisch'] = []) => {
    const data = conceptVan(sleutel).secties as Readonly<Record<string, unknown>>;
    const gezien: Voorvertoning = { uitkomst: { status: 'VERWERKT', ...rest }, ontvangers: [{ rol: 'werkcoach', organisatie: 'WERKZAAK', type: 'x', bericht: { data } }, { rol: 'werkcoach', organisatie: 'WERKZAAK', type: 'y' }], ...(medisch.length > 0 ? { medisch } : {}) };
    return render(ControleerPagina, { naar: '/x', terug: '/y', titel: vorm(sleutel).titel, inwonerRef: 'i', zaakId: 'z', zending: ZENDING, waarden: INGEVULD[sleutel] ?? {}, ...controleerdelen(gezien, vorm(sleutel).velden(begin()), vorm(sleutel).vervolg) });
  };

  it.each(ALLE)('%s: says in words what the colleague sees, and carries every answer along', (sleutel) => {
    const html = vooraf(sleutel);
    eis(html);
    expect(html).toContain('Dit ziet de werkcoach van Werkzaak');
    for (const [naam, waarde] of Object.entries(INGEVULD[sleutel] ?? {})) expect(html).toContain(`name="${naam}" value="${[waarde].flat()[0]}"`);
  });

  it('P-09 shows the price of that day and why, and until when the answer takes', () => {
    const tekst = leesbareTekst(vooraf('instrument', { prijs: '0.00', prijsregel: 'LEERLAB_GRATIS_2025', antwoordUiterlijk: dag('2025-11-17') })).join(' ');
    expect(tekst).toMatch(/Prijs €\s0,00 Waarom deze prijs In 2025 is het Leerlab gratis bij klantprofiel 4 U krijgt antwoord uiterlijk maandag 17 november 2025/);
    expect(leesbareTekst(vooraf('instrument', { prijs: '250.00', prijsregel: 'LIJSTPRIJS' })).join(' ')).toMatch(/€\s250,00 Waarom deze prijs De gewone prijs uit de gids/);
    expect(vooraf('proeven-aan-werk', { plaats: 'WACHTLIJST' })).toContain('de inwoner komt op de wachtlijst');
  });

  it('names the words that seem medical, and offers nothing to send where it would be refused', () => {
    expect(vooraf('meedenken', {}, [{ veld: 'formulier.vraag', woord: 'depressie' }])).toContain('“depressie” bij: Wat is uw vraag?');
    const geweigerd = vooraf('instrument', { status: 'AFGEKEURD', code: 'GEEN_KP4' });
    eis(geweigerd);
    expect([geweigerd.includes('De inwoner heeft geen klantprofiel 4.'), geweigerd.includes('value="verstuur"')]).toEqual([true, false]);
  });

  it('ends with what happens next and by when', () => {
    const feiten = uitkomstregels({ prijs: '250.00', prijsregel: 'LIJSTPRIJS', antwoordUiterlijk: dag('2025-11-17') });
    for (const sleutel of ALLE) {
      const html = render(VerstuurdPagina, { stand: 'gelukt', ...VERVOLG[vorm(sleutel).vervolg]!, feiten, letOp: [], afwijkingen: [] });
      eis(html);
      expect(html).toMatch(/Wat gebeurt er nu\?.*maandag 17 november 2025/s);
    }
  });
});

describe('what there is to take part in', () => {
  const pagina = (inwoner: string | undefined, meldtAan = true) => render(AanbodPagina, aanbodview([MEELOOPDAG, STAGE], { vandaag: VANDAAG, inwoner, meldtAan }));

  it('R-042 says what, when, where, how many places are left and on which conditions', () => {
    const html = pagina(undefined);
    eis(html);
    const tekst = leesbareTekst(html).join(' ');
    expect(tekst).toMatch(/Meeloopdag op donderdag 20 november 2025 Nog 2 van de 6 plaatsen Wat Een dag mee in het groen\. Waar Tiel Bij De Kwekerij Wanneer nog 10 dagen Voorwaarden Geen/);
    expect(tekst).toMatch(/Snuffelstage op maandag 1 december 2025 Vol, er is een wachtlijst .*Voorwaarden Kan twee uur staan\./);
  });

  it('signs up whom the coach came for, or asks first for whom; who signs nobody up gets no button', () => {
    expect(pagina('inwoner-1')).toContain('href="/verzoeken/proeven-aan-werk?inwoner=inwoner-1&amp;aanbod=dag-1"');
    expect(pagina(undefined)).toContain('href="/verzoeken?soort=proeven-aan-werk&amp;aanbod=dag-1"');
    expect(pagina(undefined, false)).not.toContain('aanmelden</a>');
  });

  it('says so when there is nothing', () => eis(render(AanbodPagina, aanbodview([], { vandaag: VANDAAG, inwoner: undefined, meldtAan: true }))));
});
