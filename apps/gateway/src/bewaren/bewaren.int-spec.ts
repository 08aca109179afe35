import { randomUUID } from 'node:crypto';
import type { Bericht, VerzegeldBericht } from '#shared/contracts/bericht';
import { dag } from '#shared/kernel/datum';
import { maakSleutelring, sleutelringUit } from '#shared/privacy/sleutelring';
import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { Inwonerregister } from '../ontvangst/inwonerregister';
import { bericht, CARLA, periode, Proefhub } from '../testing/proefhub';
import { INHOUD } from '../testing/proeflevering';
import { wisstappen } from './stappen';

let hub: Proefhub;
let bewaar: Proefbewaarder;

beforeAll(async () => {
  hub = await Proefhub.start();
  bewaar = new Proefbewaarder(hub.databank, await hub.databank.bron('schrijf', 2), wisstappen);
}, 60_000);
afterAll(async () => {
  await hub?.sluit();
});
beforeEach(async () => {
  await hub.query('UPDATE levering SET overgedragen_op = now() WHERE overgedragen_op IS NULL');
  await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN')`);
  await bewaar.zet('2025-01-10');
});

const BOETE = { verloop: { overwegingsDatum: '2025-01-10' }, contact: { naam: 'A. Voorbeeld' }, handhaving: { sanctie: 'BOETE', grond: 'INLICHTINGENPLICHT' } };

/** Ciphertext of every sealed section: if that is nowhere, the content is nowhere. */
const cijfers = ({ data }: VerzegeldBericht): Record<string, string> =>
  Object.fromEntries(Object.entries(data).flatMap(([naam, deel]) => (typeof deel === 'object' && deel !== null && 'inhoud' in deel ? [[naam, String(deel.inhoud)]] : [])));

