import { verborgen } from '../testing/browser';
import { startProefportaal, type Proefportaal } from '../testing/proefportaal';

const ZAAK = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b0c1';
let portaal: Proefportaal;
jest.setTimeout(30_000);
beforeAll(async () => {
  portaal = await startProefportaal();
});
afterAll(() => portaal.stop());
const zetOntmoeting = (rest: Record<string, unknown> = {}): void =>
  portaal.api.zet(({ pad }) => (pad === '/v1/ontmoetingen' ? { inhoud: { ontmoetingen: [{ zaakId: ZAAK, gemeente: 'TIEL', soort: 'KENNISMAKING', status: 'VERZOCHT', rollen: ['werkcoach'], voorstellen: [], genodigden: [], begonnenOp: '2025-10-01', ...rest }], volgende: null } } : undefined));
beforeEach(() => {
  portaal.api.vergeet();
  zetOntmoeting();
});

it('a participatiecoach asks a meeting once, however often the button is pressed', async () => {
  const browser = await portaal.ingelogd('tiel.pc.carla');
  const lijst = await browser.ga('/collegas');
  expect([lijst.status, lijst.tekst.includes('href="/collegas/ontmoeting"'), lijst.tekst.includes('href="/collegas" aria-current="page"')]).toEqual([200, true, true]);
  const leeg = await browser.ga('/collegas/ontmoeting');
  const kaal = await browser.post('/collegas/ontmoeting', verborgen(leeg.tekst, '/collegas/ontmoeting'));
  expect([kaal.status, kaal.tekst.includes('href="#soort"'), portaal.api.berichten.size]).toEqual([400, true, 0]);
  const invoer = { ...verborgen(leeg.tekst, '/collegas/ontmoeting'), soort: 'KENNISMAKING', rollen: ['werkcoach', 'inkomensconsulent'] };
  const weg = [await browser.post('/collegas/ontmoeting', invoer), await browser.post('/collegas/ontmoeting', invoer)];
  expect(weg.map(({ status }) => status)).toEqual([303, 303]);
  const [bericht, ...meer] = [...portaal.api.berichten.values()];
  expect(meer).toEqual([]);
  expect(bericht).toMatchObject({ type: 'nl.participatiewet.ontmoeting.verzocht.v1', data: { gemeente: 'TIEL', doel: 'ONTMOETING', algemeen: { soort: 'KENNISMAKING', rollen: ['werkcoach', 'inkomensconsulent'] } } });
  expect(Object.keys(bericht.data)).not.toContain('inwonerRef');
  expect((await browser.ga(weg[0]?.naar ?? '')).tekst).toContain('Werkzaak kiest een van die dagen.');
});

it('each step is for the side whose it is, and for a meeting that the reader may see', async () => {
  const carla = await portaal.ingelogd('tiel.pc.carla');
  const anna = await portaal.ingelogd('wz.wc.anna');
  expect([(await carla.ga(`/collegas/ontmoeting/${ZAAK}/datums`)).status, (await anna.ga(`/collegas/ontmoeting/${ZAAK}/datums`)).status, (await anna.ga('/collegas/ontmoeting')).status]).toEqual([200, 404, 404]);
  expect((await carla.ga('/collegas/ontmoeting/3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b0ff/datums')).status).toBe(404);
  zetOntmoeting({ status: 'DATUMVOORSTEL', voorstellen: ['2025-10-20'] });
  const pad = `/collegas/ontmoeting/${ZAAK}/plannen`;
  const leeg = await anna.ga(pad);
  const fout = await anna.post(pad, { ...verborgen(leeg.tekst, pad), datum: '2025-10-21', tijd: '25:00' });
  expect([fout.status, fout.tekst.includes('href="#datum"'), fout.tekst.includes('href="#tijd"'), portaal.api.berichten.size]).toEqual([400, true, true, 0]);
  expect((await anna.post(pad, { ...verborgen(leeg.tekst, pad), datum: '2025-10-20', tijd: '13:30' })).status).toBe(303);
  expect([...portaal.api.berichten.values()][0]).toMatchObject({ type: 'nl.participatiewet.ontmoeting.gepland.v1', data: { zaakId: ZAAK, algemeen: { datum: '2025-10-20', tijd: '13:30' } } });
});

it('does not exist for who is not invited', async () => {
  const hugo = await portaal.ingelogd('tiel.au.hugo');
  expect((await hugo.ga('/collegas')).status).toBe(404);
});
