import { randomUUID } from 'node:crypto';
import type { InBericht } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { register } from '#shared/operations/metrics';
import { carla } from '#shared/testing/proefhuis';
import { telSancties } from './persistence/tellingen';
import { aanBert, aanCarla, bert, Boetehuis, dirk, HUB, inNederBetuwe, nieuweZaak, situatie, tielSysteem, type Lezend } from './testing/boetehuis';

let boete: Boetehuis;
beforeAll(async () => {
  boete = await Boetehuis.open();
}, 60_000);
afterAll(() => boete.huis.databank.weg());

const MANDAAT = 'mandaat:tiel:maatregel:werkzaak';
const alsCarla: Lezend = { rol: 'participatiecoach', actorId: carla.actorId, gemeenten: ['TIEL'] };
const alsFenna: Lezend = { ...alsCarla, actorId: 'tiel.pc.fenna' };
const alsDirk: Lezend = { rol: 'participatiecoach', actorId: dirk.actorId, gemeenten: ['NEDER_BETUWE'] };
const alsBert: Lezend = { rol: 'inkomensconsulent', actorId: bert.actorId, gemeenten: ['TIEL', 'NEDER_BETUWE'] };

it('S-14 goes sealed to the coach alone, asks an answer in ten working days, and ends with the outcome', async () => {
  const zaak = nieuweZaak();
  const invoer = boete.alert(zaak);
  const overwogen = await boete.stuur(invoer);
  expect(overwogen.uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], beleid: { id: 'boete-alert', versie: 'v2' } });
  expect(overwogen.feiten).toEqual([{ bericht: invoer.bericht, adressen: [aanCarla], uiterlijk: '2025-10-20', herinnerOp: ['2025-10-13'] }]);
  expect((await boete.timer(zaak))?.vervalt_op.toISOString()).toBe('2025-10-20T22:00:00.000Z');

  const bevestigd = await boete.stuur(boete.bericht('alert.bevestigd', carla, '2025-10-07', zaak, { verloop: { datum: '2025-10-07' } }));
  expect(bevestigd.feiten).toMatchObject([{ adressen: [aanBert], takenAf: [{ bereik: 'ZAAK', soorten: ['COLLEGA_TOEWIJZEN'] }] }]);
  const gereageerd = await boete.stuur(boete.reactie(zaak));
  expect(gereageerd.feiten).toMatchObject([{ adressen: [aanBert], takenAf: [{ bereik: 'ZAAK', soorten: ['GRAAG_OVERLEG', 'COLLEGA_TOEWIJZEN'] }] }]);
  expect(await boete.timer(zaak)).toBeUndefined();
  const gesloten = await boete.stuur(boete.uitkomst(zaak));
  expect(gesloten.uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [] });
  expect(gesloten.feiten).toMatchObject([{ adressen: [aanCarla], taakAf: true }]);
  expect([await boete.status(zaak), (await boete.stuur(invoer)).feiten]).toEqual(['AFGESLOTEN', []]);
});

it('S-14 marks what is missing and gives it back as a to-do; a completed alert ends the to-do and leaves the term', async () => {
  const zaak = nieuweZaak();
  const onvolledig = await boete.stuur(boete.alert(zaak, { gesprekken: [], sanctieSoort: 'BOETE' }));
  expect(onvolledig.uitkomst).toMatchObject({
    afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'],
    letOp: ['Let op: deze soort sanctie past volgens de wet niet bij deze grond (Participatiewet, artikel 18 en 18a).'],
  });
  expect(onvolledig.feiten).toMatchObject([{ adressen: [aanCarla], taken: [{ soort: 'AANVULLEN', adres: aanBert, uiterlijk: null }] }]);
  const volledig = await boete.stuur(boete.alert(zaak));
  expect(volledig.feiten).toMatchObject([{ uiterlijk: '2025-10-20', takenAf: [{ bereik: 'ZAAK', soorten: ['AANVULLEN'] }] }]);
  expect(volledig.feiten[0]?.taken).toBeUndefined();
});