/** A message that went all the way: journaled, decided, stated and set out for carla. */
const gestuurd = async (open: Bericht): Promise<Record<string, string>> => {
  await hub.journaal(open);
  const bewaard = await hub.inJournaal(open);
  await hub.verwerkFeit({ bericht: bewaard, adressen: [CARLA] });
  await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE id = $1`, [open.id]);
  return cijfers(bewaard);
};
const voorstel = (): Bericht => bericht({ inwonerRef: randomUUID(), zaakId: randomUUID(), data: INHOUD });
const overdragen = (open: Bericht) => hub.query('UPDATE levering SET overgedragen_op = now() WHERE bericht_id = $1', [open.id]);
const bevestigen = (open: Bericht) => hub.query('UPDATE levering SET overgedragen_op = coalesce(overgedragen_op, now()), bevestigd_op = now() WHERE bericht_id = $1', [open.id]);
const opDeLijst = async ({ id }: Bericht) => (await hub.leveringen.lijst('gemeente-tiel.regie', 0, 100)).find((item) => item.bericht.id === id);

describe('what passes through', () => {
  it('is gone the day after thirty days, counted from the acknowledgement, out of journal, facts and lists', async () => {
    const een = voorstel();
    const { contact = '', formulier = '', belastbaarheid = '' } = await gestuurd(een);
    await overdragen(een);
    await bewaar.zet('2025-01-20');
    await bevestigen(een);
    await bewaar.tot('2025-02-19');
    expect([await bewaar.staatErgens(contact), await bewaar.staatErgens(formulier), await bewaar.staatErgens(belastbaarheid)]).toEqual([true, true, true]);
    await bewaar.tot('2025-02-20');
    expect([await bewaar.staatErgens(contact), await bewaar.staatErgens(formulier), await bewaar.staatErgens(belastbaarheid)]).toEqual([false, false, false]);
    expect(await hub.query('SELECT id, status, inhoud_merk IS NOT NULL AS merk FROM bericht WHERE id = $1', [een.id])).toEqual([{ id: een.id, status: 'VERWERKT', merk: true }]);
    expect(await bewaar.toets()).toEqual([]);
  });

  it('counts from the hand-over where a connection only reads its queue', async () => {
    const een = voorstel();
    const { contact = '' } = await gestuurd(een);
    await overdragen(een);
    await bewaar.tot('2025-02-09');
    expect(await bewaar.staatErgens(contact)).toBe(true);
    await bewaar.tot('2025-02-10');
    expect(await bewaar.staatErgens(contact)).toBe(false);
  });

  it('waits, however long, for what is not handed over yet', async () => {
    const een = voorstel();
    const { contact = '' } = await gestuurd(een);
    await bewaar.tot('2025-12-01');
    expect(await bewaar.staatErgens(contact)).toBe(true);
    await overdragen(een);
    await bewaar.tot('2026-01-01');
    expect(await bewaar.staatErgens(contact)).toBe(false);
  });

  it('keeps its number on the list, and says in words that the content is gone', async () => {
    const een = voorstel();
    await gestuurd(een);
    await bevestigen(een);
    const volgnr = (await opDeLijst(een))?.volgnr;
    await bewaar.tot('2025-02-10');
    const item = await opDeLijst(een);
    expect(item).toMatchObject({ volgnr, bericht: { id: een.id, type: een.type } });
    expect(item?.bericht.data).toEqual({
      gewist: [
        { op: '2025-02-10', regel: 'doorvoer', tekst: 'Inhoud gewist op 10 februari 2025, na afloop van de bewaartermijn (doorvoer).' },
        { op: '2025-02-10', regel: 'verloop', tekst: 'Inhoud gewist op 10 februari 2025, na afloop van de bewaartermijn (verloop).' },
      ],
    });
  });

  it('keeps what a signal says until thirteen weeks after it was handed over: it has no case that could close', async () => {
    const inwonerRef = randomUUID();
    const { zaakId: _geen, ...kaal } = bericht({ inwonerRef, naam: 'signaal.rechtmatigheid', data: { doel: 'HANDHAVING', handhaving: { soortSignaal: 'RECHTMATIGHEID', datum: '2025-01-09' } } }).data;
    const open = { ...bericht({ inwonerRef, naam: 'signaal.rechtmatigheid' }), data: kaal };
    await hub.journaal(open);
    const bewaard = await hub.inJournaal(open);
    await hub.verwerkFeit({ bericht: bewaard, adressen: [{ rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' }] });
    await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE id = $1`, [open.id]);
    const { handhaving = '' } = cijfers(bewaard);
    await bewaar.tot('2025-05-30');
    expect(await bewaar.staatErgens(handhaving)).toBe(true);
    await bevestigen(open);
    await bewaar.tot('2025-08-29');
    expect(await bewaar.staatErgens(handhaving)).toBe(true);
    await bewaar.tot('2025-08-30');
    expect(await bewaar.staatErgens(handhaving)).toBe(false);
  });

  it('keeps the handhaving of a sanction until thirteen weeks after its case closed', async () => {
    const zaak = { inwonerRef: randomUUID(), zaakId: randomUUID() };
    const alert = bericht({ naam: 'boete.overwogen', ...zaak, data: BOETE });
    const { contact = '', handhaving = '' } = await gestuurd(alert);
    await bevestigen(alert);
    await bewaar.tot('2025-03-01');
    expect([await bewaar.staatErgens(contact), await bewaar.staatErgens(handhaving)]).toEqual([false, true]);
    await hub.verwerkFeit(hub.feit(bericht({ naam: 'boete.overweging.ingetrokken', ...zaak, data: { verloop: {} } })));
    await bewaar.tot('2025-05-31');
    expect(await bewaar.staatErgens(handhaving)).toBe(true);
    await bewaar.tot('2025-06-01');
    expect(await bewaar.staatErgens(handhaving)).toBe(false);
    expect(await bewaar.toets()).toEqual([]);
  });
});

describe('tombstones and the log', () => {
  it('name what was done, so that an erasure without a record and a record without an erasure are both found', async () => {
    const [een, ander] = [voorstel(), voorstel()];
    await gestuurd(een);
    await gestuurd(ander);
    await bewaar.tot('2025-02-01');
    const terug = await hub.inJournaal(ander);
    await hub.query('UPDATE levering SET overgedragen_op = now()');
    await bewaar.tot('2025-03-15');
    expect(await bewaar.toets()).toEqual([]);
    const [rij] = await hub.query<{ volgnr: string }>('SELECT volgnr FROM bericht WHERE id = $1', [een.id]);
    await hub.query(`UPDATE bericht SET gewist = gewist || '[{"plaats":"bericht/0.inhoud.data.contact","op":"2025-03-15","regel":"doorvoer","merk":"AAAA"}]' WHERE id = $1`, [een.id]);
    expect(await bewaar.toets()).toEqual([{ soort: 'ZONDER_RECORD', plaats: 'bericht/0.inhoud.data.contact' }]);
    await hub.query(`UPDATE bericht SET gewist = '[]' WHERE id = $1`, [een.id]);
    expect(await bewaar.toets()).toContainEqual({ soort: 'ZONDER_GRAFSTEEN', plaats: `bericht/${rij?.volgnr}.inhoud.data.contact` });
    await hub.query('UPDATE bericht SET inhoud = $2 WHERE id = $1', [ander.id, JSON.stringify(terug)]);
    expect((await bewaar.toets()).filter(({ soort }) => soort === 'STAAT_ER_NOG').length).toBe(3);
    await hub.query(`UPDATE bericht SET gewist = '[]' WHERE id = $1`, [ander.id]);
  });
});

