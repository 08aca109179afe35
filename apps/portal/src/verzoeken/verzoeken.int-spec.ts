import { verborgen } from '../testing/browser';
import { OKTOBER } from '../testing/formulierblad';
import { probleem } from '../testing/proefapi';
import { startProefportaal, type Proefportaal } from '../testing/proefportaal';

const REF = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b003';
const PAD = '/verzoeken/instrument';
const BSN = '999990019';

let portaal: Proefportaal;
jest.setTimeout(30_000);
beforeAll(async () => {
  portaal = await startProefportaal();
});
afterAll(() => portaal.stop());
beforeEach(() => {
  portaal.api.vergeet();
  portaal.api.zet(({ pad }) => (pad.startsWith('/v1/formulieren') ? { inhoud: { op: '2025-10-06', ...OKTOBER } } : undefined));
  portaal.api.zet(({ pad }) => (pad === `/v1/inwoners/${REF}/situatie` ? { inhoud: { inwonerRef: REF, gemeente: 'TIEL', klantprofiel: 'KP4', contact: { naam: 'A. <Voorbeeld>' } } } : undefined));
  portaal.api.zet(({ pad }) => (pad === '/v1/inwoners/_zoek' ? { inhoud: { inwonerRef: REF } } : undefined));
  portaal.api.zet(({ pad }) => (pad === '/v1/instrumenten' ? { inhoud: { instrumenten: [{ code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', kp4Relevant: true, prijs: 250 }] } } : undefined));
  portaal.api.zet(({ pad, inhoud }) => (pad === '/v1/voorvertoningen' ? { inhoud: { uitkomst: { status: 'VERWERKT', afwijkingen: [], prijs: '0.00', prijsregel: 'LEERLAB_GRATIS_2025' }, ontvangers: [{ rol: 'werkcoach', organisatie: 'WERKZAAK', aansluiting: 'x', type: 'y', bericht: inhoud }] } } : undefined));
});
const INGEVULD = { instrumentCode: 'LEERLAB_GELD', gewensteStart: '2025-11-17', naam: 'A. Voorbeeld', toelichting: 'Op dinsdag.' };

it('a coach goes from the menu to what he asks and for whom; the number stands in no address and comes back on no page', async () => {
  const browser = await portaal.ingelogd('tiel.pc.carla');
  const begin = await browser.ga('/verzoeken');
  expect(begin.tekst).toContain('href="/verzoeken" aria-current="page"');
  const mis = await browser.post('/verzoeken', { ...verborgen(begin.tekst, '/verzoeken'), soort: 'instrument', bsn: '123456789' });
  expect([mis.status, mis.tekst.includes('href="#bsn"'), mis.tekst.includes('123456789')]).toEqual([400, true, false]);
  const verder = await browser.post('/verzoeken', { ...verborgen(begin.tekst, '/verzoeken'), soort: 'instrument', bsn: BSN });
  expect([verder.status, verder.naar]).toEqual([303, `${PAD}?inwoner=${REF}`]);
  expect(portaal.api.gezien.map(({ pad }) => pad).join(' ')).not.toContain(BSN);
});

it('he fills in, sees the price before anything is sent, may change his mind, and sends it once', async () => {
  const browser = await portaal.ingelogd('tiel.pc.carla');
  const leeg = await browser.ga(`${PAD}?inwoner=${REF}`);
  expect(leeg.tekst).toContain('value="A. &lt;Voorbeeld>"');
  const kaal = await browser.post(PAD, { ...verborgen(leeg.tekst, PAD), stap: 'vooraf' });
  expect([kaal.status, kaal.tekst.includes('<title>Fout: '), kaal.tekst.includes('href="#gewensteStart"'), portaal.api.berichten.size]).toEqual([400, true, true, 0]);
  const gezien = await browser.post(PAD, { ...verborgen(leeg.tekst, PAD), ...INGEVULD, stap: 'vooraf' });
  expect(gezien.tekst.replace(/\s/g, ' ')).toMatch(/€ 0,00.*Dit ziet de werkcoach van Werkzaak.*Omgaan met geld/);
  expect(portaal.api.berichten.size).toBe(0);
  const terug = await browser.post(PAD, { ...verborgen(gezien.tekst, PAD), stap: 'aanpassen' });
  expect(terug.tekst).toContain('>Op dinsdag.</textarea>');
  const weg = [await browser.post(PAD, { ...verborgen(gezien.tekst, PAD), stap: 'verstuur' }), await browser.post(PAD, { ...verborgen(gezien.tekst, PAD), stap: 'verstuur' })];
  expect(weg.map(({ status, naar }) => [status, naar?.replace(/[0-9a-f-]{36}$/, 'ID')])).toEqual([[303, '/verstuurd/verzoek-instrument/ID'], [303, '/verstuurd/verzoek-instrument/ID']]);
  const [bericht, ...meer] = [...portaal.api.berichten.values()];
  expect(meer).toEqual([]);
  expect(bericht).toMatchObject({ type: 'nl.participatiewet.instrument.aangevraagd.v1', data: { inwonerRef: REF, gemeente: 'TIEL', doel: 'INSTRUMENT', afzender: { rol: 'participatiecoach', namensGemeente: 'TIEL' }, verloop: { instrumentCode: 'LEERLAB_GELD', gewensteStart: '2025-11-17' }, contact: { naam: 'A. Voorbeeld' }, formulier: { toelichting: 'Op dinsdag.' } } });
  expect((await browser.ga(weg[0]?.naar ?? '')).tekst).toContain('Uw aanvraag is verstuurd');
});

it('what the door refuses stands at its field', async () => {
  portaal.api.zet(({ pad }) => (pad === '/v1/voorvertoningen' ? probleem(400, 'BERICHT_ONGELDIG', { fouten: [{ pad: 'data.verloop.gewensteStart', code: 'BERICHT_ONGELDIG', melding: 'x', herstel: 'y' }] }) : undefined));
  const browser = await portaal.ingelogd('tiel.pc.carla');
  const leeg = await browser.ga(`${PAD}?inwoner=${REF}`);
  const antwoord = await browser.post(PAD, { ...verborgen(leeg.tekst, PAD), ...INGEVULD, stap: 'vooraf' });
  expect([antwoord.status, antwoord.tekst.includes('href="#gewensteStart"')]).toEqual([400, true]);
});

it('an offer leads to signing up for it, and each role finds only its own requests', async () => {
  const dag = { aanbodRef: 'dag-1', soort: 'MEELOOPDAG', datum: '2025-11-20', plaatsen: 6, vrij: 2, inhoud: 'Een dag mee.', voorwaarden: 'Kan staan.' };
  portaal.api.zet(({ pad }) => (pad === '/v1/proeven-aan-werk' ? { inhoud: { aanbod: [dag] } } : undefined));
  const carla = await portaal.ingelogd('tiel.pc.carla');
  expect((await carla.ga(`/proeven-aan-werk?inwoner=${REF}`)).tekst).toContain(`/verzoeken/proeven-aan-werk?inwoner=${REF}&amp;aanbod=dag-1`);
  const begin = await carla.ga('/verzoeken?soort=proeven-aan-werk&aanbod=dag-1');
  const verder = await carla.post('/verzoeken', { ...verborgen(begin.tekst, '/verzoeken'), soort: 'proeven-aan-werk', bsn: BSN });
  expect(verder.naar).toBe(`/verzoeken/proeven-aan-werk?inwoner=${REF}&aanbod=dag-1`);
  const formulier = await carla.ga(verder.naar ?? '');
  expect(formulier.tekst).toMatch(/value="dag-1" checked/);
  const zonder = await carla.post('/verzoeken/proeven-aan-werk', { ...verborgen(formulier.tekst, '/verzoeken/proeven-aan-werk'), aanbodRef: 'dag-1', betrokkenWerkcoach: 'wz.wc.anna', naam: 'A', stap: 'verstuur' });
  expect([zonder.status, zonder.tekst.includes('href="#voorwaarden"'), portaal.api.berichten.size]).toEqual([400, true, 0]);
  const anna = await portaal.ingelogd('wz.wc.anna');
  expect((await anna.ga(`/verzoeken/proeven-aan-werk?inwoner=${REF}`)).status).toBe(404);
  const hugo = await portaal.ingelogd('tiel.au.hugo');
  expect([(await hugo.ga('/verzoeken')).status, (await hugo.ga('/proeven-aan-werk')).status, (await hugo.ga(`${PAD}?inwoner=${REF}`)).status]).toEqual([404, 404, 404]);
});
