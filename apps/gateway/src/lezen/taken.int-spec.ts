import { randomUUID } from 'node:crypto';
import { voorstel, WERK, type Los } from '../testing/berichten';
import { inwoner, KANARIE, KP3 } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
beforeEach(async () => {
  deur.klok.zet('2025-10-06T09:00:00+02:00');
  deur.personeel.waarnemingen.length = 0;
  await deur.rijen('DELETE FROM taak');
});
afterEach(() => expect(deur.fouten).toEqual([]));

const CARLA = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } as const;
const TEAM = { ...CARLA, actorId: null };
const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';

/** A message of anna, or one that the hub states itself. */
const bericht = (inwonerRef: string, naam: string, doel: string, verloop: object, vanHub = true) => {
  const basis = voorstel(inwonerRef);
  const afzender = { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null };
  return { ...basis, type: `nl.participatiewet.${naam}.v1`, source: vanHub ? HUB : WERK, data: { ...basis.data, doel, verloop, ...(vanHub ? { afzender } : {}) } };
};

const metVoorstel = async (adres: object = CARLA) => {
  const inwonerRef = await inwoner(deur, KP3);
  const een = voorstel(inwonerRef);
  een.data['contact'] = { naam: KANARIE };
  await deur.verwerkFeit(een, { adressen: [adres as never], uiterlijk: '2025-10-20' as never, herinnerOp: ['2025-10-13' as never] });
  const [taak] = await deur.rijen('SELECT id FROM taak WHERE inwoner_ref = $1', inwonerRef);
  return { inwonerRef, zaakId: een.data['zaakId'] as string, taakId: taak.id as string };
};
const lijst = async (actorId: string) => (await deur.leesAls('/v1/taken', actorId, 'BEHEER')).inhoud.taken.map((t: Los) => [t.taakId, t.voor]);
const een = async (taakId: string, actorId: string) => (await deur.leesAls(`/v1/taken/${taakId}`, actorId, 'BEHEER')).status;

