import { Afnemer } from './hulp/afnemer';
import { anna, bert, carla, dirk, doet, fenna, inwoner, maak, nieuweZaak, systeemVan, tielSysteem, werkzaakSysteem, wijsToe } from './hulp/berichten';
import { feed, mails, roep, rust, stuur, takenVan, zetKlok, type Antwoord } from './hulp/hub';

/** A considered sanction, through the public doors only: HTTP, the party's own queue, the mailbox (Memo AB 2-9-2025 §8). */
jest.setTimeout(120_000);

const DOEL = 'ONDERSTEUNING_BIJ_SANCTIE';
const lees = (wie: { aansluiting: string; afzender: { actorId: string } }, pad: string): Promise<Antwoord> =>
  roep(pad, { als: wie.aansluiting, koppen: { 'schakel-medewerker': wie.afzender.actorId, 'schakel-doel': DOEL } });
const deel = (inwonerRef: string, zaakId: string, peildatum: string, rest: Record<string, unknown> = {}) => ({ inwonerRef, zaakId, peildatum, doel: DOEL, ...rest });
const GESPREKKEN = [{ gespreksdatum: '2025-09-08', kanaal: 'TELEFOON' }, { gespreksdatum: '2025-09-22', kanaal: 'FYSIEK' }];
const overweeg = (ref: string, zaakId: string, op: string, handhaving: Record<string, unknown> = {}) =>
  doet(bert, 'boete.overwogen', deel(ref, zaakId, op, {
    verloop: { overwegingsDatum: op },
    contact: { naam: 'B. Consulent', telefoon: '0000 000 002' },
    handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: GESPREKKEN, ...handhaving },
  }));
const uitkomst = (ref: string, zaakId: string, op: string, handhaving: Record<string, unknown> = {}) =>
  doet(bert, 'boete.uitkomst', deel(ref, zaakId, op, { verloop: {}, handhaving: { uitkomst: 'AFGEZIEN', besluitDatum: op, ...handhaving } }));
const onderwerpen = async (aan: string, vanaf: number): Promise<string[]> => (await mails()).slice(vanaf).filter((m) => m.aan.includes(aan)).map((m) => m.onderwerp);

let tiel: Afnemer;
let werk: Afnemer;
let inkomen: Afnemer;
beforeAll(async () => {
  [tiel, werk, inkomen] = await Promise.all(['gemeente-tiel.regie', 'werkzaak.werk', 'werkzaak.inkomen'].map((naam) => new Afnemer(naam).start())) as [Afnemer, Afnemer, Afnemer];
});
afterAll(() => Promise.all([tiel, werk, inkomen].map((afnemer) => afnemer.stop())));

