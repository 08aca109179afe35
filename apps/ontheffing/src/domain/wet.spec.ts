import { dag, type Datum } from '#shared/kernel/datum';
import type { Beleid } from '#shared/policy/beleid';
import { metWijzigingen } from '#shared/testing/proefbeleid';
import { scenarioFor } from '#shared/testing/scenario';
import { bezwaarwet, wetVoor } from '../beleid';
import { beleid, carla, genomen, kp4, na, onbekend, onder, REF, systeem, van, verlening, voorbij } from '../testing/scenario';
import { grensVan, perioden, statusOp, verbruikVan } from './geldigheid';
import type { AlleenstaandeOuder, PartijCommand, Stand, Verlening } from './ontheffing.types';
import type { Verplichting } from './policy';
import { kindVijfOp, laatsteDagBezwaar, planUiterlijk } from './wet';

const NIEUWJAAR = dag('2027-01-01');
const OUDEJAAR = dag('2026-12-31');
const OUDER = 'wet-ontheffing-alleenstaande-ouder';
const wet = (id: string, waarden: Record<string, unknown>, vanaf = '2027-01-01') => ({ id, vanaf, waarden });
const onderDeze = (welk: Beleid) => scenarioFor(onder(welk));
const eerste = ({ ontheffingen }: Stand) => ontheffingen[0] as AlleenstaandeOuder;

/** Decided and not told yet, so that a departure is refused. */
const op = (dagVan: Datum, verschil: Partial<Verlening> = {}): Verlening =>
  verlening({ afzender: carla, besluit: genomen(dagVan, onbekend), vandaag: dagVan, ingangsdatum: dagVan, laatsteDag: dag('2027-02-15'), ...verschil });
/** Of a single parent with a child that is five in 2030. */
const ouder = (verzoekDatum: Datum, verschil: Partial<Verlening> = {}): Verlening =>
  op(verzoekDatum, { soort: 'ALLEENSTAANDE_OUDER', ontheffingRef: 'ouder', scope: ['a'], verzoekDatum, kindGeboren: dag('2025-05-20'), ...verschil });

describe('the law of today (L-02, L-08)', () => {
  it('says what it always said: of a and c for a time; sixty months, a plan and a re-examination in six, a child of five; by law of all three; six weeks', () => {
    const vandaag = wetVoor(beleid.A, op(dag('2025-10-06')), dag('2025-10-06'));
    expect(vandaag).toEqual({
      tijdelijk: { scope: ['a', 'c'] },
      ouder: { versie: 'v1', scope: ['a'], geldtDanNiet: ['c'], kindTotJaar: 5, maxMaanden: 60, planMaanden: 6, hercontroleMaanden: 6 },
      rechtswege: { scope: ['a', 'b', 'c'] },
    });
    expect(bezwaarwet(beleid.A, dag('2025-10-06'))).toEqual({ weken: 6 });
  });

  it('has no first day that is known, so it holds of any day before', () => expect(wetVoor(beleid.A, op(dag('1996-01-01')), dag('1996-01-01')).ouder.maxMaanden).toBe(60));
});