describe('a task', () => {
  it('tells what is asked, by when, by whom and on which number, and nothing of the case', async () => {
    const { inwonerRef, zaakId, taakId } = await metVoorstel();
    const { status, inhoud } = await deur.leesAls(`/v1/taken/${taakId}`, 'tiel.pc.carla');
    expect(status).toBe(200);
    expect(inhoud).toEqual({
      taakId,
      soort: 'OVERDRACHT_BEOORDELEN',
      uiterlijk: '2025-10-20',
      aangemaaktOp: expect.stringMatching(/Z$/),
      herinnerOp: ['2025-10-13'],
      gemeente: 'TIEL',
      zaak: { context: 'overdracht', zaakId },
      inwonerRef,
      voor: 'MIJ',
      collega: { actorId: 'wz.wc.anna', rol: 'werkcoach', organisatie: 'WERKZAAK', telefoon: '0000 000 001' },
      afvinkbaar: false,
      acties: ['nl.participatiewet.overdracht.geaccepteerd.v1', 'nl.participatiewet.overdracht.teruggestuurd.v1', 'nl.participatiewet.overdracht.nietOvergenomen.v1'],
    });
    const [regel] = await deur.rijen('SELECT soort, activiteit, actor, zaak_id FROM logboek WHERE inwoner_ref = $1', inwonerRef);
    expect(regel).toEqual({ soort: 'VERSTREKKING', activiteit: 'taak.lezen', actor: 'tiel.pc.carla', zaak_id: zaakId });
  });

  it('of a person exists for nobody else: not for a colleague, another gemeente or the sender', async () => {
    const { inwonerRef, taakId } = await metVoorstel();
    for (const actorId of ['tiel.pc.fenna', 'nb.pc.dirk', 'wz.wc.anna', 'tiel.tm.gijs']) {
      expect([actorId, await een(taakId, actorId), await lijst(actorId)]).toEqual([actorId, 404, []]);
    }
    const [regel] = await deur.rijen(`SELECT code FROM logboek WHERE inwoner_ref = $1 AND actor = 'tiel.pc.fenna'`, inwonerRef);
    expect(regel).toEqual({ code: 'NIET_BEVOEGD' });
  });

  it('of the team exists for everyone of that role there', async () => {
    const { taakId } = await metVoorstel(TEAM);
    expect([await lijst('tiel.pc.fenna'), await lijst('tiel.pc.carla')]).toEqual([[[taakId, 'TEAM']], [[taakId, 'TEAM']]]);
    expect([await een(taakId, 'nb.pc.dirk'), await een(taakId, 'wz.wc.anna'), await een(taakId, 'tiel.tm.gijs')]).toEqual([404, 404, 404]);
  });

  it.each([['2025-10-05', 404], ['2025-10-06', 200], ['2025-10-10', 200], ['2025-10-11', 404]])('is for who deputises, from the first through the last day: %s', async (op, status) => {
    const { inwonerRef, taakId } = await metVoorstel();
    deur.neemWaar('tiel.pc.fenna', 'tiel.pc.carla', '2025-10-06', '2025-10-10');
    deur.klok.zet(`${op}T12:00:00+02:00`);
    expect(await een(taakId, 'tiel.pc.fenna')).toBe(status);
    expect(await lijst('tiel.pc.fenna')).toEqual(status === 200 ? [[taakId, 'WAARNEMING']] : []);
    const regels = await deur.rijen(`SELECT actor, inhoud ->> 'namens' AS namens FROM logboek WHERE inwoner_ref = $1 AND uitkomst = 'TOEGESTAAN'`, inwonerRef);
    for (const regel of regels) expect(regel).toEqual({ actor: 'tiel.pc.fenna', namens: 'tiel.pc.carla' });
    expect(regels).toHaveLength(status === 200 ? 2 : 0);
  });

  it('does not exist any more once the resident moved, nor for a former coach', async () => {
    const verhuisd = await inwoner(deur);
    const gewisseld = await inwoner(deur);
    const taken = [];
    for (const ref of [verhuisd, gewisseld]) {
      const { data, ...rest } = bericht(ref, 'ontheffing.besluitNodig', 'ONTHEFFING', { ontheffingRef: randomUUID(), laatsteDag: '2026-03-02' });
      await deur.verwerkFeit({ ...rest, data }, { taken: [{ soort: 'BESLUIT_NODIG', adres: CARLA, uiterlijk: '2026-03-02' as never }] });
      taken.push((await deur.rijen('SELECT id FROM taak WHERE inwoner_ref = $1', ref))[0].id);
    }
    expect(await lijst('tiel.pc.carla')).toHaveLength(2);
    const stand = (ref: string, van: object) => deur.rijen(`UPDATE stand SET situatie = jsonb_set(situatie::jsonb, '{perioden,1}', (situatie::jsonb -> 'perioden' -> 1) || $2::jsonb) WHERE inwoner_ref = $1`, ref, JSON.stringify(van));
    await stand(verhuisd, { gemeente: 'NEDER_BETUWE', participatiecoach: null });
    await stand(gewisseld, { participatiecoach: 'tiel.pc.fenna' });
    expect(await lijst('tiel.pc.carla')).toEqual([]);
    expect([await een(taken[0], 'tiel.pc.carla'), await een(taken[1], 'tiel.pc.carla')]).toEqual([404, 404]);
  });

  it('that tells a gemeente its case is closed is for that gemeente, after the move', async () => {
    const ref = await inwoner(deur, { gemeente: 'NEDER_BETUWE', participatiecoach: 'nb.pc.dirk' });
    await deur.verwerkFeit(bericht(ref, 'inwoner.zaak.gesloten', 'BEHEER', { per: '2025-07-01' }), { adressen: [CARLA] });
    const { inhoud } = await deur.leesAls('/v1/taken', 'tiel.pc.carla', 'BEHEER');
    expect(inhoud.taken).toMatchObject([{ soort: 'ZAAK_GESLOTEN', collega: null, afvinkbaar: true, acties: [] }]);
    expect(await lijst('nb.pc.dirk')).toEqual([]);
  });

  it('to find a colleague tells the teammanager that somebody is needed, and the coaches of the team for whom (R-069)', async () => {
    const ref = await inwoner(deur, { participatiecoach: null });
    const alert = bericht(ref, 'boete.overwogen', 'ONDERSTEUNING_BIJ_SANCTIE', { overwegingsDatum: '2025-10-06' });
    await deur.verwerkFeit(alert, { adressen: [TEAM], taken: [{ soort: 'COLLEGA_TOEWIJZEN', adres: { rol: 'teammanager', organisatie: 'TIEL', actorId: null }, uiterlijk: null }] });
    const { inhoud } = await deur.leesAls('/v1/taken', 'tiel.tm.gijs', 'BEHEER');
    expect(inhoud.taken).toMatchObject([{ soort: 'COLLEGA_TOEWIJZEN', inwonerRef: null, zaak: null, uiterlijk: null, acties: [] }]);
    expect((await deur.leesAls('/v1/taken', 'tiel.pc.fenna', 'BEHEER')).inhoud.taken).toMatchObject([{ soort: 'GRAAG_OVERLEG', voor: 'TEAM', inwonerRef: ref, zaak: { context: 'boete' } }]);
    expect(JSON.stringify(inhoud)).not.toContain(ref);
    expect(await lijst('wz.wc.anna')).toEqual([]);
  });
});

