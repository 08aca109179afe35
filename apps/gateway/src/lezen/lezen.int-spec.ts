import { randomUUID } from 'node:crypto';
import type { Velden, VerzegeldBericht } from '#shared/contracts/bericht';
import type { Feit, InBericht, SituatieStand } from '#shared/contracts/intern';
import { verzegel, openSectie } from '#shared/privacy/verzegeling';
import { verwerkRetour } from '../feiten/retour';
import { werkOntheffingBij, werkSituatieBij } from '../feiten/stand';
import { bsn, registratie, voorstel } from '../testing/berichten';
import { startProefdeur, type Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

const KANARIE = 'Zebrapad-kanarie-4711';

let deur: Proefdeur;
beforeAll(async () => {
  deur = await startProefdeur();
});
afterAll(() => deur.sluit());
beforeEach(() => {
  deur.antwoord = () => Promise.resolve({ gevonden: false, resultaat: null });
});
afterEach(() => expect(deur.fouten).toEqual([]));

type Wie = readonly [aansluiting: string, medewerker: string];
const ANNA: Wie = ['werkzaak.werk', 'wz.wc.anna'];
const BERT: Wie = ['werkzaak.inkomen', 'wz.ic.bert'];
const CARLA: Wie = ['gemeente-tiel.regie', 'tiel.pc.carla'];
const FENNA: Wie = ['gemeente-tiel.regie', 'tiel.pc.fenna'];
const DIRK: Wie = ['gemeente-neder-betuwe.regie', 'nb.pc.dirk'];

const lees = async (url: string, [als, medewerker]: Wie, doel = 'OVERDRACHT') => {
  const headers = { authorization: `Bearer ${await deur.token(als)}`, 'schakel-medewerker': medewerker, 'schakel-doel': doel };
  const antwoord = await deur.app.inject({ method: 'GET', url, headers });
  return { status: antwoord.statusCode, inhoud: antwoord.json<any>() };
};
const stuur = async (url: string, als: string, inhoud: unknown) => {
  const antwoord = await deur.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${await deur.token(als)}`, 'content-type': 'application/json' }, payload: JSON.stringify(inhoud) });
  return { status: antwoord.statusCode, inhoud: antwoord.json<any>() };
};
const log = (waar: string, waarde: unknown) => deur.bron.query<any[]>(`SELECT * FROM logboek WHERE ${waar} = $1 ORDER BY volgnr`, [waarde]);

/** A resident of Tiel as handover states it: KP4 with carla since 2025-07-01, before that KP3 with anna. */
const inwoner = async (extra: Partial<SituatieStand['perioden'][number]> = {}): Promise<string> => {
  const inwonerRef = randomUUID();
  const periode = { gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP3', regie: 'WERKZAAK', werkcoach: 'wz.wc.anna', participatiecoach: null, inkomensconsulent: 'wz.ic.bert' } as const;
  const perioden = [
    { ...periode, vanaf: '2022-01-01', tot: '2025-07-01' },
    { ...periode, klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla', vanaf: '2025-07-01', tot: null, ...extra },
  ] as unknown as SituatieStand['perioden'];
  await deur.delen.opslag.transactie(async (tx) => {
    await werkSituatieBij(tx, { inwonerRef, versie: 1, perioden });
    await werkOntheffingBij(tx, {
      inwonerRef,
      versie: 1,
      ontheffingen: [
        { ontheffingRef: randomUUID(), soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' },
        { ontheffingRef: randomUUID(), soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2024-03-03', laatsteDag: '2025-10-05' },
      ] as any,
    });
  });
  return inwonerRef;
};

describe('the situatie of a resident', () => {
  it('gives the coach klantprofiel, regie with the coach, and what runs today; the disclosure is in the log', async () => {
    const ref = await inwoner();
    const { status, inhoud } = await lees(`/v1/inwoners/${ref}/situatie`, CARLA);
    expect(status).toBe(200);
    expect(inhoud).toEqual({
      inwonerRef: ref,
      gemeente: 'TIEL',
      schaal: 'KP',
      klantprofiel: 'KP4',
      regie: { organisatie: 'TIEL', coach: 'tiel.pc.carla', vanaf: '2025-07-01' },
      ontheffingen: [{ ontheffingRef: expect.any(String), soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' }],
    });
    expect(await log('inwoner_ref', ref)).toMatchObject([{ soort: 'VERSTREKKING', uitkomst: 'TOEGESTAAN', actor: 'tiel.pc.carla', aansluiting: 'gemeente-tiel.regie' }]);
  });

  it('gives the inkomensconsulent who leads and the terms, without klantprofiel', async () => {
    const { inhoud } = await lees(`/v1/inwoners/${await inwoner()}/situatie`, BERT);
    expect(Object.keys(inhoud).sort()).toEqual(['gemeente', 'inwonerRef', 'ontheffingen', 'regie']);
    expect(Object.keys(inhoud.ontheffingen[0]).sort()).toEqual(['ingangsdatum', 'laatsteDag', 'scope', 'soort']);
  });

  it('does not exist for another gemeente, nor for the gemeente that the resident left; why is in the log', async () => {
    const ref = await inwoner();
    expect((await lees(`/v1/inwoners/${ref}/situatie`, DIRK)).inhoud).toMatchObject({ status: 404, code: 'NIET_GEVONDEN' });
    const verhuisd = await inwoner({ gemeente: 'NEDER_BETUWE', regie: 'NEDER_BETUWE', participatiecoach: 'nb.pc.dirk' });
    expect((await lees(`/v1/inwoners/${verhuisd}/situatie`, CARLA)).status).toBe(404);
    expect((await lees(`/v1/inwoners/${verhuisd}/situatie`, DIRK)).status).toBe(200);
    expect(await log('inwoner_ref', ref)).toMatchObject([{ soort: 'BESLISSING', uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN', actor: 'nb.pc.dirk' }]);
  });

  it('does not exist for who asks with something that is no reference', async () => {
    expect((await lees('/v1/inwoners/999990019/situatie', CARLA)).status).toBe(404);
  });
});

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
    expect((await lees(`/v1/overdrachten/${randomUUID()}`, wie, doel)).status).toBe(status);
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
const kp3 = { klantprofiel: 'KP3', regie: 'WERKZAAK', werkcoach: 'wz.wc.anna', participatiecoach: null };

describe('a handover', () => {
  it('shows both coaches what was shared for it, field by field, and logs each section', async () => {
    const beeld = zaak(await inwoner(kp3));
    metZaak(beeld);
    for (const wie of [ANNA, CARLA]) {
      const { status, inhoud } = await lees(`/v1/overdrachten/${beeld.zaakId}`, wie);
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
    await lees(`/v1/overdrachten/${zaakId}`, DIRK);
    const context = { aansluiting: 'gemeente-neder-betuwe.regie', actorId: 'nb.pc.dirk', rol: 'participatiecoach', gemeenten: ['NEDER_BETUWE'], doel: 'OVERDRACHT', klok: '2025-10-06T07:00:00.000Z' };
    expect(gezien).toEqual([['handover', 'overdracht', { context, parameters: { zaakId } }]]);
  });

  it('does not exist for a colleague who is not named, and is not in his list', async () => {
    const beeld = zaak(await inwoner(kp3), {}, { ontvanger: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' } });
    metZaak(beeld);
    expect((await lees(`/v1/overdrachten/${beeld.zaakId}`, FENNA)).status).toBe(404);
    expect((await lees('/v1/overdrachten', FENNA)).inhoud).toEqual({ overdrachten: [], volgende: null });
    expect((await lees('/v1/overdrachten', CARLA)).inhoud.overdrachten).toHaveLength(1);
  });

  it('once closed shows who took part how it went, and nothing of what was shared', async () => {
    const beeld = zaak(await inwoner(kp3), { status: 'NIET_OVERGENOMEN' });
    metZaak(beeld);
    const { status, inhoud } = await lees(`/v1/overdrachten/${beeld.zaakId}`, CARLA);
    expect([status, inhoud.status]).toEqual([200, 'NIET_OVERGENOMEN']);
    expect(JSON.stringify(inhoud)).not.toContain(KANARIE);
    expect(inhoud.belastbaarheid).toBeUndefined();
  });

  it('shares no belastbaarheid in a list', async () => {
    metZaak(zaak(await inwoner(kp3)));
    const { inhoud } = await lees('/v1/overdrachten?limiet=5', CARLA);
    expect(inhoud.overdrachten).toMatchObject([{ status: 'VOORGESTELD' }]);
    expect(JSON.stringify(inhoud)).not.toMatch(/belastbaarheid|kanarie/i);
  });

  it('that its receiver opens is journaled once as a message of the hub, and its sender sees the step', async () => {
    const beeld = zaak(await inwoner(kp3));
    metZaak(beeld);
    const bericht = voorstel(beeld.inwonerRef);
    bericht.data['zaakId'] = beeld.zaakId;
    await stuur('/v1/berichten', 'werkzaak.werk', bericht);
    await deur.delen.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: { status: 'VERWERKT', afwijkingen: [] } }, 'overdracht', deur.delen.partijen));

    await lees(`/v1/overdrachten/${beeld.zaakId}`, ANNA);
    expect((await lees(`/v1/berichten/${bericht.id}`, ANNA)).inhoud.stappen).toEqual([]);
    await lees(`/v1/overdrachten/${beeld.zaakId}`, CARLA);
    await lees(`/v1/overdrachten/${beeld.zaakId}`, CARLA);
    expect((await lees(`/v1/berichten/${bericht.id}`, ANNA)).inhoud.stappen).toMatchObject([{ stap: 'GEOPEND' }]);
    const geopend = await deur.bron.query<any[]>(`SELECT * FROM bericht WHERE zaak_id = $1 AND herkomst = 'hub'`, [beeld.zaakId]);
    expect(geopend).toMatchObject([{ type: 'nl.participatiewet.overdracht.geopend.v1', status: 'ONTVANGEN', inhoud: { data: { verloop: { datum: '2025-10-06', door: 'tiel.pc.carla' } } } }]);
  });

  it('is 503 when its owner does not answer', async () => {
    const { GeenAntwoord } = await import('#shared/messaging/fouten');
    deur.antwoord = () => Promise.reject(new GeenAntwoord('TE_LAAT'));
    expect((await lees(`/v1/overdrachten/${randomUUID()}`, CARLA)).inhoud).toMatchObject({ status: 503, code: 'NIET_BESCHIKBAAR' });
  });
});

describe('an ontheffing', () => {
  const beeld = (inwonerRef: string) => {
    const bericht = { ...voorstel(inwonerRef), data: { ...voorstel(inwonerRef).data, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } } };
    const { data } = verzegel(bericht as never, deur.delen.ring);
    const verloop = { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02', besluitDatum: '2025-03-03', mandaatRef: 'mandaat:tiel', afwijkingen: [], laatsteDagBezwaar: '2025-04-14' };
    return { ontheffingRef: randomUUID(), inwonerRef, gemeente: 'TIEL', verloop, secties: { belastbaarheid: data.belastbaarheid } };
  };
  const metOntheffing = async () => {
    const ontheffing = beeld(await inwoner());
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { ontheffingen: [ontheffing], volgende: null } } as never);
    return (wie: Wie) => lees(`/v1/ontheffingen?inwonerRef=${ontheffing.inwonerRef}`, wie, 'ONTHEFFING');
  };

  it('shows its ground to the coach of the resident', async () => {
    const { inhoud } = await (await metOntheffing())(CARLA);
    expect(inhoud.ontheffingen).toMatchObject([{ verloop: { scope: ['a'], mandaatRef: 'mandaat:tiel', laatsteDagBezwaar: '2025-04-14' }, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } }]);
  });

  it('shows the inkomensconsulent scope and dates, and does not even name a ground', async () => {
    const { inhoud } = await (await metOntheffing())(BERT);
    expect(inhoud.ontheffingen[0].verloop).toEqual({ soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' });
    expect(JSON.stringify(inhoud)).not.toMatch(/belastbaarheid|grond/);
  });

  it('is not shown to the coach whom the resident left', async () => {
    expect((await (await metOntheffing())(ANNA)).inhoud.ontheffingen).toEqual([]);
  });
});

describe('finding a resident by BSN', () => {
  it('gives the reference to who knows the resident, and to nobody else', async () => {
    const nummer = bsn(500);
    const bericht = registratie(nummer);
    await stuur('/v1/berichten', 'gemeente-tiel.regie', bericht);
    const [rij] = await deur.bron.query<any[]>('SELECT inwoner_ref FROM bericht WHERE id = $1', [bericht.id]);
    for (const als of ['gemeente-tiel.regie', 'werkzaak.werk']) expect((await stuur('/v1/inwoners/_zoek', als, { bsn: nummer })).inhoud).toEqual({ inwonerRef: rij.inwoner_ref });
    expect((await stuur('/v1/inwoners/_zoek', 'gemeente-neder-betuwe.regie', { bsn: nummer })).status).toBe(404);
    expect((await stuur('/v1/inwoners/_zoek', 'gemeente-tiel.regie', { bsn: bsn(501) })).status).toBe(404);
    expect(JSON.stringify(await deur.bron.query('SELECT t::text FROM logboek t'))).not.toContain(nummer);
  });

  it.each([{}, { bsn: '123456789' }, { bsn: 999990019 }, { bsn: bsn(1), naam: KANARIE }])('refuses %j with the field named and no value', async (vraag) => {
    const { status, inhoud } = await stuur('/v1/inwoners/_zoek', 'gemeente-tiel.regie', vraag);
    expect([status, inhoud.code, inhoud.fouten.length]).toEqual([400, 'BERICHT_ONGELDIG', 1]);
    expect(JSON.stringify(inhoud)).not.toMatch(/123456789|999990019|Zebrapad/);
  });
});

describe('a preview', () => {
  const voorvertoon = (bericht: unknown, als = 'werkzaak.werk') => stuur('/v1/voorvertoningen', als, bericht);

  it('tells the outcome and what each receiver would see, and keeps nothing', async () => {
    const bericht = voorstel(await inwoner(kp3));
    bericht.data['contact'] = { naam: KANARIE };
    let gevraagd: InBericht | undefined;
    deur.antwoord = (dienst, naam, vraag) => {
      const { invoer } = vraag.parameters as { invoer: InBericht };
      gevraagd = invoer;
      const feiten: Feit[] = [{ bericht: invoer.bericht, adressen: [{ rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }] }];
      return Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: [] }, feiten } } as never);
    };
    const { status, inhoud } = await voorvertoon(bericht);
    expect(status).toBe(200);
    expect(inhoud).toMatchObject({
      uitkomst: { status: 'VERWERKT', afwijkingen: [] },
      ontvangers: [{ rol: 'participatiecoach', organisatie: 'TIEL', aansluiting: 'gemeente-tiel.regie', bericht: { data: { contact: { naam: KANARIE } } } }],
    });
    expect(gevraagd?.stempel).toMatchObject({ afzenderBevoegd: true, situatie: { klantprofiel: 'KP3' } });
    expect(JSON.stringify(gevraagd)).not.toContain(KANARIE);
    expect(openSectie(gevraagd?.bericht as VerzegeldBericht, 'contact', deur.delen.ring) as Velden).toEqual({ naam: KANARIE });
    expect(await deur.bron.query('SELECT FROM bericht WHERE id = $1', [bericht.id])).toEqual([]);
  });

  it('registers nobody', async () => {
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: [], antwoord: { inwonerRef: 'x' } }, feiten: [] } } as never);
    const [voor] = await deur.bron.query<any[]>('SELECT count(*)::int AS n FROM inwoner');
    expect((await voorvertoon(registratie(bsn(900)), 'gemeente-tiel.regie')).inhoud).toEqual({ uitkomst: { status: 'VERWERKT', afwijkingen: [] }, ontvangers: [] });
    expect(await deur.bron.query('SELECT count(*)::int AS n FROM inwoner')).toEqual([voor]);
  });

  it('refuses what the door refuses, and foretells a date outside the window', async () => {
    const fout = voorstel();
    fout.data['gemeente'] = 'BUREN';
    expect((await voorvertoon(fout)).inhoud).toMatchObject({ status: 403, code: 'GEMEENTE_ONJUIST' });
    const laat = voorstel();
    laat.data['peildatum'] = '2027-01-01';
    expect((await voorvertoon(laat)).inhoud).toMatchObject({ uitkomst: { status: 'AFGEKEURD', code: 'DATUM_BUITEN_VENSTER' }, ontvangers: [] });
  });
});

describe('the delivery list', () => {
  const nummer = async (als: string) => {
    const bericht = voorstel();
    bericht.data['peildatum'] = '2024-01-01';
    await stuur('/v1/berichten', als, bericht);
    return bericht.id;
  };
  it('is read after a number, and an item is acknowledged by its own connection only', async () => {
    await nummer('werkzaak.werk');
    await nummer('werkzaak.werk');
    const alle = (await lees('/v1/leveringen', ANNA)).inhoud.leveringen;
    const rest = (await lees(`/v1/leveringen?na=${alle[0].volgnr}&limiet=1`, ANNA)).inhoud.leveringen;
    expect(rest).toEqual([alle[1]]);
    const { id } = alle[0];
    const bevestig = async (als: string) =>
      (await deur.app.inject({ method: 'POST', url: `/v1/leveringen/${id}/bevestigingen`, headers: { authorization: `Bearer ${await deur.token(als)}` } })).statusCode;
    expect([await bevestig('gemeente-tiel.regie'), await bevestig('werkzaak.werk'), await bevestig('werkzaak.werk')]).toEqual([404, 204, 204]);
    const [rij] = await deur.bron.query<any[]>('SELECT bevestigd_op FROM levering WHERE id = $1', [id]);
    expect(rij.bevestigd_op).not.toBeNull();
  });
});
