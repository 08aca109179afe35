import { probleem } from '../testing/proefapi';
import { startProefportaal, type Proefportaal } from '../testing/proefportaal';
import { verborgen } from '../testing/browser';

let portaal: Proefportaal;
jest.setTimeout(30_000);
beforeAll(async () => {
  portaal = await startProefportaal();
});
afterAll(() => portaal.stop());
beforeEach(() => portaal.api.vergeet());

it('who keeps the hub going sees what is stuck, tries it again, and hears what became of it', async () => {
  const stand = { stand: [{ soort: 'GEPARKEERD', waar: 'handover', aantal: 2, sinds: '2025-10-06T07:00:00.000Z' }], onbereikbaar: [] };
  portaal.api.zet(({ pad, methode }) => (pad === '/v1/beheer/stand' ? { inhoud: stand } : methode === 'POST' && pad === '/v1/beheer/herkansingen' ? { inhoud: { gelukt: 1, vast: 1, meer: false } } : undefined));
  const browser = await portaal.ingelogd('wz.wc.anna');
  const pagina = await browser.ga('/beheer');
  expect(pagina.tekst).toContain('Vastgelopen berichten');
  const gedaan = await browser.post('/beheer', verborgen(pagina.tekst, '/beheer'));
  expect([gedaan.status, gedaan.naar]).toEqual([303, '/beheer?uitslag=1.1.0']);
  expect(portaal.api.gezien.find(({ pad }) => pad === '/v1/beheer/herkansingen')).toMatchObject({ inhoud: { dienst: 'handover' }, koppen: { 'schakel-doel': 'BEHEER' } });
  expect((await browser.ga(gedaan.naar ?? '')).tekst).toContain('Gelukt: 1. Nog vast: 1.');
  expect((await browser.ga('/beheer?uitslag=%3Cscript%3E')).tekst).not.toContain('Opnieuw geprobeerd');
  expect((await browser.post('/beheer', { ...verborgen(pagina.tekst, '/beheer'), dienst: '../x' })).status).toBe(404);
});

it('for whom the hub refuses it there is no such page', async () => {
  portaal.api.zet(({ pad }) => (pad.startsWith('/v1/beheer') ? probleem(403, 'NIET_BEVOEGD') : undefined));
  expect((await (await portaal.ingelogd('tiel.pc.carla')).ga('/beheer')).status).toBe(404);
});
