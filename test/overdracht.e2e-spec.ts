import { randomUUID } from 'node:crypto';
import { Afnemer } from './hulp/afnemer';
import { acceptatie, anna, carla, dirk, doet, examen, fenna, inwoner, maak, naarKp3, naarKp4, nieuweZaak, werkzaakSysteem } from './hulp/berichten';
import { feed, mails, roep, rust, stuur, zetKlok } from './hulp/hub';

/** Scenarios of the flow overdracht, through the public doors only: HTTP, the party's own queue, the mailbox. */
jest.setTimeout(120_000);

const DEELTIJD = { onderbouwing: { type: 'DEELTIJDWERK', urenPerWeek: 12, sinds: '2025-01-13' } };
const leest = { 'schakel-medewerker': carla.afzender.actorId, 'schakel-doel': 'OVERDRACHT' };
const situatie = async (ref: string) => (await roep(`/v1/inwoners/${ref}/situatie`, { als: 'gemeente-tiel.regie', koppen: leest })).inhoud;
const zaak = async (zaakId: string) => (await roep(`/v1/overdrachten/${zaakId}`, { als: 'gemeente-tiel.regie', koppen: leest })).inhoud;

let tiel: Afnemer;
let betuwe: Afnemer;
beforeAll(async () => {
  tiel = await new Afnemer('gemeente-tiel.regie').start();
  betuwe = await new Afnemer('gemeente-neder-betuwe.regie').start();
});
afterAll(async () => {
  await tiel.stop();
  await betuwe.stop();
});

describe('S-01 KP4 naar KP3 met deeltijdwerk', () => {
  it('asks no care professional, takes effect on the start date, and leaves regie with Tiel until then', async () => {
    await zetKlok('2025-03-10T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-03-10' });
    const zaakId = nieuweZaak();
    const voorstel = await doet(carla, 'overdracht.voorgesteld', naarKp3(ref, zaakId, '2025-03-10', { verloop: { voorgesteldeStartdatum: '2025-04-01' } }));
    expect(voorstel.inhoud).toMatchObject({ status: 'VERWERKT' });
    const bewijs = await doet(carla, 'overdracht.onderbouwd', { zaakId, inwonerRef: ref, peildatum: '2025-03-10', verloop: {}, belastbaarheid: DEELTIJD });
    expect(bewijs.inhoud).toMatchObject({ status: 'VERWERKT' });
    const akkoord = await doet(anna, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-03-10', 'wz.wc.anna', '2025-04-01'));
    expect(akkoord.inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await situatie(ref)).toMatchObject({ klantprofiel: 'KP4', regie: { organisatie: 'TIEL', coach: 'tiel.pc.carla' } });

    await zetKlok('2025-03-31T23:59');
    expect(await zaak(zaakId)).toMatchObject({ status: 'GEACCEPTEERD' });
    await zetKlok('2025-04-01T00:01');
    await rust();
    expect(tiel.overZaak(zaakId).map((b) => b.type)).toEqual([
      'nl.participatiewet.overdracht.geaccepteerd.v1',
      'nl.participatiewet.overdracht.ingegaan.v1',
      'nl.participatiewet.regie.gewijzigd.v1',
    ]);
    expect(tiel.overZaak(zaakId)[2].data.verloop).toMatchObject({ organisatie: 'WERKZAAK', coach: 'wz.wc.anna', vanaf: '2025-04-01' });
  });
});

describe('S-02 dezelfde onderbouwing voordat de afspraak bestond', () => {
  it.each([
    ['2025-01-20', 'AFGEKEURD', 'ONDERBOUWING_ONVOLDOENDE', 'v0'],
    ['2025-01-29', 'VERWERKT', undefined, undefined],
  ])('accepted on %s gives %s', async (datum, status, code, versie) => {
    await zetKlok(`${datum}T10:00`);
    const ref = await inwoner({ klantprofiel: 'KP4', op: datum });
    const zaakId = nieuweZaak();
    await doet(carla, 'overdracht.voorgesteld', naarKp3(ref, zaakId, datum, { belastbaarheid: DEELTIJD }));
    const akkoord = await doet(anna, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, datum, 'wz.wc.anna', '2025-04-01'));
    expect(akkoord.inhoud['status']).toBe(status);
    expect(akkoord.inhoud['code']).toBe(code);
    if (versie) expect(akkoord.inhoud['beleid'].versie).toBe(versie);
  });
});

