import type { Vraag } from '#shared/contracts/intern';
import { openapi } from '../http/openapi';
import type { Wie } from '../testing/mensen';
import { Proefdeur, PUBLIEKE_URL } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
const gevraagd: { dienst: string; naam: string; vraag: Vraag }[] = [];
beforeAll(async () => {
  deur = await Proefdeur.start();
  deur.antwoord = (dienst, naam, vraag) => {
    gevraagd.push({ dienst, naam, vraag });
    return Promise.resolve({ gevonden: true, resultaat: { ontmoetingen: [BEELD], volgende: null } } as never);
  };
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

const BERT: Wie = ['werkzaak.inkomen', 'wz.ic.bert'];
const ELS: Wie = ['werkzaak.werk', 'wz.bm.els'];
const BEELD = {
  zaakId: '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0032', gemeente: 'TIEL', soort: 'KENNISMAKING', status: 'GEPLAND', rollen: ['inkomensconsulent'], voorstellen: ['2025-10-20'], datum: '2025-10-20', tijd: null, begonnenOp: '2025-10-06', gehoudenOp: null,
};

it('a meeting shows who of the invited roles works for that gemeente, and nothing of the plumbing', async () => {
  const { status, inhoud } = await deur.lees('/v1/ontmoetingen?limiet=10', BERT, 'ONTMOETING');
  expect(status).toBe(200);
  const { tijd: _tijd, gehoudenOp: _op, ...gegeven } = BEELD;
  expect(inhoud).toEqual({ ontmoetingen: [{ ...gegeven, genodigden: expect.any(Array) }], volgende: null });
  const { genodigden } = (inhoud['ontmoetingen'] as { genodigden: { actorId: string }[] }[])[0] ?? { genodigden: [] };
  expect(genodigden.map(({ actorId }) => actorId)).toEqual(['tiel.pc.carla', 'tiel.pc.fenna', 'wz.ic.bert']);
  expect(gevraagd.map(({ dienst, naam, vraag }) => [dienst, naam, vraag.parameters, vraag.context.rol])).toEqual([['ondersteuning', 'ontmoetingen', { limiet: 10 }, 'inkomensconsulent']]);
  const [regel] = await deur.rijen(`SELECT soort, actor, uitkomst, inwoner_ref FROM logboek WHERE activiteit = 'ontmoetingen.lezen' ORDER BY volgnr DESC LIMIT 1`);
  expect(regel).toEqual({ soort: 'VERSTREKKING', actor: 'wz.ic.bert', uitkomst: 'TOEGESTAAN', inwoner_ref: null });
});

it('is not read by a role that is never invited, nor for another purpose', async () => {
  const wie = await deur.lees('/v1/ontmoetingen', ELS, 'ONTMOETING');
  const waarvoor = await deur.lees('/v1/ontmoetingen', BERT, 'OVERDRACHT');
  expect([wie.status, waarvoor.status]).toEqual([403, 403]);
});

it('is described in the contract with every field that is given', () => {
  const { components } = openapi({ publiekeUrl: PUBLIEKE_URL, issuer: PUBLIEKE_URL }) as { components: { schemas: Record<string, { properties: object; additionalProperties?: boolean }> } };
  expect(Object.keys(components.schemas['Ontmoeting']?.properties ?? {}).sort()).toEqual([...Object.keys(BEELD), 'genodigden'].sort());
});
