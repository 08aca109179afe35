import { Afnemer } from './hulp/afnemer';
import { acceptatie, anna, bert, carla, dirk, doet, examen, fenna, inwoner, naarKp4, nieuweZaak, systeemVan, tielSysteem, werkzaakSysteem, wijsToe } from './hulp/berichten';
import { mails, roep, rust, takenVan as alleTaken, zetKlok, type Antwoord, type Taak } from './hulp/hub';

/** Exemptions through the public doors only: HTTP, the party's own queue, the mailbox (Memo AB 2-9-2025 §5-6). */
jest.setTimeout(120_000);

const uwv = systeemVan('uwv.besluit', 'UWV');
const lees = (wie: { aansluiting: string; afzender: { actorId: string } }, pad: string): Promise<Antwoord> =>
  roep(pad, { als: wie.aansluiting, koppen: { 'schakel-medewerker': wie.afzender.actorId, 'schakel-doel': 'ONTHEFFING' } });
const ontheffingen = async (wie: Parameters<typeof lees>[0], ref: string): Promise<Record<string, any>[]> => (await lees(wie, `/v1/ontheffingen?inwonerRef=${ref}`)).inhoud['ontheffingen'];
const onderwerpen = async (aan: string, vanaf: number): Promise<string[]> => (await mails()).slice(vanaf).filter((m) => m.aan.includes(aan)).map((m) => m.onderwerp);
const takenVan = async (wie: Parameters<typeof lees>[0], ref: string): Promise<Taak[]> => (await alleTaken(wie.aansluiting, wie.afzender.actorId)).filter((t) => t.inwonerRef === ref);

type Verlening = { op?: string; verloop?: Record<string, unknown>; wie?: typeof anna; gemeente?: string; contact?: Record<string, unknown> };
const verleen = (ref: string, { op = '2025-03-03', verloop = {}, wie = anna, gemeente = 'TIEL', ...rest }: Verlening = {}) =>
  doet(wie, 'ontheffing.verleend', {
    gemeente,
    inwonerRef: ref,
    zaakId: nieuweZaak(),
    peildatum: op,
    doel: 'ONTHEFFING',
    verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: op, laatsteDag: '2026-03-02', besluitDatum: op, mandaatRef: 'mandaat:tiel:ontheffing:werkzaak', bekendmakingsDatum: op, ...verloop },
    belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
    ...rest,
  });

let tiel: Afnemer;
let inkomen: Afnemer;
beforeAll(async () => {
  [tiel, inkomen] = (await Promise.all(['gemeente-tiel.regie', 'werkzaak.inkomen'].map((naam) => new Afnemer(naam).start()))) as [Afnemer, Afnemer];
});
afterAll(() => Promise.all([tiel, inkomen].map((afnemer) => afnemer.stop())));

