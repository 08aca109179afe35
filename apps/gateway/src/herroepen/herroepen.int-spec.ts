import { randomUUID } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import { dag } from '#shared/kernel/datum';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { parkeer } from '../feiten/geparkeerd';
import { verwerkRetour } from '../feiten/retour';
import { vinkTaakAf } from '../feiten/taken';
import { journaliseer } from '../persistence/journaal';
import { bericht, CARLA, HUB, periode, type Proefhub, TIEL } from '../testing/proefhub';
import { INHOUD, Proeflevering, zaak, type Zaak } from '../testing/proeflevering';
import { Uitstel } from '../uitstel';
import { Vrijgever } from '../vrijgave/vrijgever';
import { verteldVan } from './verteld';

let proef: Proeflevering;
let hub: Proefhub;
let vrijgever: Vrijgever;
beforeAll(async () => {
  proef = await Proeflevering.start();
  hub = proef.hub;
  vrijgever = new Vrijgever({ ...hub, opslag: hub.opslag, eigen: hub.eigen, limiet: 200, opnieuwNaSeconden: 300 }, new Uitstel(0));
});
afterAll(() => hub.sluit());
beforeEach(async () => {
  await proef.vernieuw();
  await hub.leeg('wachtend', 'outbox');
  await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN')`);
});

const PORTAAL = 'urn:nld:oin:00000099000000009000:systeem:portaal';
const REGIE = 'gemeente-tiel.regie';
const KANARIE = 'kanarie-4711';

/** A proposal as Werkzaak sent it, accepted by its owner. */
const gestuurd = async (deze: Zaak): Promise<Bericht> => {
  const een = bericht({ ...deze, data: { ...INHOUD, verloop: { ...INHOUD.verloop, definitieVersie: KANARIE } } });
  await hub.journaal(een);
  await hub.verwerkFeit({ bericht: await hub.inJournaal(een), adressen: [CARLA] });
  await settel(een);
  return een;
};
const settel = ({ source, id }: Bericht) =>
  hub.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source, id }, uitkomst: { status: 'VERWERKT', afwijkingen: [] } }, 'overdracht', hub.partijen));

type Wens = { readonly afzender?: Partial<Bericht['data']['afzender']>; readonly source?: string; readonly aansluiting?: string };
const herroep = async (een: Bericht, { afzender: als = {}, source = een.source, aansluiting = 'werkzaak.werk' }: Wens = {}, inwonerRef = een.data.inwonerRef ?? '') => {
  const basis = bericht({ naam: 'bericht.herroepen', inwonerRef, data: { doel: 'BEHEER', verloop: { berichtRef: een.id, redencode: 'VERKEERDE_PERSOON' } } });
  const afzender = { ...basis.data.afzender, ...als };
  const recall = { ...basis, source, data: { ...basis.data, afzender } } as Bericht;
  await hub.opslag.transactie((tx) => journaliseer(tx, { bericht: hub.verzegel(recall), aansluiting, herkomst: 'partij', inhoudMerk: Buffer.from('m'), klok: hub.klok.nu(), traceparent: null }));
  await vrijgever.ronde();
  const [rij] = await hub.query<{ uitkomst: { status: string; code?: string; afwijkingen: string[]; antwoord?: Record<string, string> } }>('SELECT uitkomst FROM bericht WHERE id = $1', [recall.id]);
  return { recall, uitkomst: rij?.uitkomst };
};

const sealed = async (een: Bericht): Promise<string[]> => {
  const { contact, formulier, belastbaarheid } = (await hub.inJournaal(een)).data;
  return [contact, formulier, belastbaarheid].flatMap((deel) => deel?.inhoud ?? []);
};

