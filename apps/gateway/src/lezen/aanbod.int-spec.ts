import type { Vraag } from '#shared/contracts/intern';
import { openapi } from '../http/openapi';
import { Proefdeur, PUBLIEKE_URL } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
let gevraagd: [string, string, Vraag['context']['rol']][];
const GIDS = { instrumenten: [{ code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', thema: null, kp4Relevant: true, prijs: 250, maxMaanden: null, gewijzigdOp: '2025-10-02' }] };
const DAG = { aanbod: [{ aanbodRef: 'dag-1', soort: 'MEELOOPDAG', datum: '2025-11-20', plaatsen: 6, vrij: 2, inhoud: 'een dag mee' }] };
beforeAll(async () => {
  deur = await Proefdeur.start();
  deur.antwoord = (dienst, naam, { context }) => {
    gevraagd.push([dienst, naam, context.rol]);
    return Promise.resolve({ gevonden: true, resultaat: naam === 'aanbod' ? DAG : GIDS } as never);
  };
});
afterAll(() => deur.sluit());
beforeEach(() => {
  gevraagd = [];
});
afterEach(() => expect(deur.fouten).toEqual([]));

it.each([
  ['/v1/instrumenten', 'INSTRUMENT', 'tiel.pc.carla', 'participatiecoach', 'instrumenten', GIDS, 'instrumentengids.lezen'],
  ['/v1/proeven-aan-werk', 'PROEVEN_AAN_WERK', 'wz.wc.anna', 'werkcoach', 'aanbod', DAG, 'proevenaanwerk.aanbod.lezen'],
] as const)('%s is read by a coach, and who read it is on record without anybody it is about', async (pad, doel, actor, rol, naam, inhoud, activiteit) => {
  expect(await deur.leesAls(pad, actor, doel)).toMatchObject({ status: 200, inhoud });
  expect(gevraagd).toEqual([['ondersteuning', naam, rol]]);
  expect(await deur.rijen('SELECT soort, actor, uitkomst, inwoner_ref FROM logboek WHERE activiteit = $1', activiteit)).toEqual([{ soort: 'VERSTREKKING', actor, uitkomst: 'TOEGESTAAN', inwoner_ref: null }]);
});

it.each([
  ['an inkomensconsulent', '/v1/instrumenten', 'wz.ic.bert', 'INSTRUMENT'],
  ['the privacy desk', '/v1/proeven-aan-werk', 'tiel.au.hugo', 'PROEVEN_AAN_WERK'],
  ['a coach for another purpose', '/v1/instrumenten', 'tiel.pc.carla', 'OVERDRACHT'],
])('is refused for %s, and nothing is asked', async (_wie, pad, actor, doel) => {
  const { status, inhoud } = await deur.leesAls(pad, actor, doel);
  expect([status, inhoud.code, gevraagd]).toEqual([403, 'NIET_BEVOEGD', []]);
});

it('is described where the API describes itself', () => {
  const { paths } = openapi({ publiekeUrl: PUBLIEKE_URL, issuer: PUBLIEKE_URL }) as { paths: Record<string, unknown> };
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/v1/instrumenten', '/v1/proeven-aan-werk']));
});
