import { randomUUID } from 'node:crypto';
import type { InBericht, VraagContext } from '#shared/contracts/intern';
import { anna, carla, systeemTiel, systeemWerkzaak } from '#shared/testing/proefhuis';
import { OverdrachtLezer } from './persistence/overdracht.lezer';
import { openHandoverhuis, type Handoverhuis } from './testing/handoverhuis';

let huis: Handoverhuis['huis'];
let invoer: Handoverhuis['invoer'];
beforeAll(async () => {
  ({ huis, invoer } = await openHandoverhuis());
}, 60_000);
afterAll(() => huis.databank.weg());

/** A resident of Tiel in KP4 with carla. */
const nieuweInwoner = async (sinds = '2024-01-01'): Promise<string> => {
  const inwonerRef = randomUUID();
  const feiten = { schaal: 'KP', klantprofiel: 'KP4', sinds };
  await huis.stuur(invoer('inwoner.geregistreerd', systeemWerkzaak, '2025-01-06', { inwonerRef, verloop: feiten, contact: { naam: 'Fictief' } }));
  await huis.stuur(invoer('inwoner.coach.toegewezen', carla, '2025-01-06', { inwonerRef, verloop: { coach: carla.actorId, rol: carla.rol, vanaf: '2024-01-01' } }));
  return inwonerRef;
};

const formulierKp3 = { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', arbeidsvermogen: true, gemotiveerd: true };
const deeltijd = { onderbouwing: { type: 'DEELTIJDWERK', urenPerWeek: 12, sinds: '2025-01-13' } };

const voorstel = (zaak: { inwonerRef: string; zaakId: string }): InBericht =>
  invoer('overdracht.voorgesteld', carla, '2025-03-10', {
    ...zaak,
    verloop: { richting: 'KP4_NAAR_KP3', voorgesteldeStartdatum: '2025-04-01', beoogdeCoach: anna.actorId, inwonerVoorgelichtOp: '2025-03-07' },
    contact: { naam: 'Fictief' },
    formulier: formulierKp3,
  });
const onderbouwd = (zaak: { inwonerRef: string; zaakId: string }): InBericht =>
  invoer('overdracht.onderbouwd', carla, '2025-03-10', { ...zaak, belastbaarheid: deeltijd });
const acceptatie = (zaak: { inwonerRef: string; zaakId: string }, op = '2025-03-12'): InBericht =>
  invoer('overdracht.geaccepteerd', anna, op, { ...zaak, verloop: { nieuweCoach: anna.actorId, startdatum: '2025-04-01', afgestemdOp: op } });

const nieuweZaak = async (): Promise<{ inwonerRef: string; zaakId: string }> => ({ inwonerRef: await nieuweInwoner(), zaakId: randomUUID() });
const statusVan = async (zaakId: string): Promise<unknown> => (await huis.bron.query<{ status: string }[]>('SELECT status FROM overdracht WHERE zaak_id = $1', [zaakId]))[0]?.status;
const timerVan = async (zaakId: string) => (await huis.bron.query<{ vervalt_op: Date; bericht: InBericht['bericht'] }[]>('SELECT vervalt_op, bericht FROM timer WHERE sleutel = $1', [zaakId]))[0];

it('S-01 passes on the proposal sealed as it came, to the intended coach, with ten working days to answer', async () => {
  const invoer = voorstel(await nieuweZaak());
  const { uitkomst, feiten } = await huis.stuur(invoer);
  expect(uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], beleid: { id: 'definitie-kp4', versie: 'v2' }, letOp: [expect.stringContaining('plan van aanpak')] });
  expect(feiten).toEqual([{ bericht: invoer.bericht, adressen: [{ rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: anna.actorId }], uiterlijk: '2025-03-24', herinnerOp: ['2025-03-17'] }]);
});

