import { Afnemer } from './hulp/afnemer';
import { acceptatie, anna, carla, dirk, doet, examen, fictiefBsn, inwoner, naarKp4, nieuweZaak, tielSysteem, wijsToe, type Deel, type Persoon } from './hulp/berichten';
import { roep, rust, zetKlok } from './hulp/hub';

/** Who acts for whom, and how a resident is classified, through the public doors only. */
jest.setTimeout(120_000);

const DAG = '2026-02-02';
const NB = 'NEDER_BETUWE';
const leest = (wie: Persoon) => ({ als: wie.aansluiting, koppen: { 'schakel-medewerker': wie.afzender.actorId, 'schakel-doel': 'OVERDRACHT' } });

let tiel: Afnemer;
beforeAll(async () => {
  tiel = await new Afnemer('gemeente-tiel.regie').start();
  await zetKlok(`${DAG}T09:00`);
});
afterAll(() => tiel.stop());

describe('S-13 een gedetacheerde participatiecoach', () => {
  const besluit = { besluitDatum: DAG, bekendmakingsDatum: DAG, mandaatRef: 'mandaat:nb:ontheffing:nb' };
  const deel = (inwonerRef: string, rest: Record<string, unknown>): Deel => ({ gemeente: NB, inwonerRef, zaakId: nieuweZaak(), peildatum: DAG, doel: 'ONTHEFFING', ...rest });

  it('in the service of Werkzaak decides for Neder-Betuwe, with a mandate', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: DAG, gemeente: NB, sinds: '2026-02-01' });
    const verloop = { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: DAG, laatsteDag: '2026-07-31', ...besluit };
    const verleend = await doet(dirk, 'ontheffing.verleend', deel(ref, { verloop, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } }));
    expect(verleend.inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [] });
    const verlengd = (mandaatRef: string) => doet(dirk, 'ontheffing.verlengd', deel(ref, { verloop: { ontheffingRef: verleend.inhoud['ontheffingRef'], nieuweLaatsteDag: '2027-01-31', ...besluit, mandaatRef } }));
    expect((await verlengd('mandaat:tiel:ontheffing:tiel')).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'MANDAAT_ONTBREEKT' });
    expect((await verlengd(besluit.mandaatRef)).inhoud).toMatchObject({ status: 'VERWERKT' });
  });

  it('is no werkcoach of anybody, whoever employs him', async () => {
    const ref = await inwoner({ klantprofiel: 'KP3', op: DAG, gemeente: NB });
    const alsWerkcoach: Persoon = { aansluiting: 'werkzaak.werk', afzender: { actorId: dirk.afzender.actorId, rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null } };
    const voorstel = naarKp4(ref, nieuweZaak(), DAG, { gemeente: NB, verloop: { driegesprek: { aangebodenOp: DAG, antwoord: 'AFGEZIEN' } }, belastbaarheid: examen });
    expect(await doet(alsWerkcoach, 'overdracht.voorgesteld', voorstel)).toMatchObject({ status: 403, inhoud: { code: 'NIET_BEVOEGD' } });
  });

  it('a decision that the system of a gemeente states names the person who took it (R-191)', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: DAG });
    const verloop = { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: DAG, laatsteDag: '2026-07-31', besluitDatum: DAG, mandaatRef: 'mandaat:tiel:ontheffing:tiel' };
    const door = (verlener?: string) => doet(tielSysteem, 'ontheffing.verleend', { ...deel(ref, { verloop: { ...verloop, ...(verlener ? { verlener } : {}) }, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } }), gemeente: 'TIEL' });
    expect((await door()).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
    expect((await door('tiel.pc.carla')).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [] });
  });
});

