import { randomUUID } from 'node:crypto';
import type { Adres } from '#shared/contracts/intern';
import { schrijfLogboek, type Beslissingsrecord, type Logsoort } from '#shared/logboek/logboek';
import { werkSituatiesBij } from '../feiten/stand';
import { bsn, registratie, voorstel, type Los } from '../testing/berichten';
import { CARLA, inwoner, KANARIE, KP3 } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
  deur.personeel.medewerkers.push({ actorId: 'nb.au.ina', rol: 'auditor', werkgever: 'NEDER_BETUWE', namensGemeenten: ['NEDER_BETUWE'], mail: 'ina@sandbox.invalid', telefoon: '0', ingangsdatum: '2015-01-01' } as Los);
});
afterAll(() => deur.sluit());
beforeEach(() => (deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { verstrekkingen: [], volgende: null } })));
afterEach(() => expect(deur.fouten).toEqual([]));

const HUGO = 'tiel.au.hugo';
const overzicht = (ref: string, wie = HUGO, vraag = '') => deur.leesAls(`/v1/inwoners/${ref}/inzageoverzicht${vraag}`, wie, 'INZAGE');
const leg = (soort: Logsoort, record: Partial<Beslissingsrecord> & { activiteit: string }) => deur.delen.opslag.transactie((tx) => schrijfLogboek(tx, soort, { uitkomst: 'TOEGESTAAN', gemeente: 'TIEL', ...record }));
const NAAR_CARLA: Adres = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: 'tiel.pc.carla' };

/** A proposal by anna, taken in, stated by its owner, handed over to Tiel and read by carla. */
const gedeeldVoorstel = async (): Promise<{ ref: string; zaakId: string }> => {
  const ref = await inwoner(deur, KP3);
  const bericht = voorstel(ref);
  bericht.data['contact'].naam = KANARIE;
  expect((await deur.stuur(bericht)).status).toBe(202);
  await deur.verwerkFeit(bericht, { adressen: [NAAR_CARLA] });
  await deur.roep('/v1/leveringen', { method: 'GET', als: 'gemeente-tiel.regie' });
  return { ref, zaakId: bericht.data['zaakId'] as string };
};

