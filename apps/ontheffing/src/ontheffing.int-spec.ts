import { randomUUID } from 'node:crypto';
import type { InBericht, SituatiePeriode, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import { anna, CONFIG, Proefhuis } from '#shared/testing/proefhuis';
import { registreerHandlers } from './ontheffing.module';
import { migraties } from './persistence/migraties';
import { entiteiten } from './persistence/ontheffing.entity';
import { OntheffingLezer } from './persistence/ontheffing.lezer';

let huis: Proefhuis;
beforeAll(async () => {
  const omgeving = { beleid: laadBeleid(CONFIG, { activeringen: [] }), partijen: laadPartijen(CONFIG) };
  huis = await Proefhuis.open({ schema: 'ontheffing', migraties, entiteiten, registreer: (runner) => registreerHandlers(runner, omgeving) });
}, 60_000);
afterAll(() => huis.databank.weg());

const situatie: SituatiePeriode = {
  vanaf: dag('2024-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP3', regie: 'WERKZAAK', werkcoach: anna.actorId, participatiecoach: null, inkomensconsulent: 'wz.ic.bert',
};
const verlening = (inwonerRef: string, verschil: Record<string, unknown> = {}): InBericht =>
  huis.invoer('ontheffing.verleend', anna, '2025-03-03', {
    inwonerRef,
    zaakId: randomUUID(),
    verloop: {
      soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02', besluitDatum: '2025-03-03', bekendmakingsDatum: '2025-03-03',
      mandaatRef: 'mandaat:tiel:ontheffing:werkzaak', ...verschil,
    },
    belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
    stempel: { situatie },
  });

it('S-17 records the grant, tells the coaches and answers with the last day to object', async () => {
  const invoer = verlening(randomUUID());
  const { uitkomst, feiten } = await huis.stuur(invoer);
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
    },
  ]);
});

it('S-17 records one that departs from the rules when the resident was told already, and refuses it before', async () => {
  const inwonerRef = randomUUID();
  const teRuim = { scope: ['a', 'b'], laatsteDag: '2026-03-03' };
  const vooraf = await huis.stuur(verlening(inwonerRef, { ...teRuim, bekendmakingsDatum: undefined }));
  expect([vooraf.uitkomst, vooraf.feiten]).toMatchObject([{ status: 'AFGEKEURD', code: 'VERPLICHTING_NIET_TOEGESTAAN' }, []]);
  const achteraf = await huis.stuur(verlening(inwonerRef, teRuim));
  expect(achteraf.uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: ['VERPLICHTING_NIET_TOEGESTAAN', 'TERMIJN_TE_LANG'] });
  const [rij] = await huis.bron.query<{ afwijkingen: string[] }[]>('SELECT afwijkingen FROM ontheffing WHERE inwoner_ref = $1', [inwonerRef]);
  expect(rij?.afwijkingen).toEqual(['VERPLICHTING_NIET_TOEGESTAAN', 'TERMIJN_TE_LANG']);
});

it('a second grant over the same days is superfluous, and the stand grows only by what is recorded', async () => {
  const inwonerRef = randomUUID();
  await huis.stuur(verlening(inwonerRef));
  expect((await huis.stuur(verlening(inwonerRef, { bekendmakingsDatum: undefined }))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'OVERBODIG' });
  const { uitkomst, feiten } = await huis.stuur(verlening(inwonerRef));
  expect(uitkomst.afwijkingen).toEqual(['OVERBODIG']);
  expect(feiten[0]?.ontheffing).toMatchObject({ versie: 2, ontheffingen: [{}, {}] });
});

it.each([
  ['is not in the register', 'mandaat:onbekend'],
  ['is of another gemeente', 'mandaat:nb:ontheffing:werkzaak'],
  ['is held by another organisation', 'mandaat:tiel:ontheffing:tiel'],
])('a mandate that %s does not count', async (_, mandaatRef) => {
  expect((await huis.stuur(verlening(randomUUID(), { mandaatRef }))).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'MANDAAT_ONTBREEKT' });
});

it('X-1 the same message twice is one ontheffing', async () => {
  const invoer = verlening(randomUUID());
  const [eerste, tweede] = [await huis.stuur(invoer), await huis.stuur(invoer)];
  expect([tweede.uitkomst, tweede.feiten]).toEqual([eerste.uitkomst, []]);
});

it('reads give coaches the sealed ground, an inkomensconsulent scope and dates only, and another gemeente nothing', async () => {
  const inwonerRef = randomUUID();
  await huis.stuur(verlening(inwonerRef));
  const lezer = new OntheffingLezer(await huis.databank.bron('lees'));
  const lees = (rol: VraagContext['rol'], gemeente: string) =>
    lezer.lijst({ aansluiting: 'x', actorId: 'x.y', namens: [], rol, gemeenten: [gemeente], doel: 'ONTHEFFING', klok: '2025-03-03T09:00:00Z' }, { inwonerRef, limiet: 100 });
  expect(await lees('werkcoach', 'TIEL')).toMatchObject([{ verloop: { besluitDatum: '2025-03-03', verlener: anna.actorId }, secties: { belastbaarheid: { merk: expect.any(String) as string } } }]);
  const [beperkt] = await lees('inkomensconsulent', 'TIEL');
  expect([Object.keys(beperkt?.verloop ?? {}), beperkt?.secties]).toEqual([['soort', 'scope', 'ingangsdatum', 'laatsteDag'], {}]);
  expect(await lees('participatiecoach', 'NEDER_BETUWE')).toEqual([]);
  expect(await lees('beleidsmedewerker', 'TIEL')).toEqual([]);
});
