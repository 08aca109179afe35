import { randomUUID } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import { dag } from '#shared/kernel/datum';
import { NietAangenomen } from '#shared/messaging/fouten';
import { Uitstel } from '../uitstel';
import { ANNA, bericht, BERT, CARLA, HUB, periode, Proefhub, TEAM_TIEL, TIEL, type Berichtwens } from '../testing/proefhub';
import { Bezorger } from './bezorger';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());
beforeEach(async () => {
  await hub.leeg('levering', 'aansluiting_teller');
  hub.klok.zet('2025-10-06T09:00:00+02:00');
  hub.publisher.gepubliceerd.length = 0;
  hub.publisher.verbonden = true;
  hub.publisher.weiger = () => undefined;
});

const bezorger = (nu?: () => number): Bezorger => new Bezorger({ ...hub, opslag: hub.opslag, dienst: hub.leveringen, publisher: hub.publisher }, new Uitstel(500, 30_000, nu));
const bezorg = async (dienst = bezorger()): Promise<void> => {
  await dienst.ronde();
  await dienst.klaar();
};
const overgedragen = (aansluiting: string): Bericht[] => hub.publisher.gepubliceerd.filter(({ sleutel }) => sleutel === `uit.${aansluiting}`).map(({ inhoud }) => JSON.parse(inhoud) as Bericht);
const secties = (een: Bericht | undefined): string[] => ['verloop', 'contact', 'formulier', 'belastbaarheid'].filter((sectie) => sectie in (een?.data ?? {}));
const logboek = (inwonerRef: string) => hub.query<{ aansluiting: string; uitkomst: string; soort: string; inhoud: { oordelen: { categorie: string; toegestaan: boolean }[] } }>('SELECT aansluiting, uitkomst, soort, inhoud FROM logboek WHERE inwoner_ref = $1 ORDER BY volgnr', [inwonerRef]);

const INHOUD = {
  verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: '2025-11-01' },
  contact: { naam: 'A. Voorbeeld', telefoon: '0000 000 000' },
  formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE' },
  belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20' } },
} as const;
const ONTHEFFING = {
  verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-10-06', laatsteDag: '2026-03-03', besluitDatum: '2025-10-06', mandaatRef: 'mandaat:tiel:ontheffing:tiel' },
  belastbaarheid: { grond: 'MEDISCH' },
} as const;

type Zaak = { zaakId: string; inwonerRef: string };
const zaak = (): Zaak => ({ zaakId: randomUUID(), inwonerRef: randomUUID() });
const voorstel = async (deze: Zaak = zaak(), wens: Berichtwens = {}): Promise<Bericht> => {
  const een = bericht({ ...deze, data: INHOUD, ...wens });
  await hub.verwerkFeit(hub.feit(een, { adressen: [CARLA] }));
  return een;
};
const sluit = (deze: Zaak, gebeurtenis: string, adressen = [CARLA]): Promise<void> => hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: `overdracht.${gebeurtenis}`, data: { verloop: { redencode: 'ANDERS' } as never } }), { adressen }));

