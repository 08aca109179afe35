import { randomUUID } from 'node:crypto';
import type { InBericht } from '#shared/contracts/intern';
import { anna, carla } from '#shared/testing/proefhuis';
import { aanAnna, aanCarla, BELASTBAARHEID, fenna, HUB, nieuweZaak, situatie, Verstrekkinghuis, type Lezend, type Zaak } from './testing/verstrekkinghuis';

let dienst: Verstrekkinghuis;
beforeAll(async () => {
  dienst = await Verstrekkinghuis.open();
}, 60_000);
afterAll(() => dienst.huis.databank.weg());

const alsCarla: Lezend = { rol: 'participatiecoach', actorId: carla.actorId, gemeenten: ['TIEL'] };
const alsFenna: Lezend = { ...alsCarla, actorId: fenna.actorId };
const alsAnna: Lezend = { rol: 'werkcoach', actorId: anna.actorId, gemeenten: ['TIEL', 'NEDER_BETUWE'] };
const einde = { takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN', 'INFORMATIE_KLAAR'] }] };

describe('S-09 belastbaarheid', () => {
  it('is given unasked with a necessity, by the coach until the handover, to the coach of today alone', async () => {
    const zaak = nieuweZaak();
    expect((await dienst.stuur(dienst.gift(zaak, BELASTBAARHEID, {}))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NOODZAAK_ONTBREEKT' });
    const invoer = dienst.gift(zaak);
    const { uitkomst, feiten } = await dienst.stuur(invoer);
    expect(uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], beleid: { id: 'privacykader', versie: 'v2' } });
    expect(feiten).toEqual([{ bericht: invoer.bericht, adressen: [aanCarla], takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN'] }] }]);
    expect(await dienst.inLijst(alsCarla, zaak.zaakId)).toMatchObject([{ ...zaak, soort: 'BELASTBAARHEID', status: 'GEGEVEN', vrager: null, gever: aanAnna, ontvanger: aanCarla, belastbaarheidType: invoer.bericht.type, verklaring: null }]);
  });

  it('is asked for, given as far as it was asked, and closed; the task has a last day and ends with the answer', async () => {
    const zaak = nieuweZaak();
    const vraag = dienst.vraag(zaak);
    expect((await dienst.stuur(vraag)).feiten).toEqual([{ bericht: vraag.bericht, adressen: [aanAnna], uiterlijk: '2025-10-20' }]);
    expect((await dienst.lees(alsAnna, zaak.zaakId))[0]).toMatchObject({ verloop: { gevraagd: { mogelijkheden: true, uren: true }, noodzaak: 'DAGBESTEDING', uiterlijk: '2025-10-20' }, belastbaarheidType: vraag.bericht.type });
    expect((await dienst.stuur(dienst.gift(zaak))).uitkomst).toMatchObject({ code: 'NOODZAAK_ONTBREEKT', toelichting: 'niet gevraagd: belastbaarheid.beperkingen, belastbaarheid.omstandigheden' });
    const { mogelijkheden, urenBeschikbaar, beoordelingsdatum } = BELASTBAARHEID;
    const gegeven = await dienst.stuur(dienst.gift(zaak, { mogelijkheden, urenBeschikbaar, beoordelingsdatum }, {}));
    expect(gegeven.feiten).toMatchObject([{ adressen: [aanCarla], takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN'] }] }]);
    const antwoord = await dienst.stuur(dienst.bericht('beantwoord', anna, '2025-10-14', zaak, { verloop: { antwoord: 'GEGEVEN' } }));
    expect([antwoord.feiten[0]?.adressen, await dienst.status(zaak)]).toEqual([[aanCarla], 'BEANTWOORD']);
  });
});

describe('S-11 the exception', () => {
  it('is announced to the named person without its content, and ends in rows without it', async () => {
    const zaak = nieuweZaak();
    const verzocht = await dienst.stuur(dienst.verzoek(zaak));
    expect(verzocht.uitkomst).toMatchObject({ status: 'VERWERKT', antwoord: { grondslag: 'UAVG artikel 30 lid 1; Participatiewet artikel 65 lid 2' } });
    expect(verzocht.feiten).toMatchObject([{ adressen: [aanAnna] }]);
    expect((await dienst.stuur(dienst.klaarzetting(zaak))).uitkomst).toMatchObject({ code: 'VERKLARING_ONTBREEKT' });
    expect((await dienst.stuur(dienst.verklaring(zaak))).feiten).toMatchObject([{ adressen: [aanAnna] }]);
    expect((await dienst.timer(zaak))?.vervalt_op.toISOString()).toBe('2025-11-19T23:00:00.000Z');

    const invoer = dienst.klaarzetting(zaak);
    const { feiten } = await dienst.stuur(invoer);
    expect(feiten).toEqual([{
      bericht: { ...invoer.bericht, data: expect.not.objectContaining({ medisch: expect.anything() }) }, adressen: [aanCarla], uiterlijk: '2025-11-19', takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN'] }],
    }]);
    expect(await dienst.medischeRijen(zaak)).toEqual(['verstrekking']);
    expect(await dienst.inhoud(alsCarla, zaak)).toMatchObject({ beeld: { status: 'GEDEELD', ontvanger: aanCarla, klaargezetOp: '2025-10-22' }, medisch: invoer.bericht.data.medisch });
    expect((await dienst.inhoud({ ...alsCarla, op: '2025-11-19' }, zaak))?.medisch).not.toBeNull();
    expect((await dienst.inhoud({ ...alsCarla, op: '2025-11-20' }, zaak))?.medisch).toBeNull();

    const timer = (await dienst.timer(zaak))!;
    const verlopen = await dienst.stuur({ bericht: timer.bericht, stempel: { ...invoer.stempel, klok: '2025-11-19T23:00:00Z' } });
    expect(verlopen.feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.verstrekking.bijzonder.verlopen.v1', source: HUB }, adressen: [aanAnna, aanCarla], ...einde }]);
    expect([await dienst.status(zaak), await dienst.medischeRijen(zaak), await dienst.timer(zaak)]).toEqual(['VERLOPEN', [], undefined]);
    expect(await dienst.inhoud(alsCarla, zaak)).toMatchObject({ beeld: { status: 'VERLOPEN' }, medisch: null });
  });
});

describe('the content is gone from every table once it may not be read', () => {
  const einden: readonly [string, (zaak: Zaak, invoer: { readonly klaarzetting: InBericht; readonly verklaring: InBericht }) => InBericht, string, object][] = [
    ['withdrawn', (zaak) => dienst.intrekking(zaak), 'INGETROKKEN', { adressen: [aanAnna, aanCarla], ...einde }],
    ['recalled', (zaak, { klaarzetting }) => dienst.herroep(zaak, klaarzetting), 'VERKLARING_VASTGELEGD', { adressen: [], takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN', 'INFORMATIE_KLAAR'] }] }],
    ['its statement recalled', (zaak, { verklaring }) => dienst.herroep(zaak, verklaring), 'VERKLARING_GEVRAAGD', { adressen: [] }],
    ['moved', (zaak) => dienst.verhuisd(zaak), 'VERVALLEN', { adressen: [], takenAf: [{ bereik: 'ZAAK', soorten: ['VRAAG_BEANTWOORDEN', 'INFORMATIE_KLAAR'] }] }],
  ];
  it.each(einden)('%s', async (_, maak, status, feit) => {
    const { zaak, ...invoer } = await dienst.gedeeld();
    expect(await dienst.medischeRijen(zaak)).toEqual(['verstrekking']);
    const { uitkomst, feiten } = await dienst.stuur(maak(zaak, invoer));
    expect([uitkomst.status, await dienst.status(zaak), await dienst.medischeRijen(zaak)]).toEqual(['VERWERKT', status, []]);
    expect(feiten).toMatchObject([feit]);
    expect(feiten.flatMap(({ takenAf = [] }) => takenAf).every(({ zaakId = zaak.zaakId }) => zaakId === zaak.zaakId)).toBe(true);
    expect(await dienst.timer(zaak)).toEqual(status === 'VERKLARING_VASTGELEGD' ? expect.anything() : undefined);
    expect((await dienst.inhoud(alsCarla, zaak))?.medisch ?? null).toBeNull();
  });

  const parkeer = async (zaak: Zaak, klaarzetting: InBericht): Promise<{ readonly id: string; readonly invoer: InBericht }> => {
    const invoer = { ...klaarzetting, bericht: { ...klaarzetting.bericht, id: randomUUID() } };
    const [rij] = await dienst.huis.bron.query<{ id: string }[]>(
      `INSERT INTO wachtend (sleutel, inwoner_ref, volgnr, type, source, bericht_id, invoer, traceparent, soort, poging) VALUES ($1, $2, 99999, $3, $4, $5, $6, '', 'GEPARKEERD', 6) RETURNING id`,
      [zaak.zaakId, zaak.inwonerRef, invoer.bericht.type, invoer.bericht.source, invoer.bericht.id, JSON.stringify(invoer)],
    );
    return { id: rij!.id, invoer };
  };

  it('also what was set apart, and a new attempt at that shares nothing', async () => {
    const { zaak, klaarzetting } = await dienst.gedeeld();
    const { id } = await parkeer(zaak, klaarzetting);
    expect(await dienst.medischeRijen(zaak)).toHaveLength(2);
    await dienst.stuur(dienst.verhuisd(zaak));
    expect(await dienst.medischeRijen(zaak)).toEqual([]);
    expect([await dienst.huis.runner.speelOpnieuw(id), await dienst.status(zaak), await dienst.medischeRijen(zaak)]).toEqual(['AFGEHANDELD', 'VERVALLEN', []]);
  });

  it.each(['verzoek', 'verklaring'] as const)('also what was set apart, when the %s it rests on is recalled', async (waarop) => {
    const zaak = nieuweZaak();
    const [verzoek, verklaring] = [dienst.verzoek(zaak), dienst.verklaring(zaak)];
    for (const invoer of [verzoek, verklaring]) await dienst.stuur(invoer);
    await parkeer(zaak, dienst.klaarzetting(zaak));
    expect(await dienst.medischeRijen(zaak)).toEqual(['wachtend']);
    await dienst.stuur(dienst.herroep(zaak, waarop === 'verzoek' ? verzoek : verklaring));
    expect(await dienst.medischeRijen(zaak)).toEqual([]);
  });

  it('also of a message that was set apart and then recalled; what was shared before it stays', async () => {
    const { zaak, klaarzetting } = await dienst.gedeeld();
    const { id, invoer } = await parkeer(zaak, klaarzetting);
    await dienst.stuur(dienst.herroep(zaak, invoer));
    expect([await dienst.medischeRijen(zaak), await dienst.status(zaak)]).toEqual([['verstrekking'], 'GEDEELD']);
    expect([await dienst.huis.runner.speelOpnieuw(id), await dienst.medischeRijen(zaak)]).toEqual(['ONBEKEND', ['verstrekking']]);
  });

  it('for the database refuses a case that ended and kept it', async () => {
    const { zaak } = await dienst.gedeeld();
    await expect(dienst.huis.bron.query(`UPDATE verstrekking SET status = 'VERLOPEN' WHERE zaak_id = $1`, [zaak.zaakId])).rejects.toThrow('medisch_alleen_gedeeld');
  });
});

describe('who finds a case', () => {
  const vindt = async (wie: Lezend, { zaakId }: Zaak) => [(await dienst.inLijst(wie, zaakId)).length, (await dienst.lees(wie, zaakId)).length];
  const niemand: Lezend[] = [
    { ...alsCarla, gemeenten: ['NEDER_BETUWE'] }, { ...alsCarla, gemeenten: [] },
    ...(['inkomensconsulent', 'teammanager', 'beleidsmedewerker', 'auditor', 'systeem'] as const).map((rol) => ({ ...alsCarla, rol })),
  ];

  it('who asked, gave or received, their deputies, and by name whoever the gateway finds to be the coach', async () => {
    const zaak = nieuweZaak();
    await dienst.stuur(dienst.gift(zaak));
    expect(await Promise.all([alsCarla, alsAnna, { ...alsFenna, namens: [fenna.actorId, carla.actorId] }, alsFenna].map((wie) => vindt(wie, zaak)))).toEqual([[1, 1], [1, 1], [1, 1], [0, 1]]);
    for (const wie of niemand) expect(await vindt(wie, zaak)).toEqual([0, 0]);
  });

  it('of an exception no participatiecoach but who asked or, once it is set out, who is named; no list holds the content', async () => {
    const zaak = nieuweZaak();
    await dienst.stuur(dienst.verzoek(zaak));
    await dienst.stuur(dienst.verklaring(zaak));
    expect([await vindt(alsCarla, zaak), await vindt(alsFenna, zaak), await vindt({ ...alsAnna, actorId: 'wz.wc.chris' }, zaak)]).toEqual([[0, 0], [0, 0], [0, 1]]);
    expect(await dienst.inhoud(alsCarla, zaak)).toBeNull();
    await dienst.stuur(dienst.klaarzetting(zaak));
    expect([await vindt(alsCarla, zaak), await vindt(alsFenna, zaak)]).toEqual([[1, 1], [0, 0]]);
    for (const beeld of await dienst.lees(alsCarla)) expect(JSON.stringify(beeld)).not.toContain('medisch.TIEL');
    const waarnemer = { ...alsFenna, namens: [fenna.actorId, carla.actorId] };
    expect([(await dienst.inhoud(waarnemer, zaak))?.medisch, (await dienst.inhoud(alsAnna, zaak))?.medisch, await dienst.inhoud(alsFenna, zaak)]).toEqual([null, null, null]);
    for (const wie of niemand) expect(await dienst.inhoud(wie, zaak)).toBeNull();
    const belastbaarheid = nieuweZaak();
    await dienst.stuur(dienst.gift(belastbaarheid));
    expect(await dienst.inhoud(alsCarla, belastbaarheid)).toBeNull();
  });
});

it('D-27 is refused in a gemeente where it is off and before the day on which it went on; a withdrawal is not', async () => {
  const elders = { ...situatie, gemeente: 'NEDER_BETUWE' };
  const uit = await dienst.stuur(dienst.verzoek(nieuweZaak(), anna, { gemeente: 'NEDER_BETUWE', stempel: { situatie: elders } }));
  expect(uit.uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'BELEID', toelichting: 'de uitzondering staat in deze gemeente niet aan' });
  const teVroeg = await dienst.stuur(dienst.verzoek(nieuweZaak(), anna, { stempel: { klok: '2025-09-01T09:00:00Z' } }));
  expect(teVroeg.uitkomst).toMatchObject({ code: 'BELEID' });
  const { zaak } = await dienst.gedeeld();
  const ingetrokken = dienst.intrekking(zaak);
  expect((await dienst.stuur({ ...ingetrokken, stempel: { ...ingetrokken.stempel, klok: '2025-09-01T09:00:00Z' } })).uitkomst).toMatchObject({ status: 'VERWERKT' });
  // The framework of that day, whatever day the sender writes.
  const gift = dienst.gift(nieuweZaak());
  expect((await dienst.stuur({ ...gift, stempel: { ...gift.stempel, klok: '2025-03-03T09:00:00Z' } })).uitkomst).toMatchObject({ code: 'CATEGORIE_NIET_TOEGESTAAN', beleid: { versie: 'v1' } });
});

it('M-43 tells whoever asked, and M-40 of a participatiecoach has a day to answer by', async () => {
  const zaak = nieuweZaak();
  expect((await dienst.stuur(dienst.verzoek(zaak, carla))).feiten).toMatchObject([{ adressen: [aanAnna], uiterlijk: '2025-10-27' }]);
  const afgewezen = await dienst.stuur(dienst.bericht('bijzonder.afgewezen', anna, '2025-10-21', zaak, { verloop: { redencode: 'INWONER_WIL_NIET' } }));
  expect(afgewezen.feiten).toMatchObject([{ adressen: [aanCarla], ...einde }]);
  expect((await dienst.lees(alsCarla, zaak.zaakId))[0]).toMatchObject({ status: 'AFGEWEZEN', verloop: { redencode: 'INWONER_WIL_NIET', verzoeker: 'PARTICIPATIECOACH' } });
});

it('M-18 of belastbaarheid: the sealed section goes with the message, and the question stands again', async () => {
  const zaak = nieuweZaak();
  const [vraag, gift] = [dienst.vraag(zaak), dienst.gift(zaak, { urenBeschikbaar: 8, beoordelingsdatum: '2025-08-20' })];
  await dienst.stuur(vraag);
  await dienst.stuur(gift);
  await dienst.stuur(dienst.herroep(zaak, gift));
  expect((await dienst.lees(alsCarla, zaak.zaakId))[0]).toMatchObject({ status: 'GEVRAAGD', ontvanger: null, belastbaarheidType: vraag.bericht.type, secties: { belastbaarheid: vraag.bericht.data.belastbaarheid } });
  await dienst.stuur(dienst.herroep(zaak, vraag));
  expect((await dienst.lees(alsAnna, zaak.zaakId))[0]).toMatchObject({ status: 'VERVALLEN', secties: {} });
});

it('a preview keeps nothing; a message of the hub is not taken from a party; no table holds what is sealed', async () => {
  const { zaak } = await dienst.gedeeld();
  const nieuw = nieuweZaak();
  expect(await dienst.huis.runner.proef(dienst.vraag(nieuw))).toMatchObject({ uitkomst: { status: 'VERWERKT' }, feiten: [{ adressen: [aanAnna] }] });
  expect(await dienst.status(nieuw)).toBeUndefined();
  const vals = ({ bericht, stempel }: InBericht): InBericht => ({ stempel, bericht: { ...bericht, source: 'urn:nld:oin:00000099000000002000:systeem:werk' } });
  const nagemaakt = [dienst.vanDeHub('bijzonder.verlopen', '2025-11-20', zaak, { laatsteDag: '2025-11-19' }), dienst.vanDeHub('geopend', '2025-10-23', zaak, { datum: '2025-10-23', door: carla.actorId }), dienst.verhuisd(zaak), dienst.herroep(zaak, dienst.verzoek(zaak))];
  for (const invoer of nagemaakt) expect((await dienst.stuur(vals(invoer))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
  await dienst.stuur(dienst.vanDeHub('geopend', '2025-10-23', zaak, { datum: '2025-10-23', door: carla.actorId }));
  expect((await dienst.lees(alsAnna, zaak.zaakId))[0]).toMatchObject({ status: 'GEDEELD', verloop: { gelezenOp: '2025-10-23' } });
  const vraag = dienst.vraag(nieuw);
  const { verloop: _weg, ...zonder } = vraag.bericht.data;
  expect((await dienst.stuur({ ...vraag, bericht: { ...vraag.bericht, data: zonder } })).uitkomst).toMatchObject({ code: 'VOORWAARDE_NIET_VERVULD' });
  const rijen = await dienst.huis.bron.query<{ tekst: string }[]>('SELECT v::text AS tekst FROM verstrekking v UNION ALL SELECT l::text FROM logboek l UNION ALL SELECT t::text FROM timer t UNION ALL SELECT u.inhoud FROM outbox u UNION ALL SELECT i::text FROM inbox i');
  expect(rijen.length).toBeGreaterThan(40);
  for (const { tekst } of rijen) expect(tekst).not.toContain('kanarie');
});

describe('the privacy desk', () => {
  const alsHugo: Lezend = { rol: 'auditor', actorId: 'tiel.au.hugo', gemeenten: ['TIEL'], doel: 'INZAGE' };

  it('hears of one resident how each case went, for his overview, and gets nothing that was sealed', async () => {
    const { zaak } = await dienst.gedeeld();
    await dienst.stuur(dienst.gift({ ...nieuweZaak(), inwonerRef: zaak.inwonerRef }));
    const beelden = await dienst.leesVan(alsHugo, zaak.inwonerRef);
    expect(beelden.map(({ soort, secties }) => [soort, secties])).toEqual(expect.arrayContaining([['BIJZONDER', {}], ['BELASTBAARHEID', {}]]));
    expect(beelden.find(({ soort }) => soort === 'BIJZONDER')).toMatchObject({ klaargezetOp: '2025-10-22', verklaring: { laatsteDag: '2025-11-19' } });
    expect(await dienst.inhoud(alsHugo, zaak)).toBeNull();
  });

  it('hears nothing without naming the resident, for another purpose, or for another gemeente', async () => {
    const { zaak } = await dienst.gedeeld();
    expect(await Promise.all([dienst.lees(alsHugo), dienst.lees(alsHugo, zaak.zaakId), dienst.leesVan({ ...alsHugo, doel: 'BEHEER' }, zaak.inwonerRef), dienst.leesVan({ ...alsHugo, gemeenten: ['NEDER_BETUWE'] }, zaak.inwonerRef)])).toEqual([[], [], [], []]);
  });
});