it('S-01 changes the regie on the start date, and until then leaves it with the gemeente', async () => {
  const zaak = await nieuweZaak();
  await huis.stuur(voorstel(zaak));
  await huis.stuur(onderbouwd(zaak));
  const geaccepteerd = await huis.stuur(acceptatie(zaak));
  expect(geaccepteerd.uitkomst).toMatchObject({ status: 'VERWERKT', beleid: { id: 'onderbouwing-kp4-naar-kp3', versie: 'v1' } });
  expect(geaccepteerd.feiten).toMatchObject([{ taakAf: true, bericht: { type: 'nl.participatiewet.overdracht.geaccepteerd.v1' } }]);
  expect(await statusVan(zaak.zaakId)).toBe('GEACCEPTEERD');

  const timer = await timerVan(zaak.zaakId);
  expect(timer?.vervalt_op.toISOString()).toBe('2025-03-31T22:00:00.000Z');
  const gevuurd: InBericht = { bericht: timer!.bericht, stempel: { ...acceptatie(zaak).stempel, klok: '2025-03-31T22:00:00Z' } };
  const { feiten } = await huis.stuur(gevuurd);
  expect(feiten.map(({ bericht }) => [bericht.type, bericht.source, bericht.data.verloop])).toEqual([
    [
      'nl.participatiewet.overdracht.ingegaan.v1',
      'urn:nld:oin:00000099000000009000:systeem:schakel',
      { richting: 'KP4_NAAR_KP3', vanOrganisatie: 'TIEL', naarOrganisatie: 'WERKZAAK', coach: anna.actorId, datum: '2025-04-01', klantprofiel: 'KP3', definitieVersie: 'v2' },
    ],
    ['nl.participatiewet.regie.gewijzigd.v1', 'urn:nld:oin:00000099000000009000:systeem:schakel', { organisatie: 'WERKZAAK', coach: anna.actorId, vanaf: '2025-04-01' }],
  ]);
  expect(feiten[0]?.situatie).toMatchObject({
    versie: 3,
    perioden: [
      { vanaf: '2024-01-01', tot: '2025-04-01', klantprofiel: 'KP4', regie: 'TIEL', participatiecoach: carla.actorId, werkcoach: null },
      { vanaf: '2025-04-01', tot: null, klantprofiel: 'KP3', regie: 'WERKZAAK', participatiecoach: null, werkcoach: anna.actorId },
    ],
  });
  expect(await statusVan(zaak.zaakId)).toBe('INGEGAAN');
});

