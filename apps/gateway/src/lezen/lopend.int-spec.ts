import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
let gevraagd: unknown[];
beforeAll(async () => {
  deur = await Proefdeur.start();
  deur.antwoord = (dienst, naam, { context }) => {
    gevraagd.push([dienst, naam, context.gemeenten]);
    const soort = dienst === 'handover' ? 'OVERDRACHT' : 'INSTRUMENT';
    return Promise.resolve({ gevonden: true, resultaat: [{ soort, status: 'A', aantal: 4 }, { soort, status: 'B', aantal: 5 }] } as never);
  };
});
afterAll(() => deur.sluit());
beforeEach(() => {
  gevraagd = [];
});
afterEach(() => expect(deur.fouten).toEqual([]));

const aantallen = async (actorId: string): Promise<unknown> => (await deur.leesAls('/v1/lopend', actorId, 'RAPPORTAGE')).inhoud.lopend.map(({ aantal }: { aantal: unknown }) => aantal);

it('counts what runs: of the own gemeente as it is, of the region without what is small, and who asked is on record', async () => {
  expect(await aantallen('tiel.tm.gijs')).toEqual([4, 5, 4, 5]);
  expect(gevraagd).toEqual([['handover', 'standen', ['TIEL']], ['ondersteuning', 'standen', ['TIEL']]]);
  expect(await aantallen('wz.bm.els')).toEqual([null, 5, null, 5]);
  expect(await deur.rijen(`SELECT actor, inwoner_ref FROM logboek WHERE activiteit = 'lopend.tellen' ORDER BY volgnr`)).toEqual([{ actor: 'tiel.tm.gijs', inwoner_ref: null }, { actor: 'wz.bm.els', inwoner_ref: null }]);
});

it.each(['tiel.pc.carla', 'wz.wc.anna', 'wz.ic.bert', 'tiel.au.hugo'])('is refused for %s, and nothing is asked', async (actorId) => {
  expect([(await deur.leesAls('/v1/lopend', actorId, 'RAPPORTAGE')).status, gevraagd]).toEqual([403, []]);
});
