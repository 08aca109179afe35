import { randomUUID } from 'node:crypto';
import type { MailOpdracht, TaakAfOpdracht, Taakopdracht } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { ANNA, bericht, BERT, CARLA, HUB, periode, Proefhub, TEAM_TIEL, TIEL } from '../testing/proefhub';
import { vinkTaakAf } from './taken';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());
beforeEach(() => hub.leeg('levering', 'aansluiting_teller', 'taak', 'outbox'));

const zaak = () => ({ zaakId: randomUUID(), inwonerRef: randomUUID() });
const uit = async <T>(type: string): Promise<T[]> => (await hub.query<{ inhoud: string }>('SELECT inhoud FROM outbox WHERE type = $1 ORDER BY volgnr', [type])).map(({ inhoud }) => JSON.parse(inhoud) as T);
const mails = async () => (await uit<MailOpdracht>('taak.mail')).map(({ soort, actorId }) => [soort, actorId]);
const af = async () => (await uit<TaakAfOpdracht>('taak.af')).map(({ taak }) => taak).sort();
const open = async (inwonerRef: string) => (await hub.query<{ soort: string; actor_id: string | null }>('SELECT soort, actor_id FROM taak WHERE inwoner_ref = $1 AND afgehandeld_op IS NULL ORDER BY soort, actor_id', [inwonerRef])).map(({ soort, actor_id: actorId }) => [soort, actorId]);
const taak = (soort: Taakopdracht['soort'], adres = CARLA, rest: Partial<Taakopdracht> = {}): Taakopdracht => ({ soort, adres, uiterlijk: null, ...rest });
/** A fact that tells nobody and only carries tasks. */
const stel = (deze: { zaakId?: string; inwonerRef: string }, ...taken: Taakopdracht[]) => hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'overdracht.afspraak.nodig', source: HUB }), { taken }));

/** Contexts with cases that end in the gemeente a resident leaves. */
const EIGENAREN = ['boete', 'casuistiek', 'contact', 'inkomensgesprek', 'instrument', 'ontheffing', 'planvanaanpak', 'proevenaanwerk', 'verstrekking'];

describe('a task', () => {
  it('is asked of whoever its owner names, with its reminders, and remembers case, gemeente and the fact that made it', async () => {
    const deze = zaak();
    const feit = hub.feit(bericht({ ...deze, naam: 'overdracht.afspraak.nodig', source: HUB }), {
      taken: [taak('AFSPRAAK_BEVESTIGEN', ANNA, { uiterlijk: dag('2025-10-20'), herinnerOp: [dag('2025-10-13'), dag('2025-10-17')], hint: 'ONDER_UWV_BEGELEIDING' })],
    });
    await hub.verwerkFeit(feit);
    expect(await uit('taak.mail')).toEqual([{ taak: expect.any(String), soort: 'AFSPRAAK_BEVESTIGEN', actorId: 'wz.wc.anna', organisatie: 'WERKZAAK', rol: 'werkcoach', uiterlijk: '2025-10-20', herinnerOp: ['2025-10-13', '2025-10-17'] }]);
    const [rij] = await hub.query('SELECT zaak_id, gemeente, context, hint, bericht_source, bericht_id, bericht_type FROM taak');
    expect(rij).toEqual({ zaak_id: deze.zaakId, gemeente: 'TIEL', context: 'overdracht', hint: 'ONDER_UWV_BEGELEIDING', bericht_source: HUB, bericht_id: feit.bericht.id, bericht_type: feit.bericht.type });
  });

  it('that is asked twice by one fact is one task, as it was asked first', async () => {
    const deze = zaak();
    await stel(deze, taak('AFSPRAAK_BEVESTIGEN', CARLA, { uiterlijk: dag('2025-10-20') }), taak('AFSPRAAK_BEVESTIGEN', CARLA, { uiterlijk: dag('2025-11-20') }));
    expect((await uit<MailOpdracht>('taak.mail')).map(({ uiterlijk }) => uiterlijk)).toEqual(['2025-10-20']);
    expect(await open(deze.inwonerRef)).toEqual([['AFSPRAAK_BEVESTIGEN', 'tiel.pc.carla']]);
  });

  it('reads as a row of its gemeente only', async () => {
    await stel(zaak(), taak('AFSPRAAK_BEVESTIGEN'));
    const lees = await hub.databank.bron('lees');
    const aantal = (gemeente: string) =>
      lees.transaction(async (em) => {
        await em.query(`SELECT set_config('schakel.gemeente', $1, true)`, [gemeente]);
        return (await em.query<unknown[]>('SELECT FROM taak')).length;
      });
    expect([await aantal('TIEL'), await aantal('NEDER_BETUWE')]).toEqual([1, 0]);
  });

  it('that a person ticks off is ended once, by that person, and its mail is called off', async () => {
    await stel(zaak(), taak('AFSPRAAK_BEVESTIGEN'));
    const [rij] = await hub.query<{ id: string }>('SELECT id FROM taak');
    const vink = () => hub.opslag.transactie((tx) => vinkTaakAf(tx, rij?.id ?? '', 'tiel.pc.carla'));
    expect([await vink(), await vink()]).toEqual([true, false]);
    expect(await af()).toEqual([rij?.id]);
    expect(await hub.query('SELECT afgehandeld_door FROM taak')).toEqual([{ afgehandeld_door: 'tiel.pc.carla' }]);
  });
});