describe('the list of tasks', () => {
  it('comes by last day, in parts, for a system too', async () => {
    const ids = [];
    for (const uiterlijk of ['2025-10-30', '2025-10-10', null]) {
      const ref = await inwoner(deur);
      await deur.verwerkFeit(bericht(ref, 'overdracht.afspraak.nodig', 'OVERDRACHT', { datum: '2025-10-06' }), { taken: [{ soort: 'AFSPRAAK_BEVESTIGEN', adres: CARLA, uiterlijk: uiterlijk as never, hint: 'ONDER_UWV_BEGELEIDING' }] });
      ids.push((await deur.rijen('SELECT id FROM taak WHERE inwoner_ref = $1', ref))[0].id);
    }
    const lees = (url: string) => deur.lees(url, ['gemeente-tiel.regie', 'tiel.pc.carla'], 'BEHEER');
    const { inhoud: eerste } = await lees('/v1/taken?limiet=2');
    expect(eerste.taken.map((t: Los) => t.taakId)).toEqual([ids[1], ids[0]]);
    expect(eerste.taken[0]).toMatchObject({ hint: 'ONDER_UWV_BEGELEIDING', acties: ['nl.participatiewet.ontheffing.verleend.v1'] });
    const { inhoud: rest } = await lees(`/v1/taken?limiet=2&na=${eerste.volgende}`);
    expect([rest.taken.map((t: Los) => t.taakId), rest.volgende]).toEqual([[ids[2]], null]);
  });
});

describe('ticking off', () => {
  const vinkAf = async (taakId: string, actorId: string) => deur.roep(`/v1/taken/${taakId}/afvinking`, { token: await deur.persoonstoken(actorId), soort: null, kop: { 'schakel-doel': 'BEHEER' } });

  it('ends a task that nobody else waits for, and tells mail; twice is as good as once', async () => {
    const ref = await inwoner(deur);
    await deur.verwerkFeit(bericht(ref, 'overdracht.afspraak.nodig', 'OVERDRACHT', { datum: '2025-10-06' }), { taken: [{ soort: 'AFSPRAAK_BEVESTIGEN', adres: CARLA, uiterlijk: null }] });
    const [{ id }] = await deur.rijen('SELECT id FROM taak WHERE inwoner_ref = $1', ref);
    expect((await vinkAf(id, 'tiel.pc.fenna')).status).toBe(404);
    for (let keer = 0; keer < 2; keer += 1) expect(await vinkAf(id, 'tiel.pc.carla')).toMatchObject({ status: 200, inhoud: { taakId: id, afgehandeldOp: expect.any(String), afvinkbaar: false, acties: [] } });
    expect(await lijst('tiel.pc.carla')).toEqual([]);
    expect(await deur.rijen('SELECT afgehandeld_door FROM taak WHERE id = $1', id)).toEqual([{ afgehandeld_door: 'tiel.pc.carla' }]);
    expect(await deur.rijen(`SELECT FROM outbox WHERE routing_key = 'taak.af' AND inhoud::text LIKE '%' || $1 || '%'`, id)).toHaveLength(1);
  });

  it('does not end what a colleague waits for', async () => {
    const { taakId } = await metVoorstel();
    expect(await vinkAf(taakId, 'tiel.pc.carla')).toMatchObject({ status: 403, inhoud: { code: 'OVERGANG_ONGELDIG' } });
    expect(await lijst('tiel.pc.carla')).toEqual([[taakId, 'MIJ']]);
  });
});

