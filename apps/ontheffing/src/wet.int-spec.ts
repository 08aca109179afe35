import { randomUUID } from 'node:crypto';
import { carla } from '#shared/testing/proefhuis';
import { metWijzigingen } from '#shared/testing/proefbeleid';
import { bijAnna, bijCarla, Ontheffinghuis } from './testing/huis';

const vanaf = '2026-03-01';
let dienst: Ontheffinghuis;
beforeAll(async () => {
  dienst = await Ontheffinghuis.open(
    metWijzigingen({ id: 'wet-ontheffing-alleenstaande-ouder', vanaf, waarden: { maxMaanden: 72, planMaanden: 3, hercontroleMaanden: 4 } }, { id: 'wet-ontheffing-tijdelijk', vanaf, waarden: { scope: ['a'] } }, { id: 'wet-bezwaar', vanaf, waarden: { weken: 8 } }),
  );
}, 60_000);
afterAll(() => dienst.sluit());

const ouder = (inwonerRef: string, op: string, verschil: Record<string, unknown> = {}) =>
  dienst.doe('verleend', carla, op, inwonerRef, {
    verloop: { soort: 'ALLEENSTAANDE_OUDER', scope: ['a'], ingangsdatum: op, laatsteDag: '2027-05-19', besluitDatum: op, bekendmakingsDatum: op, mandaatRef: 'mandaat:tiel:ontheffing:tiel', verzoekDatum: op, verbruikteMaanden: 14, ...verschil },
    contact: { geboortedatumJongsteKind: '2022-05-20' },
    belastbaarheid: { grond: 'ARTIKEL_9A' },
    stempel: { situatie: { ...bijCarla, klantprofiel: null, schaal: 'FASE' } },
  });

it.each([
  ['2026-02-28', 'v1', { resterendeMaanden: '46', planUiterlijk: '2026-08-28', laatsteDagBezwaar: '2026-04-11' }, '2027-02-28'],
  ['2026-03-01', 'proef', { resterendeMaanden: '58', planUiterlijk: '2026-06-01', laatsteDagBezwaar: '2026-04-26' }, '2026-10-01'],
])('R-209 who asks on %s is answered by version %s of the law, and the outcome names it', async (op, versie, antwoord, hercontrole) => {
  const { uitkomst } = await ouder(randomUUID(), op);
  expect(uitkomst).toMatchObject({ status: 'VERWERKT', afwijkingen: [], antwoord, beleid: { id: 'wet-ontheffing-alleenstaande-ouder', versie } });
  const [eerst] = await dienst.timers(uitkomst.antwoord?.['ontheffingRef'] ?? '');
  expect(eerst).toMatchObject({ soort: 'ontheffing.hercontrole.nadert', bericht: { data: { verloop: { datum: hercontrole } } } });
});

it('R-209 a decision after the change on a request of before goes by the law of the request, and names that version', async () => {
  const later = { verzoekDatum: '2026-02-28', laatsteDag: '2026-08-31', verbruikteMaanden: 55, bekendmakingsDatum: undefined };
  expect((await ouder(randomUUID(), '2026-03-16', later)).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'TERMIJN_TE_LANG', beleid: { id: 'wet-ontheffing-alleenstaande-ouder', versie: 'v1' } });
  expect((await ouder(randomUUID(), '2026-03-16', { ...later, verzoekDatum: '2026-03-01' })).uitkomst).toMatchObject({ status: 'VERWERKT', beleid: { versie: 'proef' } });
});

it('R-209 what was granted under the law of before reads the same years later', async () => {
  const inwonerRef = randomUUID();
  await ouder(inwonerRef, '2026-02-28');
  expect(await dienst.lees('participatiecoach', 'TIEL', '2027-03-01', { inwonerRef })).toMatchObject([{ verloop: { status: 'LOPEND', planUiterlijk: '2026-08-28', laatsteDag: '2027-05-19', verbruikteMaanden: 26 } }]);
});

it('R-209 a temporary one that the law of its day does not allow is refused on that law, and anything else on the agreement', async () => {
  const verleen = (op: string, verschil = {}) => dienst.verleen(randomUUID(), { scope: ['c'], ingangsdatum: op, laatsteDag: '2026-12-31', bekendmakingsDatum: undefined, ...verschil }, bijAnna, op);
  expect((await verleen('2026-02-28')).uitkomst).toMatchObject({ status: 'VERWERKT', beleid: { id: 'ontheffing-bij-overdracht', versie: 'A' } });
  expect((await verleen('2026-03-01')).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'VERPLICHTING_NIET_TOEGESTAAN', beleid: { id: 'wet-ontheffing-tijdelijk', versie: 'proef' } });
  expect((await verleen('2026-02-28', { laatsteDag: '2027-02-28' })).uitkomst).toMatchObject({ code: 'TERMIJN_TE_LANG', beleid: { id: 'ontheffing-bij-overdracht', versie: 'A' } });
});
