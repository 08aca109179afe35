import { randomUUID } from 'node:crypto';
import type { Feit, InBericht, VraagContext } from '#shared/contracts/intern';
import { anna, carla, systeemTiel, systeemWerkzaak, type Inhoud } from '#shared/testing/proefhuis';
import { OverdrachtLezer } from './persistence/overdracht.lezer';
import { openHandoverhuis, type Handoverhuis } from './testing/handoverhuis';

let huis: Handoverhuis['huis'];
let invoer: Handoverhuis['invoer'];
beforeAll(async () => {
  ({ huis, invoer } = await openHandoverhuis());
}, 60_000);
afterAll(() => huis.databank.weg());

type Zaak = { readonly inwonerRef: string; readonly zaakId: string };
const HUB = 'urn:nld:oin:00000099000000009000:systeem:schakel';
const aanAnna = { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: anna.actorId };
const aanCarla = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId };

/** A resident of Tiel with a coach of each side, and the zaakId of a case to come. */
const nieuw = async (klantprofiel: 'KP3' | 'KP4', verloop: Record<string, unknown> = {}): Promise<Zaak> => {
  const inwonerRef = randomUUID();
  const leidt = klantprofiel === 'KP4' ? carla : anna;
  await huis.stuur(invoer('inwoner.geregistreerd', systeemWerkzaak, '2025-09-08', { inwonerRef, verloop: { schaal: 'KP', klantprofiel, sinds: '2024-01-01', ...verloop } }));
  await huis.stuur(invoer('inwoner.coach.toegewezen', leidt, '2025-09-08', { inwonerRef, verloop: { coach: leidt.actorId, rol: leidt.rol, vanaf: '2024-01-01' } }));
  return { inwonerRef, zaakId: randomUUID() };
};

const naarKp4 = (zaak: Zaak, op: string, verschil: Inhoud = {}): InBericht =>
  invoer('overdracht.voorgesteld', anna, op, {
    ...zaak,
    verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01', beoogdeCoach: carla.actorId, inwonerGeraadpleegdOp: '2025-10-01', inwonerVoorgelichtOp: '2025-10-01', driegesprek: { aangebodenOp: '2025-10-01', antwoord: 'GEWENST' } },
    contact: { naam: 'Fictief' },
    formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
    belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20' } },
    ...verschil,
  });
const accepteer = (zaak: Zaak, wie: typeof anna, op: string, startdatum: string, stempel: Inhoud['stempel'] = {}): InBericht =>
  invoer('overdracht.geaccepteerd', wie, op, { ...zaak, verloop: { nieuweCoach: wie.actorId, startdatum, afgestemdOp: op }, stempel });
const gestart = (zaak: Zaak): InBericht =>
  invoer('overdracht.aanleiding.gemeld', carla, '2025-11-03', {
    ...zaak,
    verloop: { voorgesteldeStartdatum: '2025-12-01', beoogdeCoach: anna.actorId, inwonerVoorgelichtOp: '2025-11-03', driegesprek: { aangebodenOp: '2025-11-03', antwoord: 'AFGEZIEN' } },
    belastbaarheid: { soort: 'IPS_GESTART', startdatum: '2025-11-03', verwachtEinde: '2028-05-01' },
  });

const naamVan = ({ bericht }: Feit): string => bericht.type.split('.').slice(2, -1).join('.');
const zaakRij = async (zaakId: string) => (await huis.bron.query<{ status: string; secties: unknown; uitzondering: string }[]>('SELECT status, secties, uitzondering FROM overdracht WHERE zaak_id = $1', [zaakId]))[0];
const timersVan = (inwonerRef: string) => huis.bron.query<{ soort: string; vervalt_op: Date; bericht: InBericht['bericht'] }[]>(`SELECT soort, vervalt_op, bericht FROM timer WHERE bericht->'data'->>'inwonerRef' = $1 ORDER BY vervalt_op`, [inwonerRef]);
/** A timer that came due: journaled, released and stamped by the gateway like a message. */
const vuur = async (inwonerRef: string, soort: string): Promise<Feit[]> => {
  const timer = (await timersVan(inwonerRef)).find((een) => een.soort === soort);
  if (!timer) throw new Error(`no timer ${soort}`);
  await huis.bron.query(`DELETE FROM timer WHERE soort = $1 AND bericht->>'id' = $2`, [soort, timer.bericht.id]);
  const { stempel } = accepteer({ inwonerRef, zaakId: randomUUID() }, anna, timer.bericht.data.peildatum, '2025-12-01', { klok: timer.vervalt_op.toISOString() });
  return (await huis.stuur({ bericht: timer.bericht, stempel })).feiten;
};