describe('what a connection gets', () => {
  it('is the message as the addressed coach may have it, as structured JSON on its own queue', async () => {
    const een = await voorstel();
    await bezorg();
    expect(hub.publisher.gepubliceerd).toMatchObject([{ exchange: 'uit', sleutel: 'uit.gemeente-tiel.regie', id: een.id, type: een.type, contentType: 'application/cloudevents+json; charset=utf-8' }]);
    expect(overgedragen('gemeente-tiel.regie')).toEqual([een]);
  });

  it('is of an ontheffing for the inkomensconsulent only scope and dates, while both coaches get the ground', async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode({ participatiecoach: 'tiel.pc.carla', inkomensconsulent: 'wz.ic.bert' }));
    await hub.leeg('levering');
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'ontheffing.verleend', source: HUB, data: ONTHEFFING as never }), { adressen: [CARLA, ANNA, BERT] }));
    await bezorg();
    expect(overgedragen('gemeente-tiel.regie')[0]?.data).toMatchObject(ONTHEFFING);
    expect(overgedragen('werkzaak.werk')[0]?.data).toMatchObject(ONTHEFFING);
    const bert = overgedragen('werkzaak.inkomen')[0];
    expect(bert?.data.verloop).toEqual({ soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-10-06', laatsteDag: '2026-03-03' });
    expect(bert?.data).not.toHaveProperty('belastbaarheid');
    expect(bert?.data).not.toHaveProperty('nietVerstrekt');
  });

  it('holds no contact data for systems of both organisations before anyone is assigned', async () => {
    const { inwonerRef } = zaak();
    const open = bericht({ inwonerRef, naam: 'inwoner.geregistreerd', source: TIEL, data: { verloop: { schaal: 'KP', sinds: '2022-01-01' }, contact: { naam: 'A. Voorbeeld' } } });
    await hub.verwerkFeit(hub.feit(open, { adressen: [TEAM_TIEL, { ...ANNA, actorId: null }] }));
    await bezorg();
    expect(overgedragen('gemeente-tiel.regie')).toEqual([]);
    expect(secties(overgedragen('werkzaak.werk')[0])).toEqual(['verloop']);
  });

  it('is in the log before it goes: per section, for that connection', async () => {
    const een = await voorstel();
    await bezorg();
    expect(await logboek(een.data.inwonerRef ?? '')).toMatchObject([{ soort: 'VERSTREKKING', aansluiting: 'gemeente-tiel.regie', uitkomst: 'TOEGESTAAN', inhoud: { oordelen: [{ categorie: 'verloop', toegestaan: true }, { categorie: 'contact', toegestaan: true }, { categorie: 'formulier', toegestaan: true }, { categorie: 'belastbaarheid', toegestaan: true }] } }]);
  });

  it('is nothing when the log cannot be written', async () => {
    const een = await voorstel();
    const alleenLezen: typeof hub.opslag = {
      transactie: (doe) =>
        hub.opslag.transactie(async (tx) => {
          await tx.em.query('SET LOCAL transaction_read_only = on');
          return doe(tx);
        }),
    };
    await bezorg(new Bezorger({ ...hub, opslag: alleenLezen, dienst: hub.leveringen, publisher: hub.publisher }));
    expect(hub.publisher.gepubliceerd).toEqual([]);
    await bezorg();
    expect(hub.publisher.ids).toEqual([een.id]);
  });
});

describe('rights that lapse between queueing and sending', () => {
  const naAfloop = async (): Promise<string[]> => {
    hub.publisher.gepubliceerd.length = 0;
    await bezorg();
    return secties(overgedragen('gemeente-tiel.regie')[0]);
  };

  it.each(['ingetrokken', 'nietOvergenomen', 'ingegaan'])('leave only how it went once the handover is closed (%s)', async (einde) => {
    const deze = zaak();
    await voorstel(deze);
    await sluit(deze, einde);
    expect(await naAfloop()).toEqual(['verloop']);
  });

  it('leave everything while the proposal was only sent back', async () => {
    const deze = zaak();
    await voorstel(deze);
    await sluit(deze, 'teruggestuurd');
    expect(await naAfloop()).toEqual(['verloop', 'contact', 'formulier', 'belastbaarheid']);
  });

  it('leave nothing at all once the resident moved to another gemeente: not sent, and the list goes on', async () => {
    const deze = zaak();
    const een = await voorstel(deze);
    await hub.zetSituatie(deze.inwonerRef, periode({ tot: dag('2025-10-06') }), periode({ vanaf: dag('2025-10-06'), gemeente: 'NEDER_BETUWE' }));
    const ander = await voorstel();
    await bezorg();
    expect(hub.publisher.ids).toEqual([ander.id]);
    expect((await logboek(een.data.inwonerRef ?? '')).map(({ uitkomst }) => uitkomst)).toEqual(['GEWEIGERD']);
    expect(await hub.query('SELECT FROM levering WHERE overgedragen_op IS NULL')).toEqual([]);
  });

  it('follow the privacy framework of the Klok at sending, not that of the business date', async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode({ participatiecoach: 'tiel.pc.carla' }));
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'ontheffing.verleend', source: HUB, data: ONTHEFFING as never }), { adressen: [CARLA] }));
    hub.klok.zet('2025-03-03T09:00:00+01:00');
    expect(await naAfloop()).toEqual(['verloop']);
  });
});

