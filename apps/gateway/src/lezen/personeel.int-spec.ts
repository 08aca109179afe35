import type { Los } from '../testing/berichten';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

describe('the directory of staff', () => {
  const lees = (vraag: string, actorId = 'tiel.pc.carla') => deur.leesAls(`/v1/medewerkers${vraag}`, actorId, 'BEHEER');

  it('names who works for a gemeente, whoever employs them, with a number and without a mail address; of himself also in whose name he acts', async () => {
    const { status, inhoud } = await lees('?gemeente=NEDER_BETUWE', 'wz.wc.anna');
    expect(status).toBe(200);
    expect(inhoud).toEqual({
      medewerkers: [
        { actorId: 'nb.pc.dirk', rol: 'participatiecoach', organisatie: 'NEDER_BETUWE', werktelefoon: '0000 000 004' },
        { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', organisatie: 'WERKZAAK', werktelefoon: '0000 000 005' },
        { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', organisatie: 'WERKZAAK', werktelefoon: '0000 000 002' },
        { actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK', werktelefoon: '0000 000 001', werkgever: 'WERKZAAK', namensGemeenten: [] },
      ],
      volgende: null,
    });
  });

  it('goes in parts, and not beyond the gemeenten of the reader', async () => {
    const { inhoud: eerste } = await lees('?limiet=2');
    const { inhoud: tweede } = await lees(`?limiet=100&na=${eerste.volgende}`);
    const namen = [...eerste.medewerkers, ...tweede.medewerkers].map((een: Los) => een.actorId);
    expect(namen).toEqual(['tiel.au.hugo', 'tiel.pc.carla', 'tiel.pc.fenna', 'tiel.tm.gijs', 'wz.bm.els', 'wz.ic.bert', 'wz.wc.anna']);
    expect((await lees('?gemeente=NEDER_BETUWE')).inhoud).toMatchObject({ status: 403, code: 'GEMEENTE_ONJUIST', fouten: [{ pad: 'gemeente' }] });
    expect((await lees('?gemeente=tiel')).status).toBe(400);
  });
});

describe('the mandates of a gemeente', () => {
  it('are given to who decides with them: those of the organisation in whose name he works there', async () => {
    const lees = async (gemeente: string, actorId: string) => (await deur.leesAls(`/v1/mandaten?gemeente=${gemeente}`, actorId, 'BEHEER')).inhoud;
    const refs = async (gemeente: string, actorId: string) => (await lees(gemeente, actorId)).mandaten.map((een: Los) => een.ref);
    expect(await refs('TIEL', 'tiel.pc.carla')).toEqual(['mandaat:tiel:ontheffing:tiel', 'mandaat:tiel:maatregel:tiel']);
    expect(await refs('NEDER_BETUWE', 'nb.pc.dirk')).toEqual(['mandaat:nb:ontheffing:nb', 'mandaat:nb:maatregel:nb']);
    expect(await refs('TIEL', 'wz.wc.anna')).toEqual(['mandaat:tiel:ontheffing:werkzaak', 'mandaat:tiel:maatregel:werkzaak']);
    expect(await lees('NEDER_BETUWE', 'tiel.pc.carla')).toMatchObject({ status: 403, code: 'GEMEENTE_ONJUIST' });
  });
});

describe('deputising', () => {
  const lees = async (actorId: string, vraag = '') => (await deur.leesAls(`/v1/waarnemingen${vraag}`, actorId, 'BEHEER')).inhoud;

  it('is seen by the two and by the teammanager, while it runs and before', async () => {
    const rij = (waarnemer: string, voor: string, van: string, tot: string) => deur.rijen('INSERT INTO waarneming (waarnemer, waarneemt_voor, ingangsdatum, laatste_dag) VALUES ($1, $2, $3, $4)', waarnemer, voor, van, tot);
    await rij('tiel.pc.fenna', 'tiel.pc.carla', '2025-11-01', '2025-11-14');
    await rij('tiel.pc.fenna', 'tiel.pc.carla', '2025-09-01', '2025-10-05');
    await rij('tiel.pc.carla', 'tiel.pc.fenna', '2025-10-06', '2025-10-06');
    const later = { waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ingangsdatum: '2025-11-01', laatsteDag: '2025-11-14' };
    const nu = { waarnemer: 'tiel.pc.carla', waarneemtVoor: 'tiel.pc.fenna', ingangsdatum: '2025-10-06', laatsteDag: '2025-10-06' };
    for (const actorId of ['tiel.pc.carla', 'tiel.pc.fenna', 'tiel.tm.gijs']) expect(await lees(actorId)).toEqual({ waarnemingen: [later, nu], volgende: null });
    for (const actorId of ['nb.pc.dirk', 'wz.wc.anna']) expect((await lees(actorId)).waarnemingen).toEqual([]);
    const eerste = await lees('tiel.tm.gijs', '?limiet=1');
    expect((await lees('tiel.tm.gijs', `?limiet=1&na=${encodeURIComponent(eerste.volgende)}`)).waarnemingen).toEqual([nu]);
  });
});
