import type { Bericht } from '#shared/contracts/bericht';
import { dag } from '#shared/kernel/datum';
import { ANNA, bericht, BERT, CARLA, HUB, periode, TEAM_TIEL, TIEL, type Proefhub } from '../testing/proefhub';
import { Proeflevering, zaak, type Zaak } from '../testing/proeflevering';

let proef: Proeflevering;
let hub: Proefhub;
beforeAll(async () => {
  proef = await Proeflevering.start();
  hub = proef.hub;
});
afterAll(() => hub.sluit());
beforeEach(() => proef.vernieuw());

const secties = (een: Bericht | undefined): string[] => ['verloop', 'contact', 'formulier', 'belastbaarheid'].filter((sectie) => sectie in (een?.data ?? {}));

const ONTHEFFING = {
  verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-10-06', laatsteDag: '2026-03-03', besluitDatum: '2025-10-06', mandaatRef: 'mandaat:tiel:ontheffing:tiel' },
  belastbaarheid: { grond: 'MEDISCH' },
} as const;

describe('what a connection gets', () => {
  it('is the message as the addressed coach may have it, as structured JSON on its own queue', async () => {
    const een = await proef.voorstel();
    await proef.bezorg();
    expect(hub.publisher.gepubliceerd).toMatchObject([{ exchange: 'uit', sleutel: 'uit.gemeente-tiel.regie', id: een.id, type: een.type, contentType: 'application/cloudevents+json; charset=utf-8' }]);
    expect(proef.overgedragen('gemeente-tiel.regie')).toEqual([een]);
  });

  it('is of an ontheffing for the inkomensconsulent only scope and dates, while both coaches get the ground', async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode({ participatiecoach: 'tiel.pc.carla', inkomensconsulent: 'wz.ic.bert' }));
    await hub.leeg('levering');
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'ontheffing.verleend', source: HUB, data: ONTHEFFING }), { adressen: [CARLA, ANNA, BERT] }));
    await proef.bezorg();
    expect(proef.overgedragen('gemeente-tiel.regie')[0]?.data).toMatchObject(ONTHEFFING);
    expect(proef.overgedragen('werkzaak.werk')[0]?.data).toMatchObject(ONTHEFFING);
    const bert = proef.overgedragen('werkzaak.inkomen')[0];
    expect(bert?.data.verloop).toEqual({ scope: ['a'], ingangsdatum: '2025-10-06', laatsteDag: '2026-03-03' });
    expect(bert?.data).not.toHaveProperty('belastbaarheid');
    expect(bert?.data).not.toHaveProperty('nietVerstrekt');
  });

  it('holds no contact data for systems of both organisations before anyone is assigned', async () => {
    const { inwonerRef } = zaak();
    const open = bericht({ inwonerRef, naam: 'inwoner.geregistreerd', source: TIEL, data: { verloop: { schaal: 'KP', sinds: '2022-01-01' }, contact: { naam: 'A. Voorbeeld' } } });
    await hub.verwerkFeit(hub.feit(open, { adressen: [TEAM_TIEL, { ...ANNA, actorId: null }] }));
    await proef.bezorg();
    expect(proef.overgedragen('gemeente-tiel.regie')).toEqual([]);
    expect(secties(proef.overgedragen('werkzaak.werk')[0])).toEqual(['verloop']);
  });

  it('is in the log before it goes: per section, for that connection', async () => {
    const een = await proef.voorstel();
    await proef.bezorg();
    expect(await proef.logboek(een)).toMatchObject([{ soort: 'VERSTREKKING', aansluiting: 'gemeente-tiel.regie', uitkomst: 'TOEGESTAAN', inhoud: { oordelen: [{ categorie: 'verloop', toegestaan: true }, { categorie: 'contact', toegestaan: true }, { categorie: 'formulier', toegestaan: true }, { categorie: 'belastbaarheid', toegestaan: true }] } }]);
  });

  it('is nothing when the log cannot be written', async () => {
    const een = await proef.voorstel();
    const alleenLezen: typeof hub.opslag = {
      transactie: (doe) =>
        hub.opslag.transactie(async (tx) => {
          await tx.em.query('SET LOCAL transaction_read_only = on');
          return doe(tx);
        }),
    };
    await proef.bezorg(proef.bezorger({ opslag: alleenLezen }));
    expect(hub.publisher.gepubliceerd).toEqual([]);
    await proef.bezorg();
    expect(hub.publisher.ids).toEqual([een.id]);
  });
});

