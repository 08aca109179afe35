import { randomUUID } from 'node:crypto';
import type { Uitkomst } from '#shared/contracts/intern';
import { isTelling, type Telling } from '#shared/contracts/telling';
import { uuid5 } from '#shared/messaging/codec';
import { GebeurdVerwerker } from '../feiten/gebeurd.verwerker';
import { bericht, HUB, Proefhub, TIEL, type Berichtwens } from '../testing/proefhub';

let hub: Proefhub;
let verwerker: GebeurdVerwerker;
beforeAll(async () => {
  hub = await Proefhub.start();
  verwerker = new GebeurdVerwerker({ ...hub, klok: hub.klok, partijen: hub.partijen, opslag: hub.opslag });
});
afterAll(() => hub.sluit());
beforeEach(() => hub.leeg('outbox'));

const meld = (wens: Berichtwens) => verwerker.verwerk({ soort: 'feit', feit: hub.feit(bericht(wens)) });
const verteld = async (): Promise<Telling[]> => (await hub.query<{ inhoud: string }>(`SELECT inhoud FROM outbox WHERE exchange = 'telling' ORDER BY volgnr`)).map(({ inhoud }) => JSON.parse(inhoud) as Telling);
const vanSoort = async (soort: string) => (await verteld()).filter((telling) => telling.soort === soort);
const zaak = () => ({ inwonerRef: randomUUID(), zaakId: randomUUID() });
const ingegaan = (datum: string, richting = 'KP3_NAAR_KP4') => ({ naam: 'overdracht.ingegaan', source: HUB, peildatum: datum, data: { verloop: { richting, vanOrganisatie: 'WERKZAAK', naarOrganisatie: 'TIEL', coach: 'tiel.pc.carla', datum, klantprofiel: 'KP4', definitieVersie: 'v2' } } }) as const;