describe('the end of tasks', () => {
  it('of a case leaves other cases of the resident alone; of a resident leaves other organisations and kinds alone', async () => {
    const deze = zaak();
    const andere = { ...deze, zaakId: randomUUID() };
    await stel(deze, taak('AFSPRAAK_BEVESTIGEN'), taak('PLAN_MAKEN'), taak('AFSPRAAK_BEVESTIGEN', ANNA));
    await stel(andere, taak('GESPREK_PLANNEN'));
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'overdracht.afspraak.nodig', source: HUB }), { takenAf: [{ bereik: 'ZAAK', soorten: ['PLAN_MAKEN'] }] }));
    expect(await open(deze.inwonerRef)).toEqual([['AFSPRAAK_BEVESTIGEN', 'tiel.pc.carla'], ['AFSPRAAK_BEVESTIGEN', 'wz.wc.anna'], ['GESPREK_PLANNEN', 'tiel.pc.carla']]);
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'overdracht.afspraak.nodig', source: HUB }), { takenAf: [{ bereik: 'INWONER', organisatie: 'TIEL' }] }));
    expect(await open(deze.inwonerRef)).toEqual([['AFSPRAAK_BEVESTIGEN', 'wz.wc.anna']]);
    const geeindigd = await hub.query<{ id: string }>('SELECT id FROM taak WHERE afgehandeld_op IS NOT NULL ORDER BY id');
    expect(await af()).toEqual(geeindigd.map(({ id }) => id));
  });

  it('comes before the new tasks of the same fact: the same kind starts anew, as another task', async () => {
    const deze = zaak();
    await stel(deze, taak('PLAN_MAKEN'));
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'overdracht.afspraak.nodig', source: HUB }), { takenAf: [{ bereik: 'ZAAK' }], taken: [taak('PLAN_MAKEN')] }));
    expect(await open(deze.inwonerRef)).toEqual([['PLAN_MAKEN', 'tiel.pc.carla']]);
    expect(new Set((await uit<MailOpdracht>('taak.mail')).map(({ taak: id }) => id)).size).toBe(2);
  });
});

