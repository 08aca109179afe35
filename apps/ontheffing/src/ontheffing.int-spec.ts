import { randomUUID } from 'node:crypto';
import { metrieken } from '#shared/operations/metrics';
import { anna, carla } from '#shared/testing/proefhuis';
import { bijAnna, bijCarla, Ontheffinghuis, soorten, uwv } from './testing/huis';

let dienst: Ontheffinghuis;
beforeAll(async () => {
  dienst = await Ontheffinghuis.open();
}, 60_000);
afterAll(() => dienst.sluit());

const TIEL = 'mandaat:tiel:ontheffing:tiel';
const refVan = ({ uitkomst }: { uitkomst: { antwoord?: Readonly<Record<string, string>> } }): string => uitkomst.antwoord?.['ontheffingRef'] ?? '';
const besluit = (ref: string, op: string, rest: Record<string, unknown> = {}) => ({ ontheffingRef: ref, besluitDatum: op, bekendmakingsDatum: op, mandaatRef: TIEL, ...rest });

it('S-17 records the grant, tells both coaches and the inkomensconsulent, and answers with the last day to object', async () => {
  const { uitkomst, feiten, invoer } = await dienst.verleen(randomUUID());
  expect(uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: [], beleid: { id: 'ontheffing-bij-overdracht', versie: 'A' }, antwoord: { laatsteDagBezwaar: '2025-04-14' } });
  expect(feiten).toEqual([
    {
      bericht: invoer.bericht,
      adressen: [
        { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: anna.actorId },
        { rol: 'participatiecoach', organisatie: 'TIEL', actorId: null },
        { rol: 'inkomensconsulent', organisatie: 'WERKZAAK', actorId: 'wz.ic.bert' },
      ],
      ontheffing: {
        inwonerRef: invoer.bericht.data.inwonerRef,
        versie: 1,
        ontheffingen: [{ ontheffingRef: uitkomst.antwoord?.['ontheffingRef'], soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' }],
      },
      takenAf: [{ bereik: 'INWONER', soorten: ['AFSPRAAK_BEVESTIGEN'] }],
    },
  ]);
});

it('S-17 gives back a departure from the rules as a to-do when the resident was told already, and refuses it before', async () => {
  const inwonerRef = randomUUID();
  const teRuim = { scope: ['a', 'b'], laatsteDag: '2026-03-03' };
  const vooraf = await dienst.verleen(inwonerRef, { ...teRuim, bekendmakingsDatum: undefined });
  expect([vooraf.uitkomst, vooraf.feiten]).toMatchObject([{ status: 'AFGEKEURD', code: 'VERPLICHTING_NIET_TOEGESTAAN' }, []]);
  const achteraf = await dienst.verleen(inwonerRef, teRuim);
  expect((await metrieken.afwijkingen.get()).values).toEqual(expect.arrayContaining([expect.objectContaining({ labels: { code: 'TERMIJN_TE_LANG' }, value: 1 })]));
  expect(achteraf.uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: ['VERPLICHTING_NIET_TOEGESTAAN', 'TERMIJN_TE_LANG'] });
  expect(achteraf.feiten[0]?.taken).toEqual([{ soort: 'AANVULLEN', adres: { rol: 'werkcoach', organisatie: 'WERKZAAK', actorId: anna.actorId }, uiterlijk: null }]);
  expect(await dienst.lees('werkcoach', 'TIEL', '2025-03-03', { inwonerRef })).toMatchObject([{ verloop: { afwijkingen: ['VERPLICHTING_NIET_TOEGESTAAN', 'TERMIJN_TE_LANG'] } }]);
});