it('S-15 refuses who is not in KP4, and keeps nothing of it', async () => {
  const zaak = nieuweZaak();
  const { uitkomst: antwoord, feiten } = await boete.stuur(boete.alert(zaak, {}, { situatie: { ...situatie, klantprofiel: 'KP3', participatiecoach: null, werkcoach: 'wz.wc.anna' } }));
  expect([antwoord, feiten, await boete.status(zaak)]).toEqual([{ status: 'AFGEKEURD', code: 'GEEN_KP4', afwijkingen: [] }, [], undefined]);
});

it('S-16 tells the inkomensconsulent that nobody answered, and stops nothing', async () => {
  const zaak = nieuweZaak();
  await boete.stuur(boete.alert(zaak));
  const timer = (await boete.timer(zaak))!;
  const { stempel } = boete.alert(zaak);
  const stil = await boete.stuur({ bericht: timer.bericht, stempel: { ...stempel, klok: '2025-10-20T22:00:00Z' } });
  expect(stil.feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.boete.reactietermijn.verstreken.v1', source: HUB, data: { verloop: { datum: '2025-10-20' } } }, adressen: [aanBert] }]);
  expect(await boete.status(zaak)).toBe('GEEN_REACTIE');
  expect((await boete.stuur(boete.uitkomst(zaak, '2025-11-03', { uitkomst: 'VERLAGING', mandaatRef: MANDAAT }))).uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [] });
});

it('S-16 records an outcome without an alert, and one inside the term without a reason; both are counted', async () => {
  const overgeslagen = await boete.stuur(boete.uitkomst(nieuweZaak()));
  expect(overgeslagen.uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], antwoord: { alertOvergeslagen: 'true' } });
  expect(overgeslagen.feiten).toMatchObject([{ adressen: [aanCarla] }]);
  const zaak = nieuweZaak();
  await boete.stuur(boete.alert(zaak));
  const teVroeg = await boete.stuur(boete.uitkomst(zaak, '2025-10-08'));
  expect(teVroeg.uitkomst).toMatchObject({
    status: 'VERWERKT', afwijkingen: ['VOORWAARDE_NIET_VERVULD'], letOp: ['Let op: de coach kan nog reageren t/m 20 oktober 2025. Leg vast waarom u niet wacht: vul handhaving.redencode.'],
  });
  expect(teVroeg.feiten).toMatchObject([{ adressen: [aanCarla], taakAf: true, taken: [{ soort: 'AANVULLEN', adres: aanBert }] }]);
  await telSancties(boete.huis.bron);
  const telling = await register.getSingleMetricAsString('schakel_boete_zaken');
  expect(telling).toMatch(/kenmerk="ALERT_OVERGESLAGEN"\} [1-9]/);
  expect(telling).toMatch(/kenmerk="VOORWAARDE_NIET_VERVULD"\} [1-9]/);
  expect(telling).not.toMatch(/wz\.|tiel\.|TIEL/);
});

it.each([
  ['no mandate', undefined, '2025-11-03'],
  ['a mandate that is not in the register', 'mandaat:tiel:verzonnen', '2025-11-03'],
  ['a mandate of another power', 'mandaat:tiel:ontheffing:werkzaak', '2025-11-03'],
  ['the mandate of the gemeente’s own people', 'mandaat:tiel:maatregel:tiel', '2025-11-03'],
  ['a mandate of another gemeente', 'mandaat:nb:maatregel:nb', '2025-11-03'],
  ['a mandate that did not hold on the day of the decision', MANDAAT, '2014-12-31'],
])('R-227 a verlaging stated by Werkzaak with %s is recorded, marked, counted and given back as a to-do', async (_, mandaatRef, besluitDatum) => {
  const zaak = nieuweZaak();
  await boete.stuur(boete.alert(zaak));
  await boete.stuur(boete.reactie(zaak));
  const { uitkomst: antwoord, feiten } = await boete.stuur(boete.uitkomst(zaak, '2025-11-03', { uitkomst: 'VERLAGING', besluitDatum, ...(mandaatRef ? { mandaatRef } : {}) }));
  expect(antwoord).toEqual({ status: 'VERWERKT', afwijkingen: ['MANDAAT_ONTBREEKT'], letOp: ['Let op: dit besluit is van de gemeente. Noem een mandaat van die gemeente dat op de besluitdatum geldt, of laat de gemeente zelf beslissen.'] });
  expect(feiten).toMatchObject([{ adressen: [aanCarla], taakAf: true, taken: [{ soort: 'AANVULLEN', adres: aanBert, uiterlijk: null }] }]);
  expect(await boete.status(zaak)).toBe('AFGESLOTEN');
  await telSancties(boete.huis.bron);
  expect(await register.getSingleMetricAsString('schakel_boete_zaken')).toMatch(/kenmerk="MANDAAT_ONTBREEKT"\} [1-9]/);
});