describe('M-82 een inwoner indelen', () => {
  const registreerFase4 = async (): Promise<string> => {
    const { inhoud } = await doet(tielSysteem, 'inwoner.geregistreerd', { peildatum: DAG, doel: 'BEHEER', identiteit: { bsn: fictiefBsn() }, verloop: { schaal: 'FASE', groep: 'FASE_4', sinds: '2024-01-01' } });
    await wijsToe(tielSysteem, carla, inhoud['inwonerRef'] as string, { gemeente: 'TIEL', op: DAG, vanaf: '2024-01-01' });
    return inhoud['inwonerRef'] as string;
  };
  const stelVast = (wie: Persoon, inwonerRef: string, verloop: Record<string, unknown>) =>
    doet(wie, 'classificatie.vastgesteld', { inwonerRef, peildatum: DAG, verloop: { schaal: 'KP', uitvoerder: 'WERKZAAK', vanaf: DAG, ...verloop } });

  it('a fase becomes a klantprofiel by a coach who judged anew, never by a system (R-195)', async () => {
    const ref = await registreerFase4();
    expect((await stelVast(tielSysteem, ref, { klantprofiel: 'KP4' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
    expect((await stelVast(carla, ref, { klantprofiel: 'KP4', definitieVersie: 'v1' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
    expect((await stelVast(carla, ref, { klantprofiel: 'KP4' })).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await roep(`/v1/inwoners/${ref}/situatie`, leest(carla))).inhoud['regie']).toMatchObject({ organisatie: 'TIEL' });
  });

  it('moves nobody between werkcoach and participatiecoach, which is an overdracht; the other coach hears what it does', async () => {
    const ref = await inwoner({ klantprofiel: 'KP3', op: DAG });
    await wijsToe(tielSysteem, carla, ref, { gemeente: 'TIEL', op: DAG, vanaf: '2024-01-01' });
    expect((await stelVast(anna, ref, { klantprofiel: 'KP4' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'OVERGANG_ONGELDIG' });
    expect((await stelVast(anna, ref, { klantprofiel: 'KP2' })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    const gehoord = tiel.ontvangen.map(({ bericht }) => bericht).filter((b) => b.data.inwonerRef === ref && b.type.includes('.classificatie.vastgesteld.'));
    expect(gehoord.map((b) => b.data.verloop)).toEqual([{ schaal: 'KP', klantprofiel: 'KP2', uitvoerder: 'WERKZAAK', vanaf: DAG }]);
  });
});

it('R-023 what the three saw together in a driegesprek goes with the handover, to the two coaches', async () => {
  const [ref, zaakId] = [await inwoner({ klantprofiel: 'KP3', op: DAG }), nieuweZaak()];
  await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, DAG, { verloop: { beoogdeCoach: 'tiel.pc.carla', driegesprek: { aangebodenOp: DAG, antwoord: 'GEWENST' } }, belastbaarheid: examen }));
  const beeld = 'Eerst rust en een vast ritme, daarna samen kijken naar de buurttuin.';
  const verloop = { datum: DAG, deelnemers: { inwoner: true, huidigeCoach: 'wz.wc.anna', nieuweCoach: 'tiel.pc.carla' } };
  expect((await doet(anna, 'overdracht.driegesprek.gepland', { zaakId, inwonerRef: ref, peildatum: DAG, verloop: { datum: DAG, deelnemers: { inwoner: true, huidigeCoach: 'wz.wc.anna' } } })).inhoud).toMatchObject({ status: 400, code: 'BERICHT_ONGELDIG' });
  await doet(anna, 'overdracht.driegesprek.gepland', { zaakId, inwonerRef: ref, peildatum: DAG, verloop });
  for (const wie of [anna, carla]) expect((await roep(`/v1/overdrachten/${zaakId}`, leest(wie))).inhoud).toMatchObject({ verloop: { driegesprek: 'GEPLAND', driegesprekOp: DAG } });
  const gehouden = await doet(anna, 'overdracht.driegesprek.gehouden', { zaakId, inwonerRef: ref, peildatum: DAG, verloop, formulier: { gezamenlijkBeeld: beeld } });
  expect(gehouden.inhoud).toMatchObject({ status: 'VERWERKT' });
  expect(JSON.stringify((await roep(`/v1/overdrachten/${zaakId}`, leest(carla))).inhoud)).toContain(beeld);
  expect((await roep(`/v1/overdrachten/${zaakId}`, leest(dirk))).status).toBe(404);
  expect((await doet(carla, 'overdracht.geaccepteerd', { ...acceptatie(ref, zaakId, DAG, 'tiel.pc.carla', '2026-03-02'), verloop: { nieuweCoach: 'tiel.pc.carla', startdatum: '2026-03-02' } })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
});