/** What the gateway states to the owner when a party recalls its message (M-18). */
const herroeping = ({ inwonerRef }: Zaak, { bericht: { source, id } }: InBericht, van = HUB, context = 'overdracht'): InBericht => {
  const kaal = invoer(`${context}.herroepen`, systeemWerkzaak, '2025-10-10', { inwonerRef, verloop: { berichtSource: source, berichtRef: id, redencode: 'VERKEERDE_PERSOON' } });
  return { ...kaal, bericht: { ...kaal.bericht, source: van } };
};

it('S-06 a reported start is passed on sealed, asks the werkcoach for an answer and takes effect without evidence; its expected end sets nothing off', async () => {
  const zaak = await nieuw('KP4');
  const bericht = gestart(zaak);
  const gemeld = await huis.stuur(bericht);
  expect(gemeld.uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], beleid: { id: 'onderbouwing-kp4-naar-kp3', versie: 'v2' } });
  expect(gemeld.feiten).toEqual([
    { bericht: bericht.bericht, adressen: [aanCarla, aanAnna], taken: [{ soort: 'OVERDRACHT_BEOORDELEN', adres: aanAnna, uiterlijk: '2025-11-17', herinnerOp: ['2025-11-10'] }] },
  ]);
  const context: VraagContext = { aansluiting: 'werkzaak.werk', actorId: anna.actorId, namens: [], rol: 'werkcoach', gemeenten: ['TIEL'], doel: 'OVERDRACHT', klok: '2025-11-04T09:00:00Z' };
  const lezer = new OverdrachtLezer(await huis.databank.bron('lees'));
  expect(await lezer.lijst(context, { inwonerRef: zaak.inwonerRef, limiet: 10 })).toMatchObject([
    { zaakId: zaak.zaakId, verloop: { onderbouwing: 'NIET_VEREIST' }, secties: {}, bijberichten: [{ type: 'nl.participatiewet.overdracht.aanleiding.gemeld.v1', secties: { belastbaarheid: bericht.bericht.data.belastbaarheid } }] },
  ]);
  const { feiten } = await huis.stuur(accepteer(zaak, anna, '2025-12-01', '2025-12-01'));
  expect(feiten.map(naamVan)).toEqual(['overdracht.geaccepteerd', 'overdracht.ingegaan', 'regie.gewijzigd']);
  expect(await timersVan(zaak.inwonerRef)).toEqual([]);

  const terug = naarKp4({ ...zaak, zaakId: randomUUID() }, '2026-02-02');
  expect((await huis.stuur(terug)).uitkomst.letOp).toEqual(['Let op: de vorige overdracht van deze inwoner ging in op 1 december 2025.', expect.stringContaining('plan van aanpak')]);
  const tabellen = await huis.bron.query<{ tekst: string }[]>('SELECT o::text AS tekst FROM overdracht o UNION ALL SELECT l::text FROM logboek l UNION ALL SELECT u::text FROM outbox u');
  expect(tabellen.length).toBeGreaterThan(5);
  for (const { tekst } of tabellen) expect(tekst).not.toMatch(/IPS|2028-05-01/);
});

it('S-06 a reported end is registered and told to the coaches, and creates no case', async () => {
  const zaak = await nieuw('KP4');
  const einde = invoer('overdracht.aanleiding.gemeld', carla, '2026-01-05', { ...zaak, verloop: { voorgesteldeStartdatum: '2026-01-05' }, belastbaarheid: { soort: 'IPS_GEEINDIGD', startdatum: '2026-01-05' } });
  expect((await huis.stuur(einde)).feiten).toEqual([{ bericht: einde.bericht, adressen: [aanCarla], taken: [] }]);
  expect(await zaakRij(zaak.zaakId)).toBeUndefined();
});