describe('R-209 a later law about a temporary ontheffing goes by the day of the decision', () => {
  const ALLE: readonly Verplichting[] = ['a', 'b', 'c'];
  const verruimd = onderDeze(metWijzigingen(wet('wet-ontheffing-tijdelijk', { scope: ALLE }), wet('ontheffing-bij-overdracht', { scope: ALLE })));
  const beperkt = onderDeze(metWijzigingen(wet('wet-ontheffing-tijdelijk', { scope: ['a'] })));

  it('widened: of b too from its first day on, and not the day before', () => {
    verruimd(kp4).when(op(OUDEJAAR, { scope: ['a', 'b'] })).refusedWith('VERPLICHTING_NIET_TOEGESTAAN');
    verruimd(kp4).when(op(NIEUWJAAR, { scope: ['a', 'b'] })).thenTypes('verleend', 'besluitNodig');
  });

  it('widened where the agreement was not: what is departed from is the agreement, and the outcome says so', () => {
    const alleenWet = onderDeze(metWijzigingen(wet('wet-ontheffing-tijdelijk', { scope: ALLE })));
    expect(alleenWet(kp4).when(op(NIEUWJAAR, { scope: ['b'] })).uitkomst).toEqual({ accepted: false, refusal: { code: 'BELEID', toelichting: 'verloop.scope: de wet staat dit toe, deze afspraak niet' } });
    expect(alleenWet(kp4).when(op(NIEUWJAAR, { scope: ['b'], besluit: genomen('2027-01-01') })).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['BELEID'] });
  });

  it('narrowed: no longer of c from its first day on, whatever the agreement says', () => {
    beperkt(kp4).when(op(OUDEJAAR, { scope: ['c'] })).thenTypes('verleend', 'besluitNodig');
    beperkt(kp4).when(op(NIEUWJAAR, { scope: ['c'] })).refusedWith('VERPLICHTING_NIET_TOEGESTAAN');
  });

  it('leaves alone what was granted before: told later it is not judged again, it runs through its last day, and it may be extended', () => {
    const eerder = op(OUDEJAAR, { scope: ['a', 'c'], laatsteDag: dag('2027-12-30') });
    const verleend = na(kp4, eerder);
    const bekend = { ...eerder, besluit: genomen('2026-12-31', { bekendmakingsDatum: NIEUWJAAR, laatsteDagBezwaar: dag('2027-02-12') }), vandaag: NIEUWJAAR };
    beperkt(verleend).when(bekend).thenTypes('bekendgemaakt');
    const verteld = na(verleend, bekend);
    expect(verteld.ontheffingen).toMatchObject([{ scope: ['a', 'c'], afwijkingen: [] }]);
    beperkt(verteld).when(voorbij('2027-12-30')).then();
    beperkt(verteld).when(van('verlengd', '2027-10-01', { ontheffingRef: REF, nieuweLaatsteDag: dag('2028-12-30') })).thenTypes('verlengd');
  });
});

