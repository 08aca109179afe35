import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

describe('the handover form', () => {
  const lees = (vraag = '') => deur.roep(`/v1/formulieren${vraag}`, { method: 'GET', token: null });

  it('is there for everyone, and may be kept for a while', async () => {
    const { status, kop, inhoud } = await lees();
    expect(status).toBe(200);
    expect(kop['cache-control']).toBe('public, max-age=300');
    expect(inhoud.op).toBe('2025-10-06');
    expect(inhoud.formulier.formulierVersie).toBe('2025-1');
    expect(inhoud.formulier.velden[0]).toMatchObject({ pad: 'verloop.voorgesteldeStartdatum', label: 'Vanaf welke dag neemt de andere coach het over?' });
    expect(inhoud.codelijsten.doelen).toContainEqual({ code: 'ZORG', label: 'Hulp en zorg regelen' });
  });

  it('offers the evidence that is enough on that day, in that direction', async () => {
    expect((await lees('?op=2025-09-01')).inhoud.onderbouwing.KP4_NAAR_KP3.soorten).toEqual(['DEELTIJDWERK', 'VRIJWILLIGERSWERK_STRUCTUREEL', 'ZORGPROFESSIONAL']);
    expect((await lees('?op=2025-09-02')).inhoud.onderbouwing.KP4_NAAR_KP3.soorten).toContain('PRAKTIJK_OVERIG');
    expect((await lees('?op=2025-09-02')).inhoud.onderbouwing.KP3_NAAR_KP4).toEqual({ versie: 'v1', soorten: ['ZORGPROFESSIONAL'], uitzonderingInOverleg: true });
  });

  it('does not exist on a day before the first form, and not on a day that is none', async () => {
    expect((await lees('?op=2025-01-28')).status).toBe(404);
    expect((await lees('?op=2025-02-30')).inhoud).toMatchObject({ status: 400, fouten: [{ pad: 'op' }] });
  });
});