it('D-02 a handover to KP4 without a running exemption asks both coaches for an agreement, with the hint that UWV guides too (D-29); with one it does not', async () => {
  const zaak = await nieuw('KP3', { onderUwvBegeleiding: true });
  await huis.stuur(naarKp4(zaak, '2025-10-06'));
  const { feiten } = await huis.stuur(accepteer(zaak, carla, '2025-10-07', '2025-10-07'));
  expect(feiten.map(naamVan)).toEqual(['overdracht.geaccepteerd', 'overdracht.ingegaan', 'regie.gewijzigd', 'overdracht.afspraak.nodig']);
  const taak = { soort: 'AFSPRAAK_BEVESTIGEN', uiterlijk: null, hint: 'ONDER_UWV_BEGELEIDING' };
  expect(feiten[3]).toMatchObject({ adressen: [], taken: [{ ...taak, adres: aanAnna }, { ...taak, adres: aanCarla }] });
  expect(feiten[1]?.situatie?.perioden.at(-1)).toMatchObject({ regie: 'TIEL', onderUwvBegeleiding: true });

  const ontheven = await nieuw('KP3');
  await huis.stuur(naarKp4(ontheven, '2025-10-06'));
  const lopend = { ontheffingRef: randomUUID(), soort: 'TIJDELIJK', scope: ['a', 'c'], ingangsdatum: '2025-10-01', laatsteDag: '2026-09-30' };
  const metOntheffing = await huis.stuur(accepteer(ontheven, carla, '2025-10-07', '2025-10-07', { ontheffingen: [lopend as never] }));
  expect(metOntheffing.feiten.map(naamVan)).not.toContain('overdracht.afspraak.nodig');
});

it('D-06 a wanted driegesprek that stays away gives both coaches a task thirty days after the start, and ends when it was held', async () => {
  const zaak = await nieuw('KP3');
  await huis.stuur(naarKp4(zaak, '2025-10-06'));
  await huis.stuur(accepteer(zaak, carla, '2025-10-07', '2025-10-20'));
  await vuur(zaak.inwonerRef, 'overdracht.startdatum');
  expect((await timersVan(zaak.inwonerRef)).map(({ soort, vervalt_op }) => [soort, vervalt_op.toISOString()])).toContainEqual(['overdracht.driegesprek', '2025-11-19T23:00:00.000Z']);
  const deelnemers = { inwoner: true, huidigeCoach: anna.actorId, nieuweCoach: carla.actorId };
  const stap = (naam: string, op: string, drie = deelnemers): InBericht => invoer(`overdracht.driegesprek.${naam}`, carla, op, { ...zaak, verloop: { datum: op, deelnemers: drie } });
  const verkeerd = await huis.stuur(stap('gepland', '2025-11-01', { ...deelnemers, huidigeCoach: carla.actorId, nieuweCoach: anna.actorId }));
  expect(verkeerd.uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: expect.stringContaining('verloop.deelnemers') });
  await huis.stuur(stap('gepland', '2025-11-01'));
  const [feit] = await vuur(zaak.inwonerRef, 'overdracht.driegesprek');
  expect(feit).toMatchObject({ adressen: [], taken: [{ soort: 'GESPREK_PLANNEN', adres: aanAnna }, { soort: 'GESPREK_PLANNEN', adres: aanCarla }] });
  expect((await huis.stuur(stap('gehouden', '2025-11-25'))).feiten).toMatchObject([{ takenAf: [{ bereik: 'ZAAK', soorten: ['GESPREK_PLANNEN'] }] }]);
});