describe('R-209 a later law about a single parent goes by the day of the request', () => {
  const ruimer = onderDeze(metWijzigingen(wet(OUDER, { maxMaanden: 72 })));
  /** Three months are left of sixty. */
  const vierMaanden = (verzoekDatum: Datum, verschil: Partial<Verlening> = {}): Verlening => ouder(verzoekDatum, { verbruikteMaanden: 57, ingangsdatum: NIEUWJAAR, laatsteDag: dag('2027-04-30'), ...verschil });

  it('more months: for who asks from its first day on, and not for who asked the day before', () => {
    ruimer(kp4).when(vierMaanden(OUDEJAAR)).refusedWith('TERMIJN_TE_LANG');
    ruimer(kp4).when(vierMaanden(NIEUWJAAR)).thenTypes('verleend');
  });

  it('the decision may take its time: it goes by the law of the request, named in the message or known already', () => {
    const later = { besluit: genomen('2027-02-01', onbekend), vandaag: dag('2027-02-01') };
    ruimer(kp4).when(vierMaanden(OUDEJAAR, later)).refusedWith('TERMIJN_TE_LANG');
    const gevraagd = na(kp4, van('aangevraagd', '2026-12-31', { ontheffingRef: 'verzoek', verzoekDatum: OUDEJAAR, kindGeboren: dag('2025-05-20'), verbruikteMaanden: 57 }));
    ruimer(gevraagd).when(vierMaanden(NIEUWJAAR, { ...later, verzoekDatum: null, kindGeboren: null })).refusedWith('TERMIJN_TE_LANG');
  });

  it('a child of another age, another term and other duties are values too', () => {
    const anders = metWijzigingen(wet(OUDER, { kindTotJaar: 4, planMaanden: 3, scope: ['a', 'c'], geldtDanNiet: [] }));
    const { ouder: nieuw } = wetVoor(anders, ouder(NIEUWJAAR), NIEUWJAAR);
    expect([kindVijfOp(dag('2024-02-29'), nieuw), kindVijfOp(dag('2023-03-01'), nieuw), planUiterlijk({ verzoekDatum: NIEUWJAAR, wet: nieuw })]).toEqual(['2028-02-29', '2027-03-01', '2027-04-01']);
    const vier = { kindGeboren: dag('2022-12-31') };
    onderDeze(anders)(kp4).when(ouder(OUDEJAAR, vier)).thenTypes('verleend');
    expect(onderDeze(anders)(kp4).when(ouder(NIEUWJAAR, vier)).uitkomst).toMatchObject({ refusal: { code: 'VERPLICHTING_NIET_TOEGESTAAN', toelichting: 'artikel 9a ontheft alleen van a en c' } });
    onderDeze(anders)(kp4).when(ouder(NIEUWJAAR, { ...vier, scope: ['c', 'a'] })).refusedWith('TERMIJN_TE_LANG');
    const vraag = (verzoekDatum: Datum): PartijCommand => van('aangevraagd', verzoekDatum, { ontheffingRef: 'verzoek', verzoekDatum, kindGeboren: vier.kindGeboren, verbruikteMaanden: 0 });
    onderDeze(anders)(kp4).when(vraag(OUDEJAAR)).thenTypes('aangevraagd');
    expect(onderDeze(anders)(kp4).when(vraag(NIEUWJAAR)).uitkomst).toMatchObject({ refusal: { toelichting: 'contact.geboortedatumJongsteKind: alleen met een kind onder de vier jaar' } });
  });

  it('what was granted keeps its law: it does not stop sooner, its months are counted as before, and it resumes by that law', () => {
    const korter = onderDeze(metWijzigingen(wet(OUDER, { maxMaanden: 12, kindTotJaar: 3 })));
    const lopend = na(kp4, ouder(dag('2026-02-02'), { besluit: genomen('2026-02-02'), laatsteDag: dag('2030-05-19') }));
    expect([perioden(eerste(lopend)), grensVan(eerste(lopend))]).toEqual([[{ vanaf: '2026-02-02', tot: '2030-05-20' }], { op: '2030-05-20', reden: 'KIND_VIJF' }]);
    korter(lopend).when(voorbij('2028-05-20', 'ouder')).then();
    expect([statusOp(eerste(lopend), dag('2028-05-20')), verbruikVan(eerste(lopend), dag('2028-03-02'))]).toEqual(['LOPEND', 25]);
    const stil = na(lopend, van('opgeschort', '2027-02-02', { ontheffingRef: 'ouder', reden: 'OP_VERZOEK', per: dag('2027-02-02') }));
    korter(stil).when(van('hervat', '2028-06-01', { ontheffingRef: 'ouder', per: dag('2028-06-01'), kindGeboren: dag('2027-06-10') })).then({ type: 'hervat', ontheffingRef: 'ouder', per: dag('2028-06-01'), kindVijfOp: dag('2032-06-10'), laatsteDag: dag('2032-05-31') });
    korter(kp4).when(ouder(NIEUWJAAR, { verbruikteMaanden: 12 })).refusedWith('TERMIJN_TE_LANG');
  });
});

it('R-209 what holds by law goes by its first day, whenever it is told', () => {
  const anders = onderDeze(metWijzigingen(wet('wet-ontheffing-van-rechtswege', { scope: ['a', 'b'] })));
  const vastgesteld = (vanaf: Datum): PartijCommand => van('vastgesteld', '2027-02-01', { ontheffingRef: 'wia', vanaf, scope: ['a', 'b'], afzender: systeem('UWV') });
  expect(anders(kp4).when(vastgesteld(OUDEJAAR)).uitkomst).toEqual({ accepted: false, refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.scope: van rechtswege vervallen a, b en c samen' } });
  expect(anders(kp4).when(vastgesteld(NIEUWJAAR)).uitkomst).toMatchObject({ accepted: true, events: [{ ontheffing: { scope: ['a', 'b'] } }] });
});

it.each([
  ['2026-12-31', '2027-02-11'],
  ['2027-01-01', '2027-02-26'],
])('R-209 a later term for an objection goes by the day of bekendmaking: %s through %s', (bekendmaking, laatsteDag) => {
  const later = metWijzigingen(wet('wet-bezwaar', { weken: 8 }));
  expect(laatsteDagBezwaar(dag(bekendmaking), bezwaarwet(later, dag(bekendmaking)))).toBe(laatsteDag);
});