describe('S-14 de coach krijgt bericht voordat er een maatregel komt', () => {
  it('tells carla alone, with ground, talks and bert’s phone number; she reacts, bert closes', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-10-06', inkomensconsulent: true });
    const zaakId = nieuweZaak();
    const vooraf = (await mails()).length;
    expect((await overweeg(ref, zaakId, '2025-10-06')).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [] });
    await rust();
    const [alert] = tiel.overZaak(zaakId);
    expect(alert.type).toBe('nl.participatiewet.boete.overwogen.v1');
    expect(alert.data.handhaving).toEqual({ sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: GESPREKKEN });
    expect(alert.data.contact).toEqual({ naam: 'B. Consulent', telefoon: '0000 000 002' });
    expect(await onderwerpen('tiel.pc.carla', vooraf)).toEqual(['Graag overleg: een inkomensconsulent wil u spreken uiterlijk 20 oktober']);
    expect(await onderwerpen('wz.wc.anna', vooraf)).toEqual([]);

    expect((await doet(carla, 'boete.alert.bevestigd', deel(ref, zaakId, '2025-10-07', { verloop: { datum: '2025-10-07' } }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await zetKlok('2025-10-09T10:00');
    expect((await doet(carla, 'boete.reactie', deel(ref, zaakId, '2025-10-09', { verloop: { reactie: 'INTERVENIEERT' } }))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(inkomen.overZaak(zaakId).map((b) => b.type.split('.').slice(2, -1).join('.'))).toEqual(['boete.alert.bevestigd', 'boete.reactie']);
    await zetKlok('2025-10-30T10:00');
    expect((await uitkomst(ref, zaakId, '2025-10-30')).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(tiel.overZaak(zaakId).map((b) => b.type.split('.').slice(2, -1).join('.'))).toEqual(['boete.overwogen', 'boete.uitkomst']);
    // A werkcoach and his system never saw any of it (SM-3).
    expect(werk.overZaak(zaakId)).toEqual([]);
    expect((await feed('werkzaak.werk')).filter(({ bericht }) => bericht.data.zaakId === zaakId)).toEqual([]);
    expect((await lees(carla, `/v1/overwogen-sancties/${zaakId}`)).inhoud).toMatchObject({ zaakId, status: 'AFGESLOTEN' });
    expect((await lees(dirk, `/v1/overwogen-sancties/${zaakId}`)).status).toBe(404);
    expect((await lees(anna, `/v1/overwogen-sancties/${zaakId}`)).status).toBe(403);
  });
  it('refuses a reaction with a health field at the door, and names the field only', async () => {
    const bericht = maak(carla, 'boete.reactie', deel(crypto.randomUUID(), nieuweZaak(), '2025-10-09', { verloop: { reactie: 'INTERVENIEERT' }, belastbaarheid: { beperkingen: 'Zebrapad-canary' } }));
    const { status, inhoud } = await stuur(carla.aansluiting, bericht);
    expect([status, inhoud['code']]).toEqual([403, 'CATEGORIE_NIET_TOEGESTAAN']);
    expect(JSON.stringify(inhoud)).not.toContain('Zebrapad');
  });
  it('goes out without any recorded talk, marked, and bert gets it as a to-do (D-28)', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-10-06', inkomensconsulent: true });
    const zaakId = nieuweZaak();
    const vooraf = (await mails()).length;
    expect((await overweeg(ref, zaakId, '2025-10-06', { gesprekken: [] })).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'] });
    await rust();
    expect(tiel.overZaak(zaakId)).toHaveLength(1);
    expect(await onderwerpen('wz.ic.bert', vooraf)).toEqual(['Nog te doen: kijk uw bericht na']);
  });
});

describe('S-15 de afspraak van januari 2025, en geen KP4', () => {
  it.each([
    ['ARBEIDSVERPLICHTING', ['GROND_NIET_IN_BELEID']],
    ['INLICHTINGENPLICHT', []],
  ])('with ground %s marks %j and asks no talks', async (grond, afwijkingen) => {
    await zetKlok('2025-04-07T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-04-07' });
    const zaakId = nieuweZaak();
    expect((await overweeg(ref, zaakId, '2025-04-07', { grond, gesprekken: [] })).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen });
    await rust();
    expect(tiel.overZaak(zaakId)).toHaveLength(1);
  });
  it('is refused GEEN_KP4 for a resident in KP3, and reaches no participatiecoach', async () => {
    await zetKlok('2025-04-07T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-04-07' });
    const zaakId = nieuweZaak();
    const vooraf = (await mails()).length;
    expect((await overweeg(ref, zaakId, '2025-04-07')).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'GEEN_KP4' });
    await rust();
    expect([tiel.overZaak(zaakId), (await mails()).slice(vooraf)]).toEqual([[], []]);
  });
});

describe('R-227 over een maatregel besluit de gemeente', () => {
  const OP = '2025-11-03';
  const nbSysteem = systeemVan('gemeente-neder-betuwe.regie', 'NEDER_BETUWE');
  const vanDeGemeente = (ref: string, zaakId: string, rest: Record<string, unknown> = {}) =>
    deel(ref, zaakId, OP, { verloop: {}, handhaving: { uitkomst: 'VERLAGING', besluitDatum: OP, redencode: 'GEEN_UITSTEL' }, ...rest });

  it('Tiel states the outcome of bert’s alert: he and carla hear it, no werkcoach and no other gemeente', async () => {
    await zetKlok(`${OP}T09:00`);
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, inkomensconsulent: true });
    const zaakId = nieuweZaak();
    await overweeg(ref, zaakId, OP);
    await rust();
    const vooraf = (await mails()).length;
    expect((await doet(tielSysteem, 'boete.uitkomst', vanDeGemeente(ref, zaakId))).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [] });
    await rust();
    const [gehoord] = inkomen.overZaak(zaakId).filter(({ type }) => type === 'nl.participatiewet.boete.uitkomst.v1');
    expect(gehoord.data.handhaving).toEqual({ uitkomst: 'VERLAGING', besluitDatum: OP, redencode: 'GEEN_UITSTEL' });
    expect(werk.overZaak(zaakId)).toEqual([]);
    expect((await feed('gemeente-neder-betuwe.regie')).filter(({ bericht }) => bericht.data.zaakId === zaakId)).toEqual([]);
    expect(await onderwerpen('wz.ic.bert', vooraf)).toEqual(['Er is antwoord op uw bericht']);
    expect(await onderwerpen('tiel.pc.carla', vooraf)).toEqual(['Er is antwoord op uw bericht']);
    for (const wie of [bert, carla]) expect((await lees(wie, `/v1/overwogen-sancties/${zaakId}`)).inhoud).toMatchObject({ status: 'AFGESLOTEN', uitkomst: { uitkomst: 'VERLAGING', besluitDatum: OP } });
  });

  it('takes it from no other system, and from no gemeente about a resident of another', async () => {
    await zetKlok(`${OP}T09:00`);
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP });
    const zaakId = nieuweZaak();
    for (const wie of [werkzaakSysteem, systeemVan('werkzaak.inkomen', 'WERKZAAK'), systeemVan('uwv.besluit', 'UWV'), carla, anna]) {
      const { status, inhoud } = await doet(wie, 'boete.uitkomst', vanDeGemeente(ref, zaakId));
      expect([status, inhoud['code']]).toEqual([403, 'NIET_BEVOEGD']);
    }
    const namensAnder = await doet(nbSysteem, 'boete.uitkomst', vanDeGemeente(ref, zaakId));
    expect([namensAnder.status, namensAnder.inhoud['code']]).toEqual([403, 'GEMEENTE_ONJUIST']);
    expect((await doet(nbSysteem, 'boete.uitkomst', vanDeGemeente(ref, zaakId, { gemeente: 'NEDER_BETUWE' }))).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST' });
    expect((await lees(carla, `/v1/overwogen-sancties/${zaakId}`)).status).toBe(404);
  });

  it('bert states a verlaging without a mandate of that gemeente: recorded, marked, and back to him as a to-do (D-28)', async () => {
    await zetKlok(`${OP}T09:00`);
    const ref = await inwoner({ klantprofiel: 'KP4', op: OP, gemeente: 'NEDER_BETUWE', inkomensconsulent: true });
    const zaakId = nieuweZaak();
    const vooraf = (await mails()).length;
    const verlaging = { uitkomst: 'VERLAGING', besluitDatum: OP, mandaatRef: 'mandaat:tiel:maatregel:werkzaak' };
    expect((await doet(bert, 'boete.uitkomst', deel(ref, zaakId, OP, { gemeente: 'NEDER_BETUWE', verloop: {}, handhaving: verlaging }))).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: ['MANDAAT_ONTBREEKT'] });
    await rust();
    expect(await onderwerpen('wz.ic.bert', vooraf)).toEqual(['Nog te doen: kijk uw bericht na']);
    expect(await onderwerpen('nb.pc.dirk', vooraf)).toEqual(['Er is antwoord op uw bericht']);
  });
});