describe('S-03 structureel vrijwilligerswerk, grenzen', () => {
  beforeAll(() => zetKlok('2025-05-06T09:00'));
  it.each([
    [3, 1, 'VERWERKT', undefined],
    [2, 1, 'VERWERKT', undefined],
    [1, 2, 'AFGEKEURD', 'ONDERBOUWING_ONVOLDOENDE'],
    [6, 0.5, 'AFGEKEURD', 'ONDERBOUWING_ONVOLDOENDE'],
  ])('%s maanden, %s dagdelen: %s', async (maanden, dagdelenPerWeek, status, code) => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-05-06' });
    const zaakId = nieuweZaak();
    await doet(carla, 'overdracht.voorgesteld', naarKp3(ref, zaakId, '2025-05-06'));
    const belastbaarheid = { onderbouwing: { type: 'VRIJWILLIGERSWERK_STRUCTUREEL', maanden, dagdelenPerWeek } };
    await doet(carla, 'overdracht.onderbouwd', { zaakId, inwonerRef: ref, peildatum: '2025-05-06', verloop: {}, belastbaarheid });
    const akkoord = await doet(anna, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-05-06', 'wz.wc.anna', '2025-06-01'));
    expect(akkoord.inhoud['status']).toBe(status);
    expect(akkoord.inhoud['code']).toBe(code);
  });
  it('is refused with the field named when the number of months is missing', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-05-06' });
    const belastbaarheid = { onderbouwing: { type: 'VRIJWILLIGERSWERK_STRUCTUREEL', dagdelenPerWeek: 1 } };
    const { status, inhoud } = await doet(carla, 'overdracht.onderbouwd', { zaakId: nieuweZaak(), inwonerRef: ref, peildatum: '2025-05-06', verloop: {}, belastbaarheid });
    expect(status).toBe(400);
    expect(inhoud['fouten'].map((f: { pad: string }) => f.pad)).toContain('data.belastbaarheid.onderbouwing.maanden');
  });
  it('is refused VOORWAARDE_NIET_VERVULD when the resident is not motivated', async () => {
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-05-06' });
    const voorstel = await doet(carla, 'overdracht.voorgesteld', naarKp3(ref, nieuweZaak(), '2025-05-06', { formulier: { gemotiveerd: false } }));
    expect(voorstel.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
  });
});

const DRIEGESPREK = { driegesprek: { aangebodenOp: '2025-10-02', antwoord: 'GEWENST' } };

describe('S-04 KP3 naar KP4 zonder onderzoek', () => {
  it('refuses acceptance ONDERBOUWING_ONTBREEKT; the state stays VOORGESTELD and regie WERKZAAK', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK }));
    const akkoord = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-10-06', 'tiel.pc.carla', '2025-11-01'));
    expect(akkoord.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'ONDERBOUWING_ONTBREEKT' });
    const { inhoud } = await roep('/v1/overdrachten', { als: 'werkzaak.werk', koppen: { 'schakel-medewerker': 'wz.wc.anna', 'schakel-doel': 'OVERDRACHT' } });
    expect(inhoud['overdrachten'].find((o: { zaakId: string }) => o.zaakId === zaakId)).toMatchObject({ status: 'VOORGESTELD' });
  });
});

describe('S-05 KP3 naar KP4, uitzondering in overleg', () => {
  it('may be accepted once the participatiecoach of the gemeente confirms; another gemeente is refused', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    const deel = (peildatum: string) => ({ zaakId, inwonerRef: ref, peildatum });
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK }));
    const voorgelegd = await doet(anna, 'overdracht.uitzondering.voorgelegd', { ...deel('2025-10-06'), verloop: { datum: '2025-10-06' }, formulier: { motivering: 'In overleg besproken.' } });
    expect(voorgelegd.inhoud).toMatchObject({ status: 'VERWERKT' });
    await zetKlok('2025-10-09T09:00');
    const vreemd = await doet(dirk, 'overdracht.uitzondering.bevestigd', { ...deel('2025-10-09'), gemeente: 'NEDER_BETUWE', verloop: { datum: '2025-10-09' } });
    expect(vreemd.inhoud['code']).toBe('GEMEENTE_ONJUIST');
    const bevestigd = await doet(carla, 'overdracht.uitzondering.bevestigd', { ...deel('2025-10-09'), verloop: { datum: '2025-10-09' } });
    expect(bevestigd.inhoud).toMatchObject({ status: 'VERWERKT' });
    const akkoord = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-10-09', 'tiel.pc.carla', '2025-11-01'));
    expect(akkoord.inhoud).toMatchObject({ status: 'VERWERKT' });
    expect(betuwe.overZaak(zaakId)).toEqual([]);
  });
});

