import { randomUUID } from 'node:crypto';
import type { Afzender } from '#shared/contracts/bericht';
import type { SituatiePeriode } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { wisstappen } from './persistence/wisstappen';
import { aanCarla, anna, carla, dirk, inNederBetuwe, Ondersteuninghuis, situatie, type Zaak } from './testing/ondersteuninghuis';

let huis: Ondersteuninghuis;
beforeAll(async () => {
  huis = await Ondersteuninghuis.open();
}, 60_000);
afterAll(() => huis.huis.databank.weg());

const wie = (): Zaak => ({ inwonerRef: randomUUID() }) as Zaak;
const begeleid = (een: Zaak, op: string, periode: SituatiePeriode = situatie, tot?: string) =>
  huis.vanDeHub('contact.begeleiding.gewijzigd', op, een, { vanaf: periode.vanaf, ...(tot ? { tot } : {}) }, { situatie: periode }, periode.gemeente);
const gehouden = (een: Zaak, op: string, soort: string, door: Afzender = carla, periode: SituatiePeriode = situatie) => huis.stuur('contact.gehouden', door, op, een, { verloop: { soort, datum: op }, stempel: { situatie: periode } });
const timer = async ({ inwonerRef }: Zaak) => (await huis.huis.bron.query<{ op: string; bericht: { type: string; data: { verloop: object } } }[]>(`SELECT (vervalt_op AT TIME ZONE 'Europe/Amsterdam')::text AS op, bericht FROM timer WHERE soort = 'contact.termijn' AND sleutel = $1`, [inwonerRef])).map(({ op, bericht }) => [op, bericht.data.verloop]);
/** The timer as the gateway brings it back on that day. */
const verstrijkt = (een: Zaak, op: string, datum: string, periode: SituatiePeriode | null = situatie) => huis.vanDeHub('contact.termijn.voorbij', op, een, { datum }, { situatie: periode }, periode?.gemeente);
const stand = async (een: Zaak, lezer: Afzender = carla, gemeenten = ['TIEL']) => (await huis.cadansen(lezer, gemeenten)).find(({ inwonerRef }) => inwonerRef === een.inwonerRef);