describe('a signal of a partner (M-35)', () => {
  const BERT = { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' } as const;
  const PARTNER = { actorId: 'de-brug.traject', rol: 'systeem', werkgever: 'DE_BRUG', namensGemeente: null };
  const signaal = (inwonerRef: string, adres: object = BERT) => {
    const { zaakId: _geen, verloop: _weg, ...data } = bericht(inwonerRef, 'signaal.rechtmatigheid', 'HANDHAVING', {}).data as Los;
    const een = { ...bericht(inwonerRef, 'signaal.rechtmatigheid', 'HANDHAVING', {}), id: randomUUID(), data: { ...data, afzender: PARTNER, handhaving: { soortSignaal: 'DOELMATIGHEID', datum: '2025-10-03' } } };
    return deur.verwerkFeit(een, { adressen: [adres as never] });
  };
  const taakVan = async (inwonerRef: string) => (await deur.rijen('SELECT id FROM taak WHERE inwoner_ref = $1 ORDER BY aangemaakt_op DESC', inwonerRef)).map(({ id }: Los) => id as string);
  const lees = (taakId: string, actorId = 'wz.ic.bert', doel = 'HANDHAVING') => deur.leesAls(`/v1/taken/${taakId}/signaal`, actorId, doel);

  it('is read by the inkomensconsulent of the resident, for handhaving alone, and that is in the log', async () => {
    const inwonerRef = await inwoner(deur, { ...KP3, inkomensconsulent: 'wz.ic.bert' });
    await signaal(inwonerRef);
    const [taakId = ''] = await taakVan(inwonerRef);
    expect((await lees(taakId)).inhoud).toEqual({ inwonerRef, gemeente: 'TIEL', partner: 're-integratiepartner De Brug', soortSignaal: 'DOELMATIGHEID', datum: '2025-10-03' });
    const regels = await deur.rijen(`SELECT soort, uitkomst, inhoud -> 'oordelen' AS oordelen FROM logboek WHERE inwoner_ref = $1 AND activiteit = 'signaal.lezen'`, inwonerRef);
    expect(regels).toMatchObject([{ soort: 'VERSTREKKING', uitkomst: 'TOEGESTAAN', oordelen: [{ categorie: 'handhaving', toegestaan: true }] }]);
    for (const actorId of ['wz.wc.anna', 'tiel.pc.carla']) expect((await lees(taakId, actorId)).status).toBe(403);
    expect((await lees(taakId, 'wz.ic.bert', 'BEHEER')).status).toBe(403);
  });

  it('is not read any more by who does not have the resident, nor by the task of another message', async () => {
    const inwonerRef = await inwoner(deur, { ...KP3, inkomensconsulent: 'wz.ic.chris' });
    await signaal(inwonerRef);
    const [taakId = ''] = await taakVan(inwonerRef);
    expect((await lees(taakId)).status).toBe(404);
    const ander = await inwoner(deur, { ...KP3, inkomensconsulent: 'wz.ic.bert' });
    await deur.verwerkFeit(bericht(ander, 'boete.reactietermijn.verstreken', 'ONDERSTEUNING_BIJ_SANCTIE', { datum: '2025-10-06' }), { adressen: [], taken: [{ soort: 'ANTWOORD', adres: BERT, uiterlijk: null }] } as never);
    const [anders = ''] = await taakVan(ander);
    expect((await lees(anders)).status).toBe(404);
  });

  it('of the team while nobody is assigned; each signal is a task of its own, also after the first was ticked off', async () => {
    const inwonerRef = await inwoner(deur, KP3);
    await signaal(inwonerRef, { ...BERT, actorId: null });
    await signaal(inwonerRef, { ...BERT, actorId: null });
    const [eerste = '', tweede = ''] = await taakVan(inwonerRef);
    expect([(await lees(eerste)).status, (await lees(tweede)).status]).toEqual([200, 200]);
    await deur.rijen('UPDATE taak SET afgehandeld_op = now() WHERE id = $1', eerste);
    await signaal(inwonerRef, { ...BERT, actorId: null });
    expect(await taakVan(inwonerRef)).toHaveLength(3);
  });

  it('says that it was erased once its term is over', async () => {
    const inwonerRef = await inwoner(deur, { ...KP3, inkomensconsulent: 'wz.ic.bert' });
    await signaal(inwonerRef);
    const [taakId = ''] = await taakVan(inwonerRef);
    await deur.rijen(`UPDATE feit SET inhoud = (inhoud::jsonb #- '{data,handhaving}')::json, gewist = '[{"op":"2026-01-06","regel":"handhaving","deel":"handhaving"}]' WHERE inwoner_ref = $1`, inwonerRef);
    const { status, inhoud } = await lees(taakId);
    expect([status, inhoud.soortSignaal, inhoud.gewist]).toMatchObject([200, undefined, [{ op: '2026-01-06', regel: 'handhaving' }]]);
  });
});