describe('handing over', () => {
  const nummer = (een: Bericht): string => een.id;

  it('keeps the order of the list, and tells the sender that it arrived', async () => {
    const berichten: Bericht[] = [];
    for (let i = 0; i < 5; i += 1) {
      const open = bericht({ ...zaak(), data: INHOUD });
      await hub.journaal(open);
      await hub.verwerkFeit(hub.feit(open, { adressen: [CARLA] }));
      berichten.push(open);
    }
    await bezorg();
    expect(hub.publisher.ids).toEqual(berichten.map(nummer));
    const stappen = await hub.query('SELECT stap FROM stap JOIN bericht b ON b.volgnr = bericht_volgnr WHERE b.id = ANY ($1)', [berichten.map(nummer)]);
    expect(stappen).toEqual(berichten.map(() => ({ stap: 'BEZORGD' })));
  });

  it('waits for a full queue without overtaking and without holding up another connection, and shows it as full', async () => {
    let nu = 0;
    const dienst = bezorger(() => nu);
    const [een, twee] = [await voorstel(), await voorstel()];
    const werk = bericht({ ...zaak(), naam: 'overdracht.teruggestuurd', source: TIEL, data: { verloop: { redencode: 'ANDERS' } as never } });
    await hub.verwerkFeit(hub.feit(werk, { adressen: [ANNA] }));
    hub.publisher.weiger = ({ sleutel }) => (sleutel === 'uit.gemeente-tiel.regie' ? new NietAangenomen('full') : undefined);
    await bezorg(dienst);
    expect(hub.publisher.ids).toEqual([werk.id]);
    expect(dienst.volleRijen).toEqual(['gemeente-tiel.regie']);
    hub.publisher.weiger = () => undefined;
    await bezorg(dienst);
    expect(hub.publisher.ids).toEqual([werk.id]);
    nu = 501;
    await bezorg(dienst);
    expect(hub.publisher.ids).toEqual([werk.id, een.id, twee.id]);
    expect(dienst.volleRijen).toEqual([]);
  });

  it('logs one disclosure for a delivery, however often the queue refused it', async () => {
    let nu = 0;
    const dienst = bezorger(() => nu);
    const een = await voorstel();
    hub.publisher.weiger = () => new NietAangenomen('full');
    for (; nu < 200_000; nu += 40_000) await bezorg(dienst);
    hub.publisher.weiger = () => undefined;
    nu += 40_000;
    await bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id]);
    expect(await logboek(een.data.inwonerRef ?? '')).toHaveLength(1);
  });

  it('tries again at once when the broker is back', async () => {
    const dienst = bezorger(() => 0);
    const een = await voorstel();
    hub.publisher.verbonden = false;
    await bezorg(dienst);
    hub.publisher.verbonden = true;
    await bezorg(dienst);
    expect(hub.publisher.ids).toEqual([]);
    dienst.hervat();
    await bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id]);
  });

  it('hands over what came in while it was handing over', async () => {
    const een = await voorstel();
    const dienst = bezorger();
    let twee: Bericht | undefined;
    hub.publisher.weiger = async ({ id }) => {
      if (id === een.id) {
        twee = await voorstel();
        await dienst.ronde();
      }
      return undefined;
    };
    await bezorg(dienst);
    expect(hub.publisher.ids).toEqual([een.id, twee?.id]);
  });
});

describe('the numbered list', () => {
  const TIEL_NAAM = 'gemeente-tiel.regie';

  it('has every delivery in order with its number, projected and logged at every reading', async () => {
    const berichten = [await voorstel(), await voorstel(), await voorstel()];
    const lijst = await hub.leveringen.lijst(TIEL_NAAM, 0, 100);
    expect(lijst.map(({ volgnr, bericht: gelezen }) => [volgnr, gelezen])).toEqual(berichten.map((een, i) => [i + 1, een]));
    expect((await hub.leveringen.lijst(TIEL_NAAM, 1, 1)).map(({ volgnr }) => volgnr)).toEqual([2]);
    expect(await logboek(berichten[1]?.data.inwonerRef ?? '')).toHaveLength(2);
  });

  it('keeps the number of what may no longer be seen, and says nothing about anyone in it', async () => {
    const deze = zaak();
    const een = await voorstel(deze);
    await hub.zetSituatie(deze.inwonerRef, periode({ gemeente: 'NEDER_BETUWE' }));
    const [item] = await hub.leveringen.lijst(TIEL_NAAM, 0, 100);
    expect(item).toMatchObject({ volgnr: 1, bericht: { id: een.id, data: {} } });
    expect(JSON.stringify(item)).not.toContain(deze.inwonerRef);
  });

  it('takes an acknowledgement for the own list only, and does not send the same again by queue', async () => {
    const een = bericht({ ...zaak(), data: INHOUD });
    await hub.journaal(een);
    await hub.verwerkFeit(hub.feit(een, { adressen: [CARLA] }));
    const [item] = await hub.leveringen.lijst(TIEL_NAAM, 0, 100);
    const id = item?.id ?? '';
    expect(await hub.leveringen.bevestig('werkzaak.werk', id)).toBe(false);
    expect(await hub.leveringen.bevestig(TIEL_NAAM, randomUUID())).toBe(false);
    expect(await hub.leveringen.bevestig(TIEL_NAAM, id)).toBe(true);
    expect(await hub.leveringen.bevestig(TIEL_NAAM, id)).toBe(true);
    await bezorg();
    expect(hub.publisher.gepubliceerd).toEqual([]);
    expect(await hub.query('SELECT stap FROM stap JOIN bericht b ON b.volgnr = bericht_volgnr WHERE b.id = $1', [een.id])).toEqual([{ stap: 'BEZORGD' }]);
  });
});