it('a handover is told with the kind of its evidence, out of the seal, and nothing of the person, the case or the message', async () => {
  const deze = zaak();
  const { id } = bericht();
  await meld({ ...deze, id, data: { verloop: { richting: 'KP3_NAAR_KP4' }, contact: { naam: 'A. Voorbeeld' }, belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', dossierRef: 'dossier-12' } } } });
  await meld({ ...deze, ...ingegaan('2025-10-06') });
  const [telling, ...meer] = await vanSoort('overdrachten');
  expect(meer).toEqual([]);
  expect(telling).toEqual({ id: expect.any(String), soort: 'overdrachten', jaar: 2025, maand: 10, gemeente: 'TIEL', kenmerken: { richting: 'KP3_NAAR_KP4', definitie: 'v2', bewijs: 'ZORGPROFESSIONAL', persoon: 'EERSTE_IN_JAAR' } });
  const rijen = JSON.stringify(await hub.query(`SELECT * FROM outbox WHERE exchange = 'telling'`));
  for (const geheim of [deze.inwonerRef, deze.zaakId, id, 'wz.wc.anna', 'tiel.pc.carla', 'Voorbeeld', 'dossier-12', '2025-10-06T']) expect(rijen).not.toContain(geheim);
  expect(await hub.query(`SELECT traceparent FROM outbox WHERE exchange = 'telling' AND traceparent IS NOT NULL`)).toEqual([]);
});

it('the same fact again is the same count, also when more has happened since', async () => {
  const { inwonerRef, zaakId } = zaak();
  const eerste = { id: randomUUID(), inwonerRef, zaakId, ...ingegaan('2025-03-03') };
  await meld(eerste);
  await meld({ inwonerRef, zaakId: randomUUID(), ...ingegaan('2025-09-01') });
  await meld(eerste);
  const ids = (await vanSoort('overdrachten')).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(2);
});

it('a person is counted once a year in each direction', async () => {
  const { inwonerRef } = zaak();
  for (const [datum, richting] of [['2024-03-04', 'KP3_NAAR_KP4'], ['2024-06-03', 'KP4_NAAR_KP3'], ['2024-11-04', 'KP3_NAAR_KP4'], ['2025-02-03', 'KP3_NAAR_KP4']] as const) await meld({ inwonerRef, zaakId: randomUUID(), ...ingegaan(datum, richting) });
  expect((await vanSoort('overdrachten')).map(({ jaar, kenmerken }) => [jaar, kenmerken['persoon']])).toEqual([[2024, 'EERSTE_IN_JAAR'], [2024, 'EERSTE_IN_JAAR'], [2024, 'HERHALING'], [2025, 'EERSTE_IN_JAAR']]);
});

it('a driegesprek that is offered twice in one case is offered once', async () => {
  const deze = zaak();
  const aanbod = () => meld({ ...deze, naam: 'overdracht.driegesprek.aangeboden', data: { verloop: { datum: '2025-10-06' } } });
  await aanbod();
  await aanbod();
  expect(new Set((await vanSoort('driegesprekken')).map(({ id }) => id)).size).toBe(1);
});

it('an answer is held against the norm by the days on which the hub heard', async () => {
  const deze = zaak();
  hub.klok.zet('2025-10-06T09:00:00+02:00');
  await meld(deze);
  await hub.query(`UPDATE feit SET klok_dag = '2025-09-29' WHERE zaak_id = $1`, [deze.zaakId]);
  await meld({ ...deze, naam: 'overdracht.geaccepteerd', source: TIEL });
  expect((await vanSoort('doorlooptijden')).map(({ kenmerken }) => kenmerken)).toEqual([{ stap: 'REACTIE_OP_VOORSTEL', duur: 'BINNEN_NORM' }]);
});

it('an alert and what became of it are told with the kind of sanction, out of the seal, and nothing else of it', async () => {
  const deze = zaak();
  await meld({ ...deze, naam: 'boete.overwogen', data: { verloop: { overwegingsDatum: '2025-10-06' }, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-09-08', kanaal: 'FYSIEK' }] } } });
  await meld({ ...deze, naam: 'boete.reactie', source: TIEL, data: { verloop: { reactie: 'INTERVENIEERT' } } });
  expect((await vanSoort('alerts')).map(({ kenmerken }) => kenmerken)).toEqual([{ gebeurtenis: 'OVERWOGEN', sanctie: 'VERLAGING' }, { gebeurtenis: 'INTERVENIEERT', sanctie: 'VERLAGING' }]);
  expect(JSON.stringify(await verteld())).not.toMatch(/ARBEIDSVERPLICHTING|2025-09-08/);
});

it('an outcome that no alert went before is told without a kind of sanction', async () => {
  await meld({ ...zaak(), naam: 'boete.uitkomst', data: { verloop: {}, handhaving: { uitkomst: 'VERLAGING', besluitDatum: '2025-10-06' } } });
  expect((await vanSoort('alerts')).map(({ kenmerken }) => kenmerken)).toEqual([{ gebeurtenis: 'UITKOMST_ZONDER_ALERT', sanctie: 'ONBEKEND' }]);
});

it('a talk with income is told with its reason, out of the seal, and nothing of how to reach the resident', async () => {
  await meld({ ...zaak(), naam: 'inkomensgesprek.verzocht', data: { verloop: { kanaalwens: 'FYSIEK' }, contact: { redencode: 'TAALBARRIERE', naam: 'A. Voorbeeld', taal: 'Arabisch' } } });
  expect((await vanSoort('redenen')).map(({ kenmerken }) => kenmerken)).toEqual([{ verzoek: 'INKOMENSGESPREK', reden: 'TAALBARRIERE' }]);
  expect(JSON.stringify(await verteld())).not.toMatch(/Voorbeeld|Arabisch/);
});

describe('a decision', () => {
  const beslis = async (uitkomst: Uitkomst) => {
    const open = bericht();
    await hub.journaal(open);
    const retour = { antwoordOp: { source: open.source, id: open.id }, uitkomst };
    await verwerker.verwerk({ soort: 'retour', context: 'overdracht', retour });
    await verwerker.verwerk({ soort: 'retour', context: 'overdracht', retour });
    return (await verteld()).map(({ soort, kenmerken }) => [soort, kenmerken['code'], kenmerken['type']]);
  };
  const TYPE = 'nl.participatiewet.overdracht.voorgesteld.v1';

  it('that refuses is counted by its rule, once', async () => expect(await beslis({ status: 'AFGEKEURD', code: 'DEFINITIE_KP4', afwijkingen: [] })).toEqual([['weigeringen', 'DEFINITIE_KP4', TYPE]]));
  it('that departs from an agreement is counted by each departure', async () => {
    expect(await beslis({ status: 'VERWERKT', afwijkingen: ['GROND_NIET_IN_BELEID', 'AL_BESLOTEN'] })).toEqual([['afwijkingen', 'GROND_NIET_IN_BELEID', TYPE], ['afwijkingen', 'AL_BESLOTEN', TYPE]]);
  });
  it('that waits, or is as it should be, is not', async () => {
    expect(await beslis({ status: 'WACHT_OP', wachtOp: TYPE, afwijkingen: [] })).toEqual([]);
    expect(await beslis({ status: 'VERWERKT', afwijkingen: [] })).toEqual([]);
  });
});

describe('who is in klantprofiel 3 because of the definition (R-175)', () => {
  const terug = { weg: 'TERUG_UIT_KP4', definitie: 'v2' } as const;
  const gebleven = { weg: 'GEBLEVEN_IN_KP3', definitie: 'v2' } as const;
  const keertTerug = (inwonerRef: string, datum: string) => {
    const open = bericht({ inwonerRef, zaakId: randomUUID(), ...ingegaan(datum, 'KP4_NAAR_KP3') });
    return verwerker.verwerk({ soort: 'feit', feit: hub.feit(open, { doorDefinitie: terug }) });
  };
  const blijft = async (inwonerRef: string, rest: Partial<Uitkomst> = { doorDefinitie: gebleven }) => {
    const open = bericht({ inwonerRef, zaakId: randomUUID() });
    await hub.journaal(open);
    await verwerker.verwerk({ soort: 'retour', context: 'overdracht', retour: { antwoordOp: { source: open.source, id: open.id }, uitkomst: { status: 'AFGEKEURD', code: 'DEFINITIE_KP4', afwijkingen: [], ...rest } } });
    return open;
  };
  const uniek = async () => new Map((await vanSoort('definitie')).map((een) => [een.id, een]));

  it('is told by how that came, with nothing of the person or the message', async () => {
    hub.klok.zet('2025-10-06T09:00:00+02:00');
    const [een, ander] = [randomUUID(), randomUUID()];
    await keertTerug(een, '2025-04-01');
    const { id } = await blijft(ander);
    expect(await vanSoort('definitie')).toEqual([
      { id: expect.any(String), soort: 'definitie', jaar: 2025, maand: 4, gemeente: 'TIEL', kenmerken: terug },
      { id: expect.any(String), soort: 'definitie', jaar: 2025, maand: 10, gemeente: 'TIEL', kenmerken: gebleven },
    ]);
    for (const geheim of [een, ander, id]) expect(JSON.stringify(await verteld())).not.toContain(geheim);
  });

  it('is one person a year, however often and in whichever way it is told', async () => {
    hub.klok.zet('2025-10-06T09:00:00+02:00');
    const [een, ander] = [randomUUID(), randomUUID()];
    await keertTerug(een, '2025-04-01');
    await blijft(een);
    await blijft(een);
    expect((await uniek()).size).toBe(1);
    await blijft(ander);
    hub.klok.zet('2026-02-02T09:00:00+01:00');
    await blijft(een);
    expect([...(await uniek()).values()].map(({ jaar }) => jaar)).toEqual([2025, 2025, 2026]);
  });

  it('cannot be traced to a resident by whoever knows his reference and reads the counts', async () => {
    hub.klok.zet('2025-10-06T09:00:00+02:00');
    const een = randomUUID();
    await keertTerug(een, '2025-04-01');
    const [{ id } = { id: '' }] = await vanSoort('definitie');
    const geraden = [[een], [een, '2025'], [een, '2025', terug.weg], ['schakel.telling', een, '2025']].map((delen) => uuid5(['telling', 'definitie', ...delen, ''].join('|')));
    expect(geraden).not.toContain(id);
    await blijft(een);
    expect(new Set((await vanSoort('definitie')).map((telling) => telling.id))).toEqual(new Set([id]));
  });

  it('is not told of a refusal for another reason, and that it was is not kept with the message nor told to its sender', async () => {
    await blijft(randomUUID(), {});
    expect(await vanSoort('definitie')).toEqual([]);
    const { id } = await blijft(randomUUID());
    expect(await hub.query('SELECT uitkomst FROM bericht WHERE id = $1', [id])).toEqual([{ uitkomst: { status: 'AFGEKEURD', code: 'DEFINITIE_KP4', afwijkingen: [] } }]);
    expect(JSON.stringify(await hub.query('SELECT inhoud FROM levering'))).not.toMatch(/GEBLEVEN_IN_KP3|TERUG_UIT_KP4/);
    expect(JSON.stringify(await hub.query('SELECT inhoud FROM feit'))).not.toMatch(/doorDefinitie|TERUG_UIT_KP4/);
  });
});

it('a seal that does not open keeps no handover from being handled and counted', async () => {
  const deze = zaak();
  const open = hub.feit(bericht({ ...deze, data: { verloop: { richting: 'KP3_NAAR_KP4' }, belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL' } } } }));
  const { belastbaarheid } = open.bericht.data;
  const kapot = { ...open, bericht: { ...open.bericht, data: { ...open.bericht.data, belastbaarheid: { ...belastbaarheid, merk: Buffer.alloc(16).toString('base64') } as never } } };
  await verwerker.verwerk({ soort: 'feit', feit: kapot });
  await meld({ ...deze, ...ingegaan('2025-10-06') });
  expect((await vanSoort('overdrachten')).map(({ kenmerken }) => kenmerken['bewijs'])).toEqual(['OVERIG']);
  for (const telling of await verteld()) expect(isTelling(telling, telling.soort)).toBe(true);
});
