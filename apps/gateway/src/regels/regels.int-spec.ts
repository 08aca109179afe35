import { openapi } from '../http/openapi';
import { Proefdeur, PUBLIEKE_URL } from '../testing/proefdeur';
import { Activeringen } from './activeringen';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
  await new Activeringen({ ...deur.delen, logger: { warn: () => undefined } }).legVast();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

type Regel = { readonly id: string; readonly versie: string };
const regel = (inhoud: { readonly regels: readonly Regel[] }, id: string) => inhoud.regels.find((een) => een.id === id);
const regels = (datum?: string, wie = 'wz.wc.anna') => deur.leesAls(`/v1/regels${datum === undefined ? '' : `?datum=${datum}`}`, wie, 'BEHEER');

it('each agreement with the literal sentence, since when, who agreed, who approved, what is open and when it was activated (R-010)', async () => {
  const { status, inhoud } = await regels();
  expect(status).toBe(200);
  expect(inhoud.datum).toBe('2025-10-06');
  expect(regel(inhoud, 'driegesprek')).toEqual({
    id: 'driegesprek',
    onderwerp: 'Aanbod van een driegesprek',
    versie: 'v2',
    vanaf: '2025-09-02',
    laatsteDag: null,
    bron: [{ document: 'Memo AB 2-9-2025', plaats: '§2', zin: 'Inwoners krijgen het aanbod om een driegesprek te voeren, wanneer zij overgaan van de werkcoach naar de participatiecoach of andersom.', eis: 'R-020' }],
    afgestemdMet: ['participatiecoaches', 'werkcoaches', 'inkomensconsulenten', 'beleidsmedewerkers'],
    goedgekeurdDoor: 'werkafspraak gemeenten en Werkzaak, gemeld aan AB',
    teBevestigen: ['Een gewenst gesprek hoeft niet gehouden te zijn voor de startdatum (D-06).'],
    waarden: { aanbodVerplicht: true, opVerzoek: true },
    geactiveerdOp: '2025-10-06T07:00:00.000Z',
    wijzigingen: [],
  });
});

it.each([
  ['2025-01-28', 'v0', '2025-01-28'],
  ['2025-01-29', 'v1', '2025-09-01'],
  ['2025-09-01', 'v1', '2025-09-01'],
  ['2025-09-02', 'v2', null],
])('on %s the version %s holds, through %s', async (datum, versie, laatsteDag) => {
  expect(regel((await regels(datum)).inhoud, 'driegesprek')).toMatchObject({ versie, laatsteDag });
});

it('R-209 the law is among them, with no first day, as a summary that a lawyer must hold against the text', async () => {
  const { inhoud } = await regels('1996-01-01');
  expect(inhoud.regels.map(({ id }: Regel) => id).filter((id: string) => id.startsWith('wet-'))).toEqual(['wet-bezwaar', 'wet-ontheffing-alleenstaande-ouder', 'wet-ontheffing-tijdelijk', 'wet-ontheffing-van-rechtswege', 'wet-sancties']);
  expect(regel(inhoud, 'wet-bezwaar')).toMatchObject({
    versie: 'v1', vanaf: null, laatsteDag: null, afgestemdMet: ['niet nodig: dit is de wet'], goedgekeurdDoor: 'de wetgever', waarden: { weken: 6 }, geactiveerdOp: '2025-10-06T07:00:00.000Z',
    bron: [{ document: 'Algemene wet bestuursrecht', plaats: 'artikel 6:7', zin: expect.stringMatching(/^Samengevat: /) }, { plaats: 'artikel 6:8' }],
  });
});

it('leaves out what was not agreed yet on that day', async () => expect(regel((await regels('2014-12-31')).inhoud, 'definitie-kp4')).toBeUndefined());

it.each(['wz.wc.anna', 'tiel.pc.carla', 'wz.ic.bert', 'wz.bm.els', 'tiel.tm.gijs', 'tiel.au.hugo'])('is there for %s', async (wie) => expect((await regels(undefined, wie)).status).toBe(200));

it('shows of the own gemeente what is otherwise there, and nothing of another', async () => {
  const van = async (wie: string) => (await regels(undefined, wie)).inhoud.gemeenten;
  expect(await van('tiel.pc.carla')).toEqual([
    {
      gemeente: 'TIEL',
      naam: 'gemeente Tiel',
      verschillen: [
        { regel: 'besluit-na-wia4', pad: ['zonderEigenBesluitVanaf'], waarde: '2025-01-29' },
        { regel: 'contactcadans', pad: ['regels'], waarde: { gemeente: 'TIEL', maanden: 24, telt: ['HERCONTROLE'] } },
        { regel: 'profiel-tiel', pad: ['regels'], waarde: { gemeente: 'TIEL', uitvoerderKp4: 'TIEL', pilotIntensieverContact: false } },
      ],
      profiel: { versie: 'v1', bekendgemaakt: null },
      uitzondering: { vanaf: '2025-09-02', laatsteDag: null, ingeschakeldDoor: 'functionaris gegevensbescherming van de gemeente (voorbeeld)', teBevestigen: true },
    },
  ]);
  expect(await van('nb.pc.dirk')).toMatchObject([{ gemeente: 'NEDER_BETUWE', naam: 'gemeente Neder-Betuwe', verschillen: [{ regel: 'contactcadans', waarde: { gemeente: 'NEDER_BETUWE', maanden: 12 } }, { regel: 'profiel-neder-betuwe', waarde: { uitvoerderKp4: 'BUREN' } }], profiel: { versie: 'v1', bekendgemaakt: null }, uitzondering: null }]);
});

it('asks for the purpose, a day that exists, and somebody', async () => {
  expect((await deur.leesAls('/v1/regels', 'wz.wc.anna', 'OVERDRACHT')).status).toBe(403);
  expect((await regels('2025-02-30')).inhoud).toMatchObject({ status: 400, fouten: [{ pad: 'datum' }] });
  expect((await deur.roep('/v1/regels', { method: 'GET', token: null })).status).toBe(401);
});

it('answers as the contract says', async () => {
  const { components } = openapi({ publiekeUrl: PUBLIEKE_URL, issuer: 'x' }) as { components: { schemas: { Regelblad: { properties: { regels: { items: { required: string[] } } } } } } };
  const [eerste] = (await regels()).inhoud.regels as object[];
  expect(Object.keys(eerste ?? {}).sort()).toEqual([...components.schemas.Regelblad.properties.regels.items.required].sort());
});