describe('S-17 ontheffing onder beleid A', () => {
  const eersteDag = async (verloop: Record<string, unknown>) => {
    await zetKlok('2025-03-03T09:00');
    return verleen(await inwoner({ klantprofiel: 'KP3', op: '2025-03-03' }), { verloop });
  };
  it('is accepted for exactly a year, with six weeks for an objection from bekendmaking', async () => {
    expect((await eersteDag({})).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [], laatsteDagBezwaar: '2025-04-14' });
  });
  it.each<[string, Record<string, unknown>, string]>([
    ['a day more than a year', { laatsteDag: '2026-03-03' }, 'TERMIJN_TE_LANG'],
    ['duty b', { scope: ['a', 'b'] }, 'VERPLICHTING_NIET_TOEGESTAAN'],
  ])('for %s it is refused before bekendmaking, and recorded with a mark after (D-28)', async (_, verloop, code) => {
    expect((await eersteDag({ ...verloop, bekendmakingsDatum: undefined })).inhoud).toMatchObject({ status: 'AFGEKEURD', code });
    const vooraf = (await mails()).length;
    expect((await eersteDag(verloop)).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: [code] });
    await rust();
    expect(await onderwerpen('wz.wc.anna', vooraf)).toEqual(['Nog te doen: kijk uw bericht na']);
  });
  it('is refused MANDAAT_ONTBREEKT with an unknown mandate', async () => {
    expect((await eersteDag({ mandaatRef: 'mandaat:tiel:onbekend' })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'MANDAAT_ONTBREEKT' });
  });
  it('asks the participatiecoach for a decision 13, 6 and 2 weeks before, expires unseen by nobody, and lets her extend but not a werkcoach', async () => {
    await zetKlok('2025-03-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-03-03' });
    const verleend = await verleen(ref);
    const ontheffingRef = verleend.inhoud['ontheffingRef'] as string;
    // The handover that goes with it: from now on carla leads.
    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-03-03', { belastbaarheid: examen }));
    expect((await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-03-03', 'tiel.pc.carla', '2025-03-03'))).inhoud).toMatchObject({ status: 'VERWERKT' });
    const vooraf = (await mails()).length;
    for (const [dag, onderwerp] of [
      ['2025-12-01', 'Besluit nodig: een termijn loopt t/m 2 maart'],
      ['2026-01-19', 'Herinnering: Besluit nodig: een termijn loopt t/m 2 maart'],
      ['2026-02-16', 'Herinnering: Besluit nodig: een termijn loopt t/m 2 maart'],
    ] as const) {
      const eerder = (await mails()).length;
      await zetKlok(`${dag}T12:00`);
      await rust();
      expect((await onderwerpen('tiel.pc.carla', eerder)).filter((o) => o === onderwerp)).toHaveLength(1);
    }
    expect((await onderwerpen('wz.wc.anna', vooraf)).filter((o) => o.includes('termijn'))).toEqual([]);
    const deel = { inwonerRef: ref, zaakId: nieuweZaak(), peildatum: '2026-02-16', doel: 'ONTHEFFING', verloop: { ontheffingRef, nieuweLaatsteDag: '2027-03-02', besluitDatum: '2026-02-16', bekendmakingsDatum: '2026-02-16', mandaatRef: 'mandaat:tiel:ontheffing:tiel' } };
    const doorAnna = await doet(anna, 'ontheffing.verlengd', { ...deel, verloop: { ...deel.verloop, mandaatRef: 'mandaat:tiel:ontheffing:werkzaak' } });
    expect(doorAnna.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });

    await zetKlok('2026-03-03T09:00');
    await rust();
    expect(tiel.ontvangen.map(({ bericht }) => bericht).filter((b) => b.data.inwonerRef === ref && b.type.includes('.verlopen.'))).toHaveLength(1);
    expect(await takenVan(carla, ref)).toMatchObject([{ soort: 'BESLUIT_NODIG', uiterlijk: '2026-03-02' }]);
  });
  it('runs on when the coach of the gemeente extends before the last day, and the task is gone', async () => {
    await zetKlok('2025-03-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-03-03' });
    await wijsToe(werkzaakSysteem, anna, ref, { gemeente: 'TIEL', op: '2025-03-03', vanaf: '2025-01-01' });
    const { inhoud } = await verleen(ref);
    await zetKlok('2026-02-02T09:00');
    await rust();
    expect(await takenVan(carla, ref)).toMatchObject([{ soort: 'BESLUIT_NODIG' }]);
    const verlengd = await doet(carla, 'ontheffing.verlengd', {
      inwonerRef: ref, zaakId: nieuweZaak(), peildatum: '2026-02-02', doel: 'ONTHEFFING',
      verloop: { ontheffingRef: inhoud['ontheffingRef'], nieuweLaatsteDag: '2027-03-02', besluitDatum: '2026-02-02', bekendmakingsDatum: '2026-02-02', mandaatRef: 'mandaat:tiel:ontheffing:tiel' },
    });
    expect(verlengd.inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await takenVan(carla, ref)).toEqual([]);
    await zetKlok('2026-03-03T09:00');
    expect(await ontheffingen(carla, ref)).toMatchObject([{ verloop: { laatsteDag: '2027-03-02', status: 'LOPEND' } }]);
  });
});

