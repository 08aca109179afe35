import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

it.each(['tiel.au.hugo', 'tiel.pc.carla', 'wz.ic.bert', 'wz.bm.els'])('%s reads by which rules data are shared today, in words, with the sentence they rest on', async (actorId) => {
  const { status, inhoud } = await deur.leesAls('/v1/privacykader', actorId, 'BEHEER');
  expect(status).toBe(200);
  expect(inhoud.titel).toMatch(/^Privacykader, versie v2: vanaf 2 september 2025/);
  expect(inhoud.rijen).toHaveLength(7);
  expect(JSON.stringify(inhoud.lijsten)).toContain('Algemene contactgegevens en informatie uit het overdrachtsformulier mogen door Werkzaak worden gedeeld.');
});

it('is given as it was on a day, and refused for a day that is none or another purpose', async () => {
  expect((await deur.leesAls('/v1/privacykader?op=2025-09-01', 'tiel.au.hugo', 'BEHEER')).inhoud.titel).toBe('Privacykader, versie v1: tot en met 1 september 2025');
  expect((await deur.leesAls('/v1/privacykader?op=gisteren', 'tiel.au.hugo', 'BEHEER')).status).toBe(400);
  expect((await deur.leesAls('/v1/privacykader', 'tiel.au.hugo', 'INZAGE')).status).toBe(403);
});