describe('S-06 een aanleiding zonder onderzoek', () => {
  it('makes a handover that asks no examination, and tells Werkzaak by mail without a word about why', async () => {
    await zetKlok('2025-11-03T09:00');
    const ref = await inwoner({ klantprofiel: 'KP4', op: '2025-11-03' });
    const zaakId = nieuweZaak();
    const eerder = (await mails()).length;
    const gemeld = await doet(carla, 'overdracht.aanleiding.gemeld', {
      zaakId, inwonerRef: ref, peildatum: '2025-11-03',
      verloop: { voorgesteldeStartdatum: '2025-12-01', beoogdeCoach: 'wz.wc.anna', inwonerVoorgelichtOp: '2025-11-03', driegesprek: { aangebodenOp: '2025-11-03', antwoord: 'AFGEZIEN' } },
      contact: { naam: 'A. Voorbeeld' },
      belastbaarheid: { soort: 'IPS_GESTART', startdatum: '2025-11-03', verwachtEinde: '2028-05-01' },
    });
    expect(gemeld.inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(await zaak(zaakId)).toMatchObject({ status: 'VOORGESTELD', verloop: { richting: 'KP4_NAAR_KP3', onderbouwing: 'NIET_VEREIST' } });
    const nieuw = (await mails()).slice(eerder);
    expect(nieuw.map((m) => m.aan)).toEqual(['wz.wc.anna@sandbox.invalid']);
    expect(JSON.stringify(nieuw)).not.toMatch(/IPS|Voorbeeld/);
    const akkoord = await doet(anna, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-11-03', 'wz.wc.anna', '2025-12-01'));
    expect(akkoord.inhoud).toMatchObject({ status: 'VERWERKT' });
    await zetKlok('2025-12-01T09:00');
    const anna_ziet = await roep(`/v1/inwoners/${ref}/situatie`, { als: 'werkzaak.werk', koppen: { 'schakel-medewerker': 'wz.wc.anna', 'schakel-doel': 'OVERDRACHT' } });
    expect(anna_ziet.inhoud).toMatchObject({ klantprofiel: 'KP3', regie: { organisatie: 'WERKZAAK', coach: 'wz.wc.anna' } });
    await zetKlok('2028-05-01T09:00');
    await rust();
    expect(tiel.overZaak(zaakId).filter((b) => b.time >= '2028')).toEqual([]);
  });
});

describe('D-26 een voorstel dat blijft liggen', () => {
  it('is reminded after five working days, and not any more once it was answered', async () => {
    await zetKlok('2025-10-06T09:00');
    const [stil, snel] = [await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' }), await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' })];
    const zaken = [nieuweZaak(), nieuweZaak()] as const;
    for (const [ref, zaakId] of [[stil, zaken[0]], [snel, zaken[1]]] as const)
      await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: { ...DRIEGESPREK, beoogdeCoach: 'tiel.pc.fenna' }, belastbaarheid: examen }));
    await doet(fenna, 'overdracht.teruggestuurd', { zaakId: zaken[1], inwonerRef: snel, peildatum: '2025-10-06', verloop: { redencode: 'FORMULIER_ONVOLLEDIG' } });
    await rust();
    const eerder = (await mails()).length;
    await zetKlok('2025-10-13T12:00');
    const aanFenna = (await mails()).slice(eerder).filter((m) => m.aan.includes('fenna'));
    expect(aanFenna.map((m) => m.onderwerp)).toEqual(['Herinnering: Overdracht: beoordeel een voorstel uiterlijk 20 oktober']);
  });
});