describe('S-18 beleid B', () => {
  it('refuses Werkzaak’s grant before bekendmaking and records it with a mark after; the handover goes on and raises the task of D-02', async () => {
    await zetKlok('2025-10-01T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-01' });
    const grant = { ingangsdatum: '2025-10-01', laatsteDag: '2026-09-30', besluitDatum: '2025-10-01' };
    expect((await verleen(ref, { op: '2025-10-01', verloop: { ...grant, bekendmakingsDatum: undefined } })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'BELEID' });
    const ander = await inwoner({ klantprofiel: 'KP3', op: '2025-10-01' });
    const vooraf = (await mails()).length;
    expect((await verleen(ander, { op: '2025-10-01', verloop: { ...grant, bekendmakingsDatum: '2025-10-01' } })).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: ['BELEID'] });
    await rust();
    expect(await onderwerpen('wz.wc.anna', vooraf)).toEqual(['Nog te doen: kijk uw bericht na']);
    const situatie = await roep(`/v1/inwoners/${ander}/situatie`, { als: 'werkzaak.werk', koppen: { 'schakel-medewerker': 'wz.wc.anna', 'schakel-doel': 'ONTHEFFING' } });
    expect(situatie.inhoud['ontheffingen']).toHaveLength(1);

    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-01', { belastbaarheid: examen, verloop: { driegesprek: { aangebodenOp: '2025-10-01', antwoord: 'AFGEZIEN' } } }));
    expect((await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-10-01', 'tiel.pc.carla', '2025-10-13'))).inhoud).toMatchObject({ status: 'VERWERKT' });
    const voorIngaan = (await mails()).length;
    await zetKlok('2025-10-13T09:00');
    await rust();
    for (const wie of ['tiel.pc.carla', 'wz.wc.anna']) expect((await onderwerpen(wie, voorIngaan)).filter((o) => o.startsWith('Nog te doen: maak een afspraak compleet'))).toHaveLength(1);
    const [taak] = (await takenVan(carla, ref)).filter((t) => t['soort'] === 'AFSPRAAK_BEVESTIGEN');
    const klaar = await roep(`/v1/taken/${taak?.['taakId']}/afvinking`, { methode: 'POST', als: 'gemeente-tiel.regie', koppen: { 'schakel-medewerker': 'tiel.pc.carla', 'schakel-doel': 'OVERDRACHT' } });
    expect(klaar.status).toBeLessThan(300);
    expect((await takenVan(carla, ref)).filter((t) => t['soort'] === 'AFSPRAAK_BEVESTIGEN')).toEqual([]);
  });
});

describe('S-19 van rechtswege', () => {
  const vastgesteld = (ref: string, belastbaarheid: Record<string, unknown> = { soort: 'WIA4', uwvDatum: '2025-08-11', uwvRef: 'uwv:1' }) => ({
    inwonerRef: ref, zaakId: nieuweZaak(), peildatum: '2025-08-18', doel: 'ONTHEFFING', verloop: { vanaf: '2025-08-11', scope: ['a', 'b', 'c'] }, belastbaarheid,
  });
  it('ends the temporary one without letter or expiry, twice is once, and the inkomensconsulent sees scope and date only', async () => {
    await zetKlok('2025-03-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-03-03', inkomensconsulent: true });
    await wijsToe(werkzaakSysteem, anna, ref, { gemeente: 'TIEL', op: '2025-03-03', vanaf: '2025-01-01' });
    await verleen(ref);
    await zetKlok('2025-08-18T09:00');
    const vooraf = (await mails()).length;
    expect((await doet(uwv, 'ontheffing.vastgesteld', vastgesteld(ref))).inhoud).toMatchObject({ status: 'VERWERKT' });
    expect((await doet(uwv, 'ontheffing.vastgesteld', vastgesteld(ref))).inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect((await mails()).slice(vooraf)).toEqual([]);
    const vanTiel = await ontheffingen(carla, ref);
    expect(vanTiel.filter((o) => o['verloop'].status === 'VASTGESTELD')).toHaveLength(1);
    expect(vanTiel.filter((o) => o['verloop'].status === 'VERVALLEN')).toHaveLength(1);
    const bijInkomen = inkomen.ontvangen.map(({ bericht }) => bericht).filter((b) => b.data.inwonerRef === ref && b.type.includes('.vastgesteld.'));
    expect(bijInkomen.map((b) => b.data.verloop)).toEqual([{ vanaf: '2025-08-11', scope: ['a', 'b', 'c'] }]);
    expect(JSON.stringify([bijInkomen, await ontheffingen(bert, ref)])).not.toContain('WIA');

    await zetKlok('2025-08-25T09:00');
    const nieuw = { ingangsdatum: '2025-08-25', laatsteDag: '2026-08-24', besluitDatum: '2025-08-25' };
    expect((await verleen(ref, { op: '2025-08-25', verloop: { ...nieuw, bekendmakingsDatum: undefined } })).inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'OVERBODIG' });
    expect((await verleen(ref, { op: '2025-08-25', verloop: { ...nieuw, bekendmakingsDatum: '2025-08-25' } })).inhoud).toMatchObject({ status: 'VERWERKT', afwijkingen: ['OVERBODIG'] });
  });
  it('is not for a werkcoach to state, and needs the reference of UWV', async () => {
    await zetKlok('2025-08-18T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-08-18' });
    const doorAnna = await doet(anna, 'ontheffing.vastgesteld', vastgesteld(ref));
    expect(doorAnna.inhoud['code']).toBe('NIET_BEVOEGD');
    const zonder = await doet(uwv, 'ontheffing.vastgesteld', vastgesteld(ref, { soort: 'WIA4', uwvDatum: '2025-08-11' }));
    expect([zonder.status, zonder.inhoud['code']]).toEqual([400, 'BERICHT_ONGELDIG']);
  });
});