describe('S-16 geen reactie houdt niets tegen', () => {
  it('is GEEN_REACTIE after ten working days; the outcome is accepted all the same', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-10-06', inkomensconsulent: true });
    const zaakId = nieuweZaak();
    await overweeg(ref, zaakId, '2025-10-06');
    await rust();
    const vooraf = (await mails()).length;
    await zetKlok('2025-10-13T09:00');
    expect(await onderwerpen('tiel.pc.carla', vooraf)).toContain('Herinnering: Graag overleg: een inkomensconsulent wil u spreken uiterlijk 20 oktober');
    await zetKlok('2025-10-21T09:00');
    await rust();
    expect((await lees(bert, `/v1/overwogen-sancties/${zaakId}`)).inhoud).toMatchObject({ status: 'GEEN_REACTIE' });
    await zetKlok('2025-11-03T09:00');
    expect((await uitkomst(ref, zaakId, '2025-11-03', { uitkomst: 'VERLAGING', mandaatRef: 'mandaat:tiel:maatregel:werkzaak' })).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [] });
  });
  it('accepts an outcome that had no alert, and says so', async () => {
    await zetKlok('2025-11-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-11-03' });
    expect((await uitkomst(ref, nieuweZaak(), '2025-11-03', { uitkomst: 'WAARSCHUWING' })).inhoud).toMatchObject({ status: 'VERWERKT', alertOvergeslagen: 'true' });
  });
});

