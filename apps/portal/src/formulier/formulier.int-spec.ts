import { verborgen } from '../testing/browser';
import { OKTOBER } from '../testing/formulierblad';
import { probleem } from '../testing/proefapi';
import { startProefportaal, type Proefportaal } from '../testing/proefportaal';

const REF = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b003';
const ZAAK = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b002';
const PAD = `/overdracht/nieuw?inwoner=${REF}`;
const BSN = '999900018';
const TYPE = 'nl.participatiewet.overdracht.voorgesteld.v1';

jest.setTimeout(30_000);
let portaal: Proefportaal;
beforeAll(async () => {
  portaal = await startProefportaal();
});
afterAll(() => portaal.stop());
beforeEach(() => {
  portaal.api.vergeet();
  portaal.api.zet(({ pad }) => (pad.startsWith('/v1/formulieren') ? { inhoud: { op: '2025-10-06', ...OKTOBER } } : undefined));
  portaal.api.zet(({ pad }) => (pad === `/v1/inwoners/${REF}/situatie` ? { inhoud: { inwonerRef: REF, gemeente: 'TIEL', regie: { organisatie: 'WERKZAAK', coach: 'wz.wc.anna' }, contact: { naam: 'Jan <Proef>' } } } : undefined));
});

const INGEVULD = {
  'verloop.voorgesteldeStartdatum': '2025-11-01',
  'verloop.inwonerGeraadpleegdOp': '2025-10-02',
  'contact.naam': 'Jan <Proef>',
  'formulier.hulpvraagMeestProminent': 'ZORG_PARTICIPATIE',
  'formulier.doelen': ['ZORG', 'TAAL'],
  'formulier.mogelijkhedenBehoeften': 'Na een depressie. Wil "buiten" zijn.',
};
/** Every hidden field, also those that stand there more than once. */
const alleVerborgen = (tekst: string) => [...tekst.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, naam = '', waarde = '']) => [naam, waarde.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')] as [string, string]);
const zetUitkomst = (uitkomst: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
  portaal.api.zet(({ pad, inhoud }) => (pad === '/v1/voorvertoningen' ? { inhoud: { uitkomst: { afwijkingen: [], ...uitkomst }, ontvangers: [{ rol: 'participatiecoach', organisatie: 'TIEL', aansluiting: 'x', type: TYPE, bericht: inhoud }], ...rest } } : undefined));

describe('the handover form', () => {
  it('shows who sees what, warns at a medical word, carries every answer along unseen, and sends it once', async () => {
    zetUitkomst({ status: 'VERWERKT', letOp: ['Let op: de vorige overdracht is kort geleden.'] }, { medisch: [{ veld: 'formulier.mogelijkhedenBehoeften', woord: 'depressie' }] });
    const browser = await portaal.ingelogd('wz.wc.anna');
    const leeg = await browser.ga(PAD);
    expect(leeg.tekst).toContain('U stelt voor dat de participatiecoach van gemeente Tiel de inwoner overneemt.');
    expect(leeg.tekst).toContain('value="Jan &lt;Proef>"');
    const gezien = await browser.post(PAD, { ...verborgen(leeg.tekst, PAD), ...INGEVULD, stap: 'bekijk' });
    expect(gezien.status).toBe(200);
    for (const tekst of ['Dit lijkt medisch. Mag dit weg?', '“depressie” bij: Wat kan de inwoner', 'De vorige overdracht', 'Dit ziet de participatiecoach van gemeente Tiel niet', 'Medische gegevens']) expect(gezien.tekst).toContain(tekst);
    expect(portaal.api.berichten.size).toBe(0);

    const velden = alleVerborgen(gezien.tekst.slice(gezien.tekst.indexOf('<main')));
    const mee = Object.fromEntries(velden.map(([naam]) => [naam, velden.filter(([ander]) => ander === naam).map(([, waarde]) => waarde)]));
    const terug = await browser.post(PAD, { ...mee, stap: 'aanpassen' });
    expect(terug.tekst).toContain('>Na een depressie. Wil &quot;buiten&quot; zijn.</textarea>');
    const weg = [await browser.post(PAD, { ...mee, stap: 'verstuur' }), await browser.post(PAD, { ...mee, stap: 'verstuur' })];
    expect(weg.map(({ status }) => status)).toEqual([303, 303]);
    expect(weg[0]?.naar).toMatch(/^\/verstuurd\/overdracht-voorgesteld\/[0-9a-f-]{36}$/);
    expect(weg[1]?.naar).toBe(weg[0]?.naar);
    const [bericht] = [...portaal.api.berichten.values()];
    expect(portaal.api.berichten.size).toBe(1);
    expect(bericht).toMatchObject({ type: TYPE, data: { inwonerRef: REF, gemeente: 'TIEL', peildatum: '2025-10-06', doel: 'OVERDRACHT', afzender: { actorId: 'wz.wc.anna', rol: 'werkcoach' } } });
    expect(bericht.data.formulier).toEqual({ formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG', 'TAAL'], mogelijkhedenBehoeften: 'Na een depressie. Wil "buiten" zijn.' });
    expect(bericht.data.verloop).toEqual({ richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', inwonerGeraadpleegdOp: '2025-10-02' });
    expect(portaal.api.gezien.map(({ pad }) => pad).join(' ')).not.toMatch(/depressie|Proef/);
  });

  it('comes back with every answer and the question to mend, whoever refused: the page, the door or the rules', async () => {
    const browser = await portaal.ingelogd('wz.wc.anna');
    const leeg = verborgen((await browser.ga(PAD)).tekst, PAD);
    const kaal = await browser.post(PAD, { ...leeg, 'contact.naam': 'Jan', stap: 'verstuur' });
    expect([kaal.status, portaal.api.berichten.size]).toEqual([400, 0]);
    expect(kaal.tekst).toContain('href="#verloop.voorgesteldeStartdatum"');

    zetUitkomst({ status: 'AFGEKEURD', code: 'DEFINITIE_KP4', beleid: { id: 'definitie-kp4', versie: 'v2' } });
    const regels = await browser.post(PAD, { ...leeg, ...INGEVULD, stap: 'bekijk' });
    expect(regels.status).toBe(400);
    for (const tekst of ['Waarom kan dit nu niet?', 'wanneer iemand klantprofiel 4 heeft (versie v2)', 'href="#formulier.perspectief.verwachtArbeidsvermogen"', 'Na een depressie.']) expect(regels.tekst).toContain(tekst);

    portaal.api.zet(({ pad }) => (pad === '/v1/voorvertoningen' ? probleem(400, 'BERICHT_ONGELDIG', { fouten: [{ pad: 'data.verloop.driegesprek.aangebodenOp', code: 'BERICHT_ONGELDIG', melding: 'x', herstel: 'y' }] }) : undefined));
    expect((await browser.post(PAD, { ...leeg, ...INGEVULD, stap: 'bekijk' })).tekst).toContain('href="#verloop.driegesprek.aangebodenOp"');
  });

  it('is completed by the side that sent it, with what was missing and what was filled in; for nobody else does it exist', async () => {
    const overdracht = { zaakId: ZAAK, inwonerRef: REF, gemeente: 'TIEL', status: 'TERUGGESTUURD', verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', ontbrekend: ['PLAN_VAN_AANPAK'] }, indiener: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' }, ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }, formulier: { formulierVersie: '2025-1', doelen: ['TAAL'] } };
    portaal.api.zet(({ pad }) => (pad === `/v1/overdrachten/${ZAAK}` ? { inhoud: overdracht } : undefined));
    const anna = await (await portaal.ingelogd('wz.wc.anna')).ga(`/overdracht/${ZAAK}/aanvullen`);
    expect(anna.tekst).toContain('Dit vroeg de andere coach nog');
    expect(anna.tekst).toContain('Het plan van aanpak');
    expect(anna.tekst).toMatch(/value="TAAL" checked/);
    expect(verborgen(anna.tekst, `/overdracht/${ZAAK}/aanvullen`)['zaakId']).toBe(ZAAK);
    expect((await (await portaal.ingelogd('tiel.pc.carla')).ga(`/overdracht/${ZAAK}/aanvullen`)).status).toBe(404);
    expect((await (await portaal.ingelogd('wz.ic.bert')).ga(PAD)).status).toBe(404);
  });
});

describe("the resident's sheet", () => {
  it('shows a proposal that was not sent yet as the receiver would get it, and sends nothing', async () => {
    zetUitkomst({ status: 'VERWERKT' });
    const browser = await portaal.ingelogd('wz.wc.anna');
    const blad = await browser.post(`/inwoners/${REF}/blad`, { ...verborgen((await browser.ga(PAD)).tekst, PAD), ...INGEVULD });
    expect(blad.status).toBe(200);
    for (const tekst of ['Voor Jan &lt;Proef>', 'Wij stellen voor dat gemeente Tiel u gaat helpen.', 'uw naam', 'hoeveel u kunt werken', 'Anna, werkcoach bij Werkzaak: 0000 000 001']) expect(blad.tekst).toContain(tekst);
    expect(blad.tekst).not.toContain('depressie');
    expect(portaal.api.berichten.size).toBe(0);
  });
});

describe('finding a resident', () => {
  it('takes the number in the body of a form, and nowhere gives it back', async () => {
    portaal.api.zet(({ pad }) => (pad === '/v1/inwoners/_zoek' ? { inhoud: { inwonerRef: REF } } : undefined));
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const formulier = await browser.ga('/zoeken');
    expect(formulier.tekst).toMatch(/name="bsn"[^>]*autocomplete="off"/);
    const gevonden = await browser.post('/zoeken', { ...verborgen(formulier.tekst, '/zoeken'), bsn: '9999 00018' });
    expect([gevonden.status, gevonden.naar]).toEqual([303, `/inwoners/${REF}`]);
    expect(portaal.api.gezien.find(({ pad }) => pad === '/v1/inwoners/_zoek')?.inhoud).toEqual({ bsn: BSN });
    expect(portaal.api.gezien.map(({ pad }) => pad).join(' ')).not.toContain(BSN);
  });

  it('says that nobody was found, or that it is no number, without showing the number', async () => {
    portaal.api.zet(({ pad }) => (pad === '/v1/inwoners/_zoek' ? probleem(404, 'NIET_GEVONDEN') : undefined));
    const browser = await portaal.ingelogd('tiel.pc.carla');
    const velden = verborgen((await browser.ga('/zoeken')).tekst, '/zoeken');
    const niemand = await browser.post('/zoeken', { ...velden, bsn: BSN });
    expect([niemand.status, niemand.tekst.includes('Wij vinden deze inwoner niet.'), niemand.tekst.includes(BSN)]).toEqual([404, true, false]);
    const geen = await browser.post('/zoeken', { ...velden, bsn: '123456789' });
    expect([geen.status, geen.tekst.includes('Dit is geen burgerservicenummer.'), geen.tekst.includes('123456789')]).toEqual([400, true, false]);
  });
});