describe('R-175 what the definition changed is stated to be counted', () => {
  const terug = async (sinds: string) => {
    const zaak = { inwonerRef: await nieuweInwoner(sinds), zaakId: randomUUID() };
    await huis.stuur(voorstel(zaak));
    await huis.stuur(onderbouwd(zaak));
    const { feiten } = await huis.stuur(acceptatie(zaak, '2025-04-01'));
    return feiten.filter(({ bericht }) => bericht.type.endsWith('overdracht.ingegaan.v1')).map(({ doorDefinitie }) => doorDefinitie);
  };

  it('of who goes to klantprofiel 3 and came into klantprofiel 4 by another definition, and of nobody else', async () => {
    expect(await terug('2019-05-01')).toEqual([{ weg: 'TERUG_UIT_KP4', definitie: 'v2' }]);
    expect(await terug('2024-01-01')).toEqual([undefined]);
  });

  it('of a proposal to klantprofiel 4 that the definition before would have let through', async () => {
    const weigering = async (maanden: number) => {
      const inwonerRef = randomUUID();
      await huis.stuur(invoer('inwoner.geregistreerd', systeemWerkzaak, '2025-01-06', { inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP3', sinds: '2024-01-01' }, contact: { naam: 'Fictief' } }));
      await huis.stuur(invoer('inwoner.coach.toegewezen', anna, '2025-01-06', { inwonerRef, verloop: { coach: anna.actorId, rol: anna.rol, vanaf: '2024-01-01' } }));
      const perspectief = { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden, baatBijParticipatiecoach: true };
      return (await huis.stuur(invoer('overdracht.voorgesteld', anna, '2025-02-03', {
        inwonerRef, zaakId: randomUUID(), verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-03-03', inwonerGeraadpleegdOp: '2025-01-30' }, contact: { naam: 'Fictief' },
        formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', perspectief },
      }))).uitkomst;
    };
    expect(await weigering(30)).toMatchObject({ status: 'AFGEKEURD', code: 'DEFINITIE_KP4', doorDefinitie: { weg: 'GEBLEVEN_IN_KP3', definitie: 'v2' } });
    expect(await weigering(24)).toEqual({ status: 'AFGEKEURD', code: 'DEFINITIE_KP4', afwijkingen: [], beleid: { id: 'definitie-kp4', versie: 'v2' } });
  });
});

it('X-1 answers the same message again with the same outcome, and has one effect', async () => {
  const zaak = await nieuweZaak();
  const invoer = voorstel(zaak);
  const eerste = await huis.stuur(invoer);
  const tweede = await huis.stuur(invoer);
  expect(tweede.uitkomst).toEqual(eerste.uitkomst);
  expect([eerste.feiten.length, tweede.feiten.length]).toEqual([1, 0]);
});

it('X-2 an acceptance before its proposal waits visibly and is applied right after it', async () => {
  const zaak = await nieuweZaak();
  const vroeg = acceptatie(zaak);
  const { uitkomst, feiten } = await huis.stuur(vroeg);
  expect([uitkomst, feiten]).toEqual([{ status: 'WACHT_OP', wachtOp: 'nl.participatiewet.overdracht.voorgesteld.v1', afwijkingen: [] }, []]);
  const metBewijs = voorstel(zaak);
  const { belastbaarheid } = onderbouwd(zaak).bericht.data;
  const { retouren } = await huis.stuur({ ...metBewijs, bericht: { ...metBewijs.bericht, data: { ...metBewijs.bericht.data, ...(belastbaarheid ? { belastbaarheid } : {}) } } });
  expect(retouren.find(({ antwoordOp }) => antwoordOp.id === vroeg.bericht.id)?.uitkomst).toMatchObject({ status: 'VERWERKT' });
  expect(await statusVan(zaak.zaakId)).toBe('GEACCEPTEERD');
});

it('X-2 refuses the zaakId of another resident, and leaves that case alone', async () => {
  const zaak = await nieuweZaak();
  await huis.stuur(voorstel(zaak));
  const ander = await nieuweInwoner();
  const { uitkomst } = await huis.stuur(voorstel({ inwonerRef: ander, zaakId: zaak.zaakId }));
  expect([uitkomst.code, await statusVan(zaak.zaakId)]).toEqual(['ZAAK_ONBEKEND', 'VOORGESTELD']);
});

it('refuses a second open case of the same resident', async () => {
  const zaak = await nieuweZaak();
  await huis.stuur(voorstel(zaak));
  expect((await huis.stuur(voorstel({ ...zaak, zaakId: randomUUID() }))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'OVERGANG_ONGELDIG' });
});

it('S-02 names the agreement behind a refusal', async () => {
  const zaak = await nieuweZaak();
  await huis.stuur(voorstel(zaak));
  await huis.stuur(onderbouwd(zaak));
  expect((await huis.stuur(acceptatie(zaak, '2025-01-20'))).uitkomst).toEqual({
    status: 'AFGEKEURD', code: 'ONDERBOUWING_ONVOLDOENDE', afwijkingen: [], beleid: { id: 'onderbouwing-kp4-naar-kp3', versie: 'v0' },
  });
});

it('withdrawing an accepted handover removes its timer', async () => {
  const zaak = await nieuweZaak();
  for (const invoer of [voorstel(zaak), onderbouwd(zaak), acceptatie(zaak)]) await huis.stuur(invoer);
  expect(await timerVan(zaak.zaakId)).toBeDefined();
  await huis.stuur(invoer('overdracht.ingetrokken', carla, '2025-03-14', { ...zaak, verloop: { redencode: 'VERGISSING' } }));
  expect(await timerVan(zaak.zaakId)).toBeUndefined();
});

it('a proposal that came back says why, until it is made again', async () => {
  const zaak = await nieuweZaak();
  const antwoordVan = async () => (await huis.bron.query<{ antwoord: unknown }[]>('SELECT antwoord FROM overdracht WHERE zaak_id = $1', [zaak.zaakId]))[0]?.antwoord;
  await huis.stuur(voorstel(zaak));
  expect(await antwoordVan()).toBeNull();
  await huis.stuur(invoer('overdracht.teruggestuurd', anna, '2025-03-14', { ...zaak, verloop: { redencode: 'FORMULIER_ONVOLLEDIG', ontbrekend: ['PLAN_VAN_AANPAK'] } }));
  expect([await statusVan(zaak.zaakId), await antwoordVan()]).toEqual(['TERUGGESTUURD', { redencode: 'FORMULIER_ONVOLLEDIG', ontbrekend: ['PLAN_VAN_AANPAK'] }]);
  await huis.stuur(voorstel(zaak));
  expect([await statusVan(zaak.zaakId), await antwoordVan()]).toEqual(['VOORGESTELD', null]);
});

it('a message of the hub is not taken from a party', async () => {
  const zaak = await nieuweZaak();
  for (const invoer of [voorstel(zaak), onderbouwd(zaak), acceptatie(zaak)]) await huis.stuur(invoer);
  const vals = invoer('overdracht.startdatum.bereikt', anna, '2025-04-01', { ...zaak, verloop: { datum: '2025-04-01' } });
  expect((await huis.stuur(vals)).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
  expect(await statusVan(zaak.zaakId)).toBe('GEACCEPTEERD');
});

it('the log of decisions and the tables hold no value of a sealed section', async () => {
  const zaak = await nieuweZaak();
  for (const invoer of [voorstel(zaak), onderbouwd(zaak), acceptatie(zaak)]) await huis.stuur(invoer);
  const rijen = await huis.bron.query<{ tekst: string }[]>(
    'SELECT o::text AS tekst FROM overdracht o UNION ALL SELECT l::text FROM logboek l UNION ALL SELECT t::text FROM timer t UNION ALL SELECT u.inhoud FROM outbox u',
  );
  expect(rijen.length).toBeGreaterThan(10);
  for (const { tekst } of rijen) expect(tekst).not.toMatch(/Fictief|DEELTIJDWERK|ARBEIDSBEMIDDELING/);
});

it('a preview says what would happen and keeps nothing', async () => {
  const zaak = await nieuweZaak();
  const { uitkomst, feiten } = await huis.runner.proef(voorstel(zaak));
  expect([uitkomst.status, feiten.length]).toEqual(['VERWERKT', 1]);
  expect(await statusVan(zaak.zaakId)).toBeUndefined();
});

describe('reading', () => {
  const context = (rol: VraagContext['rol'], ...gemeenten: string[]): VraagContext => ({ aansluiting: 'x', actorId: 'x.y', namens: [], rol, gemeenten, doel: 'OVERDRACHT', klok: '2025-03-12T09:00:00Z' });

  it('S-12 a case exists for the coaches of its gemeente and for nobody else', async () => {
    const zaak = await nieuweZaak();
    await huis.stuur(voorstel(zaak));
    const lezer = new OverdrachtLezer(await huis.databank.bron('lees'));
    expect(await lezer.een(context('participatiecoach', 'TIEL'), zaak.zaakId)).toMatchObject({
      zaakId: zaak.zaakId,
      verloop: { status: 'VOORGESTELD', onderbouwing: 'ONTBREEKT', voorgesteldeStartdatum: '2025-04-01' },
      indiener: { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId },
      ontvanger: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: anna.actorId },
    });
    expect(await lezer.een(context('participatiecoach', 'NEDER_BETUWE'), zaak.zaakId)).toBeNull();
    expect(await lezer.een(context('inkomensconsulent', 'TIEL'), zaak.zaakId)).toBeNull();
    expect(await lezer.een(context('werkcoach'), zaak.zaakId)).toBeNull();
  });

  it('gives the cases page by page, each once', async () => {
    const lezer = new OverdrachtLezer(await huis.databank.bron('lees'));
    const wie = context('werkcoach', 'TIEL', 'NEDER_BETUWE');
    const alle = (await lezer.lijst(wie, { limiet: 100 })).map(({ zaakId }) => zaakId);
    const eerste = await lezer.lijst(wie, { limiet: 2 });
    const tweede = await lezer.lijst(wie, { na: eerste.at(-1)?.zaakId, limiet: 100 });
    expect([...eerste, ...tweede].map(({ zaakId }) => zaakId)).toEqual(alle);
  });
});

it('registering a resident twice with the same facts answers with the same reference and tells nobody again', async () => {
  const inwonerRef = randomUUID();
  const registratie = (): InBericht =>
    invoer('inwoner.geregistreerd', systeemTiel, '2025-01-06', {
      inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2024-01-01' },
    });
  const eerste = await huis.stuur(registratie());
  expect(eerste.uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], antwoord: { inwonerRef } });
  expect(eerste.feiten).toMatchObject([{ situatie: { inwonerRef, versie: 1 } }]);
  const tweede = await huis.stuur(registratie());
  expect([tweede.uitkomst, tweede.feiten]).toEqual([eerste.uitkomst, []]);
});
