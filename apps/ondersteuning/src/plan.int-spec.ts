import { randomUUID } from 'node:crypto';
import { aanCarla, aanWerk, anna, carla, Ondersteuninghuis, situatie, type Zaak } from './testing/ondersteuninghuis';

let huis: Ondersteuninghuis;
beforeAll(async () => {
  huis = await Ondersteuninghuis.open();
}, 60_000);
afterAll(() => huis.huis.databank.weg());

const wie = (): Zaak => ({ inwonerRef: randomUUID() }) as Zaak;
const evalueer = (een: Zaak, op: string, volgende: string, door = carla) => huis.stuur('planvanaanpak.geevalueerd', door, op, een, { verloop: { planRef: 'pva-12', planVersie: 1, datum: op, volgende } });
const timers = async ({ inwonerRef }: Zaak) => (await huis.huis.bron.query<{ op: string }[]>(`SELECT (vervalt_op AT TIME ZONE 'Europe/Amsterdam')::text AS op FROM timer WHERE soort = 'planvanaanpak.termijn' AND sleutel = $1`, [inwonerRef])).map(({ op }) => op);
const rijen = ({ inwonerRef }: Zaak) => huis.huis.bron.query('SELECT FROM plan WHERE inwoner_ref = $1', [inwonerRef]);
const verstrijkt = (een: Zaak, op: string, datum: string, periode = situatie) => huis.vanDeHub('planvanaanpak.termijn.voorbij', op, een, { datum }, { situatie: periode });

describe('M-81 the evaluation of a plan', () => {
  it('is told to the other coach, and when the next one does not come the coach who guides is asked', async () => {
    const een = wie();
    const { uitkomst, feiten } = await evalueer(een, '2026-03-02', '2026-09-02');
    expect([uitkomst.status, feiten[0]?.adressen]).toEqual(['VERWERKT', [aanWerk]]);
    expect(await timers(een)).toEqual(['2026-09-03 00:00:00']);
    expect((await verstrijkt(een, '2026-09-03', '2026-09-02')).feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.planvanaanpak.evaluatie.nodig.v1', data: { verloop: { datum: '2026-09-02' } } }, adressen: [aanCarla] }]);
    expect((await verstrijkt(een, '2026-09-03', '2026-09-02', { ...situatie, klantprofiel: 'KP3', werkcoach: anna.actorId })).feiten[0]?.adressen).toEqual([{ ...aanWerk, actorId: anna.actorId }]);
    const opnieuw = await evalueer(een, '2026-09-07', '2027-03-08');
    expect(opnieuw.feiten[0]?.takenAf).toEqual([{ bereik: 'INWONER', soorten: ['PLAN_EVALUEREN'] }]);
    expect((await verstrijkt(een, '2026-09-08', '2026-09-02')).feiten).toEqual([]);
  });

  it('ends with its resident in that gemeente, and when it is recalled', async () => {
    const [weg, terug] = [wie(), wie()];
    await evalueer(weg, '2026-03-02', '2026-09-02');
    expect((await huis.vanDeHub('planvanaanpak.inwoner.vertrokken', '2026-04-01', weg, { reden: 'VERHUISD', per: '2026-04-01', naarGemeente: 'NEDER_BETUWE' })).feiten).toMatchObject([{ adressen: [], takenAf: [{ soorten: ['PLAN_EVALUEREN'] }] }]);
    const invoer = huis.bericht('planvanaanpak.geevalueerd', carla, '2026-03-02', terug, { verloop: { planRef: 'pva-12', planVersie: 1, datum: '2026-03-02', volgende: '2026-09-02' } });
    await huis.huis.stuur(invoer);
    await huis.vanDeHub('planvanaanpak.herroepen', '2026-03-03', terug, { berichtSource: invoer.bericht.source, berichtRef: invoer.bericht.id, redencode: 'VERKEERDE_PERSOON' });
    expect([await rijen(weg), await timers(weg), await rijen(terug), await timers(terug)]).toEqual([[], [], [], []]);
  });

  it('R-219 is asked from 2027 on whether the resident shapes his participation himself (P-18)', async () => {
    const letOp = async (op: string, volgende: string) => (await evalueer(wie(), op, volgende)).uitkomst.letOp;
    expect([await letOp('2026-12-31', '2027-06-30'), await letOp('2027-01-01', '2027-07-01')]).toEqual([undefined, [expect.stringContaining('zelf vormgeeft')]]);
  });

  it('is not touched by a party that speaks as the hub', async () => {
    const een = wie();
    expect((await huis.stuur('planvanaanpak.termijn.voorbij', carla, '2026-03-02', een, { verloop: { datum: '2026-03-01' } })).uitkomst.code).toBe('NIET_BEVOEGD');
  });
});
