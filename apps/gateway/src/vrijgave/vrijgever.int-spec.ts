import { randomUUID } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { NietAangenomen } from '#shared/messaging/fouten';
import { verwerkRetour } from '../feiten/retour';
import { bericht, HUB, periode, Proefhub, TIEL, type Berichtwens } from '../testing/proefhub';
import { Uitstel } from '../uitstel';
import { Vrijgever } from './vrijgever';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());
beforeEach(async () => {
  await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN')`);
  hub.publisher.gepubliceerd.length = 0;
  hub.publisher.verbonden = true;
  hub.publisher.weiger = () => undefined;
});

const vrijgever = (rest: { opnieuwNaSeconden?: number; limiet?: number; uitstel?: Uitstel<never> } = {}): Vrijgever =>
  new Vrijgever({ ...hub, opslag: hub.opslag, eigen: hub.eigen, publisher: hub.publisher, limiet: rest.limiet ?? 200, opnieuwNaSeconden: rest.opnieuwNaSeconden ?? 300 }, rest.uitstel ?? new Uitstel(0));

const plaats = async (...wensen: Berichtwens[]): Promise<Bericht[]> => {
  const berichten = wensen.map((wens) => bericht(wens));
  for (const een of berichten) await hub.journaal(een);
  return berichten;
};

const antwoord = (een: Bericht, status: 'VERWERKT' | 'AFGEKEURD' | 'WACHT_OP'): Promise<boolean> => {
  const context = een.type.split('.')[2] ?? '';
  return hub.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source: een.source, id: een.id }, uitkomst: { status, afwijkingen: [] } }, context, hub.partijen));
};

const stempelVan = async (een: Bericht): Promise<InBericht['stempel']> => {
  await vrijgever().ronde();
  const publicatie = hub.publisher.gepubliceerd.find(({ id }) => id === een.id);
  return (JSON.parse(publicatie?.inhoud ?? 'null') as InBericht).stempel;
};

describe('the sender at release', () => {
  it.each(['wz.wc.anna', 'werkzaak.werk'])('has no rights any more when %s was shut out after the door', async (naam) => {
    const [een, twee] = (await plaats({}, {})) as [Bericht, Bericht];
    expect((await stempelVan(een)).afzenderBevoegd).toBe(true);
    await hub.query(`UPDATE bericht SET status = 'ONTVANGEN' WHERE id = $1`, [twee.id]);
    hub.geblokkeerd.add(naam);
    hub.publisher.gepubliceerd.length = 0;
    expect((await stempelVan(twee)).afzenderBevoegd).toBe(false);
    hub.geblokkeerd.clear();
  });
});