describe('rights that lapse between queueing and sending', () => {
  const naAfloop = async (): Promise<string[]> => {
    hub.publisher.gepubliceerd.length = 0;
    await proef.bezorg();
    return secties(proef.overgedragen('gemeente-tiel.regie')[0]);
  };

  it.each(['ingetrokken', 'nietOvergenomen', 'ingegaan'])('leave only how it went once the handover is closed (%s)', async (einde) => {
    const deze = zaak();
    await proef.voorstel(deze);
    await proef.verloop(deze, einde);
    expect(await naAfloop()).toEqual(['verloop']);
  });

  it('leave everything while the proposal was only sent back', async () => {
    const deze = zaak();
    await proef.voorstel(deze);
    await proef.verloop(deze, 'teruggestuurd');
    expect(await naAfloop()).toEqual(['verloop', 'contact', 'formulier', 'belastbaarheid']);
  });

  it('leave nothing at all once the resident moved to another gemeente: not sent, and the list goes on', async () => {
    const deze = zaak();
    const een = await proef.voorstel(deze);
    await hub.zetSituatie(deze.inwonerRef, periode({ tot: dag('2025-10-06') }), periode({ vanaf: dag('2025-10-06'), gemeente: 'NEDER_BETUWE' }));
    const ander = await proef.voorstel();
    await proef.bezorg();
    expect(hub.publisher.ids).toEqual([ander.id]);
    expect((await proef.logboek(een)).map(({ uitkomst }) => uitkomst)).toEqual(['GEWEIGERD']);
    expect(await hub.query('SELECT FROM levering WHERE overgedragen_op IS NULL')).toEqual([]);
  });

  it('follow the privacy framework of the Klok at sending, not that of the business date', async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode({ participatiecoach: 'tiel.pc.carla' }));
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'ontheffing.verleend', source: HUB, data: ONTHEFFING }), { adressen: [CARLA] }));
    hub.klok.zet('2025-03-03T09:00:00+01:00');
    expect(await naAfloop()).toEqual(['verloop']);
  });
});

describe('an alert about a considered sanction', () => {
  const boete = (deze: Zaak, naam: string, data = {}) => bericht({ ...deze, naam: `boete.${naam}`, source: HUB, data: { doel: 'ONDERSTEUNING_BIJ_SANCTIE', ...data } });
  const ALERT = { verloop: { overwegingsDatum: '2025-10-06' }, handhaving: { sanctieSoort: 'BOETE', grond: 'OVERIGE_PLICHT_PW' } };
  const TEAM = { ...CARLA, actorId: null };

  it('reaches the team of a gemeente whose resident has no coach, with how it ended, and opens nothing else for that team', async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode());
    await hub.leeg('levering');
    await hub.verwerkFeit(hub.feit(boete(deze, 'overwogen', ALERT), { adressen: [TEAM] }));
    await hub.verwerkFeit(hub.feit(bericht({ ...deze, naam: 'ontheffing.verleend', source: HUB, data: { verloop: { soort: 'TIJDELIJK' }, belastbaarheid: { grond: 'MEDISCH' } } }), { adressen: [TEAM] }));
    await proef.bezorg();
    await hub.verwerkFeit(hub.feit(boete(deze, 'uitkomst', { handhaving: { uitkomst: 'AFGEZIEN', besluitDatum: '2025-10-10' } }), { adressen: [TEAM] }));
    await proef.bezorg();
    expect(proef.overgedragen('gemeente-tiel.regie').map(({ type, data }) => [type.split('.').slice(2, -1).join('.'), Boolean(data.handhaving)])).toEqual([['boete.overwogen', true], ['boete.uitkomst', true]]);
  });

  it('goes to nobody in the former gemeente once the resident moved: its number stays, and is empty', async () => {
    const deze = zaak();
    await hub.zetSituatie(deze.inwonerRef, periode({ participatiecoach: 'tiel.pc.carla' }));
    await hub.leeg('levering', 'aansluiting_teller');
    const alert = boete(deze, 'overwogen', ALERT);
    await hub.verwerkFeit(hub.feit(alert, { adressen: [CARLA, BERT] }));
    await hub.zetSituatie(deze.inwonerRef, periode({ tot: dag('2025-10-06') }), periode({ vanaf: dag('2025-10-06'), gemeente: 'NEDER_BETUWE' }));
    const gesloten = bericht({ inwonerRef: deze.inwonerRef, naam: 'inwoner.zaak.gesloten', source: HUB, data: { verloop: { per: '2025-10-06' } } });
    await hub.verwerkFeit(hub.feit(gesloten, { adressen: [CARLA] }));
    await proef.bezorg();
    expect(proef.overgedragen('gemeente-tiel.regie').map(({ id, data }) => [id, data.verloop])).toEqual([[gesloten.id, { per: '2025-10-06' }]]);
    expect((await hub.leveringen.lijst('gemeente-tiel.regie', 0, 100)).map(({ volgnr, bericht: { id, data } }) => [volgnr, id, Object.keys(data as object).length])).toEqual([[1, alert.id, 0], [2, gesloten.id, expect.any(Number)]]);
  });
});