describe('M-17 de uitkering eindigt', () => {
  it('lets an open handover lapse for both sides, and nothing takes effect any more', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK, belastbaarheid: examen }));
    await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-10-06', 'tiel.pc.carla', '2025-11-01'));
    expect((await doet(werkzaakSysteem, 'inwoner.uitgestroomd', { inwonerRef: ref, peildatum: '2025-10-06', doel: 'BEHEER', verloop: { soort: 'UITKERING_BEEINDIGD', per: '2025-10-20' } })).inhoud).toMatchObject({ status: 'VERWERKT' });
    await zetKlok('2025-11-02T09:00');
    await rust();
    expect(tiel.overZaak(zaakId).map((b) => b.type.split('.').slice(2, -1).join('.'))).toEqual(['overdracht.voorgesteld', 'overdracht.vervallen']);
  });
});

describe('S-07 driegesprek op datum', () => {
  const voorstel = async (datum: string) => {
    await zetKlok(`${datum}T09:00`);
    const ref = await inwoner({ klantprofiel: 'KP3', op: datum });
    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, datum, { belastbaarheid: examen }));
    return { ref, zaakId };
  };
  it('may be accepted without an offer on 2025-06-16', async () => {
    const { ref, zaakId } = await voorstel('2025-06-16');
    const akkoord = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-06-16', 'tiel.pc.carla', '2025-07-01'));
    expect(akkoord.inhoud).toMatchObject({ status: 'VERWERKT' });
  });
  it('is refused on 2025-09-15, and accepted once offered and declined on 2025-09-16', async () => {
    const { ref, zaakId } = await voorstel('2025-09-15');
    const zonder = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-09-15', 'tiel.pc.carla', '2025-10-01'));
    expect(zonder.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'DRIEGESPREK_NIET_AANGEBODEN' });
    await zetKlok('2025-09-16T09:00');
    const deel = { zaakId, inwonerRef: ref, peildatum: '2025-09-16' };
    await doet(anna, 'overdracht.driegesprek.aangeboden', { ...deel, verloop: { datum: '2025-09-16', door: 'wz.wc.anna' } });
    await doet(anna, 'overdracht.driegesprek.beantwoord', { ...deel, verloop: { datum: '2025-09-16', antwoord: 'AFGEZIEN' } });
    const met = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-09-16', 'tiel.pc.carla', '2025-10-01'));
    expect(met.inhoud).toMatchObject({ status: 'VERWERKT' });
  });
});

describe('S-08 definitie van KP4', () => {
  const perspectief = { perspectief: { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 30, baatBijParticipatiecoach: true } };
  it.each([
    ['2025-02-03', { status: 'AFGEKEURD', code: 'DEFINITIE_KP4' }],
    ['2023-06-01', { status: 'VERWERKT' }],
  ])('work capacity expected in 30 months, proposed on %s', async (datum, uitkomst) => {
    await zetKlok(`${datum}T09:00`);
    const ref = await inwoner({ klantprofiel: 'KP3', op: datum });
    const voorstel = await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, nieuweZaak(), datum, { formulier: perspectief, belastbaarheid: examen }));
    expect(voorstel.inhoud).toMatchObject(uitkomst);
  });
});

describe('de andere antwoorden', () => {
  it.each([
    ['overdracht.teruggestuurd', carla, 'TERUGGESTUURD', { redencode: 'FORMULIER_ONVOLLEDIG', ontbrekend: ['PLAN_VAN_AANPAK'] }],
    ['overdracht.nietOvergenomen', carla, 'NIET_OVERGENOMEN', { redencode: 'ANDERE_HULPVRAAG' }],
    ['overdracht.ingetrokken', anna, 'INGETROKKEN', { redencode: 'SITUATIE_GEWIJZIGD' }],
  ])('%s closes or returns the proposal and leaves regie where it was', async (gebeurtenis, wie, status, verloop) => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK, belastbaarheid: examen }));
    const antwoord = await doet(wie, gebeurtenis, { zaakId, inwonerRef: ref, peildatum: '2025-10-06', verloop });
    expect(antwoord.inhoud).toMatchObject({ status: 'VERWERKT' });
    expect(await zaak(zaakId)).toMatchObject({ status });
    const akkoord = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-10-06', 'tiel.pc.carla', '2025-11-01'));
    expect(akkoord.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'OVERGANG_ONGELDIG' });
  });
});