it('R-227 the gemeente itself states the outcome: the coach and the inkomensconsulent who asked hear it, and nobody else', async () => {
  const zaak = nieuweZaak();
  await boete.stuur(boete.alert(zaak, {}, { situatie: { ...situatie, inkomensconsulent: null } }));
  const invoer = boete.uitkomstVan(tielSysteem, zaak, '2025-11-03', { uitkomst: 'VERLAGING', stempel: { situatie: { ...situatie, inkomensconsulent: null } } });
  const { uitkomst: antwoord, feiten } = await boete.stuur(invoer);
  expect(antwoord).toEqual({ status: 'VERWERKT', afwijkingen: [] });
  expect(feiten).toEqual([{ bericht: invoer.bericht, adressen: [aanCarla, aanBert], taakAf: true, taken: [{ soort: 'ANTWOORD', adres: aanCarla, uiterlijk: null }] }]);
  expect(await boete.lees(alsBert, zaak.zaakId)).toMatchObject([{ verloop: { status: 'AFGESLOTEN' }, indiener: aanBert }]);
});

it('R-227 without an alert the gemeente tells the assigned inkomensconsulent, or nobody of income; the case was considered by none', async () => {
  const [met, zonder] = [nieuweZaak(), nieuweZaak()];
  const gehoord = await boete.stuur(boete.uitkomstVan(tielSysteem, met, '2025-11-03', { uitkomst: 'VERLAGING', mandaatRef: 'mandaat:tiel:maatregel:tiel' }));
  expect(gehoord.uitkomst).toEqual({ status: 'VERWERKT', afwijkingen: [], antwoord: { alertOvergeslagen: 'true' } });
  expect(gehoord.feiten).toMatchObject([{ adressen: [aanCarla, aanBert] }]);
  const stil = await boete.stuur(boete.uitkomstVan(tielSysteem, zonder, '2025-11-03', { mandaatRef: MANDAAT, stempel: { situatie: { ...situatie, inkomensconsulent: null } } }));
  // A wrong mandate is a mark in the return message: a system has no list of tasks.
  expect(stil.uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: ['MANDAAT_ONTBREEKT'] });
  expect(stil.feiten).toMatchObject([{ adressen: [aanCarla], taken: [{ soort: 'ANTWOORD', adres: aanCarla }] }]);
  expect(stil.feiten[0]?.taken).toHaveLength(1);
  expect(await boete.lees(alsCarla, zonder.zaakId)).toMatchObject([{ indiener: { rol: 'systeem', organisatie: 'TIEL', actorId: null } }]);
  expect(await boete.lees(alsBert, zonder.zaakId)).toEqual([]);
});