it('L-08 works from bekendmaking on: the same decision sent again tells it, and sent once more changes nothing', async () => {
  const inwonerRef = randomUUID();
  const besloten = await dienst.verleen(inwonerRef, { bekendmakingsDatum: undefined });
  const voorWie = ({ feiten }: typeof besloten) => feiten[0]?.adressen.map(({ rol }) => rol);
  expect([besloten.feiten[0]?.ontheffing?.ontheffingen, voorWie(besloten)]).toEqual([[], ['werkcoach', 'participatiecoach']]);
  const bekend = await dienst.verleen(inwonerRef, { bekendmakingsDatum: '2025-03-10' });
  expect(bekend.uitkomst.antwoord).toEqual({ ontheffingRef: refVan(besloten), laatsteDagBezwaar: '2025-04-21' });
  expect(voorWie(bekend)).toContain('inkomensconsulent');
  expect(bekend.feiten[0]?.ontheffing).toMatchObject({ versie: 2, ontheffingen: [{ ingangsdatum: '2025-03-10', laatsteDag: '2026-03-02' }] });
  const nogmaals = await dienst.verleen(inwonerRef, { bekendmakingsDatum: '2025-03-10' });
  expect([nogmaals.uitkomst.antwoord?.['ontheffingRef'], nogmaals.feiten]).toEqual([refVan(besloten), []]);
});

it.each([
  ['is not in the register', 'mandaat:onbekend'],
  ['is of another gemeente', 'mandaat:nb:ontheffing:werkzaak'],
  ['is held by another organisation', 'mandaat:tiel:ontheffing:tiel'],
])('a mandate that %s does not count', async (_, mandaatRef) => {
  expect((await dienst.verleen(randomUUID(), { mandaatRef })).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'MANDAAT_ONTBREEKT' });
});

it('X-1 the same message twice is one ontheffing', async () => {
  const { invoer, uitkomst } = await dienst.verleen(randomUUID());
  const tweede = await dienst.huis.stuur(invoer);
  expect([tweede.uitkomst, tweede.feiten]).toEqual([uitkomst, []]);
});

it('S-17 asks the coach of the gemeente 13, 6 and 2 weeks ahead, states on the first day after that it ran out, and takes a late answer', async () => {
  const inwonerRef = randomUUID();
  const ref = refVan(await dienst.verleen(inwonerRef));
  const adres = { rol: 'participatiecoach', organisatie: 'TIEL', actorId: carla.actorId };
  const vraag = await dienst.vuur(ref, { ...bijCarla, onderUwvBegeleiding: true });
  expect(vraag.feiten).toMatchObject([{ bericht: { data: { zaakId: ref, peildatum: '2025-12-01', verloop: { ontheffingRef: ref, laatsteDag: '2026-03-02' } } }, adressen: [adres] }]);
  expect(vraag.feiten[0]?.taken).toEqual([{ soort: 'BESLUIT_NODIG', adres, uiterlijk: '2026-03-02', herinnerOp: ['2026-01-19', '2026-02-16'], hint: 'ONDER_UWV_BEGELEIDING' }]);
  expect((await dienst.vuur(ref)).feiten[0]?.taken).toEqual([{ soort: 'BESLUIT_NODIG', adres, uiterlijk: '2026-03-02', herinnerOp: ['2026-02-16'] }]);
  expect((await dienst.vuur(ref)).feiten[0]?.taken).toMatchObject([{ herinnerOp: [] }]);
  expect((await dienst.timers(ref)).map(({ soort, op }) => [soort, op])).toEqual([['ontheffing.termijn.voorbij', '2026-03-03']]);
  const verlopen = await dienst.vuur(ref);
  expect(verlopen.feiten).toMatchObject([{ bericht: { data: { verloop: { ontheffingRef: ref, datum: '2026-03-03' } } } }]);
  expect([soorten(verlopen.feiten), verlopen.feiten[0]?.takenAf, await dienst.timers(ref)]).toEqual([['verlopen'], undefined, []]);
  const laat = await dienst.doe('nietVerlengd', carla, '2026-03-05', inwonerRef, { verloop: besluit(ref, '2026-03-05', { zienswijzeGeboden: true }), stempel: { situatie: bijCarla } });
  expect([laat.uitkomst.status, laat.feiten[0]?.takenAf]).toEqual(['VERWERKT', [{ bereik: 'ZAAK', zaakId: ref, soorten: ['BESLUIT_NODIG'] }]]);
});

