import { startProefportaal, type Proefportaal } from '../testing/proefportaal';

const REF = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b003';
const ZAAK = '3f0c1d52-7c1e-4e0b-9a55-0c3a54d0b002';

let portaal: Proefportaal;
jest.setTimeout(30_000);
beforeAll(async () => {
  portaal = await startProefportaal();
});
afterAll(() => portaal.stop());
beforeEach(() => portaal.api.vergeet());

const CARLA = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' };
const verzoek = (zaakId: string, soort: string) => ({ zaakId, inwonerRef: REF, gemeente: 'TIEL', soort, status: 'AANGEVRAAGD', begonnenOp: '2025-10-01', uiterlijk: '2025-10-08', verloop: {}, vrager: CARLA, behandelaar: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: null } });
/** Lists as the hub gives them; of the instruments there is a second part. */
const zetLijsten = (): void =>
  portaal.api.zet(({ pad }) => {
    if (pad.startsWith('/v1/overdrachten')) return { inhoud: { overdrachten: [], volgende: null } };
    if (pad.startsWith('/v1/overwogen-sancties')) return { inhoud: { overwogenSancties: [], volgende: null } };
    if (pad.startsWith('/v1/verstrekkingen')) return { inhoud: { verstrekkingen: [], volgende: null } };
    if (pad === '/v1/ondersteuningsverzoeken?soort=INSTRUMENT') return { inhoud: { ondersteuningsverzoeken: [verzoek(ZAAK, 'INSTRUMENT')], volgende: ZAAK } };
    if (pad === `/v1/ondersteuningsverzoeken?soort=INSTRUMENT&na=${ZAAK}`) return { inhoud: { ondersteuningsverzoeken: [verzoek(REF, 'INSTRUMENT')], volgende: null } };
    return pad.startsWith('/v1/ondersteuningsverzoeken') ? { inhoud: { ondersteuningsverzoeken: [], volgende: null } } : undefined;
  });
const gelezen = (): unknown[] => portaal.api.gezien.filter(({ pad }) => /^\/v1\/(over|onder|verstr)/.test(pad)).map(({ pad, koppen }) => [pad, koppen['schakel-doel']]).sort();

it('a coach reads what runs, every part of each list, for the purpose of that list', async () => {
  zetLijsten();
  const browser = await portaal.ingelogd('tiel.pc.carla');
  const { status, tekst } = await browser.ga('/afspraken');
  expect([status, tekst.includes('Instrumenten (2)'), tekst.includes('Het team werkcoaches van Werkzaak is aan de beurt.')]).toEqual([200, true, true]);
  expect(gelezen()).toEqual([
    ['/v1/ondersteuningsverzoeken?soort=CASUISTIEK', 'CASUISTIEK'],
    ['/v1/ondersteuningsverzoeken?soort=INKOMENSGESPREK', 'INKOMENSGESPREK'],
    [`/v1/ondersteuningsverzoeken?soort=INSTRUMENT&na=${ZAAK}`, 'INSTRUMENT'],
    ['/v1/ondersteuningsverzoeken?soort=INSTRUMENT', 'INSTRUMENT'],
    ['/v1/ondersteuningsverzoeken?soort=PROEVEN_AAN_WERK', 'PROEVEN_AAN_WERK'],
    ['/v1/overdrachten', 'OVERDRACHT'],
    ['/v1/overwogen-sancties', 'ONDERSTEUNING_BIJ_SANCTIE'],
    ['/v1/verstrekkingen', 'PARTICIPATIEBEGELEIDING'],
  ]);
});

it('an inkomensconsulent asks for nothing that is not his to read; who has no cases has no such page', async () => {
  zetLijsten();
  const bert = await portaal.ingelogd('wz.ic.bert');
  expect((await bert.ga('/afspraken?soort=inkomensgesprek')).status).toBe(200);
  expect(gelezen()).toEqual([['/v1/ondersteuningsverzoeken?soort=INKOMENSGESPREK', 'INKOMENSGESPREK'], ['/v1/overwogen-sancties', 'ONDERSTEUNING_BIJ_SANCTIE']]);
  expect((await (await portaal.ingelogd('tiel.au.hugo')).ga('/afspraken')).status).toBe(404);
});

it('a teammanager reads numbers, for reporting, and asks for no case', async () => {
  portaal.api.zet(({ pad }) => (pad === '/v1/lopend' ? { inhoud: { lopend: [{ soort: 'OVERDRACHT', status: 'VOORGESTELD', aantal: 3 }] } } : undefined));
  const browser = await portaal.ingelogd('tiel.tm.gijs');
  expect((await browser.ga('/afspraken')).tekst).toMatch(/Voorgesteld, nog niet bekeken<\/th><td class="schakel-getal">3</);
  expect(portaal.api.gezien.find(({ pad }) => pad === '/v1/lopend')?.koppen['schakel-doel']).toBe('RAPPORTAGE');
  expect(gelezen()).toEqual([]);
});

it('what an ontheffing means is shown to whom the hub shows the ontheffing, and to nobody else', async () => {
  const verloop = { status: 'LOPEND', soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' };
  portaal.api.zet(({ pad }) => (pad === `/v1/ontheffingen/${ZAAK}` ? { inhoud: { ontheffingRef: ZAAK, inwonerRef: REF, gemeente: 'TIEL', verloop } } : undefined));
  const browser = await portaal.ingelogd('tiel.pc.carla');
  const { tekst } = await browser.ga(`/ontheffingen/${ZAAK}`);
  expect(tekst).toContain('U hoeft niet naar werk te zoeken. U hoeft ook geen werk aan te nemen.');
  expect((await browser.ga(`/ontheffingen/${REF}`)).status).toBe(404);
});
