import { randomUUID } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import type { Adres } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { GebeurdVerwerker } from '../feiten/gebeurd.verwerker';
import { verwerkRetour } from '../feiten/retour';
import { ANNA, bericht, CARLA, HUB, periode, TIEL, WERK, type Berichtwens, type Proefhub } from '../testing/proefhub';
import { Proeflevering } from '../testing/proeflevering';

const KANARIE = 'Zebrapad-kanarie-4711';

let proef: Proeflevering;
let hub: Proefhub;
beforeAll(async () => {
  proef = await Proeflevering.start();
  hub = proef.hub;
});
afterAll(() => hub.sluit());
beforeEach(() => proef.vernieuw());

/** Handed over to carla; anna was the coach until then. */
const overgedragen = async (rest: object = {}): Promise<string> => {
  const inwonerRef = randomUUID();
  await hub.zetSituatie(inwonerRef, periode({ tot: dag('2025-09-01') }), periode({ vanaf: dag('2025-09-01'), klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla', ...rest }));
  return inwonerRef;
};
const stel = async (wens: Berichtwens, ...adressen: Adres[]): Promise<Bericht> => {
  const een = bericht({ ...wens, naam: `verstrekking.${wens.naam}`, data: { doel: 'PARTICIPATIEBEGELEIDING', ...wens.data } });
  await hub.verwerkFeit(hub.feit(een, { adressen }));
  return een;
};
const lijst = async (aansluiting: string) => (await hub.leveringen.lijst(aansluiting, 0, 100)).map(({ bericht: { data } }) => data as Partial<Bericht['data']>);
const ZIJN_SYSTEEM = 'gemeente-tiel.regie';
const HAAR_SYSTEEM = 'werkzaak.werk';

describe('what is asked and given in a verstrekking', () => {
  const VRAAG = { verloop: { gevraagd: { uren: true }, noodzaak: 'DAGBESTEDING' }, belastbaarheid: { toelichting: KANARIE } };

  it('reaches the coach from before the handover who is asked, until it is answered, and in that case only', async () => {
    const [inwonerRef, zaakId] = [await overgedragen(), randomUUID()];
    await stel({ naam: 'gevraagd', source: TIEL, inwonerRef, zaakId, data: VRAAG }, ANNA);
    await stel({ naam: 'gegeven', source: TIEL, inwonerRef, zaakId: randomUUID(), data: { verloop: { noodzaak: 'DAGBESTEDING' }, belastbaarheid: { beoordelingsdatum: '2025-08-20', urenBeschikbaar: 8 } } }, ANNA);
    await hub.verwerkFeit(hub.feit(bericht({ naam: 'ontheffing.verleend', source: TIEL, inwonerRef, data: { doel: 'ONTHEFFING', verloop: { scope: ['a'] } } }), { adressen: [ANNA] }));
    expect(await lijst(HAAR_SYSTEEM)).toEqual([expect.objectContaining({ zaakId, belastbaarheid: { toelichting: KANARIE } }), {}, {}]);
    await stel({ naam: 'beantwoord', inwonerRef, zaakId, data: { verloop: { antwoord: 'NIET_NODIG' } } }, CARLA);
    expect(await lijst(HAAR_SYSTEEM)).toEqual([{}, {}, {}]);
    expect(await lijst(ZIJN_SYSTEEM)).toEqual([expect.objectContaining({ zaakId, verloop: { antwoord: 'NIET_NODIG' } })]);
  });

  it('given unasked is for the coach of today, and no longer for who was coach when it came', async () => {
    const inwonerRef = await overgedragen();
    await stel({ naam: 'gegeven', inwonerRef, zaakId: randomUUID(), data: { verloop: { noodzaak: 'DAGBESTEDING' }, belastbaarheid: { beoordelingsdatum: '2025-08-20', urenBeschikbaar: 8 } } }, CARLA);
    expect(await lijst(ZIJN_SYSTEEM)).toMatchObject([{ belastbaarheid: { urenBeschikbaar: 8 } }]);
    await hub.zetSituatie(inwonerRef, periode({ klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.fenna' }));
    expect(await lijst(ZIJN_SYSTEEM)).toEqual([{}]);
  });

  it('goes to nobody before the agreement allows it, whatever the message says of the need', async () => {
    hub.klok.zet('2025-03-03T09:00:00+01:00');
    const inwonerRef = randomUUID();
    await hub.zetSituatie(inwonerRef, periode({ klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla' }));
    await stel({ naam: 'gegeven', inwonerRef, zaakId: randomUUID(), data: { verloop: { noodzaak: 'DAGBESTEDING' }, belastbaarheid: { beoordelingsdatum: '2025-02-20', urenBeschikbaar: 8 } } }, CARLA);
    const [zicht] = await lijst(ZIJN_SYSTEEM);
    expect(zicht).toMatchObject({ verloop: { noodzaak: 'DAGBESTEDING' } });
    expect(zicht).not.toHaveProperty('belastbaarheid');
  });

  it('is told to no connection of another role', async () => {
    await stel({ naam: 'gevraagd', source: TIEL, inwonerRef: await overgedragen(), zaakId: randomUUID(), data: VRAAG }, ANNA, { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' });
    expect(await hub.query('SELECT DISTINCT aansluiting FROM levering')).toEqual([{ aansluiting: HAAR_SYSTEEM }]);
  });
});

describe('medical content', () => {
  const klaargezet = async () => {
    const [inwonerRef, zaakId] = [await overgedragen(), randomUUID()];
    await stel({ naam: 'bijzonder.verzocht', inwonerRef, zaakId, data: { doel: 'MEDISCHE_UITZONDERING', verloop: { verzoeker: 'INWONER' } } }, ANNA);
    const een = bericht({ naam: 'verstrekking.bijzonder.klaargezet', source: WERK, inwonerRef, zaakId, data: { doel: 'MEDISCHE_UITZONDERING', verloop: { laatsteDag: dag('2025-11-19') }, medisch: { conclusie: KANARIE } } });
    await hub.journaal(een);
    return { een, inhoud: (await hub.inJournaal(een)).data.medisch?.inhoud ?? '' };
  };
  const schik = ({ source, id }: Bericht, status: 'VERWERKT' | 'AFGEKEURD' | 'WACHT_OP') =>
    hub.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source, id }, uitkomst: { status, afwijkingen: [], ...(status === 'AFGEKEURD' ? { code: 'VERKLARING_ONTBREEKT' } : {}) } }, 'verstrekking', hub.partijen));

  it.each(['VERWERKT', 'AFGEKEURD'] as const)('is in no table of the gateway once its message is %s, and a tombstone says that it went', async (uitkomst) => {
    const { een, inhoud } = await klaargezet();
    await schik(een, 'WACHT_OP');
    expect(await hub.alles()).toContain(inhoud);
    await schik(een, uitkomst);
    const alles = await hub.alles();
    expect([alles.includes(inhoud), alles.includes(KANARIE)]).toEqual([false, false]);
    expect((await hub.inJournaal(een)).data).toMatchObject({ zaakId: een.data.zaakId, verloop: { laatsteDag: '2025-11-19' }, afzender: { actorId: 'wz.wc.anna' } });
    const [steen] = await hub.query<{ wissing: unknown }>(`SELECT inhoud -> 'wissing' AS wissing FROM logboek WHERE soort = 'WISSING' AND zaak_id = $1`, [een.data.zaakId]);
    expect(steen?.wissing).toMatchObject({ wat: 'bericht.medisch', grond: 'D-27', merk: expect.stringMatching(/^[\w-]{43}$/) as string });
  });

  it('is announced to the participatiecoach who may read it and never delivered, not even when its owner would pass it on', async () => {
    const { een, inhoud } = await klaargezet();
    await schik(een, 'VERWERKT');
    const verwerker = new GebeurdVerwerker({ ...hub, klok: hub.klok, partijen: hub.partijen, opslag: hub.opslag, herkansingenMs: [] });
    const feit = hub.feit({ ...een, data: { ...een.data, medisch: { conclusie: KANARIE } } }, { adressen: [CARLA] });
    await verwerker.verwerk({ soort: 'feit', feit });
    // Set apart, because it names no resident that the database takes: the content does not lie there either.
    await verwerker.verwerk({ soort: 'feit', feit: { ...feit, bericht: { ...feit.bericht, id: randomUUID() }, situatie: { inwonerRef: 'geen uuid', versie: 1, perioden: [] } } });
    const alles = await hub.alles();
    expect([inhoud, feit.bericht.data.medisch?.inhoud ?? ''].filter((een) => alles.includes(een))).toEqual([]);
    expect(await hub.query('SELECT soort FROM wachtend')).toHaveLength(1);
    expect(await lijst(ZIJN_SYSTEEM)).toEqual([expect.objectContaining({ zaakId: een.data.zaakId, verloop: { laatsteDag: '2025-11-19' } })]);
    expect(JSON.stringify([...(await lijst(ZIJN_SYSTEEM)), ...(await lijst(HAAR_SYSTEEM))])).not.toMatch(/medisch|conclusie|Zebrapad/);
    const [mail] = await hub.query<{ inhoud: string }>(`SELECT inhoud FROM outbox WHERE type = 'taak.mail' ORDER BY volgnr DESC LIMIT 1`);
    expect(JSON.parse(mail?.inhoud ?? '{}')).toMatchObject({ soort: 'INFORMATIE_KLAAR', actorId: 'tiel.pc.carla' });
  });

  it('keeps its task with the person the resident named when somebody else becomes the coach', async () => {
    const { een } = await klaargezet();
    await hub.verwerkFeit(hub.feit({ ...een, data: { ...een.data, verloop: {} } }, { adressen: [CARLA] }));
    await hub.verwerkFeit(hub.feit(bericht({ naam: 'inwoner.coach.toegewezen', source: HUB, inwonerRef: een.data.inwonerRef ?? '', data: { verloop: { rol: 'participatiecoach', coach: 'tiel.pc.fenna', vanaf: '2025-10-06' } } })));
    expect(await hub.query(`SELECT soort, actor_id FROM taak WHERE zaak_id = $1 AND soort = 'INFORMATIE_KLAAR' AND afgehandeld_op IS NULL`, [een.data.zaakId])).toEqual([{ soort: 'INFORMATIE_KLAAR', actor_id: 'tiel.pc.carla' }]);
  });
});