describe('S-20 alleenstaande ouder', () => {
  it('counts the months used elsewhere, plans within six months, and is suspended by law when the child turns five', async () => {
    await zetKlok('2026-02-02T09:00');
    const nb = systeemVan('gemeente-neder-betuwe.regie', 'NEDER_BETUWE');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2026-02-02', gemeente: 'NEDER_BETUWE' });
    await wijsToe(nb, dirk, ref, { gemeente: 'NEDER_BETUWE', op: '2026-02-02', vanaf: '2026-02-01' });
    const verleend = await verleen(ref, {
      op: '2026-02-02', wie: dirk, gemeente: 'NEDER_BETUWE', contact: { geboortedatumJongsteKind: '2022-05-20' },
      verloop: { soort: 'ALLEENSTAANDE_OUDER', scope: ['a'], ingangsdatum: '2026-02-02', laatsteDag: '2027-05-19', besluitDatum: '2026-02-02', bekendmakingsDatum: '2026-02-02', mandaatRef: 'mandaat:nb:ontheffing:nb', verzoekDatum: '2026-02-02', verbruikteMaanden: 14 },
    });
    expect(verleend.inhoud).toMatchObject({ status: 'VERWERKT', resterendeMaanden: '46' });
    await rust();
    const taken = await takenVan(dirk, ref);
    expect(taken.filter((t) => t['soort'] === 'PLAN_MAKEN')).toMatchObject([{ uiterlijk: '2026-08-02' }]);
    const lang = await verleen(await inwoner({ klantprofiel: 'KP3', op: '2026-02-02', gemeente: 'NEDER_BETUWE' }), {
      op: '2026-02-02', wie: dirk, gemeente: 'NEDER_BETUWE', contact: { geboortedatumJongsteKind: '2022-05-20' },
      verloop: { soort: 'ALLEENSTAANDE_OUDER', scope: ['a'], ingangsdatum: '2026-02-02', laatsteDag: '2027-05-20', besluitDatum: '2026-02-02', bekendmakingsDatum: undefined, mandaatRef: 'mandaat:nb:ontheffing:nb', verzoekDatum: '2026-02-02', verbruikteMaanden: 14 },
    });
    expect(lang.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'TERMIJN_TE_LANG' });
    await zetKlok('2027-05-20T09:00');
    await rust();
    expect(await ontheffingen(dirk, ref)).toMatchObject([{ verloop: { status: 'OPGESCHORT', scope: ['a'] } }]);
  });
});

describe('waarneming', () => {
  it('gives the deputy the rights and the mail of the absent colleague, from the first day through the last', async () => {
    await zetKlok('2025-11-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-11-03' });
    const stel = (verloop: Record<string, unknown>) => doet(tielSysteem, 'medewerker.waarneming.ingesteld', { peildatum: '2025-11-03', doel: 'BEHEER', verloop });
    expect((await stel({ waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ingangsdatum: '2025-11-04', laatsteDag: '2025-11-07' })).inhoud).toMatchObject({ status: 'VERWERKT' });
    const situatie = async () => (await roep(`/v1/inwoners/${ref}/situatie`, { als: 'gemeente-tiel.regie', koppen: { 'schakel-medewerker': fenna.afzender.actorId, 'schakel-doel': 'OVERDRACHT' } })).status;
    expect(await situatie()).toBe(404);
    await zetKlok('2025-11-04T09:00');
    expect(await situatie()).toBe(200);
    const vooraf = (await mails()).length;
    await doet(bert, 'boete.overwogen', { inwonerRef: ref, zaakId: nieuweZaak(), peildatum: '2025-11-04', doel: 'ONDERSTEUNING_BIJ_SANCTIE', verloop: { overwegingsDatum: '2025-11-04' }, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-10-20', kanaal: 'TELEFOON' }] } });
    await rust();
    const onderwerp = 'Graag overleg: een inkomensconsulent wil u spreken uiterlijk 18 november';
    expect([await onderwerpen('tiel.pc.fenna', vooraf), await onderwerpen('tiel.pc.carla', vooraf)]).toEqual([[onderwerp], []]);
    expect((await takenVan(fenna, ref)).map((t) => t['voor'])).toEqual(['WAARNEMING']);
    await zetKlok('2025-11-08T09:00');
    expect(await situatie()).toBe(404);
  });
});
