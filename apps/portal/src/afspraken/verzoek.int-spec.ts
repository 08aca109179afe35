import { startProefportaal, type Proefportaal } from '../testing/proefportaal';
import { verborgen } from '../testing/browser';

const ZAAK = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b002';
const ANDERE = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b009';
const PAD = `/afspraken/inkomensgesprek/${ZAAK}`;

let portaal: Proefportaal;
jest.setTimeout(30_000);
beforeAll(async () => {
  portaal = await startProefportaal();
});
afterAll(() => portaal.stop());
beforeEach(() => {
  portaal.api.vergeet();
  portaal.api.zet(({ pad }) => (pad === `/v1/ondersteuningsverzoeken/${ZAAK}` ? { inhoud: GESPREK } : undefined));
});

/** There is cause for a talk, and the task of it was ticked off. */
const GESPREK = {
  zaakId: ZAAK, inwonerRef: '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b003', gemeente: 'TIEL', soort: 'INKOMENSGESPREK', status: 'AANLEIDING', begonnenOp: '2025-10-01', uiterlijk: '2025-10-08', verloop: {},
  vrager: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' }, behandelaar: { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: null },
};

it('who was asked plans the talk on the page of the request, without a task', async () => {
  const browser = await portaal.ingelogd('wz.ic.bert');
  expect((await browser.ga(PAD)).tekst).toContain(`${PAD}/plannen`);
  const { tekst } = await browser.ga(`${PAD}/plannen`);
  const invoer = { ...verborgen(tekst, `${PAD}/plannen`), datum: '2025-10-20', kanaal: 'TELEFOON', tijd: '10:30' };
  const [eerst, nogEens] = [await browser.post(`${PAD}/plannen`, invoer), await browser.post(`${PAD}/plannen`, invoer)];
  expect([eerst.status, nogEens.status]).toEqual([303, 303]);
  const gestuurd = portaal.api.gezien.filter(({ methode, pad }) => methode === 'POST' && pad === '/v1/berichten').map(({ inhoud }) => inhoud as { id: string; type: string; data: { zaakId: string } });
  expect(new Set(gestuurd.map(({ id }) => id)).size).toBe(1);
  expect(gestuurd[0]).toMatchObject({ type: 'nl.participatiewet.inkomensgesprek.gepland.v1', data: { zaakId: ZAAK } });
});

it.each([
  ['a request that the hub does not show', `/afspraken/inkomensgesprek/${ANDERE}`],
  ['a context that has no requests', `/afspraken/overdracht/${ZAAK}`],
  ['an answer that does not fit how it stands', `${PAD}/gesprek-gehouden`],
  ['an answer that does not exist', `${PAD}/weggooien`],
])('%s has no page', async (_, pad) => {
  expect((await (await portaal.ingelogd('wz.ic.bert')).ga(pad)).status).toBe(404);
});

it('of trying out work the coach reads which offer it is, and says what came of it', async () => {
  const pad = `/afspraken/proevenaanwerk/${ANDERE}`;
  const proef = { ...GESPREK, zaakId: ANDERE, soort: 'PROEVEN_AAN_WERK', status: 'DEELGENOMEN', verloop: { aanbodRef: 'meeloopdag-1' }, behandelaar: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' } };
  const aanbod = { aanbodRef: 'meeloopdag-1', soort: 'MEELOOPDAG', datum: '2025-10-02', plaats: 'Tiel', plaatsen: 6, vrij: 5, inhoud: 'Een dag in de kas' };
  portaal.api.zet(({ pad: gevraagd }) => (gevraagd === `/v1/ondersteuningsverzoeken/${ANDERE}` ? { inhoud: proef } : gevraagd === '/v1/proeven-aan-werk' ? { inhoud: { aanbod: [aanbod] } } : undefined));
  const browser = await portaal.ingelogd('tiel.pc.carla');
  expect((await browser.ga(pad)).tekst).toContain('Meeloopdag op donderdag 2 oktober 2025 in Tiel');
  const { tekst } = await browser.ga(`${pad}/verkenning-afronden`);
  const verstuurd = await browser.post(`${pad}/verkenning-afronden`, { ...verborgen(tekst, `${pad}/verkenning-afronden`), datum: '2025-10-06', vervolg: 'OVERDRACHT_OVERWEGEN' });
  expect(verstuurd.status).toBe(303);
  expect([...portaal.api.berichten.values()]).toMatchObject([{ type: 'nl.participatiewet.proevenaanwerk.verkenning.afgerond.v1', data: { zaakId: ANDERE, formulier: { vervolg: 'OVERDRACHT_OVERWEGEN' } } }]);
});