describe('the overview of what was shared about a resident', () => {
  it('says what, when, by whom, to whom, for what and on what ground, in words and without content or a name', async () => {
    const { ref, zaakId } = await gedeeldVoorstel();
    await leg('VERSTREKKING', { activiteit: 'overdracht.lezen', inwonerRef: ref, zaakId, actor: 'tiel.pc.carla', aansluiting: 'schakel.portaal', rollen: ['participatiecoach'], doel: 'OVERDRACHT', oordelen: [{ categorie: 'contact', toegestaan: true }] });
    const { status, inhoud } = await overzicht(ref);
    expect(status).toBe(200);
    const { gestuurd, gedeeld, gelezen, gronden, gemeente, tijd } = inhoud.overzicht;
    expect([gemeente, tijd]).toEqual(['gemeente Tiel', [{ ingangsdatum: '2022-01-01', laatsteDag: null }]]);
    expect(gestuurd).toMatchObject([{ onderwerp: 'uw overdracht', door: { organisatie: 'Werkzaak', rol: 'werkcoach' }, waarvoor: 'om u over te dragen aan een andere coach' }]);
    expect(gedeeld).toMatchObject([{ van: { organisatie: 'Werkzaak', rol: 'werkcoach' }, aan: [{ organisatie: 'gemeente Tiel', rol: 'participatiecoach' }], grond: 'privacykader v2', nietGegeven: [] }]);
    expect(gedeeld[0].wat).toEqual(expect.arrayContaining(['hoe u te bereiken bent', 'wat u wilt, wat u kunt en waarbij u hulp nodig hebt']));
    expect(gelezen).toMatchObject([{ onderwerp: 'uw overdracht', wat: ['hoe u te bereiken bent'], door: { organisatie: 'gemeente Tiel', rol: 'participatiecoach' } }]);
    expect(gronden).toMatchObject([{ grond: 'privacykader v2', bron: expect.arrayContaining([expect.objectContaining({ document: 'Memo AB 2-9-2025', plaats: '§3' })]) }]);
    const voorInwoner = JSON.stringify(inhoud.overzicht);
    for (const geheim of [KANARIE, 'carla', 'anna', 'schakel.portaal', zaakId]) expect(voorInwoner).not.toContain(geheim);
    expect(inhoud.voorBureau).toContainEqual({ nr: gelezen[0].nr, actorId: 'tiel.pc.carla', namens: null, aansluiting: 'schakel.portaal' });
  });

  it('says what was withheld and why, what was refused, and what was erased', async () => {
    const ref = await inwoner(deur);
    await leg('VERSTREKKING', { activiteit: 'bericht.leveren:nl.participatiewet.overdracht.voorgesteld.v1', inwonerRef: ref, aansluiting: 'gemeente-tiel.regie', oordelen: [{ categorie: 'verloop', toegestaan: true }, { categorie: 'belastbaarheid', toegestaan: false, code: 'NOODZAAK_ONTBREEKT' }] });
    await leg('BESLISSING', { activiteit: 'overwogen-sanctie.lezen', uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD', inwonerRef: ref, actor: 'wz.wc.anna', rollen: ['werkcoach'], aansluiting: 'werkzaak.werk' });
    await leg('WISSING', { activiteit: 'bewaren.wissen', inwonerRef: ref, wissing: { wat: 'bericht/12.contact', grond: 'doorvoer' } });
    const { gedeeld, geweigerd, gewist } = (await overzicht(ref)).inhoud.overzicht;
    expect(gedeeld[0].nietGegeven).toEqual([{ wat: 'wat u aankunt', waarom: 'niemand legde vast waarom dit nodig is' }]);
    expect(geweigerd).toMatchObject([{ onderwerp: 'een mogelijke sanctie', door: { organisatie: 'Werkzaak', rol: 'werkcoach' }, waarom: 'deze persoon hoort dit niet te krijgen' }]);
    expect(gewist).toMatchObject([{ wat: 'hoe u te bereiken bent', waarom: 'de tijd om het te bewaren was voorbij' }]);
  });

  it('tells of a medical exception what was signed, for whom, until when, and each reading', async () => {
    const ref = await inwoner(deur);
    const zaakId = randomUUID();
    const beeld = { zaakId, inwonerRef: ref, gemeente: 'TIEL', soort: 'BIJZONDER', klaargezetOp: '2025-10-22', grondslag: 'UAVG artikel 30', verklaring: { schriftelijkOp: '2025-10-20', reikwijdte: 'CONCLUSIE', ontvanger: 'tiel.pc.carla', laatsteDag: '2025-11-19', ingetrokkenOp: null, bewijsRef: 'dossier-9' } };
    const gevraagd: Los[] = [];
    deur.antwoord = (dienst, naam, vraag) => {
      gevraagd.push([dienst, naam, vraag.context.rol, vraag.context.doel, vraag.parameters]);
      return Promise.resolve({ gevonden: true, resultaat: { verstrekkingen: [beeld, { ...beeld, soort: 'BELASTBAARHEID' }] } });
    };
    await leg('VERSTREKKING', { activiteit: 'verstrekking.inhoud.lezen', inwonerRef: ref, zaakId, actor: 'tiel.pc.carla', rollen: ['participatiecoach'], aansluiting: 'schakel.portaal', oordelen: [{ categorie: 'medisch', toegestaan: true }] });
    const { inhoud } = await overzicht(ref);
    expect(gevraagd).toEqual([['verstrekking', 'verstrekkingen', 'auditor', 'INZAGE', { inwonerRef: ref, limiet: 100 }]]);
    expect(inhoud.overzicht.uitzonderingen).toEqual([
      {
        verklaring: { schriftelijkOp: '2025-10-20', reikwijdte: 'alleen de conclusie', ontvanger: { organisatie: 'gemeente Tiel', rol: 'participatiecoach' }, laatsteDag: '2025-11-19', ingetrokkenOp: null },
        klaargezetOp: '2025-10-22', grondslag: 'UAVG artikel 30',
        gelezen: [{ nr: expect.any(String), op: expect.any(String), door: { organisatie: 'gemeente Tiel', rol: 'participatiecoach' } }],
      },
    ]);
    expect(JSON.stringify(inhoud.overzicht)).not.toMatch(/dossier-9|carla/);
  });

  it('tells of the exceptions of this gemeente alone, also to a desk that serves another', async () => {
    const ref = await inwoner(deur);
    const beeld = { zaakId: randomUUID(), inwonerRef: ref, gemeente: 'TIEL', soort: 'BIJZONDER', klaargezetOp: null, grondslag: 'eigen', verklaring: null };
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { verstrekkingen: [beeld, { ...beeld, gemeente: 'NEDER_BETUWE', grondslag: 'van elders' }] } });
    expect((await overzicht(ref)).inhoud.overzicht.uitzonderingen).toMatchObject([{ grondslag: 'eigen' }]);
  });

  it('counts nothing per employee: a page opened again that day is the same line', async () => {
    const ref = await inwoner(deur);
    for (const _ of [1, 2, 3]) await leg('VERSTREKKING', { activiteit: 'situatie.lezen', inwonerRef: ref, actor: 'tiel.pc.carla', aansluiting: 'gemeente-tiel.regie', oordelen: [{ categorie: 'verloop', toegestaan: true }] });
    const { inhoud } = await overzicht(ref);
    expect([inhoud.overzicht.gelezen.length, inhoud.voorBureau]).toEqual([1, [{ nr: inhoud.overzicht.gelezen[0].nr, actorId: 'tiel.pc.carla', namens: null, aansluiting: 'gemeente-tiel.regie' }]]);
  });

  it('comes in parts that say so, and that leave nothing out', async () => {
    const ref = await inwoner(deur);
    for (const naam of ['een', 'twee', 'drie']) await leg('BESLISSING', { activiteit: 'bericht.aannemen', inwonerRef: ref, aansluiting: 'werkzaak.werk', doel: naam });
    const eerst = (await overzicht(ref, HUGO, '?limiet=2')).inhoud;
    expect([eerst.overzicht.gestuurd.length, eerst.overzicht.meer]).toEqual([2, expect.stringMatching(/^Er is meer/)]);
    const daarna = (await overzicht(ref, HUGO, `?limiet=2&na=${eerst.volgende}`)).inhoud;
    expect([daarna.overzicht.gestuurd.map((een: Los) => een.waarvoor), daarna.overzicht.meer, daarna.volgende]).toEqual([['drie'], null, null]);
  });

  it('is a disclosure itself, and the next one says so', async () => {
    const ref = await inwoner(deur);
    await overzicht(ref);
    expect((await overzicht(ref)).inhoud.overzicht.gelezen).toMatchObject([{ onderwerp: 'dit overzicht', door: { organisatie: 'gemeente Tiel', rol: 'medewerker voor privacy' }, waarvoor: 'om uw vraag om dit overzicht te beantwoorden' }]);
  });
});

