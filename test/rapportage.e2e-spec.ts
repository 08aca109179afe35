import { bert, carla, doet, inwoner, maak, nieuweZaak, systeemVan } from './hulp/berichten';
import { feed, roep, rust, stuur, zetKlok, type Antwoord } from './hulp/hub';

/** What was counted, through the public door only. */
jest.setTimeout(120_000);

const DOEL = 'ONDERSTEUNING_BIJ_SANCTIE';
const nbSysteem = systeemVan('gemeente-neder-betuwe.regie', 'NEDER_BETUWE');
const els = { aansluiting: 'werkzaak.werk', afzender: { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', werkgever: 'WERKZAAK', namensGemeente: null } };
const lees = (als: string, medewerker: string, pad: string): Promise<Antwoord> => roep(`/v1/rapportages/${pad}`, { als, koppen: { 'schakel-medewerker': medewerker, 'schakel-doel': 'RAPPORTAGE' } });
const alsEls = (pad: string): Promise<Antwoord> => lees('werkzaak.werk', 'wz.bm.els', pad);
const alsGijs = (pad: string): Promise<Antwoord> => lees('gemeente-tiel.regie', 'tiel.tm.gijs', pad);

describe('S-24 rapporteren', () => {
  const TABEL = {
    definitie: 'FASEN_BUREN',
    regels: [
      { fase: 'FASE_1', pwet: 4, ioaw: 0, ioaz: 1, bbz: 1, totaal: 6 },
      { fase: 'FASE_2', pwet: 21, ioaw: 0, ioaz: 1, bbz: 0, totaal: 22 },
      { fase: 'FASE_3', pwet: 148, ioaw: 9, ioaz: 0, bbz: 0, totaal: 157 },
      { fase: 'FASE_4', pwet: 59, ioaw: 2, ioaz: 0, bbz: 0, totaal: 61 },
    ],
    totalen: { pwet: 232, ioaw: 11, ioaz: 2, bbz: 1, totaal: 246 },
    ontheven: 100,
  };
  const dienIn = (algemeen: object): Promise<Antwoord> => doet(nbSysteem, 'rapportage.tellingen.ingediend', { gemeente: 'NEDER_BETUWE', peildatum: '2025-01-01', doel: 'RAPPORTAGE', algemeen });

  it('the table of 1 January 2025 adds up: fase 4 is 24.8%; with 247 it does not', async () => {
    await zetKlok('2026-02-02T09:00');
    expect((await dienIn({ ...TABEL, totalen: { ...TABEL.totalen, totaal: 247 } })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'TOTALEN_KLOPPEN_NIET', toelichting: 'totalen.totaal moet 246 zijn' });
    expect((await dienIn(TABEL)).inhoud).toMatchObject({ status: 'VERWERKT', laagsteFase: 'FASE_4', procent: '24.8' });
    const { status, inhoud } = await alsEls('fasen?jaar=2025&gemeente=NEDER_BETUWE');
    expect(status).toBe(200);
    expect(inhoud).toMatchObject({ tabellen: [{ peildatum: '2025-01-01', definitie: 'FASEN_BUREN', totalen: { totaal: 246 }, ontheven: 100, laagsteFase: { fase: 'FASE_4', procent: '24.8' } }] });
    expect(JSON.stringify(inhoud)).not.toMatch(/:[1-4][,}]/);
  });

  it('what happened and what was refused is counted once for the gemeente, whatever is sent twice, and about whom is nowhere', async () => {
    await zetKlok('2026-02-02T09:00');
    const [kp4, kp3] = [await inwoner({ klantprofiel: 'KP4', op: '2026-02-02', inkomensconsulent: true }), await inwoner({ klantprofiel: 'KP3', op: '2026-02-02', inkomensconsulent: true })];
    const geteld = async (): Promise<number[]> => {
      await rust();
      return Promise.all(['alerts', 'weigeringen', 'doorlooptijden'].map(async (soort) => (await alsGijs(`${soort}?jaar=2026`)).inhoud['totaal'] as number));
    };
    const voor = await geteld();
    const overweeg = (inwonerRef: string, zaakId: string) =>
      maak(bert, 'boete.overwogen', { inwonerRef, zaakId, peildatum: '2026-02-02', doel: DOEL, verloop: { overwegingsDatum: '2026-02-02' }, handhaving: { sanctieSoort: 'BOETE', grond: 'INLICHTINGENPLICHT', gesprekken: [{ gespreksdatum: '2026-01-26', kanaal: 'TELEFOON' }] } });
    const [zaakId, vanKp3] = [nieuweZaak(), nieuweZaak()];
    const alert = overweeg(kp4, zaakId);
    for (let keer = 0; keer < 2; keer += 1) expect((await stuur(bert.aansluiting, alert)).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await stuur(bert.aansluiting, overweeg(kp3, vanKp3))).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'GEEN_KP4' });
    expect((await doet(carla, 'boete.reactie', { inwonerRef: kp4, zaakId, peildatum: '2026-02-02', doel: DOEL, verloop: { reactie: 'INTERVENIEERT' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await geteld()).map((aantal, plaats) => aantal - (voor[plaats] ?? 0))).toEqual([2, 1, 1]);
    const { inhoud } = await alsGijs('weigeringen?jaar=2026');
    expect(inhoud['regels']).toContainEqual(expect.objectContaining({ kenmerken: { code: 'GEEN_KP4', type: 'nl.participatiewet.boete.overwogen.v1' } }));
    for (const geheim of [kp4, kp3, zaakId, vanKp3, alert.id, 'carla', 'bert']) expect(JSON.stringify(inhoud)).not.toContain(geheim);
  });

  it('is read by policy staff, a teammanager and the privacy desk, and by nobody who works with residents', async () => {
    expect((await alsEls('overdrachten?jaar=2026')).inhoud).toMatchObject({ soort: 'overdrachten', jaar: 2026, gemeenten: ['TIEL', 'NEDER_BETUWE'] });
    expect((await alsEls('definitie?jaar=2026')).inhoud).toMatchObject({ soort: 'definitie', gemeenten: ['TIEL', 'NEDER_BETUWE'] });
    expect((await alsEls('standen?jaar=2026')).inhoud).toMatchObject({ soort: 'standen', gemeenten: ['REGIO'], verwacht: { groep: 'EERDER_KP4_BIJ_WERKZAAK', hoogstens: 50 } });
    expect((await alsGijs('overdrachten?jaar=2026')).inhoud).toMatchObject({ gemeenten: ['TIEL'] });
    expect((await alsGijs('overdrachten?jaar=2026&gemeente=NEDER_BETUWE')).status).toBe(403);
    expect((await lees(carla.aansluiting, carla.afzender.actorId, 'overdrachten')).status).toBe(403);
    expect((await lees(bert.aansluiting, bert.afzender.actorId, 'alerts')).status).toBe(403);
  });

  it('on request of AB a report over a past period is made once; nothing in it is small, and nothing of it is about anybody', async () => {
    await zetKlok('2026-04-01T09:00');
    const kp4 = await inwoner({ klantprofiel: 'KP4', op: '2026-04-01', inkomensconsulent: true });
    const vraag = (algemeen: object): Promise<Antwoord> => doet(els, 'rapportage.gevraagd', { gemeente: 'REGIO', peildatum: '2026-04-01', doel: 'RAPPORTAGE', algemeen });
    expect((await vraag({ periode: '2026-Q2', voor: 'AB' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: expect.stringContaining('2026-06-30') });
    expect((await vraag({ periode: '2026-03', voor: 'CLIENTENRAAD', gemeente: 'TIEL' })).inhoud).toMatchObject({ status: 'VERWERKT' });
    const { inhoud } = await vraag({ periode: '2026-Q1', voor: 'AB' });
    expect(inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await vraag({ periode: '2026-02', voor: 'CLIENTENRAAD', gemeente: 'TIEL' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: expect.stringContaining('2026-Q1') });
    const ref = inhoud['rapportageRef'] as string;
    const gereed = (await feed('werkzaak.werk')).map(({ bericht }) => bericht).filter(({ type }) => type === 'nl.participatiewet.rapportage.gereed.v1');
    expect(gereed.at(-1)?.data.algemeen).toMatchObject({ rapportageRef: ref, periode: '2026-Q1', voor: 'AB' });
    const gelezen = (await alsEls(`gemaakt/${ref}`)).inhoud;
    expect(gelezen).toMatchObject({ periode: '2026-Q1', voor: 'AB', gemeente: null, gemaaktOp: '2026-04-01' });
    expect(JSON.stringify(gelezen['delen'])).not.toMatch(/:[1-4][,}]/);
    for (const geheim of [kp4, 'carla', 'bert']) expect(JSON.stringify([gelezen, gereed])).not.toContain(geheim);
    expect((await vraag({ periode: '2026-Q1', voor: 'AB' })).inhoud['rapportageRef']).toBe(ref);
    expect((await lees(carla.aansluiting, carla.afzender.actorId, `gemaakt/${ref}`)).status).toBe(403);
  });
});