describe('X-1 hetzelfde bericht twee keer', () => {
  it('has one effect, one delivery and one mail; other content under the same id is refused', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    await rust();
    const eerder = (await mails()).length;
    const bericht = maak(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: { ...DRIEGESPREK, beoogdeCoach: 'tiel.pc.carla' }, belastbaarheid: examen }));
    const [een, twee] = await Promise.all([stuur('werkzaak.werk', bericht), stuur('werkzaak.werk', bericht)]);
    const drie = await stuur('werkzaak.werk', bericht);
    expect([een.inhoud['status'], twee.inhoud['status'], drie.inhoud['status']]).toEqual(['VERWERKT', 'VERWERKT', 'VERWERKT']);
    const anders = await stuur('werkzaak.werk', { ...bericht, data: { ...bericht.data, contact: { naam: 'B. Anders' } } });
    expect([anders.status, anders.inhoud['code']]).toEqual([409, 'ID_AL_GEBRUIKT']);
    await rust();
    expect(tiel.overZaak(zaakId)).toHaveLength(1);
    const nieuw = (await mails()).slice(eerder).filter((m) => m.aan.includes('tiel.pc.carla'));
    expect(nieuw.map((m) => [m.onderwerp, m.aantal])).toEqual([['Overdracht: beoordeel een voorstel uiterlijk 20 oktober', 1]]);
  });
});

describe('X-2 acceptatie voor het voorstel', () => {
  it('waits visibly and is applied after the proposal', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    const te_vroeg = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ref, zaakId, '2025-10-06', 'tiel.pc.carla', '2025-11-01'));
    expect(te_vroeg.inhoud).toMatchObject({ status: 'WACHT_OP' });
    expect(te_vroeg.inhoud['wachtOp']).toContain('overdracht.voorgesteld');
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK, belastbaarheid: examen }));
    await rust();
    const { inhoud } = await roep(`/v1/berichten/${te_vroeg.inhoud['id']}`, { als: 'gemeente-tiel.regie' });
    expect(inhoud).toMatchObject({ status: 'VERWERKT' });
    expect(await zaak(zaakId)).toMatchObject({ status: 'GEACCEPTEERD' });
  });
  it('is refused ZAAK_ONBEKEND only for the case of another resident', async () => {
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const ander = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK, belastbaarheid: examen }));
    const akkoord = await doet(carla, 'overdracht.geaccepteerd', acceptatie(ander, zaakId, '2025-10-06', 'tiel.pc.carla', '2025-11-01'));
    expect(akkoord.inhoud).toMatchObject({ status: 'AFGEKEURD', code: 'ZAAK_ONBEKEND' });
  });
});

describe('X-3 Werkzaam', () => {
  it('is stored as WERKZAAK', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    const wie = { ...anna, afzender: { ...anna.afzender, werkgever: 'Werkzaam' } };
    const voorstel = await doet(wie, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK, belastbaarheid: examen }));
    expect(voorstel.inhoud).toMatchObject({ status: 'VERWERKT' });
    await rust();
    expect(tiel.overZaak(zaakId)[0].data.afzender.werkgever).toBe('WERKZAAK');
  });
});

describe('S-12 een andere gemeente', () => {
  it('finds nothing, and every delivery list is numbered without gaps', async () => {
    await zetKlok('2025-10-06T09:00');
    const ref = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
    const zaakId = nieuweZaak();
    await doet(anna, 'overdracht.voorgesteld', naarKp4(ref, zaakId, '2025-10-06', { verloop: DRIEGESPREK, belastbaarheid: examen }));
    const koppen = { 'schakel-medewerker': 'nb.pc.dirk', 'schakel-doel': 'OVERDRACHT' };
    for (const pad of [`/v1/overdrachten/${zaakId}`, `/v1/inwoners/${ref}/situatie`, `/v1/overdrachten/${randomUUID()}`]) {
      const { status, inhoud } = await roep(pad, { als: 'gemeente-neder-betuwe.regie', koppen });
      expect([status, inhoud['code']]).toEqual([404, 'NIET_GEVONDEN']);
    }
    await rust();
    const nummers = (await feed('gemeente-tiel.regie')).map((l) => l.volgnr);
    expect(nummers).toEqual(nummers.map((_, i) => (nummers[0] ?? 1) + i));
  });
});