describe('whose overview it is', () => {
  it.each([
    ['a coach', 'tiel.pc.carla', 'INZAGE', 403],
    ['a teammanager', 'tiel.tm.gijs', 'INZAGE', 403],
    ['the privacy desk for another purpose', HUGO, 'BEHEER', 403],
    ['the privacy desk of another gemeente', 'nb.au.ina', 'INZAGE', 404],
  ])('is not that of %s', async (_wie, actorId, doel, status) => {
    const ref = await inwoner(deur);
    expect((await deur.leesAls(`/v1/inwoners/${ref}/inzageoverzicht`, actorId, doel)).status).toBe(status);
    expect(await deur.rijen(`SELECT uitkomst FROM logboek WHERE activiteit = 'inzageoverzicht.lezen' AND actor = $1 ORDER BY volgnr DESC LIMIT 1`, actorId)).toEqual([{ uitkomst: 'GEWEIGERD' }]);
  });

  it('is for a person who logged in, not for a system that names him', async () => {
    const ref = await inwoner(deur);
    expect((await deur.lees(`/v1/inwoners/${ref}/inzageoverzicht`, CARLA, 'INZAGE')).status).toBe(403);
    expect((await deur.lees(`/v1/inwoners/${ref}/inzageoverzicht`, ['gemeente-tiel.regie', HUGO], 'INZAGE')).status).toBe(403);
  });

  it('after a move holds for each gemeente its own time alone, and tells neither about the other', async () => {
    const ref = await inwoner(deur, { tot: '2025-09-01' } as Los);
    const [{ situatie }] = (await deur.rijen('SELECT situatie FROM stand WHERE inwoner_ref = $1', ref)) as [Los];
    const perioden = [...situatie.perioden, { ...situatie.perioden[1], gemeente: 'NEDER_BETUWE', participatiecoach: 'nb.pc.dirk', vanaf: '2025-09-01', tot: null }];
    await deur.delen.opslag.transactie((tx) => werkSituatiesBij(tx, [{ inwonerRef: ref, versie: 2, perioden }]));
    await leg('VERSTREKKING', { activiteit: 'overdracht.lezen', inwonerRef: ref, actor: 'tiel.pc.carla', aansluiting: 'gemeente-tiel.regie' });
    await leg('VERSTREKKING', { activiteit: 'overdracht.lezen', inwonerRef: ref, actor: 'nb.pc.dirk', aansluiting: 'gemeente-neder-betuwe.regie', gemeente: 'NEDER_BETUWE' });
    // In the name of Tiel, by whom the resident went to: given, and refused.
    await leg('VERSTREKKING', { activiteit: 'overdracht.lezen', inwonerRef: ref, actor: 'nb.pc.dirk', aansluiting: 'schakel.portaal' });
    await leg('BESLISSING', { activiteit: 'overdracht.lezen', uitkomst: 'GEWEIGERD', inwonerRef: ref, actor: 'nb.pc.dirk', aansluiting: 'schakel.portaal' });
    const tiel = (await overzicht(ref)).inhoud;
    expect(tiel.overzicht.tijd).toEqual([{ ingangsdatum: '2022-01-01', laatsteDag: '2025-08-31' }]);
    expect(tiel.overzicht.gelezen.map(({ door }: Los) => door)).toEqual([{ organisatie: 'gemeente Tiel', rol: 'participatiecoach' }, { organisatie: 'een andere gemeente', rol: null }]);
    expect(tiel.overzicht.geweigerd).toEqual([]);
    expect(JSON.stringify(tiel)).not.toMatch(/betuwe|dirk/i);
    // Nor that there was a refusal at all, and nothing more about either by their numbers.
    expect(tiel.voorBureau.map(({ nr }: Los) => nr).sort()).toEqual(tiel.overzicht.gelezen.map(({ nr }: Los) => nr).sort());
    const elders = await deur.rijen(`SELECT id FROM logboek WHERE inwoner_ref = $1 AND actor = 'nb.pc.dirk' AND gemeente = 'TIEL'`, ref);
    expect(await Promise.all(elders.map(async ({ id }) => (await deur.roep(`/v1/beslissingen/${id}/uitleg`, { method: 'GET', token: await deur.persoonstoken(HUGO) })).status))).toEqual([404, 404]);
    const nb = (await overzicht(ref, 'nb.au.ina')).inhoud;
    expect(nb.overzicht.gelezen).toMatchObject([{ door: { organisatie: 'gemeente Neder-Betuwe' } }]);
    expect(JSON.stringify(nb)).not.toMatch(/tiel/i);
  });

  it('does not exist yet for the gemeente where the resident is still to go', async () => {
    const ref = randomUUID();
    await inwoner(deur, { gemeente: 'NEDER_BETUWE', vanaf: '2025-12-01' } as Los, ref);
    expect([(await overzicht(ref, 'nb.au.ina')).status, (await overzicht(ref)).status]).toEqual([404, 200]);
  });

  it('begins with a number that the desk may look up, on record under the gemeente', async () => {
    const nummer = bsn(47);
    await deur.stuur(registratie(nummer), 'gemeente-tiel.regie');
    const [{ inwoner_ref: ref }] = (await deur.rijen('SELECT inwoner_ref FROM bericht ORDER BY volgnr DESC LIMIT 1')) as [Los];
    await inwoner(deur, {}, ref);
    const zoek = async (actorId: string) => deur.roep('/v1/inwoners/_zoek', { token: await deur.persoonstoken(actorId), soort: 'application/json', inhoud: { bsn: nummer } });
    expect((await zoek(HUGO)).inhoud).toEqual({ inwonerRef: ref });
    expect((await zoek('nb.au.ina')).status).toBe(404);
    expect((await overzicht(ref)).inhoud.overzicht.gelezen).toMatchObject([{ onderwerp: 'uw registratie', door: { rol: 'medewerker voor privacy' } }]);
  });
});