describe('rows that go whole', () => {
  it('no row with content can be deleted, whatever asks for it', async () => {
    const een = voorstel();
    await gestuurd(een);
    await hub.query('DELETE FROM feit WHERE id = $1', [een.id]);
    expect(await hub.query('SELECT FROM feit WHERE id = $1', [een.id])).toHaveLength(1);
  });

  it('an ended task goes after thirteen weeks, unless one like it is still open', async () => {
    const een = voorstel();
    await gestuurd(een);
    const taken = () => hub.query('SELECT FROM taak WHERE bericht_id = $1', [een.id]);
    expect(await taken()).toHaveLength(1);
    await hub.query('UPDATE taak SET afgehandeld_op = now() WHERE bericht_id = $1', [een.id]);
    await bewaar.tot('2025-04-11');
    expect(await taken()).toHaveLength(1);
    await bewaar.tot('2025-04-12');
    expect(await taken()).toHaveLength(0);
  });

  it('envelope, steps and mark go after five years', async () => {
    const een = voorstel();
    await gestuurd(een);
    await bevestigen(een);
    await hub.query('UPDATE taak SET afgehandeld_op = now() WHERE bericht_id = $1', [een.id]);
    await hub.query(`INSERT INTO stap SELECT volgnr, 'BEZORGD', now() FROM bericht WHERE id = $1`, [een.id]);
    await bewaar.tot('2030-01-10');
    expect(await hub.query('SELECT FROM bericht WHERE id = $1', [een.id])).toHaveLength(1);
    await bewaar.tot('2030-01-11');
    for (const tabel of ['bericht', 'feit']) expect(await hub.query(`SELECT FROM ${tabel} WHERE id = $1`, [een.id])).toEqual([]);
    expect(await opDeLijst(een)).toBeUndefined();
  });
});

describe('the BSN', () => {
  const register = new Inwonerregister(sleutelringUit(maakSleutelring([], [], ['bsn'])));
  const vindOfMaak = (bsn: string): Promise<string> => hub.opslag.transactie((tx) => register.vindOfMaak(tx, bsn));
  const bestaat = async (ref: string): Promise<boolean> => (await hub.query('SELECT FROM inwoner WHERE inwoner_ref = $1', [ref])).length > 0;

  it('goes thirteen weeks after the resident left, and a new registration gets a new reference', async () => {
    const ref = await vindOfMaak('999990019');
    await hub.zetSituatie(ref, periode({ tot: dag('2025-02-01') }));
    await bewaar.tot('2025-05-02');
    expect(await bestaat(ref)).toBe(true);
    await bewaar.tot('2025-05-03');
    expect(await bestaat(ref)).toBe(false);
    expect(await hub.query('SELECT FROM stand WHERE inwoner_ref = $1', [ref])).toEqual([]);
    expect(await vindOfMaak('999990019')).not.toBe(ref);
  });

  it('stays while something is open, and while the resident is in view', async () => {
    const [open, inBeeld] = [await vindOfMaak('999990020'), await vindOfMaak('999990032')];
    await hub.zetSituatie(inBeeld, periode());
    await hub.zetSituatie(open, periode({ tot: dag('2025-02-01') }));
    const vraag = bericht({ inwonerRef: open, zaakId: randomUUID(), data: INHOUD });
    await hub.journaal(vraag);
    await bewaar.tot('2026-06-01');
    expect([await bestaat(open), await bestaat(inBeeld)]).toEqual([true, true]);
  });

  it('of whom no owner ever stated goes thirteen weeks after asking', async () => {
    const ref = await vindOfMaak('999990044');
    await bewaar.tot('2025-04-11');
    expect(await bestaat(ref)).toBe(true);
    await bewaar.tot('2025-04-12');
    expect(await bestaat(ref)).toBe(false);
  });
});