it('an exception keeps its motivation sealed with the case, opens a task anew, and a deputy of the receiving coach confirms it', async () => {
  const zaak = await nieuw('KP3');
  const { belastbaarheid: _, ...zonder } = naarKp4(zaak, '2025-10-06').bericht.data;
  await huis.stuur({ ...naarKp4(zaak, '2025-10-06'), bericht: { ...naarKp4(zaak, '2025-10-06').bericht, data: zonder } });
  const voorgelegd = invoer('overdracht.uitzondering.voorgelegd', anna, '2025-10-07', { ...zaak, verloop: { datum: '2025-10-07' }, formulier: { motivering: 'Fictieve motivering' } });
  expect((await huis.stuur(voorgelegd)).feiten).toMatchObject([{ uiterlijk: '2025-10-21', takenAf: [{ bereik: 'ZAAK', soorten: ['OVERDRACHT_BEOORDELEN'] }] }]);
  expect(await zaakRij(zaak.zaakId)).toMatchObject({ uitzondering: 'VOORGELEGD', secties: { bij: { 'uitzondering.voorgelegd': { formulier: voorgelegd.bericht.data.formulier } } } });
  const fenna = { ...carla, actorId: 'tiel.pc.fenna' };
  const bevestigd = (stempel: NonNullable<Inhoud['stempel']>): InBericht => invoer('overdracht.uitzondering.bevestigd', fenna, '2025-10-09', { ...zaak, verloop: { datum: '2025-10-09' }, stempel });
  expect((await huis.stuur(bevestigd({}))).uitkomst.code).toBe('NIET_BEVOEGD');
  expect((await huis.stuur(bevestigd({ waarneemtVoor: [carla.actorId] }))).uitkomst.status).toBe('VERWERKT');

  await huis.stuur(herroeping(zaak, voorgelegd));
  expect(await zaakRij(zaak.zaakId)).toMatchObject({ status: 'VOORGESTELD', uitzondering: 'GEEN', secties: { bij: { 'uitzondering.voorgelegd': {} } } });
});