it('S-17 lets the coach of the gemeente extend and not the werkcoach; the next question moves with the last day', async () => {
  const inwonerRef = randomUUID();
  const ref = refVan(await dienst.verleen(inwonerRef));
  await dienst.vuur(ref);
  const verloop = besluit(ref, '2026-02-02', { nieuweLaatsteDag: '2027-03-02' });
  const doorAnna = await dienst.doe('verlengd', anna, '2026-02-02', inwonerRef, { verloop: { ...verloop, mandaatRef: 'mandaat:tiel:ontheffing:werkzaak' }, stempel: { situatie: bijCarla } });
  expect(doorAnna.uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
  const doorCarla = await dienst.doe('verlengd', carla, '2026-02-02', inwonerRef, { verloop, stempel: { situatie: bijCarla } });
  expect(doorCarla.uitkomst).toMatchObject({ status: 'VERWERKT', antwoord: { laatsteDagBezwaar: '2026-03-16' } });
  expect(doorCarla.feiten).toMatchObject([{ takenAf: [{ bereik: 'ZAAK', zaakId: ref, soorten: ['BESLUIT_NODIG'] }], ontheffing: { ontheffingen: [{ ingangsdatum: '2025-03-03', laatsteDag: '2027-03-02' }] } }]);
  expect((await dienst.timers(ref)).map(({ soort, op }) => [soort, op])).toEqual([['ontheffing.termijn.nadert', '2026-12-01'], ['ontheffing.termijn.voorbij', '2027-03-03']]);
  const eindigend = (laatsteDagVoor: string) => dienst.lees('participatiecoach', 'TIEL', '2027-01-04', { inwonerRef, laatsteDagVoor: laatsteDagVoor as never });
  expect([(await eindigend('2027-03-02')).length, (await eindigend('2027-03-03')).length]).toEqual([0, 1]);
});

it('a grant for less than thirteen weeks asks at once', async () => {
  const { feiten } = await dienst.verleen(randomUUID(), { laatsteDag: '2025-04-30' });
  expect(soorten(feiten)).toEqual(['verleend', 'besluitNodig']);
  expect(feiten[1]?.taken).toMatchObject([{ soort: 'BESLUIT_NODIG', adres: { actorId: null, organisatie: 'TIEL' }, uiterlijk: '2025-04-30', herinnerOp: ['2025-03-19', '2025-04-16'] }]);
});

it('S-19 by law: ends the temporary one with its question, twice is once, and the inkomensconsulent never learns the kind', async () => {
  const inwonerRef = randomUUID();
  const tijdelijk = refVan(await dienst.verleen(inwonerRef));
  const stel = (wie = uwv) =>
    dienst.doe('vastgesteld', wie, '2025-08-18', inwonerRef, { verloop: { vanaf: '2025-08-11', scope: ['a', 'b', 'c'] }, belastbaarheid: { soort: 'WIA4', uwvDatum: '2025-08-11', uwvRef: 'uwv:1' }, stempel: { situatie: bijAnna } });
  expect((await stel(anna)).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
  const eerste = await stel();
  expect(soorten(eerste.feiten)).toEqual(['vastgesteld', 'vervallen']);
  expect(eerste.feiten).toMatchObject([{ takenAf: [{ bereik: 'INWONER', soorten: ['BESLUIT_NODIG', 'AFSPRAAK_BEVESTIGEN'] }] }, { bericht: { data: { verloop: { ontheffingRef: tijdelijk, per: '2025-08-11' } } } }]);
  expect(eerste.feiten[0]?.ontheffing?.ontheffingen).toMatchObject([{ laatsteDag: '2025-08-10' }, { soort: 'VAN_RECHTSWEGE', scope: ['a', 'b', 'c'], ingangsdatum: '2025-08-11', laatsteDag: null }]);
  expect(await dienst.timers(tijdelijk)).toEqual([]);
  const tweede = await stel();
  expect([tweede.uitkomst, tweede.feiten]).toMatchObject([{ status: 'VERWERKT', antwoord: { ontheffingRef: refVan(eerste) } }, []]);
  const inkomen = await dienst.lees('inkomensconsulent', 'TIEL', '2025-08-18', { ontheffingRef: refVan(eerste) });
  expect(inkomen).toMatchObject([{ verloop: { scope: ['a', 'b', 'c'], ingangsdatum: '2025-08-11', laatsteDag: null }, secties: {} }]);
  const opgeslagen = await dienst.huis.bron.query<{ alles: string }[]>('SELECT json_agg(g)::text AS alles FROM gebeurtenis g WHERE inwoner_ref = $1', [inwonerRef]);
  // Exactly: sealed parts are random text, in which three letters stand by chance.
  expect(JSON.stringify([inkomen, opgeslagen, eerste.feiten])).not.toContain('WIA4');
});

it('S-20 a single parent: months elsewhere, a plan in six months, suspended by law on the day the child is five', async () => {
  const inwonerRef = randomUUID();
  const situatie = { ...bijCarla, klantprofiel: null, schaal: 'FASE' as const };
  const verleend = await dienst.doe('verleend', carla, '2026-02-02', inwonerRef, {
    verloop: { soort: 'ALLEENSTAANDE_OUDER', scope: ['a'], ingangsdatum: '2026-02-02', laatsteDag: '2027-05-19', besluitDatum: '2026-02-02', bekendmakingsDatum: '2026-02-02', mandaatRef: TIEL, verzoekDatum: '2026-02-02', verbruikteMaanden: 14 },
    contact: { geboortedatumJongsteKind: '2022-05-20' },
    belastbaarheid: { grond: 'ARTIKEL_9A' },
    stempel: { situatie },
  });
  const ref = refVan(verleend);
  expect(verleend.uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: [], antwoord: { resterendeMaanden: '46', planUiterlijk: '2026-08-02' } });
  expect(verleend.feiten[1]).toMatchObject({ adressen: [], bericht: { data: { zaakId: ref } }, taken: [{ soort: 'PLAN_MAKEN', adres: { actorId: carla.actorId }, uiterlijk: '2026-08-02' }] });
  expect((await dienst.timers(ref)).map(({ soort, op }) => [soort, op])).toEqual([['ontheffing.hercontrole.nadert', '2027-01-05'], ['ontheffing.termijn.voorbij', '2027-05-20']]);
  expect((await dienst.vuur(ref, situatie)).feiten[0]?.taken).toMatchObject([{ soort: 'PLAN_MAKEN', uiterlijk: '2027-02-02' }]);
  expect((await dienst.vuur(ref, situatie)).feiten).toMatchObject([{ bericht: { data: { verloop: { ontheffingRef: ref, reden: 'KIND_VIJF', per: '2027-05-20' } } } }]);
  expect(await dienst.lees('participatiecoach', 'TIEL', '2027-05-20', { inwonerRef })).toMatchObject([{ verloop: { status: 'OPGESCHORT', scope: ['a'], laatsteDag: '2027-05-19', verbruikteMaanden: 29 } }]);
  expect(JSON.stringify(await dienst.huis.bron.query('SELECT json_agg(g)::text FROM gebeurtenis g WHERE inwoner_ref = $1', [inwonerRef]))).not.toContain('2022-05-20');
});

it('D-25 a resident who moves loses what his gemeente decided, keeps what holds by law, and his used months go with him', async () => {
  const inwonerRef = randomUUID();
  await dienst.verleen(inwonerRef);
  await dienst.doe('verleend', carla, '2025-03-03', inwonerRef, {
    verloop: { soort: 'ALLEENSTAANDE_OUDER', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02', besluitDatum: '2025-03-03', bekendmakingsDatum: '2025-03-03', mandaatRef: TIEL, verzoekDatum: '2025-03-03' },
    contact: { geboortedatumJongsteKind: '2024-05-20' }, belastbaarheid: { grond: 'ARTIKEL_9A' }, stempel: { situatie: bijCarla },
  });
  const { feiten } = await dienst.hub('inwoner.vertrokken', '2025-09-03', inwonerRef, { reden: 'VERHUISD', per: '2025-09-03', naarGemeente: 'NEDER_BETUWE' }, { ...bijCarla, gemeente: 'NEDER_BETUWE', participatiecoach: null });
  expect(soorten(feiten)).toEqual(['inwoner.vertrokken', 'vervallen', 'opgeschort', 'verbruik']);
  expect(feiten[0]).toMatchObject({ adressen: [], takenAf: [{ bereik: 'INWONER', soorten: ['BESLUIT_NODIG', 'PLAN_MAKEN'] }] });
  expect(feiten[3]).toMatchObject({ bericht: { data: { gemeente: 'NEDER_BETUWE', verloop: { verbruikteMaanden: 6 } } }, adressen: [{ rol: 'participatiecoach', organisatie: 'NEDER_BETUWE', actorId: null }] });
  expect(feiten.slice(1).flatMap(({ adressen }) => adressen).filter(({ organisatie }) => organisatie === 'TIEL')).toEqual([]);
});

it('M-18 a recalled extension asks the question anew that it had answered', async () => {
  const inwonerRef = randomUUID();
  const ref = refVan(await dienst.verleen(inwonerRef));
  await dienst.vuur(ref);
  const { invoer } = await dienst.doe('verlengd', carla, '2026-01-05', inwonerRef, { verloop: besluit(ref, '2026-01-05', { nieuweLaatsteDag: '2027-03-02' }), stempel: { situatie: bijCarla } });
  const { feiten } = await dienst.hub('herroepen', '2026-01-06', inwonerRef, { berichtSource: invoer.bericht.source, berichtRef: invoer.bericht.id, redencode: 'FOUT' });
  expect(soorten(feiten)).toEqual(['herroepen', 'besluitNodig']);
  expect(feiten[1]?.taken).toMatchObject([{ soort: 'BESLUIT_NODIG', uiterlijk: '2026-03-02', herinnerOp: ['2026-01-19', '2026-02-16'] }]);
  expect((await dienst.timers(ref)).map(({ op }) => op)).toEqual(['2026-01-19', '2026-03-03']);
});

it('M-18 a recalled grant stays visible as recalled, without its ground, its timers and its tasks', async () => {
  const inwonerRef = randomUUID();
  const { invoer, ...verleend } = await dienst.verleen(inwonerRef, { laatsteDag: '2025-04-30' });
  const ref = refVan(verleend);
  const { feiten } = await dienst.hub('herroepen', '2025-03-04', inwonerRef, { berichtSource: invoer.bericht.source, berichtRef: invoer.bericht.id, redencode: 'VERKEERDE_PERSOON' });
  expect(feiten).toMatchObject([{ adressen: [], ontheffing: { versie: 2, ontheffingen: [] }, takenAf: [{ bereik: 'ZAAK', zaakId: ref }] }]);
  expect(await dienst.timers(ref)).toEqual([]);
  expect(await dienst.lees('werkcoach', 'TIEL', '2025-03-04', { inwonerRef })).toMatchObject([{ verloop: { status: 'HERROEPEN' }, secties: {} }]);
  const [over] = await dienst.huis.bron.query<{ verzegeld: number }[]>('SELECT count(belastbaarheid)::int AS verzegeld FROM gebeurtenis WHERE inwoner_ref = $1', [inwonerRef]);
  expect(over).toEqual({ verzegeld: 0 });
});

it('reads give coaches the sealed ground, an inkomensconsulent dates of what is in force, and another gemeente or role nothing', async () => {
  const inwonerRef = randomUUID();
  await dienst.verleen(inwonerRef, { bekendmakingsDatum: undefined });
  const lees = (rol: Parameters<typeof dienst.lees>[0], gemeente = 'TIEL') => dienst.lees(rol, gemeente, '2025-03-03', { inwonerRef });
  expect(await lees('werkcoach')).toMatchObject([{ verloop: { status: 'VERLEEND', besluitDatum: '2025-03-03', verlener: anna.actorId }, secties: { belastbaarheid: { merk: expect.any(String) as string } } }]);
  expect(await lees('inkomensconsulent')).toEqual([]);
  await dienst.verleen(inwonerRef);
  expect(await lees('werkcoach')).toMatchObject([{ verloop: { status: 'LOPEND' } }]);
  expect((await lees('inkomensconsulent')).map(({ verloop, secties }) => [verloop, secties])).toEqual([[{ soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' }, {}]]);
  expect([await lees('participatiecoach', 'NEDER_BETUWE'), await lees('beleidsmedewerker')]).toEqual([[], []]);
});