describe('order per resident', () => {
  const OVERDRACHT = 'overdracht.onderbouwd';
  const INWONER = 'inwoner.coach.toegewezen';
  const ONTHEFFING = 'ontheffing.verleend';

  it.each([
    [OVERDRACHT, OVERDRACHT, 'waits'],
    [OVERDRACHT, INWONER, 'waits'],
    [OVERDRACHT, ONTHEFFING, 'waits'],
    [INWONER, OVERDRACHT, 'waits'],
    [INWONER, ONTHEFFING, 'waits'],
    [ONTHEFFING, ONTHEFFING, 'waits'],
    [ONTHEFFING, OVERDRACHT, 'goes'],
    [ONTHEFFING, INWONER, 'goes'],
  ])('after %s that is under way, %s of the same resident %s', async (eerder, later, gevolg) => {
    const inwonerRef = randomUUID();
    const [een, twee] = (await plaats({ naam: eerder, inwonerRef }, { naam: later, inwonerRef })) as [Bericht, Bericht];
    await vrijgever().ronde();
    expect(hub.publisher.ids).toEqual(gevolg === 'goes' ? [een.id, twee.id] : [een.id]);
    await antwoord(een, 'VERWERKT');
    await vrijgever().ronde();
    expect(hub.publisher.ids).toEqual([een.id, twee.id]);
  });

  it.each(['VERWERKT', 'AFGEKEURD', 'WACHT_OP'] as const)('an earlier message that is %s counts as settled', async (status) => {
    const inwonerRef = randomUUID();
    const [een, twee] = (await plaats({ inwonerRef }, { inwonerRef })) as [Bericht, Bericht];
    await vrijgever().ronde();
    await antwoord(een, status);
    await vrijgever().ronde();
    expect(hub.publisher.ids).toEqual([een.id, twee.id]);
  });

  it('does not let one resident wait for another', async () => {
    const berichten = await plaats({}, {}, {});
    expect(await vrijgever().ronde()).toBe(3);
    expect(hub.publisher.ids).toEqual(berichten.map(({ id }) => id));
  });

  it('publishes under the key of the type and marks the row as released', async () => {
    const [een] = (await plaats({ naam: 'inwoner.coach.toegewezen' })) as [Bericht];
    await vrijgever().ronde();
    expect(hub.publisher.gepubliceerd).toMatchObject([{ exchange: 'in', sleutel: 'in.inwoner.coach.toegewezen', id: een.id, type: een.type }]);
    expect(await hub.status(een)).toBe('VRIJGEGEVEN');
  });
});

describe('when the broker does not take it', () => {
  it('leaves a message as it is without a connection, and releases it once the broker is back', async () => {
    const [een] = (await plaats({})) as [Bericht];
    hub.publisher.verbonden = false;
    const een2 = vrijgever();
    expect(await een2.ronde()).toBe(0);
    expect(await hub.status(een)).toBe('ONTVANGEN');
    hub.publisher.verbonden = true;
    expect(await een2.ronde()).toBe(1);
    expect(await hub.status(een)).toBe('VRIJGEGEVEN');
  });

  it('goes on for other services while the queue of one is full', async () => {
    const [overdracht, ontheffing] = (await plaats({}, { naam: 'ontheffing.verleend' })) as [Bericht, Bericht];
    hub.publisher.weiger = ({ sleutel }) => (sleutel.startsWith('in.overdracht') ? new NietAangenomen('full') : undefined);
    let nu = 0;
    const metUitstel = vrijgever({ uitstel: new Uitstel<never>(500, 30_000, () => nu) });
    expect(await metUitstel.ronde()).toBe(1);
    const [volgende] = (await plaats({ naam: 'ontheffing.verleend' })) as [Bericht];
    expect(await metUitstel.ronde()).toBe(1);
    expect(hub.publisher.ids).toEqual([ontheffing.id, volgende.id]);
    hub.publisher.weiger = () => undefined;
    nu = 501;
    await metUitstel.ronde();
    expect(hub.publisher.ids).toContain(overdracht.id);
  });

  it('publishes again what was released but never settled', async () => {
    const [een] = (await plaats({})) as [Bericht];
    await vrijgever().ronde();
    expect(await vrijgever({ opnieuwNaSeconden: 300 }).ronde()).toBe(0);
    await hub.query(`UPDATE bericht SET vrijgegeven_op = now() - interval '301 seconds' WHERE id = $1`, [een.id]);
    expect(await vrijgever({ opnieuwNaSeconden: 300 }).ronde()).toBe(1);
    expect(hub.publisher.ids).toEqual([een.id, een.id]);
  });

  it('does not keep back what is new for what comes back, however much that is', async () => {
    const oud = await plaats({}, {}, {});
    await vrijgever().ronde();
    const [nieuw] = (await plaats({})) as [Bericht];
    hub.publisher.gepubliceerd.length = 0;
    await vrijgever({ opnieuwNaSeconden: 0, limiet: 2 }).ronde();
    const ids = hub.publisher.gepubliceerd.map(({ id }) => id);
    expect([ids.length, ids.filter((id) => oud.some((een) => een.id === id)).length, ids.includes(nieuw.id)]).toEqual([3, 2, true]);
  });

  it('leaves a message settled whose answer came in before it was marked as released', async () => {
    const [een] = (await plaats({})) as [Bericht];
    hub.publisher.weiger = async () => {
      await antwoord(een, 'VERWERKT');
      return undefined;
    };
    await vrijgever().ronde();
    expect(await hub.status(een)).toBe('VERWERKT');
  });
});