describe('a resident who gets another coach', () => {
  const wijsToe = (inwonerRef: string, coach: string, vanaf = '2025-10-06', rol = 'participatiecoach') =>
    hub.verwerkFeit(hub.feit(bericht({ inwonerRef, naam: 'inwoner.coach.toegewezen', source: TIEL, data: { verloop: { coach, rol, vanaf } } })));

  it('takes along what the team or the former coach still had to do, once, and leaves what was asked of a colleague by name', async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode({ participatiecoach: 'tiel.pc.carla' }));
    await stel(deze, taak('GRAAG_OVERLEG', TEAM_TIEL, { uiterlijk: dag('2025-10-20'), herinnerOp: [dag('2025-10-03'), dag('2025-10-13')] }), taak('PLAN_MAKEN', CARLA), taak('BESLUIT_NODIG', ANNA));
    await hub.leeg('outbox');
    await wijsToe(deze.inwonerRef, 'tiel.pc.fenna');
    expect(await open(deze.inwonerRef)).toEqual([['BESLUIT_NODIG', 'wz.wc.anna'], ['GRAAG_OVERLEG', 'tiel.pc.fenna'], ['PLAN_MAKEN', 'tiel.pc.fenna']]);
    const nieuw = await uit<MailOpdracht>('taak.mail');
    expect(nieuw.map(({ soort, actorId, uiterlijk, herinnerOp }) => [soort, actorId, uiterlijk, herinnerOp])).toEqual(expect.arrayContaining([['GRAAG_OVERLEG', 'tiel.pc.fenna', '2025-10-20', ['2025-10-13']], ['PLAN_MAKEN', 'tiel.pc.fenna', null, []]]));
    expect([nieuw.length, (await af()).length]).toEqual([2, 2]);
  });

  it('takes along what lies with the team when a handover takes effect, though the situatie came with an earlier fact', async () => {
    const deze = zaak();
    await stel(deze, taak('GRAAG_OVERLEG', TEAM_TIEL));
    await hub.zetSituatie(deze.inwonerRef, periode({ regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla' }));
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'regie.gewijzigd', source: HUB, data: { verloop: { organisatie: 'TIEL', coach: 'tiel.pc.carla', vanaf: '2025-10-06' } } })));
    expect(await open(deze.inwonerRef)).toEqual([['GRAAG_OVERLEG', 'tiel.pc.carla']]);
  });

  it('needs no colleague to be found any more', async () => {
    const { inwonerRef } = zaak();
    await stel({ inwonerRef }, taak('COLLEGA_TOEWIJZEN', { rol: 'teammanager', organisatie: 'TIEL', actorId: null }));
    await wijsToe(inwonerRef, 'tiel.pc.carla');
    expect(await open(inwonerRef)).toEqual([]);
  });

  it('keeps everything with the coach of today while the new one starts later', async () => {
    const deze = zaak();
    await stel(deze, taak('PLAN_MAKEN', TEAM_TIEL));
    await wijsToe(deze.inwonerRef, 'tiel.pc.fenna', '2025-10-07');
    expect(await open(deze.inwonerRef)).toEqual([['PLAN_MAKEN', null]]);
  });
});

describe('after the resident moved to another gemeente (X-4)', () => {
  const verhuisd = async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode({ tot: dag('2025-10-06'), participatiecoach: 'tiel.pc.carla' }), periode({ vanaf: dag('2025-10-06'), gemeente: 'NEDER_BETUWE' }));
    return deze;
  };

  it('the former gemeente is asked nothing any more, whoever states it', async () => {
    const deze = await verhuisd();
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'overdracht.vervallen', source: HUB }), { adressen: [CARLA, ANNA], taken: [taak('PLAN_MAKEN'), taak('EERST_BEKIJKEN', BERT)] }));
    expect(await mails()).toEqual([['ANTWOORD', 'wz.wc.anna'], ['EERST_BEKIJKEN', 'wz.ic.bert']]);
  });

  it('hears that its case closed, and the other owners of cases are told of the move, once', async () => {
    const { inwonerRef } = await verhuisd();
    const sluit = (naam: string) => hub.verwerkFeit(hub.feit(bericht({ inwonerRef, naam, source: HUB, data: { verloop: { per: '2025-10-06' } } }), { adressen: naam === 'inwoner.zaak.gesloten' ? [CARLA] : [] }));
    await sluit('inwoner.zaak.gesloten');
    await sluit('inwoner.zaak.gesloten');
    expect(await mails()).toEqual([['ZAAK_GESLOTEN', 'tiel.pc.carla']]);
    const journaal = await hub.query<{ type: string; herkomst: string; gemeente: string; verloop: unknown }>(`SELECT type, herkomst, gemeente, inhoud -> 'data' -> 'verloop' AS verloop FROM bericht WHERE inwoner_ref = $1 ORDER BY type`, [inwonerRef]);
    expect(journaal).toEqual(
      EIGENAREN.map((context) => ({ type: `nl.participatiewet.${context}.inwoner.vertrokken.v1`, herkomst: 'hub', gemeente: 'TIEL', verloop: { reden: 'VERHUISD', per: '2025-10-06', naarGemeente: 'NEDER_BETUWE' } })),
    );
  });

  it('who left the benefit did not move', async () => {
    const { inwonerRef } = zaak();
    await hub.zetSituatie(inwonerRef, periode({ tot: dag('2025-10-06') }));
    await hub.verwerkFeit(hub.feit(bericht({ inwonerRef, naam: 'inwoner.uitgestroomd', data: { verloop: { soort: 'ANDERS', per: '2025-10-06' } } })));
    const journaal = await hub.query<{ verloop: unknown }>(`SELECT inhoud -> 'data' -> 'verloop' AS verloop FROM bericht WHERE inwoner_ref = $1`, [inwonerRef]);
    expect(journaal.map(({ verloop }) => verloop)).toEqual(EIGENAREN.map(() => ({ reden: 'UITGESTROOMD', per: '2025-10-06' })));
  });
});
