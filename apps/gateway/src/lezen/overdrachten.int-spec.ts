import { randomUUID } from 'node:crypto';
import { GeenAntwoord } from '#shared/messaging/fouten';
import { verzegel } from '#shared/privacy/verzegeling';
import { verwerkRetour } from '../feiten/retour';
import { voorstel } from '../testing/berichten';
import { ANNA, BERT, CARLA, DIRK, FENNA, inwoner, KANARIE, KP3, type Wie } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

const log = (waar: string, waarde: unknown) => deur.rijen(`SELECT * FROM logboek WHERE ${waar} = $1 ORDER BY volgnr`, waarde);

describe('a reader', () => {
  it.each<[string, Wie, string, number]>([
    ['nobody registered', ['gemeente-tiel.regie', 'onbekend.persoon'], 'OVERDRACHT', 403],
    ['of another connection', ['werkzaak.werk', 'tiel.pc.carla'], 'OVERDRACHT', 403],
    ['of another gemeente through this connection', ['gemeente-tiel.regie', 'nb.pc.dirk'], 'OVERDRACHT', 403],
    ['whose role has no view of handovers', BERT, 'OVERDRACHT', 403],
    ['who makes policy', ['werkzaak.werk', 'wz.bm.els'], 'OVERDRACHT', 403],
    ['who is a system', ['uwv.besluit', 'uwv.besluit'], 'OVERDRACHT', 403],
    ['for another purpose', CARLA, 'ONTHEFFING', 403],
    ['for no purpose', CARLA, '', 400],
    ['without a name', ['gemeente-tiel.regie', ''], 'OVERDRACHT', 400],
  ])('%s gets no handover, and it is not even asked for', async (_, wie, doel, status) => {
    let gevraagd = 0;
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: (gevraagd += 1) });
    expect((await deur.lees(`/v1/overdrachten/${randomUUID()}`, wie, doel)).status).toBe(status);
    expect(gevraagd).toBe(0);
  });
});

const zaak = (inwonerRef: string, anders: Record<string, unknown> = {}, wijzig: Record<string, unknown> = {}) => {
  const bericht = voorstel(inwonerRef);
  bericht.data['contact'] = { naam: KANARIE };
  bericht.data['belastbaarheid'] = { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20' } };
  const { data } = verzegel(bericht as never, deur.delen.ring);
  return {
    zaakId: bericht.data['zaakId'] as string,
    inwonerRef,
    gemeente: 'TIEL',
    verloop: { richting: 'KP3_NAAR_KP4', status: 'VOORGESTELD', voorstelnummer: 1, voorgesteldOp: '2025-10-06', voorgesteldeStartdatum: '2025-11-01', startdatum: null, definitieVersie: 'v2', onderbouwing: 'AANWEZIG', driegesprek: 'NIET_AANGEBODEN', nieuweCoach: null, geheim: KANARIE, ...anders },
    secties: { contact: data.contact, formulier: data.formulier, belastbaarheid: data.belastbaarheid },
    indiener: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: 'wz.wc.anna' },
    ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null },
    ...wijzig,
  };
};
const metZaak = (beeld: ReturnType<typeof zaak>) => {
  deur.antwoord = (dienst, naam) => Promise.resolve({ gevonden: true, resultaat: naam === 'overdracht' ? beeld : { overdrachten: [beeld], volgende: null } } as never);
};