it('M-18 a recalled proposal is erased and ends its case, also when it was accepted; one in effect loses its content and stays', async () => {
  const zaak = await nieuw('KP3');
  const voorstel = naarKp4(zaak, '2025-10-06');
  await huis.stuur(voorstel);
  await huis.stuur(accepteer(zaak, carla, '2025-10-07', '2025-11-01'));
  expect((await huis.stuur(herroeping(zaak, voorstel, 'urn:nld:oin:00000099000000002000:systeem:werk'))).uitkomst.code).toBe('NIET_BEVOEGD');
  const { feiten } = await huis.stuur(herroeping(zaak, voorstel));
  expect(feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.overdracht.vervallen.v1', data: { verloop: { datum: '2025-10-10' } } }, adressen: [aanAnna, aanCarla], taakAf: true }]);
  expect(await zaakRij(zaak.zaakId)).toEqual({ status: 'VERVALLEN', uitzondering: 'GEEN', secties: { bij: {} } });
  expect(await timersVan(zaak.inwonerRef)).toEqual([]);

  const ingegaan = await nieuw('KP3');
  const eerder = naarKp4(ingegaan, '2025-10-06');
  await huis.stuur(eerder);
  await huis.stuur(accepteer(ingegaan, carla, '2025-10-07', '2025-10-07'));
  expect((await huis.stuur(herroeping(ingegaan, eerder))).feiten).toEqual([]);
  expect(await zaakRij(ingegaan.zaakId)).toMatchObject({ status: 'INGEGAAN', secties: { bij: {} } });
});

it('X-4 a move dates the situatie at once and acts on its day: the open handover ends, the old gemeente hears that its case is closed, the new one that it has a resident', async () => {
  const zaak = await nieuw('KP4');
  await huis.stuur(gestart(zaak));
  await huis.stuur(accepteer(zaak, anna, '2025-11-05', '2026-03-10'));
  const verhuisd = invoer('inwoner.verhuisd', systeemTiel, '2026-02-10', { inwonerRef: zaak.inwonerRef, verloop: { naarGemeente: 'NEDER_BETUWE', per: '2026-03-01' } });
  const vooraf = await huis.stuur(verhuisd);
  expect(vooraf.feiten).toMatchObject([
    { bericht: { type: 'nl.participatiewet.inwoner.vertrek.gemeld.v1', data: { gemeente: 'TIEL', verloop: { per: '2026-03-01', reden: 'VERHUISD' } } }, adressen: [{ rol: 'werkcoach', actorId: null }, aanCarla], situatie: { perioden: [{ gemeente: 'TIEL', tot: '2026-03-01' }, { gemeente: 'NEDER_BETUWE', regie: 'NEDER_BETUWE', participatiecoach: null }] } },
  ]);
  expect((await zaakRij(zaak.zaakId))?.status).toBe('GEACCEPTEERD');
  expect((await timersVan(zaak.inwonerRef)).map(({ soort, vervalt_op }) => [soort, vervalt_op.toISOString()])).toEqual([['inwoner.vertrek', '2026-02-28T23:00:00.000Z'], ['overdracht.startdatum', '2026-03-09T23:00:00.000Z']]);

  const opDeDag = await vuur(zaak.inwonerRef, 'inwoner.vertrek');
  expect(opDeDag).toMatchObject([
    { bericht: { type: 'nl.participatiewet.overdracht.vervallen.v1', data: { gemeente: 'TIEL' } }, adressen: [aanAnna], taakAf: true },
    { bericht: { type: 'nl.participatiewet.inwoner.zaak.gesloten.v1', data: { gemeente: 'TIEL', verloop: { per: '2026-03-01' } } }, adressen: [aanCarla], takenAf: [{ bereik: 'INWONER', organisatie: 'TIEL' }] },
    {
      bericht: { type: 'nl.participatiewet.inwoner.verhuisd.v1', source: HUB, data: { gemeente: 'NEDER_BETUWE', verloop: { naarGemeente: 'NEDER_BETUWE', per: '2026-03-01' } } },
      adressen: [{ rol: 'werkcoach', actorId: null }, { rol: 'participatiecoach', organisatie: 'NEDER_BETUWE', actorId: null }],
      taken: ['participatiecoach', 'teammanager'].map((rol) => ({ soort: 'COLLEGA_TOEWIJZEN', adres: { rol, organisatie: 'NEDER_BETUWE', actorId: null } })),
    },
  ]);
  expect((await zaakRij(zaak.zaakId))?.status).toBe('VERVALLEN');
  expect((await timersVan(zaak.inwonerRef)).map(({ soort }) => soort)).not.toContain('overdracht.startdatum');
});

it('M-18 a recalled announcement of a move undoes what it dated, and its day passes without effect', async () => {
  const zaak = await nieuw('KP4');
  const verhuisd = invoer('inwoner.verhuisd', systeemTiel, '2025-10-06', { inwonerRef: zaak.inwonerRef, verloop: { naarGemeente: 'NEDER_BETUWE', per: '2025-11-01' } });
  await huis.stuur(verhuisd);
  const { feiten } = await huis.stuur(herroeping(zaak, verhuisd, HUB, 'inwoner'));
  expect(feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.inwoner.vertrek.ingetrokken.v1' }, adressen: [{ rol: 'werkcoach' }, aanCarla], situatie: { perioden: [{ vanaf: '2024-01-01', tot: null, gemeente: 'TIEL', participatiecoach: carla.actorId }] } }]);
  expect(await timersVan(zaak.inwonerRef)).toEqual([]);
});

it('M-17 a resident who left ends his case the same day, and may be registered anew after a gap', async () => {
  const zaak = await nieuw('KP3');
  await huis.stuur(naarKp4(zaak, '2025-10-06'));
  const weg = invoer('inwoner.uitgestroomd', systeemWerkzaak, '2025-10-10', { inwonerRef: zaak.inwonerRef, verloop: { soort: 'OVERLEDEN', per: '2025-10-09' } });
  const { feiten } = await huis.stuur(weg);
  expect(feiten.map(naamVan)).toEqual(['inwoner.vertrek.gemeld', 'overdracht.vervallen', 'inwoner.zaak.gesloten', 'inwoner.uitgestroomd']);
  expect(feiten[0]).toMatchObject({ adressen: [], situatie: { perioden: [{ tot: '2025-10-09' }] } });
  expect(feiten[3]).toMatchObject({ bericht: { data: { gemeente: 'TIEL', verloop: { soort: 'OVERLEDEN', per: '2025-10-09' } } }, adressen: [aanAnna, { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }] });
  expect((await huis.stuur(invoer('inwoner.uitgestroomd', systeemTiel, '2025-10-08', { inwonerRef: zaak.inwonerRef, verloop: { soort: 'OVERLEDEN', per: '2025-10-09' } }))).feiten).toEqual([]);
  const opnieuw = await huis.stuur(invoer('inwoner.geregistreerd', systeemTiel, '2026-01-05', { inwonerRef: zaak.inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2026-01-05' } }));
  expect(opnieuw.feiten[0]?.situatie?.perioden).toMatchObject([{ tot: '2025-10-09' }, { vanaf: '2026-01-05', tot: null, regie: 'TIEL', werkcoach: null }]);
});

it('two registers that disagree: the registration is refused and both organisations get the list, the same difference under the same id', async () => {
  const { inwonerRef } = await nieuw('KP3');
  const anders = (): InBericht => invoer('inwoner.geregistreerd', systeemTiel, '2025-10-06', { inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2025-10-01' } });
  const [eerste, tweede] = [await huis.stuur(anders()), await huis.stuur(anders())];
  expect(eerste.uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'OVERGANG_ONGELDIG' });
  expect(eerste.feiten).toMatchObject([
    {
      bericht: { type: 'nl.participatiewet.inwoner.verschil.gemeld.v1', source: HUB, data: { verloop: { verschillen: [{ veld: 'KLANTPROFIEL', bekend: 'KP3', opgegeven: 'KP4' }], opgegevenDoor: 'TIEL' } } },
      adressen: [aanAnna, { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }],
    },
  ]);
  expect(tweede.feiten[0]?.bericht.id).toBe(eerste.feiten[0]?.bericht.id);
});

it('M-14 a registration that repeats the profile is told when it says something new of contact data, once, and is erased when recalled', async () => {
  const { inwonerRef, zaakId } = await nieuw('KP3');
  const opnieuw = (telefoon: string): InBericht => invoer('inwoner.geregistreerd', systeemTiel, '2025-10-06', { inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: '2024-01-01' }, contact: { naam: 'Fictief', telefoon } });
  const berichten = ['0344 000000', '0344 000000', '0344 000001'].map(opnieuw);
  const verteld = [];
  for (const bericht of berichten) verteld.push((await huis.stuur(bericht)).feiten.map(naamVan));
  expect(verteld).toEqual([['inwoner.geregistreerd'], [], ['inwoner.geregistreerd']]);
  const bewaard = () => huis.bron.query<{ contact: object }[]>('SELECT contact FROM situatie WHERE inwoner_ref = $1', [inwonerRef]);
  expect(await bewaard()).toEqual([{ contact: { TIEL: berichten[2]?.bericht.data.contact } }]);
  await huis.stuur(herroeping({ inwonerRef, zaakId }, berichten[2] as InBericht, HUB, 'inwoner'));
  expect(await bewaard()).toEqual([{ contact: {} }]);
});

it('M-14 changed contact data are passed on sealed, and guidance by UWV is dated', async () => {
  const { inwonerRef } = await nieuw('KP3');
  const contact = invoer('inwoner.gewijzigd', systeemTiel, '2025-10-06', { inwonerRef, contact: { telefoon: '0344 000000' } });
  expect((await huis.stuur(contact)).feiten).toEqual([{ bericht: contact.bericht, adressen: [aanAnna, { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }] }]);
  const uwv = invoer('inwoner.gewijzigd', anna, '2025-10-06', { inwonerRef, verloop: { onderUwvBegeleiding: true } });
  expect((await huis.stuur(uwv)).feiten).toMatchObject([{ situatie: { perioden: [{ tot: '2025-10-06' }, { vanaf: '2025-10-06', onderUwvBegeleiding: true }] } }]);
});