it('R-227 another gemeente, and the gemeente of before the move, state nothing', async () => {
  const zaak = nieuweZaak();
  await boete.stuur(boete.alert(zaak));
  const vreemd = { ...tielSysteem, actorId: 'gemeente-neder-betuwe.regie', werkgever: 'NEDER_BETUWE', namensGemeente: 'NEDER_BETUWE' };
  expect((await boete.stuur(boete.uitkomstVan(vreemd, zaak, '2025-11-03'))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST' });
  await boete.stuur(boete.verhuisd(zaak));
  expect((await boete.stuur(boete.uitkomstVan(tielSysteem, zaak, '2025-11-03', { stempel: { situatie: inNederBetuwe } }))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST' });
  expect(await boete.status(zaak)).toBe('OVERWOGEN');
});

it('D-31 the inkomensconsulent hears first that the resident is exempt, through which day and never why', async () => {
  const ontheffing = { ontheffingRef: randomUUID(), soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: dag('2025-03-03'), laatsteDag: dag('2026-03-02') };
  const { uitkomst: antwoord, feiten } = await boete.stuur(boete.alert(nieuweZaak(), {}, { ontheffingen: [ontheffing] }));
  expect(antwoord.letOp).toEqual(['Let op: ontheven van de arbeidsplicht t/m 2 maart 2026.']);
  expect(feiten.map(({ bericht: { type, data }, adressen }) => [type, data.verloop, adressen])).toEqual([
    ['nl.participatiewet.boete.eerst.bekijken.v1', { verplichting: 'a', ontheffingLaatsteDag: '2026-03-02' }, [aanBert]],
    ['nl.participatiewet.boete.overwogen.v1', { overwegingsDatum: '2025-10-06' }, [aanCarla]],
  ]);
  expect(feiten[0]?.taken).toEqual([{ soort: 'EERST_BEKIJKEN', adres: aanBert, uiterlijk: null }]);
  const zonderEinde = await boete.stuur(boete.alert(nieuweZaak(), {}, { ontheffingen: [{ ...ontheffing, laatsteDag: null }] }));
  expect(zonderEinde.uitkomst.letOp).toEqual(['Let op: ontheven van de arbeidsplicht zonder einddatum.']);
});

it('nobody assigned: the team box is asked, and the teammanager to assign somebody; what the deputy says counts', async () => {
  const zaak = nieuweZaak();
  const { feiten } = await boete.stuur(boete.alert(zaak, {}, { situatie: { ...situatie, participatiecoach: null } }));
  expect(feiten).toMatchObject([{
    adressen: [{ rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }],
    taken: [{ soort: 'COLLEGA_TOEWIJZEN', adres: { rol: 'teammanager', organisatie: 'TIEL', actorId: null }, uiterlijk: '2025-10-20' }],
  }]);
  expect(await boete.inLijst(alsFenna, zaak.zaakId)).toHaveLength(1);
  const mijn = nieuweZaak();
  await boete.stuur(boete.alert(mijn));
  const fenna = { ...carla, actorId: 'tiel.pc.fenna' };
  const vanFenna = (waarneemtVoor: string[]) => boete.bericht('reactie', fenna, '2025-10-09', mijn, { verloop: { reactie: 'INTERVENIEERT' }, stempel: { waarneemtVoor } });
  expect((await boete.stuur(vanFenna([]))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
  expect((await boete.stuur(vanFenna([carla.actorId]))).uitkomst).toMatchObject({ status: 'VERWERKT' });
});

it('X-2 a reaction before its alert waits visibly and is applied right after it', async () => {
  const zaak = nieuweZaak();
  const vroeg = boete.reactie(zaak);
  expect((await boete.stuur(vroeg)).uitkomst).toEqual({ status: 'WACHT_OP', wachtOp: 'nl.participatiewet.boete.overwogen.v1', afwijkingen: [] });
  const { retouren } = await boete.stuur(boete.alert(zaak));
  expect(retouren.find(({ antwoordOp }) => antwoordOp.id === vroeg.bericht.id)?.uitkomst).toMatchObject({ status: 'VERWERKT' });
  expect((await boete.stuur(boete.alert({ ...zaak, inwonerRef: randomUUID() }))).uitkomst).toMatchObject({ code: 'ZAAK_ONBEKEND' });
  expect(await boete.status(zaak)).toBe('GEREAGEERD');
});

it('X-4 after a move the coach of before gets nothing, the new one what follows, and the inkomensconsulent looks again', async () => {
  const zaak = nieuweZaak();
  await boete.stuur(boete.alert(zaak));
  const { feiten } = await boete.stuur(boete.verhuisd(zaak));
  expect(feiten).toMatchObject([{
    bericht: { type: 'nl.participatiewet.boete.eerst.bekijken.v1', source: HUB, data: { ...zaak, gemeente: 'NEDER_BETUWE', verloop: { vertrek: 'VERHUISD', per: '2025-10-15' } } },
    adressen: [aanBert],
    takenAf: [{ bereik: 'ZAAK', soorten: ['GRAAG_OVERLEG', 'COLLEGA_TOEWIJZEN'] }],
    taken: [{ soort: 'EERST_BEKIJKEN', adres: aanBert }],
  }]);
  expect(await boete.timer(zaak)).toBeUndefined();
  // Nobody told the new gemeente yet: neither by its name nor in a list (ADR 0015).
  const wieLeest = async ({ zaakId }: { readonly zaakId: string }) => [await boete.lees(alsCarla, zaakId), await boete.lees(alsDirk, zaakId), await boete.inLijst(alsDirk, zaakId)].map(({ length }) => length);
  expect(await wieLeest(zaak)).toEqual([0, 0, 0]);

  const alsTiel = await boete.stuur(boete.uitkomst(zaak, '2025-10-30', { stempel: { situatie: inNederBetuwe } }));
  expect(alsTiel.uitkomst).toMatchObject({ status: 'VERWERKT', letOp: ['Let op: de inwoner hoort nu bij een andere gemeente. De coach daar krijgt dit bericht niet.'] });
  expect(alsTiel.feiten).toMatchObject([{ adressen: [], taakAf: true }]);
  const ander = nieuweZaak();
  await boete.stuur(boete.alert(ander));
  await boete.stuur(boete.verhuisd(ander));
  const alsNeder = await boete.stuur(boete.bericht('overweging.ingetrokken', bert, '2025-10-30', ander, { gemeente: 'NEDER_BETUWE', stempel: { situatie: { ...inNederBetuwe, participatiecoach: dirk.actorId } } }));
  expect(alsNeder.feiten).toMatchObject([{ adressen: [{ rol: 'participatiecoach', organisatie: 'NEDER_BETUWE', actorId: dirk.actorId }], taakAf: true }]);
  const opnieuw = nieuweZaak();
  await boete.stuur(boete.alert(opnieuw));
  await boete.stuur(boete.verhuisd(opnieuw));
  const nieuw = { gemeente: 'NEDER_BETUWE', verloop: { overwegingsDatum: '2025-10-16' }, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING' } };
  await boete.stuur(boete.bericht('overwogen', bert, '2025-10-16', opnieuw, { ...nieuw, stempel: { situatie: { ...inNederBetuwe, participatiecoach: dirk.actorId } } }));
  expect(await wieLeest(opnieuw)).toEqual([0, 1, 1]);
});

it('M-18 a recalled alert is withdrawn and its sections are gone; of a recalled outcome only the content goes', async () => {
  const zaak = nieuweZaak();
  const invoer = boete.alert(zaak);
  await boete.stuur(invoer);
  const herroep = (ref: InBericht, inwonerRef: string) => boete.vanDeHub('herroepen', '2025-10-08', { inwonerRef }, { berichtSource: ref.bericht.source, berichtRef: ref.bericht.id, redencode: 'FOUT' });
  const { feiten } = await boete.stuur(herroep(invoer, zaak.inwonerRef));
  expect(feiten).toMatchObject([{ bericht: { type: 'nl.participatiewet.boete.overweging.ingetrokken.v1', source: HUB, data: zaak }, adressen: [aanCarla], taakAf: true }]);
  expect(await boete.lees(alsBert, zaak.zaakId)).toMatchObject([{ verloop: { status: 'OVERWEGING_INGETROKKEN' }, secties: {} }]);
  expect(await boete.timer(zaak)).toBeUndefined();

  const besloten = nieuweZaak();
  const besluit = boete.uitkomst(besloten);
  await boete.stuur(besluit);
  expect((await boete.stuur(herroep(besluit, besloten.inwonerRef))).feiten).toEqual([]);
  const [beeld] = await boete.lees(alsBert, besloten.zaakId);
  expect([beeld?.verloop.status, beeld?.uitkomst]).toEqual(['AFGESLOTEN', undefined]);
});

it('a case exists for its coach, for who considered it and for their deputies; for a werkcoach and everybody else never', async () => {
  const zaak = nieuweZaak();
  await boete.stuur(boete.alert(zaak));
  await boete.stuur(boete.reactie(zaak));
  const [beeld] = await boete.lees(alsCarla, zaak.zaakId);
  expect(beeld).toMatchObject({
    ...zaak, gemeente: 'TIEL', verloop: { status: 'GEREAGEERD', overwegingsDatum: '2025-10-06', reactieUiterlijk: '2025-10-20', reactie: 'CONTACT_GEVRAAGD', voorstelDatum: '2025-10-13', alertOvergeslagen: false },
    indiener: aanBert, ontvanger: aanCarla,
  });
  expect(Object.keys(beeld?.secties ?? {})).toEqual(['handhaving', 'contact']);
  const inLijst = [alsCarla, { ...alsFenna, namens: [alsFenna.actorId, carla.actorId] }, alsBert];
  for (const wie of inLijst) expect(await boete.inLijst(wie, zaak.zaakId)).toHaveLength(1);
  // Who is assigned today is known at the gateway; it judges what is asked for by name.
  expect([await boete.inLijst(alsFenna, zaak.zaakId), (await boete.lees(alsFenna, zaak.zaakId)).length]).toEqual([[], 1]);
  const niemand: Lezend[] = [
    { ...alsCarla, gemeenten: ['NEDER_BETUWE'] },
    { ...alsBert, actorId: 'wz.ic.chris' },
    { ...alsBert, gemeenten: [] },
    ...(['werkcoach', 'teammanager', 'beleidsmedewerker', 'auditor'] as const).map((rol) => ({ ...alsCarla, rol })),
  ];
  for (const wie of niemand) expect([await boete.lees(wie, zaak.zaakId), await boete.inLijst(wie, zaak.zaakId)]).toEqual([[], []]);
});

it('a preview keeps nothing; a message of the hub is not taken from a party; no table or log holds what is sealed', async () => {
  const zaak = nieuweZaak();
  expect((await boete.huis.runner.proef(boete.alert(zaak, { gesprekken: [] }))).uitkomst).toMatchObject({ afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'] });
  expect(await boete.status(zaak)).toBeUndefined();
  await boete.stuur(boete.alert(zaak));
  const vals = ({ bericht: echt, stempel }: InBericht): InBericht => ({ stempel, bericht: { ...echt, source: 'urn:nld:oin:00000099000000002000:systeem:werk' } });
  const nagemaakt = [boete.vanDeHub('reactietermijn.verstreken', '2025-10-21', zaak, { datum: '2025-10-20' }), boete.vanDeHub('inwoner.vertrokken', '2025-10-21', zaak, { reden: 'VERHUISD', per: '2025-10-21' })];
  for (const invoer of nagemaakt) expect((await boete.stuur(vals(invoer))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
  const herroepenVooraf = boete.reactie(zaak);
  const { verloop: _weg, ...zonder } = herroepenVooraf.bericht.data;
  expect((await boete.stuur({ ...herroepenVooraf, bericht: { ...herroepenVooraf.bericht, data: zonder } })).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
  expect(await boete.status(zaak)).toBe('OVERWOGEN');
  const rijen = await boete.huis.bron.query<{ tekst: string }[]>('SELECT s::text AS tekst FROM sanctie s UNION ALL SELECT l::text FROM logboek l UNION ALL SELECT t::text FROM timer t UNION ALL SELECT u.inhoud FROM outbox u');
  expect(rijen.length).toBeGreaterThan(10);
  for (const { tekst } of rijen) expect(tekst).not.toMatch(/Fictief|ARBEIDSVERPLICHTING|VERLAGING|AFGEZIEN|FYSIEK/);
});