describe('a recalled message', () => {
  it('is gone from every table of the gateway, while its envelope stays', async () => {
    const een = await gestuurd(zaak());
    const later = bericht({ ...een.data, zaakId: een.data.zaakId as string, naam: 'overdracht.vervallen', source: HUB });
    const doorgegeven = { bericht: { ...hub.verzegel(later), data: { ...(await hub.inJournaal(een)).data, verloop: { datum: '2025-10-06' } } }, adressen: [CARLA] };
    await hub.verwerkFeit(doorgegeven);
    await hub.opslag.transactie((tx) => parkeer(tx, een.data.inwonerRef ?? '', { soort: 'feit', feit: { ...doorgegeven, bericht: { ...doorgegeven.bericht, id: randomUUID() } } }, 'KAPOT'));
    const verzegeld = await sealed(een);
    expect((await hub.alles()).split(verzegeld[0] ?? '-')).toHaveLength(7);
    expect(verzegeld).toHaveLength(3);
    await herroep(een);
    const over = await hub.alles();
    for (const tekst of [...verzegeld, KANARIE]) expect(over).not.toContain(tekst);
    const [rij] = await hub.query<{ data: object; herroepen: boolean }>(`SELECT inhoud -> 'data' AS data, herroepen_op IS NOT NULL AS herroepen FROM bericht WHERE id = $1`, [een.id]);
    const { zaakId, inwonerRef, gemeente, peildatum, doel, afzender } = een.data;
    expect(rij).toEqual({ herroepen: true, data: { zaakId, inwonerRef, gemeente, peildatum, doel, afzender } });
  });

  it('is told to whoever was given it, by its id and no more, and its task ends', async () => {
    const een = await gestuurd(zaak());
    await proef.bezorg();
    hub.publisher.gepubliceerd.length = 0;
    const { recall, uitkomst } = await herroep(een);
    await proef.bezorg();
    expect(proef.overgedragen(REGIE).map(({ id, data }) => [id, data.verloop])).toEqual([[recall.id, { berichtRef: een.id, redencode: 'VERKEERDE_PERSOON' }]]);
    const [dagNu] = await hub.query<{ dag: string }>(`SELECT to_char(now() AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS dag`);
    expect(uitkomst).toMatchObject({ status: 'VERWERKT', antwoord: { [REGIE]: `bezorgd ${dagNu?.dag}` } });
    expect(await hub.query('SELECT afgehandeld_door FROM taak WHERE bericht_id = $1', [een.id])).toEqual([{ afgehandeld_door: 'wz.wc.anna' }]);
    expect(await hub.query(`SELECT type FROM outbox WHERE type = 'taak.af'`)).toHaveLength(1);
  });

  it('says through which systems the case was read since, and not that the sender read it, nor who reads where the resident went', async () => {
    const een = await gestuurd(zaak());
    await proef.bezorg();
    const { inwonerRef, zaakId } = een.data;
    const gelezen = [['tiel.pc.carla', REGIE, 'overdracht'], ['wz.wc.anna', 'schakel.portaal', 'overdracht'], ['tiel.tm.gijs', 'schakel.portaal', 'overdracht'], ['nb.pc.dirk', 'gemeente-neder-betuwe.regie', 'taken'],
      // After a move: where the resident went is nothing for the gemeente that recalls.
      ['nb.pc.dirk', 'gemeente-neder-betuwe.regie', 'overdracht', 'NEDER_BETUWE']];
    for (const [actor, aansluiting, wat, gemeente = 'TIEL'] of gelezen) {
      await hub.query(
        `INSERT INTO logboek (op, soort, activiteit, uitkomst, inwoner_ref, zaak_id, actor, aansluiting, gemeente, trace_id, inhoud, merk) VALUES ('2199-03-02T12:00:00Z', 'VERSTREKKING', $5, 'TOEGESTAAN', $1, $2, $3, $4, $6, '', '{}', '')`,
        [inwonerRef, zaakId, actor, aansluiting, `${wat}.lezen`, gemeente],
      );
    }
    const { uitkomst } = await herroep(een);
    expect(uitkomst?.antwoord).toEqual({ [REGIE]: expect.stringMatching(/^bezorgd \d{4}-\d\d-\d\d, geopend 2199-03-02$/), 'schakel.portaal': 'geopend 2199-03-02' });
  });

  it('is told to who read it without being given it: by his system, or with a task on the pages of the hub that he ticks off', async () => {
    const een = bericht({ ...zaak(), data: INHOUD });
    await hub.journaal(een);
    await settel(een);
    const { inwonerRef, zaakId } = een.data;
    for (const [actor, aansluiting] of [['tiel.pc.carla', REGIE], ['tiel.pc.fenna', 'schakel.portaal'], ['tiel.pc.fenna', 'schakel.portaal']]) {
      await hub.opslag.transactie((tx) =>
        schrijfLogboek(tx, 'VERSTREKKING', { activiteit: 'overdracht.lezen', uitkomst: 'TOEGESTAAN', inwonerRef: inwonerRef as string, zaakId: zaakId as string, gemeente: 'TIEL', actor: actor as string, aansluiting: aansluiting as string }),
      );
    }
    const { recall } = await herroep(een);
    await proef.bezorg();
    expect(proef.overgedragen(REGIE).map(({ id }) => id)).toEqual([recall.id]);
    const taken = await hub.query<{ id: string }>('SELECT id, soort, actor_id, rol, organisatie FROM taak WHERE inwoner_ref = $1', [inwonerRef]);
    expect(taken).toEqual([{ id: expect.any(String), soort: 'BERICHT_TERUGGEHAALD', actor_id: 'tiel.pc.fenna', rol: 'participatiecoach', organisatie: 'TIEL' }]);
    const stand = async () => (await hub.opslag.transactie((tx) => verteldVan(tx, recall))).map(({ bevestigdOp, ...rest }) => ({ ...rest, bevestigd: bevestigdOp !== null }));
    expect(await stand()).toEqual([
      { aansluiting: REGIE, organisatie: null, rol: null, op: expect.any(Date), bevestigd: false },
      { aansluiting: null, organisatie: 'TIEL', rol: 'participatiecoach', op: expect.any(Date), bevestigd: false },
    ]);
    const [levering] = await hub.leveringen.lijst(REGIE, 0, 100);
    await hub.leveringen.bevestig(REGIE, levering?.id ?? '');
    await hub.opslag.transactie((tx) => vinkTaakAf(tx, taken[0]?.id ?? '', 'tiel.pc.fenna'));
    expect((await stand()).map(({ bevestigd }) => bevestigd)).toEqual([true, true]);
  });

  it('that was not handed over yet keeps its number and says nothing, and nobody needs to be told', async () => {
    const een = await gestuurd(zaak());
    const ander = await proef.voorstel();
    const { uitkomst } = await herroep(een);
    await proef.bezorg();
    expect(hub.publisher.ids.filter((id) => id === een.id)).toEqual([]);
    const lijst = await hub.leveringen.lijst(REGIE, 0, 100);
    expect(lijst.map(({ volgnr, bericht: item }) => [volgnr, item.id, Object.keys(item.data as object).length > 0])).toEqual([[1, een.id, false], [2, ander.id, true]]);
    expect(uitkomst?.antwoord).toEqual({ [REGIE]: 'niet bezorgd' });
  });

  it('that is under way to a queue at that very moment is told to its receiver all the same', async () => {
    const een = await gestuurd(zaak());
    let herroeping: Promise<Awaited<ReturnType<typeof herroep>>> | undefined;
    hub.publisher.weiger = async ({ id }) => {
      if (id === een.id) await (herroeping ??= herroep(een));
      return undefined;
    };
    await proef.bezorg();
    const { recall, uitkomst } = (await herroeping) ?? {};
    expect(uitkomst?.antwoord).toEqual({ [REGIE]: expect.stringMatching(/^aangeboden \d{4}/) });
    expect(hub.publisher.ids.filter((id) => [een.id, recall?.id].includes(id))).toEqual([een.id, recall?.id]);
  });

  it('is told to the gemeente that was given it, also after the resident moved away', async () => {
    const deze = zaak();
    const een = await gestuurd(deze);
    await proef.bezorg();
    await hub.zetSituatie(deze.inwonerRef, periode({ tot: dag('2025-10-06') }), periode({ vanaf: dag('2025-10-06'), gemeente: 'NEDER_BETUWE', participatiecoach: 'nb.pc.dirk' }));
    await proef.bezorg();
    hub.publisher.gepubliceerd.length = 0;
    const { recall } = await herroep(een);
    await proef.bezorg();
    expect(proef.overgedragen(REGIE).map(({ id }) => id)).toEqual([recall.id]);
    expect(hub.publisher.ids.filter((id) => id === recall.id)).toHaveLength(1);
  });

  it('is reported to the owner of its context, once, and recalling it again changes nothing', async () => {
    const een = await gestuurd(zaak());
    await proef.bezorg();
    await herroep(een);
    await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE type LIKE '%overdracht.herroepen%'`);
    const tweede = await herroep(een);
    expect(tweede.uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: ['AL_BESLOTEN'], antwoord: { [REGIE]: expect.any(String) } });
    const gemeld = await hub.query<{ verloop: unknown }>(`SELECT inhoud -> 'data' -> 'verloop' AS verloop FROM bericht WHERE type = 'nl.participatiewet.overdracht.herroepen.v1' AND inwoner_ref = $1`, [een.data.inwonerRef]);
    expect(gemeld).toEqual([{ verloop: { berichtSource: een.source, berichtRef: een.id, redencode: 'VERKEERDE_PERSOON' } }]);
    expect(await hub.query(`SELECT FROM levering WHERE type LIKE '%bericht.herroepen%' AND inwoner_ref = $1`, [een.data.inwonerRef])).toHaveLength(1);
  });

  it('whose owner only now tells of it, goes to nobody and is kept without content', async () => {
    const deze = zaak();
    const een = bericht({ ...deze, data: INHOUD });
    await hub.journaal(een);
    await settel(een);
    await herroep(een);
    await hub.verwerkFeit(hub.feit(een, { adressen: [CARLA] }));
    expect(await hub.query(`SELECT FROM levering WHERE soort = 'FEIT'`)).toEqual([]);
    expect(await hub.query(`SELECT inhoud -> 'data' -> 'contact' AS contact FROM feit WHERE id = $1`, [een.id])).toEqual([{ contact: null }]);
  });
});

describe('a recall', () => {
  it('waits until what came before for that resident is settled', async () => {
    const een = bericht({ ...zaak(), data: INHOUD });
    await hub.journaal(een);
    const { recall, uitkomst } = await herroep(een);
    expect([uitkomst, await hub.status(recall)]).toEqual([null, 'ONTVANGEN']);
    await settel(een);
    await vrijgever.ronde();
    expect(await hub.status(recall)).toBe('VERWERKT');
  });

  it.each([
    ['a message of another connection', (een: Bericht) => herroep(een, { source: TIEL, aansluiting: REGIE, afzender: bericht({ source: TIEL }).data.afzender })],
    ['a message about another resident', (een: Bericht) => herroep(een, {}, randomUUID())],
    ['a message that does not exist', (een: Bericht) => herroep({ ...een, id: randomUUID() })],
  ])('of %s is refused in the same words, and erases nothing', async (_wat, doe) => {
    const een = await gestuurd(zaak());
    const { uitkomst } = await doe(een);
    expect(uitkomst).toEqual({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.berichtRef is geen bericht dat u over deze inwoner stuurde.', afwijkingen: [] });
    expect(await sealed(een)).toHaveLength(3);
  });

  it('cannot be recalled itself, and nobody is told anything of the attempt', async () => {
    const een = await gestuurd(zaak());
    await proef.bezorg();
    const { recall } = await herroep(een);
    await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE herkomst = 'hub'`);
    expect((await herroep(recall)).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
    expect(await hub.query(`SELECT FROM bericht WHERE type LIKE '%bericht.herroepen%' AND herkomst = 'hub'`)).toEqual([]);
    expect(await hub.query(`SELECT FROM levering WHERE type LIKE '%bericht.herroepen%' AND inwoner_ref = $1`, [een.data.inwonerRef])).toHaveLength(1);
  });

  it.each([
    ['himself', 'wz.wc.anna', 'VERWERKT'],
    ['a colleague', 'wz.wc.bas', 'AFGEKEURD'],
  ])('of what a person sent through the portal is for %s', async (_wie, actorId, status) => {
    await hub.opslag.transactie((tx) => tx.em.query(`INSERT INTO medewerker VALUES ('wz.wc.bas', '2025-01-01', NULL, 'werkcoach', 'WERKZAAK', '{}', 'bas@sandbox.invalid', '0') ON CONFLICT DO NOTHING`));
    await hub.personeelsdienst.herstel();
    const een = { ...bericht({ ...zaak(), data: INHOUD }), source: PORTAAL };
    await hub.opslag.transactie((tx) => journaliseer(tx, { bericht: hub.verzegel(een), aansluiting: 'schakel.portaal', herkomst: 'partij', inhoudMerk: Buffer.from('m'), klok: hub.klok.nu(), traceparent: null }));
    await settel(een);
    expect((await herroep(een, { afzender: { actorId }, aansluiting: 'schakel.portaal' })).uitkomst?.status).toBe(status);
  });
});