describe('the stamp', () => {
  it('holds the period of the situatie on the business date, not of today', async () => {
    const inwonerRef = randomUUID();
    const vroeger = periode({ tot: dag('2025-10-06') });
    const nu = periode({ vanaf: dag('2025-10-06'), klantprofiel: 'KP4', regie: 'TIEL' });
    await hub.zetSituatie(inwonerRef, vroeger, nu);
    const [voor, op] = (await plaats({ inwonerRef, naam: 'ontheffing.verleend', peildatum: '2025-10-05' }, { inwonerRef, peildatum: '2025-10-06' })) as [Bericht, Bericht];
    expect((await stempelVan(voor)).situatie).toEqual(vroeger);
    expect((await stempelVan(op)).situatie).toEqual(nu);
  });

  it('says null for a resident nobody registered on that date', async () => {
    const [een] = (await plaats({})) as [Bericht];
    expect((await stempelVan(een)).situatie).toBeNull();
  });

  it('names an ontheffing through its last day and no longer', async () => {
    const inwonerRef = randomUUID();
    const ontheffing = { ontheffingRef: 'o1', soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: dag('2025-03-03'), laatsteDag: dag('2025-10-06') };
    await hub.verwerkFeit(hub.feit(bericht({ naam: 'ontheffing.verleend', inwonerRef }), { ontheffing: { inwonerRef, versie: 1, ontheffingen: [ontheffing] } }));
    const [voor, op, na] = (await plaats({ inwonerRef, naam: 'ontheffing.verleend', peildatum: '2025-03-02' }, { inwonerRef, naam: 'inwoner.coach.toegewezen' }, { peildatum: '2025-10-07', inwonerRef })) as [Bericht, Bericht, Bericht];
    expect((await stempelVan(voor)).ontheffingen).toEqual([]);
    expect((await stempelVan(op)).ontheffingen).toEqual([ontheffing]);
    await antwoord(op, 'VERWERKT');
    expect((await stempelVan(na)).ontheffingen).toEqual([]);
  });

  it.each([
    ['a registered werkcoach', {}, true],
    ['a participatiecoach for the own gemeente', { source: TIEL }, true],
    ['someone who is not in the register', { data: { afzender: { actorId: 'wz.wc.onbekend', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null } } }, false],
    ['someone with another role', { data: { afzender: { actorId: 'wz.wc.anna', rol: 'beleidsmedewerker', werkgever: 'WERKZAAK', namensGemeente: null } } }, false],
    ['a participatiecoach of another gemeente', { source: TIEL, gemeente: 'NEDER_BETUWE' }, false],
    ['a role that the connection does not serve', { data: { afzender: { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' } } }, false],
    ['the hub itself', { source: HUB }, true],
  ] as [string, Berichtwens, boolean][])('says of %s whether the sender may act at release', async (_wie, wens, mag) => {
    const [een] = (await plaats(wens)) as [Bericht];
    expect((await stempelVan(een)).afzenderBevoegd).toBe(mag);
  });

  it('carries the number in the journal, the connection and the moment by the Klok', async () => {
    const [een] = (await plaats({})) as [Bericht];
    const [rij] = await hub.query<{ volgnr: string }>('SELECT volgnr FROM bericht WHERE id = $1', [een.id]);
    expect(await stempelVan(een)).toMatchObject({ volgnr: Number(rij?.volgnr), aansluiting: 'werkzaak.werk', klok: hub.klok.nu().toISOString() });
  });
});