describe('a handover', () => {
  it('shows both coaches what was shared for it, field by field, and logs each section', async () => {
    const beeld = zaak(await inwoner(deur, KP3));
    metZaak(beeld);
    for (const wie of [ANNA, CARLA]) {
      const { status, inhoud } = await deur.lees(`/v1/overdrachten/${beeld.zaakId}`, wie);
      expect(status).toBe(200);
      expect(inhoud).toMatchObject({ zaakId: beeld.zaakId, status: 'VOORGESTELD', verloop: { richting: 'KP3_NAAR_KP4' }, contact: { naam: KANARIE }, belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL' } } });
      expect(inhoud.verloop.geheim).toBeUndefined();
    }
    const regels = await log('zaak_id', beeld.zaakId);
    expect(regels.map(({ soort, actor }) => [soort, actor])).toEqual([['VERSTREKKING', 'wz.wc.anna'], ['VERSTREKKING', 'tiel.pc.carla']]);
    expect(regels[0].inhoud.oordelen).toContainEqual({ categorie: 'belastbaarheid', toegestaan: true, code: null });
    expect(JSON.stringify(regels)).not.toContain(KANARIE);
  });

  it('asks its owner under the gemeenten of the reader, with person, role, purpose and clock', async () => {
    const gezien: unknown[] = [];
    deur.antwoord = (dienst, naam, vraag) => (gezien.push([dienst, naam, vraag]), Promise.resolve({ gevonden: false, resultaat: null }));
    const zaakId = randomUUID();
    await deur.lees(`/v1/overdrachten/${zaakId}`, DIRK);
    const context = { aansluiting: 'gemeente-neder-betuwe.regie', actorId: 'nb.pc.dirk', namens: ['nb.pc.dirk'], rol: 'participatiecoach', gemeenten: ['NEDER_BETUWE'], doel: 'OVERDRACHT', klok: '2025-10-06T07:00:00.000Z' };
    expect(gezien).toEqual([['handover', 'overdracht', { context, parameters: { zaakId } }]]);
  });

  it('does not exist for a colleague who is not named, and is not in his list', async () => {
    const beeld = zaak(await inwoner(deur, KP3), {}, { ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } });
    metZaak(beeld);
    expect((await deur.lees(`/v1/overdrachten/${beeld.zaakId}`, FENNA)).status).toBe(404);
    expect((await deur.lees('/v1/overdrachten', FENNA)).inhoud).toEqual({ overdrachten: [], volgende: null });
    expect((await deur.lees('/v1/overdrachten', CARLA)).inhoud.overdrachten).toHaveLength(1);
  });

  it('once closed shows who took part how it went, and nothing of what was shared', async () => {
    const beeld = zaak(await inwoner(deur, KP3), { status: 'NIET_OVERGENOMEN' });
    metZaak(beeld);
    const { status, inhoud } = await deur.lees(`/v1/overdrachten/${beeld.zaakId}`, CARLA);
    expect([status, inhoud.status]).toEqual([200, 'NIET_OVERGENOMEN']);
    expect(JSON.stringify(inhoud)).not.toContain(KANARIE);
    expect(inhoud.belastbaarheid).toBeUndefined();
  });

  it('shares no belastbaarheid in a list', async () => {
    metZaak(zaak(await inwoner(deur, KP3)));
    const { inhoud } = await deur.lees('/v1/overdrachten?limiet=5', CARLA);
    expect(inhoud.overdrachten).toMatchObject([{ status: 'VOORGESTELD' }]);
    expect(JSON.stringify(inhoud)).not.toMatch(/belastbaarheid|kanarie/i);
  });

  it('that its receiver opens is journaled once as a message of the hub, and its sender sees the step', async () => {
    const beeld = zaak(await inwoner(deur, KP3));
    metZaak(beeld);
    const bericht = voorstel(beeld.inwonerRef);
    bericht.data['zaakId'] = beeld.zaakId;
    await deur.stuur(bericht, 'werkzaak.werk');
    await deur.delen.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: { status: 'VERWERKT', afwijkingen: [] } }, 'overdracht', deur.delen.partijen));

    await deur.lees(`/v1/overdrachten/${beeld.zaakId}`, ANNA);
    expect((await deur.lees(`/v1/berichten/${bericht.id}`, ANNA)).inhoud.stappen).toEqual([]);
    await deur.lees(`/v1/overdrachten/${beeld.zaakId}`, CARLA);
    await deur.lees(`/v1/overdrachten/${beeld.zaakId}`, CARLA);
    expect((await deur.lees(`/v1/berichten/${bericht.id}`, ANNA)).inhoud.stappen).toMatchObject([{ stap: 'GEOPEND' }]);
    const geopend = await deur.rijen(`SELECT * FROM bericht WHERE zaak_id = $1 AND herkomst = 'hub'`, beeld.zaakId);
    expect(geopend).toMatchObject([{ type: 'nl.participatiewet.overdracht.geopend.v1', status: 'ONTVANGEN', inhoud: { data: { verloop: { datum: '2025-10-06', door: 'tiel.pc.carla' } } } }]);
  });

  it('is read by who deputises for the coach it is meant for, on those days only; that it was opened is then known too', async () => {
    const beeld = zaak(await inwoner(deur, KP3), {}, { ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } });
    metZaak(beeld);
    const lees = async () => deur.leesAls(`/v1/overdrachten/${beeld.zaakId}`, 'tiel.pc.fenna');
    deur.neemWaar('tiel.pc.fenna', 'tiel.pc.carla', '2025-10-07', '2025-10-07');
    expect((await lees()).status).toBe(404);
    deur.klok.zet('2025-10-07T09:00:00+02:00');
    expect(await lees()).toMatchObject({ status: 200, inhoud: { contact: { naam: KANARIE } } });
    deur.klok.zet('2025-10-08T09:00:00+02:00');
    expect((await lees()).status).toBe(404);
    deur.klok.zet('2025-10-06T09:00:00+02:00');
    deur.personeel.waarnemingen.length = 0;
    const regels = await deur.rijen(`SELECT actor, uitkomst, inhoud ->> 'namens' AS namens FROM logboek WHERE zaak_id = $1 ORDER BY volgnr`, beeld.zaakId);
    expect(regels.map(({ actor, uitkomst, namens }) => [actor, uitkomst, namens])).toEqual([
      ['tiel.pc.fenna', 'GEWEIGERD', null],
      ['tiel.pc.fenna', 'TOEGESTAAN', 'tiel.pc.carla'],
      ['tiel.pc.fenna', 'GEWEIGERD', null],
    ]);
    expect(await deur.rijen(`SELECT inhoud -> 'data' -> 'verloop' ->> 'door' AS door FROM bericht WHERE zaak_id = $1`, beeld.zaakId)).toEqual([{ door: 'tiel.pc.fenna' }]);
  });

  it('shows what other messages in the case shared, each by its own type', async () => {
    const inwonerRef = await inwoner(deur, KP3);
    const { data } = verzegel({ ...voorstel(inwonerRef), data: { ...voorstel(inwonerRef).data, belastbaarheid: { soort: 'IPS_GESTART', startdatum: '2025-10-01', geheim: KANARIE } } } as never, deur.delen.ring);
    const beeld = zaak(inwonerRef, {}, { bijberichten: [{ type: 'nl.participatiewet.overdracht.aanleiding.gemeld.v1', secties: { belastbaarheid: data.belastbaarheid } }] });
    metZaak(beeld);
    const { inhoud } = await deur.lees(`/v1/overdrachten/${beeld.zaakId}`, CARLA);
    expect(inhoud.bijberichten).toEqual([{ type: 'nl.participatiewet.overdracht.aanleiding.gemeld.v1', belastbaarheid: { soort: 'IPS_GESTART', startdatum: '2025-10-01' } }]);
    expect((await deur.lees('/v1/overdrachten', CARLA)).inhoud.overdrachten[0].bijberichten).toBeUndefined();
  });

  it('is 503 when its owner does not answer', async () => {
    deur.antwoord = () => Promise.reject(new GeenAntwoord('TE_LAAT'));
    expect((await deur.lees(`/v1/overdrachten/${randomUUID()}`, CARLA)).inhoud).toMatchObject({ status: 503, code: 'NIET_BESCHIKBAAR' });
  });
});