describe('niemand toegewezen', () => {
  it('goes to the team box, and the teammanager is asked to assign somebody; a coach who is assigned then finds the task', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-10-06', metCoach: false });
    const zaakId = nieuweZaak();
    const vooraf = (await mails()).length;
    expect((await overweeg(ref, zaakId, '2025-10-06')).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(tiel.overZaak(zaakId)).toHaveLength(1);
    expect(await onderwerpen('team.participatie.tiel', vooraf)).toEqual(['Graag overleg: een inkomensconsulent wil u spreken uiterlijk 20 oktober']);
    expect((await onderwerpen('teammanager.tiel', vooraf)).map((o) => o.split(':')[1])).toEqual([' wijs een collega toe uiterlijk 20 oktober']);
    await wijsToe(tielSysteem, fenna, ref, { gemeente: 'TIEL', op: '2025-10-06', vanaf: '2025-10-06' });
    await rust();
    const taken = await takenVan(fenna.aansluiting, fenna.afzender.actorId);
    expect(taken.filter((t) => t.inwonerRef === ref)).toMatchObject([{ soort: 'GRAAG_OVERLEG', voor: 'MIJ' }]);
  });
});

describe('D-31 wie ontheven is', () => {
  it('warns the inkomensconsulent before the alert goes out, without saying why', async () => {
    await zetKlok('2025-03-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-03-03', inkomensconsulent: true });
    await wijsToe(werkzaakSysteem, anna, ref, { gemeente: 'TIEL', op: '2025-03-03', vanaf: '2025-01-01' });
    const verleend = await doet(anna, 'ontheffing.verleend', {
      inwonerRef: ref, zaakId: nieuweZaak(), peildatum: '2025-03-03', doel: 'ONTHEFFING',
      verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02', besluitDatum: '2025-03-03', bekendmakingsDatum: '2025-03-03', mandaatRef: 'mandaat:tiel:ontheffing:werkzaak' },
      belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
    });
    expect(verleend.inhoud).toMatchObject({ status: 'VERWERKT' });
    await zetKlok('2025-10-06T09:00');
    const zaakId = nieuweZaak();
    const vooraf = (await mails()).length;
    expect((await overweeg(ref, zaakId, '2025-10-06')).inhoud).toMatchObject({ status: 'VERWERKT', letOp: ['Let op: ontheven van de arbeidsplicht t/m 2 maart 2026.'] });
    await rust();
    expect(inkomen.overZaak(zaakId).map((b) => [b.type, b.data.verloop])).toEqual([['nl.participatiewet.boete.eerst.bekijken.v1', { verplichting: 'a', ontheffingLaatsteDag: '2026-03-02' }]]);
    expect(await onderwerpen('wz.ic.bert', vooraf)).toEqual(['Let op: bekijk dit voordat u verdergaat']);
    expect(tiel.overZaak(zaakId)).toHaveLength(1);
  });
});

describe('X-4 verhuisd tijdens een open bericht', () => {
  it('leaves the old coach nothing but that the case is closed at her side', async () => {
    await zetKlok('2026-02-16T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2026-02-16', inkomensconsulent: true });
    const zaakId = nieuweZaak();
    await overweeg(ref, zaakId, '2026-02-16');
    expect((await doet(tielSysteem, 'inwoner.verhuisd', { inwonerRef: ref, peildatum: '2026-02-16', doel: 'BEHEER', verloop: { naarGemeente: 'NEDER_BETUWE', per: '2026-03-01' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    const taken = async () => (await takenVan(carla.aansluiting, carla.afzender.actorId)).filter((t) => t.inwonerRef === ref).map((t) => t.soort);
    expect(await taken()).toEqual(['GRAAG_OVERLEG']);
    const voor = tiel.ontvangen.length;
    await zetKlok('2026-03-01T09:00');
    await rust();
    expect((await uitkomst(ref, zaakId, '2026-03-02', { redencode: 'OVERIG' })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    const daarna = tiel.ontvangen.slice(voor).map(({ bericht }) => bericht).filter((b) => b.data.inwonerRef === ref);
    expect(daarna.map((b) => [b.type, b.data.verloop])).toEqual([['nl.participatiewet.inwoner.zaak.gesloten.v1', { per: '2026-03-01' }]]);
    expect(await taken()).not.toContain('GRAAG_OVERLEG');
    expect((await lees(carla, `/v1/overwogen-sancties/${zaakId}`)).status).toBe(404);
  });
});