describe('SM-8 the cadence of a resident of Tiel', () => {
  it('runs from the day the hub knows him, asks his coach once when it has passed, and is caught up by a re-check', async () => {
    const een = wie();
    expect((await begeleid(een, '2025-10-06')).feiten).toEqual([]);
    expect(await timer(een)).toEqual([['2027-10-07 00:00:00', { datum: '2027-10-06' }]]);
    const { feiten } = await verstrijkt(een, '2027-10-07', '2027-10-06');
    expect(feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.contact.teLaat.v1', data: { gemeente: 'TIEL', verloop: { datum: '2027-10-06' } } }, adressen: [aanCarla] }]);
    expect(await stand(een)).toEqual({ inwonerRef: een.inwonerRef, gemeente: 'TIEL', vanaf: '2022-01-01', status: 'TE_LAAT', uiterlijk: '2027-10-06', afwijking: null, contacten: [] });
    expect((await verstrijkt(een, '2027-10-08', '2027-10-06')).feiten).toEqual([]);
    expect((await gehouden(een, '2027-10-11', 'JAARGESPREK')).feiten[0]?.takenAf).toBeUndefined();
    const ingehaald = await gehouden(een, '2027-10-12', 'HERCONTROLE');
    expect(ingehaald.uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: [], beleid: { id: 'contactcadans', versie: 'v1' } });
    expect(ingehaald.feiten).toMatchObject([{ adressen: [aanCarla], takenAf: [{ bereik: 'INWONER', soorten: ['CONTACT_PLANNEN'] }] }]);
    expect(await stand(een)).toMatchObject({ status: 'OP_SCHEMA', uiterlijk: '2029-10-12' });
    expect(await timer(een)).toEqual([['2029-10-13 00:00:00', { datum: '2029-10-12' }]]);
  });

  it('without a coach asks the team, and the teammanager to find one', async () => {
    const een = wie();
    const zonder = { ...situatie, participatiecoach: null };
    await begeleid(een, '2025-10-06', zonder);
    const [feit] = (await verstrijkt(een, '2027-10-07', '2027-10-06', zonder)).feiten;
    expect(feit).toMatchObject({ adressen: [{ ...aanCarla, actorId: null }], taken: [{ soort: 'COLLEGA_TOEWIJZEN', adres: { rol: 'teammanager', organisatie: 'TIEL' } }] });
  });

  it('is another one for this resident when his coach says so, and too late at once when that has passed', async () => {
    const een = wie();
    await begeleid(een, '2025-10-06');
    const minder = await huis.stuur('contact.cadans.vastgesteld', carla, '2025-10-07', een, { verloop: { maanden: 36, redencode: 'MINDER_CONTACT_PASSEND' } });
    expect([minder.uitkomst.status, await timer(een)]).toEqual(['VERWERKT', [['2028-10-07 00:00:00', { datum: '2028-10-06' }]]]);
    const vaker = await huis.stuur('contact.cadans.vastgesteld', carla, '2025-12-08', een, { verloop: { maanden: 1, redencode: 'MEER_CONTACT_NODIG' } });
    expect(vaker.feiten.map(({ bericht }) => bericht.type.split('.').slice(2, -1).join('.'))).toEqual(['contact.cadans.vastgesteld', 'contact.teLaat']);
    expect(await timer(een)).toEqual([]);
  });

  it('ends with klantprofiel 4: nothing is asked, and after its term nothing is left', async () => {
    const een = wie();
    await begeleid(een, '2025-10-06');
    await begeleid(een, '2026-03-02', situatie, '2026-03-02');
    expect([await timer(een), await stand(een)]).toEqual([[], undefined]);
    const bewaar = new Proefbewaarder(huis.huis.databank, huis.huis.bron, wisstappen);
    const rij = () => huis.huis.bron.query('SELECT FROM cadans WHERE inwoner_ref = $1', [een.inwonerRef]);
    await bewaar.zet('2028-03-02');
    await bewaar.tot('2028-03-02');
    expect(await rij()).toHaveLength(1);
    await bewaar.tot('2028-03-03');
    expect(await rij()).toEqual([]);
  });

  it('ends what was asked of his coach on the day he leaves, also when that was told ahead', async () => {
    const een = wie();
    await begeleid(een, '2025-10-06');
    await begeleid(een, '2027-09-01', situatie, '2027-11-01');
    expect((await verstrijkt(een, '2027-10-07', '2027-10-06')).feiten).toHaveLength(1);
    const weg = (gemeente: string) => huis.vanDeHub('contact.inwoner.vertrokken', '2027-11-01', een, { reden: 'UITGESTROOMD', per: '2027-11-01' }, { situatie: null }, gemeente);
    expect((await weg('NEDER_BETUWE')).feiten).toEqual([]);
    expect((await weg('TIEL')).feiten).toMatchObject([{ adressen: [], takenAf: [{ bereik: 'INWONER', soorten: ['CONTACT_PLANNEN'] }] }]);
  });

  it('asks nobody about who is guided otherwise by then', async () => {
    const een = wie();
    await begeleid(een, '2025-10-06');
    expect((await verstrijkt(een, '2027-10-07', '2027-10-06', { ...situatie, klantprofiel: 'KP3' })).feiten).toEqual([]);
    expect(await timer(een)).toEqual([]);
  });
});

