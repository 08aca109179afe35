import type { Bericht } from '#shared/contracts/bericht';
import { NietAangenomen } from '#shared/messaging/fouten';
import { ANNA, bericht, TIEL, type Proefhub } from '../testing/proefhub';
import { Proeflevering, zaak } from '../testing/proeflevering';

let proef: Proeflevering;
let hub: Proefhub;
beforeAll(async () => {
  proef = await Proeflevering.start();
  hub = proef.hub;
});
afterAll(() => hub.sluit());
beforeEach(() => proef.vernieuw());

describe('handing over', () => {
  it('keeps the order of the list, and tells the sender that it arrived', async () => {
    const berichten: Bericht[] = [];
    for (let i = 0; i < 5; i += 1) {
      berichten.push(await proef.gestuurdVoorstel());
    }
    await proef.bezorg();
    expect(hub.publisher.ids).toEqual(berichten.map(({ id }) => id));
    for (const een of berichten) expect(await proef.stappen(een)).toEqual(['BEZORGD']);
  });

  it('waits for a full queue without overtaking and without holding up another connection, and shows it as full', async () => {
    let nu = 0;
    const dienst = proef.bezorger({ nu: () => nu });
    const [een, twee] = [await proef.voorstel(), await proef.voorstel()];
    const werk = bericht({ ...zaak(), naam: 'overdracht.teruggestuurd', source: TIEL, data: { verloop: { redencode: 'ANDERS' } } });
    await hub.verwerkFeit(hub.feit(werk, { adressen: [ANNA] }));
    hub.publisher.weiger = ({ sleutel }) => (sleutel === 'uit.gemeente-tiel.regie' ? new NietAangenomen('full') : undefined);
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([werk.id]);
    expect(dienst.volleRijen).toEqual(['gemeente-tiel.regie']);
    hub.publisher.weiger = () => undefined;
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([werk.id]);
    nu = 501;
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([werk.id, een.id, twee.id]);
    expect(dienst.volleRijen).toEqual([]);
  });

  it('stops for a connection that is shut out, loses nothing and leaves no gap, and goes on for the others', async () => {
    const [een, twee] = [await proef.voorstel(), await proef.voorstel()];
    const werk = bericht({ ...zaak(), naam: 'overdracht.teruggestuurd', source: TIEL, data: { verloop: { redencode: 'ANDERS' } } });
    await hub.verwerkFeit(hub.feit(werk, { adressen: [ANNA] }));
    hub.geblokkeerd.add('gemeente-tiel.regie');
    await proef.bezorg();
    expect(hub.publisher.ids).toEqual([werk.id]);
    const open = await hub.query<{ volgnr: string }>(`SELECT volgnr FROM levering WHERE aansluiting = 'gemeente-tiel.regie' AND overgedragen_op IS NULL ORDER BY volgnr`);
    expect(open.map(({ volgnr }) => Number(volgnr))).toEqual([1, 2]);
    hub.geblokkeerd.clear();
    await proef.bezorg();
    expect(hub.publisher.ids).toEqual([werk.id, een.id, twee.id]);
  });

  it('stops in the middle of a list when its connection is shut out meanwhile', async () => {
    const een = await proef.voorstel();
    await proef.voorstel();
    hub.publisher.weiger = () => (hub.geblokkeerd.add('gemeente-tiel.regie'), undefined);
    await proef.bezorg();
    expect(hub.publisher.ids).toEqual([een.id]);
    hub.geblokkeerd.clear();
  });

  it('carries the trace of the message that caused it, in the message and in the record of the disclosure', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const een = await proef.gestuurdVoorstel(`00-${trace}-b7ad6b7169203331-01`);
    await proef.bezorg();
    expect(hub.publisher.gepubliceerd.map(({ id, traceparent }) => [id, traceparent])).toEqual([[een.id, expect.stringContaining(trace)]]);
    expect((await proef.logboek(een)).map(({ inhoud }) => inhoud.traceId)).toEqual([trace]);
  });

  it('logs one disclosure for a delivery, however often the queue refused it', async () => {
    let nu = 0;
    const dienst = proef.bezorger({ nu: () => nu });
    const een = await proef.voorstel();
    hub.publisher.weiger = () => new NietAangenomen('full');
    for (; nu < 200_000; nu += 40_000) await proef.bezorg(dienst);
    hub.publisher.weiger = () => undefined;
    nu += 40_000;
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id]);
    expect(await proef.logboek(een)).toHaveLength(1);
  });

  it('tries again at once when the broker is back', async () => {
    const dienst = proef.bezorger({ nu: () => 0 });
    const een = await proef.voorstel();
    hub.publisher.verbonden = false;
    await proef.bezorg(dienst);
    hub.publisher.verbonden = true;
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([]);
    dienst.hervat();
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id]);
  });

  it('hands over at once what came in just after its last look at the list', async () => {
    const een = await proef.voorstel();
    let twee: Bericht | undefined;
    const laatsteBlik: typeof hub.opslag = {
      transactie: async (doe) => {
        const uitkomst = await hub.opslag.transactie(doe);
        const nietsMeer = uitkomst === undefined && (await hub.query('SELECT FROM levering WHERE overgedragen_op IS NULL')).length === 0;
        // The first time nothing is left is when the only delivery was marked; the second is the last look.
        if (nietsMeer && !twee && leeg++ > 0) {
          twee = await proef.voorstel();
          await dienst.ronde();
        }
        return uitkomst;
      },
    };
    let leeg = 0;
    const dienst = proef.bezorger({ opslag: laatsteBlik });
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id, twee?.id]);
  });

  it('sends again, in order, all that came after one that was refused, and says of none of them that it arrived before', async () => {
    let nu = 0;
    const dienst = proef.bezorger({ nu: () => nu });
    const berichten: Bericht[] = [];
    for (let i = 0; i < 5; i += 1) berichten.push(await proef.gestuurdVoorstel());
    const ids = berichten.map(({ id }) => id);
    const aangeboden: string[] = [];
    hub.publisher.weiger = ({ id }) => (aangeboden.push(id), id === ids[2] ? new NietAangenomen('full') : undefined);
    await proef.bezorg(dienst);
    expect(aangeboden).toEqual(ids);
    expect(await Promise.all(berichten.map((een) => proef.stappen(een)))).toEqual([['BEZORGD'], ['BEZORGD'], [], [], []]);
    // While it refuses it is offered one at a time.
    nu += 501;
    await proef.bezorg(dienst);
    expect(aangeboden.slice(5)).toEqual([ids[2]]);
    hub.publisher.gepubliceerd.length = 0;
    hub.publisher.weiger = () => undefined;
    nu += 40_000;
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual(ids.slice(2));
    for (const een of berichten) {
      expect(await proef.stappen(een)).toEqual(['BEZORGD']);
      expect(await proef.logboek(een)).toHaveLength(1);
    }
  });

  it('judges again what did not go, and logs that it was withheld where the right to it went meanwhile', async () => {
    let nu = 0;
    const dienst = proef.bezorger({ nu: () => nu });
    const [een, deze] = [await proef.voorstel(), zaak()];
    const twee = await proef.voorstel(deze);
    hub.publisher.weiger = ({ id }) => (id === een.id ? new NietAangenomen('full') : undefined);
    await proef.bezorg(dienst);
    await proef.verloop(deze, 'vervallen');
    hub.publisher.weiger = () => undefined;
    hub.publisher.gepubliceerd.length = 0;
    nu += 501;
    await proef.bezorg(dienst);
    expect(proef.overgedragen('gemeente-tiel.regie').map(({ id, data }) => [id, 'contact' in data])).toEqual(expect.arrayContaining([[een.id, true], [twee.id, false]]));
    expect((await proef.logboek(twee)).slice(0, 2).map(({ inhoud }) => inhoud.oordelen.find(({ categorie }) => categorie === 'contact')?.toegestaan ?? false)).toEqual([true, false]);
  });

  it('hands over what comes before one that cannot be judged', async () => {
    const dienst = proef.bezorger({ nu: () => 0 });
    const [een, twee, drie] = [await proef.voorstel(), await proef.voorstel(), await proef.voorstel()];
    await hub.query(`UPDATE levering SET type = 'nl.participatiewet.onbekend.v1' WHERE bericht_id = $1`, [twee.id]);
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id]);
    await hub.query('UPDATE levering SET type = $2 WHERE bericht_id = $1', [twee.id, twee.type]);
    dienst.hervat();
    await proef.bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id, twee.id, drie.id]);
  });

  it('asks the database a few questions for many deliveries', async () => {
    for (let i = 0; i < 70; i += 1) await proef.voorstel();
    let aantal = 0;
    const geteld: typeof hub.opslag = { transactie: (doe) => ((aantal += 1), hub.opslag.transactie(doe)) };
    await proef.bezorg(proef.bezorger({ opslag: geteld }));
    expect(hub.publisher.ids).toHaveLength(70);
    // The look for work, two windows of judging and marking, and the last look.
    expect(aantal).toBe(6);
  });
});