describe('a resident who moves', () => {
  it('leaves the cadence and its task behind; what the former gemeente still tells of him is refused', async () => {
    const een = wie();
    await begeleid(een, '2025-10-06');
    await verstrijkt(een, '2027-10-07', '2027-10-06');
    const daar = { ...inNederBetuwe, vanaf: dag('2027-11-01') };
    const { feiten } = await begeleid(een, '2027-11-01', daar);
    expect(feiten).toMatchObject([{ adressen: [], takenAf: [{ bereik: 'INWONER', soorten: ['CONTACT_PLANNEN'] }] }]);
    expect(await stand(een, dirk, ['NEDER_BETUWE'])).toMatchObject({ gemeente: 'NEDER_BETUWE', contacten: [], uiterlijk: '2028-11-01' });
    expect((await gehouden(een, '2027-10-20', 'HERCONTROLE')).uitkomst.code).toBe('GEMEENTE_ONJUIST');
    expect(await stand(een)).toBeUndefined();
  });
});

describe('M-80 contacts', () => {
  it('are told by the participatiecoach of that resident, before the hub told of him too, and a second talk before the first of its year is marked', async () => {
    const een = wie();
    const nb = (gebeurtenis: string, op: string, verloop: object, door: Afzender = dirk) => huis.stuur(`contact.${gebeurtenis}`, door, op, een, { verloop: verloop as Record<string, unknown>, stempel: { situatie: inNederBetuwe } });
    expect((await nb('gepland', '2026-02-02', { soort: 'JAARGESPREK', datum: '2026-02-16' })).uitkomst.status).toBe('VERWERKT');
    expect((await nb('gehouden', '2026-02-16', { soort: 'JAARGESPREK', datum: '2026-02-16' })).feiten[0]?.adressen).toEqual([{ rol: 'participatiecoach', organisatie: 'NEDER_BETUWE', actorId: dirk.actorId }]);
    expect((await nb('gepland', '2026-03-02', { soort: 'TWEEDE_GESPREK', datum: '2026-09-07' })).uitkomst.status).toBe('VERWERKT');
    expect((await nb('gepland', '2026-03-02', { soort: 'TWEEDE_GESPREK', datum: '2026-09-07' }, anna)).uitkomst.code).toBe('NIET_BEVOEGD');
    expect(await stand(een, dirk, ['NEDER_BETUWE'])).toMatchObject({ uiterlijk: '2027-02-16', contacten: [{ soort: 'JAARGESPREK', datum: '2026-02-16', status: 'GEHOUDEN', naarBehoefte: false }, { soort: 'TWEEDE_GESPREK', status: 'GEPLAND' }] });
    expect([await stand(een, anna, ['NEDER_BETUWE']), await stand(een)]).toEqual([undefined, undefined]);
    const los = await huis.stuur('contact.gehouden', dirk, '2027-01-05', een, { verloop: { soort: 'TWEEDE_GESPREK', datum: '2027-01-05' }, stempel: { situatie: inNederBetuwe } });
    expect(los.uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: ['VOORWAARDE_NIET_VERVULD'] });
  });

  it('that are recalled are gone, and the day counts from before them', async () => {
    const een = wie();
    await begeleid(een, '2025-10-06');
    const invoer = huis.bericht('contact.gehouden', carla, '2026-05-04', een, { verloop: { soort: 'HERCONTROLE', datum: '2026-05-04' } });
    await huis.huis.stuur(invoer);
    expect(await stand(een)).toMatchObject({ uiterlijk: '2028-05-04' });
    await huis.vanDeHub('contact.herroepen', '2026-05-05', een, { berichtSource: invoer.bericht.source, berichtRef: invoer.bericht.id, redencode: 'VERKEERDE_PERSOON' });
    expect(await stand(een)).toMatchObject({ uiterlijk: '2027-10-06', contacten: [] });
  });

  it('are not touched by a party that speaks as the hub', async () => {
    const een = wie();
    expect((await huis.stuur('contact.termijn.voorbij', carla, '2026-05-04', een, { verloop: { datum: '2026-05-03' } })).uitkomst.code).toBe('NIET_BEVOEGD');
    expect(await stand(een)).toBeUndefined();
  });
});
