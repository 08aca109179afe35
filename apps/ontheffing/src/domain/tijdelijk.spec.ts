import { dag } from '#shared/kernel/datum';
import { anna, bert, carla, fenna, genomen, given, kp3, kp4, na, nadert, onbekend, REF, systeem, van, verlening, voorbij } from '../testing/scenario';
import { perioden, statusOp } from './geldigheid';
import type { Ontheffing, Stand } from './ontheffing.types';

const een = ({ ontheffingen }: Stand, ref = REF): Ontheffing => {
  const gevonden = ontheffingen.find(({ ontheffingRef }) => ontheffingRef === ref);
  if (!gevonden) throw new Error('no such ontheffing');
  return gevonden;
};
const vooraf = { besluit: genomen('2025-03-03', onbekend) };
const lopend = na(kp4, verlening({ afzender: carla }));
const verlengd = (op: string, nieuweLaatsteDag: string, verschil: object = {}) => van('verlengd', op, { ontheffingRef: REF, nieuweLaatsteDag: dag(nieuweLaatsteDag), ...verschil });

describe('L-08 a decision works from bekendmaking on', () => {
  const besloten = na(kp3, verlening(vooraf));

  it('is not in force while the resident does not know of it', () => expect([perioden(een(besloten)), statusOp(een(besloten), dag('2025-06-01'))]).toEqual([[], 'VERLEEND']));

  it('is told by the same decision once more, and works from that day', () => {
    const verteld = verlening({ besluit: genomen('2025-03-03', { bekendmakingsDatum: dag('2025-03-10'), laatsteDagBezwaar: dag('2025-04-21') }), ontheffingRef: 'ander', vandaag: dag('2025-03-10') });
    given(besloten).when(verteld).then({ type: 'bekendgemaakt', ontheffingRef: REF, besluit: 'verleend', besluitDatum: dag('2025-03-03'), bekendmakingsDatum: dag('2025-03-10'), laatsteDagBezwaar: dag('2025-04-21') });
    const bekend = na(besloten, verteld);
    expect([perioden(een(bekend)), statusOp(een(bekend), dag('2025-03-09')), statusOp(een(bekend), dag('2025-03-10'))]).toEqual([[{ vanaf: '2025-03-10', tot: '2026-03-03' }], 'VERLEEND', 'LOPEND']);
    given(bekend).when(verteld).thenTypes();
  });

  it('an extension told too late leaves a gap that nobody covers afterwards', () => {
    const stil = na(lopend, verlengd('2026-02-02', '2027-03-02', { besluit: genomen('2026-02-02', onbekend) }), voorbij('2026-03-03'));
    expect(een(stil).status).toBe('VERLOPEN');
    const bekend = na(stil, verlengd('2026-03-20', '2027-03-02', { besluit: genomen('2026-02-02', { bekendmakingsDatum: dag('2026-03-20') }) }));
    expect([een(bekend).status, perioden(een(bekend))]).toEqual(['VERLENGD', [{ vanaf: '2025-03-03', tot: '2026-03-03' }, { vanaf: '2026-03-20', tot: '2027-03-03' }]]);
  });

  it('a withdrawal takes nothing away before it is told', () => {
    const ingetrokken = (besluit: object) => van('ingetrokken', '2025-06-02', { ontheffingRef: REF, per: dag('2025-06-01'), besluit: genomen('2025-06-02', besluit) });
    expect(perioden(een(na(lopend, ingetrokken(onbekend))))).toEqual([{ vanaf: '2025-03-03', tot: '2026-03-03' }]);
    expect(perioden(een(na(lopend, ingetrokken({}))))).toEqual([{ vanaf: '2025-03-03', tot: '2025-06-02' }]);
  });
});

describe('S-17 extension', () => {
  it('is for the coach of the gemeente, never for a werkcoach', () => {
    const beide = { ...lopend, coaches: { gemeente: 'TIEL', werkcoach: anna.actorId, participatiecoach: carla.actorId } };
    given(beide).when(verlengd('2026-02-02', '2027-03-02', { afzender: anna })).refusedWith('NIET_BEVOEGD');
    given(beide).when(verlengd('2026-02-02', '2027-03-02', { afzender: systeem('WERKZAAK') })).refusedWith('NIET_BEVOEGD');
    given(beide).when(verlengd('2026-02-02', '2027-03-02')).thenTypes('verlengd');
    given(beide).when(verlengd('2026-02-02', '2029-03-02', { afzender: systeem('TIEL') })).thenTypes('verlengd');
  });

  it('is for the assigned coach or who deputises for her, not for any colleague', () => {
    given(lopend).when(verlengd('2026-02-02', '2027-03-02', { afzender: fenna })).refusedWith('NIET_BEVOEGD');
    given(lopend).when(verlengd('2026-02-02', '2027-03-02', { afzender: { ...fenna, waarneemtVoor: [carla.actorId] } })).thenTypes('verlengd');
  });

  it.each([
    ['2026-03-02', 'VOORWAARDE_NIET_VERVULD'],
    ['2026-03-03', null],
  ])('needs a last day after the present one: %s', (nieuw, code) => {
    const uitslag = given(lopend).when(verlengd('2025-06-02', nieuw));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verlengd');
  });

  it('joins on, and runs as extended from the day after the first term', () => {
    const langer = een(na(lopend, verlengd('2026-02-02', '2027-03-02')));
    expect(perioden(langer)).toEqual([{ vanaf: '2025-03-03', tot: '2027-03-03' }]);
    expect([statusOp(langer, dag('2026-03-02')), statusOp(langer, dag('2026-03-03'))]).toEqual(['VERLENGD', 'LOPEND']);
  });

  it('decided in time and reported late counts; decided after the last day it departs from the order, and the mark says so', () => {
    const verlopen = na(lopend, voorbij('2026-03-03'));
    given(verlopen).when(verlengd('2026-03-04', '2027-03-02', { besluit: genomen('2026-02-27') })).thenTypes('verlengd');
    given(verlopen).when(verlengd('2026-03-04', '2027-03-02', { besluit: genomen('2026-03-04', onbekend) })).refusedWith('OVERGANG_ONGELDIG');
    expect(given(verlopen).when(verlengd('2026-03-04', '2027-03-02')).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['OVERGANG_ONGELDIG'] });
  });

  it('of what was withdrawn is not possible, told or not', () => {
    const weg = na(lopend, van('ingetrokken', '2025-06-02', { ontheffingRef: REF, per: dag('2025-06-02') }));
    given(weg).when(verlengd('2026-02-02', '2027-03-02')).refusedWith('OVERGANG_ONGELDIG');
  });

  it('names an ontheffing of this resident', () => {
    given(lopend).when(van('verlengd', '2026-02-02', { ontheffingRef: 'onbekend', nieuweLaatsteDag: dag('2027-03-02') })).refusedWith('ZAAK_ONBEKEND');
  });
});

describe('L-09 withdrawal and non-extension', () => {
  const zonder = { zienswijzeGeboden: false };
  it.each([
    ['nietVerlengd', (besluit: object) => van('nietVerlengd', '2026-02-02', { ontheffingRef: REF, besluit: genomen('2026-02-02', besluit) })],
    ['ingetrokken', (besluit: object) => van('ingetrokken', '2026-02-02', { ontheffingRef: REF, per: dag('2026-02-09'), besluit: genomen('2026-02-02', besluit) })],
  ])('%s without an offer to be heard is refused before bekendmaking, and marked after', (type, command) => {
    given(lopend).when(command({ ...zonder, ...onbekend })).refusedWith('VOORWAARDE_NIET_VERVULD');
    expect(given(lopend).when(command(zonder)).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['VOORWAARDE_NIET_VERVULD'] });
    given(lopend).when(command(onbekend)).thenTypes(type);
  });

  it('not extended runs to its last day, and then out', () => {
    const niet = na(lopend, van('nietVerlengd', '2026-02-02', { ontheffingRef: REF }));
    expect([een(niet).status, perioden(een(niet))]).toEqual(['NIET_VERLENGD', [{ vanaf: '2025-03-03', tot: '2026-03-03' }]]);
    given(niet).when(voorbij('2026-03-03')).then({ type: 'verlopen', ontheffingRef: REF, per: dag('2026-03-03') });
  });

  it('can be withdrawn by who granted it and by the coach of the resident, and by nobody else', () => {
    const doorAnna = { ...na(kp3, verlening()), coaches: kp4.coaches };
    const intrekking = (afzender: typeof anna) => van('ingetrokken', '2025-06-02', { ontheffingRef: REF, per: dag('2025-06-02'), afzender });
    given(doorAnna).when(intrekking(anna)).thenTypes('ingetrokken');
    given(doorAnna).when(intrekking(carla)).thenTypes('ingetrokken');
    for (const ander of [fenna, bert]) given(doorAnna).when(intrekking(ander)).refusedWith('NIET_BEVOEGD');
    given(doorAnna).when(van('ingetrokken', '2025-06-02', { ontheffingRef: REF, per: dag('2026-03-03') })).refusedWith('VOORWAARDE_NIET_VERVULD');
  });
});

describe('M-21 the question for a decision', () => {
  it('is asked from thirteen weeks before the last day, again each time, and no longer once decided', () => {
    const gevraagd = na(lopend, nadert('2025-12-01', '2026-03-02'));
    expect(een(gevraagd).status).toBe('BESLUIT_NODIG');
    given(gevraagd).when(nadert('2026-01-19', '2026-03-02')).thenTypes('besluitNodig');
    for (const besluit of [verlengd('2026-01-12', '2027-03-02'), verlengd('2026-01-12', '2027-03-02', { besluit: genomen('2026-01-12', onbekend) }), van('nietVerlengd', '2026-01-12', { ontheffingRef: REF })]) {
      given(na(gevraagd, besluit)).when(nadert('2026-01-19', '2026-03-02')).then();
    }
  });

  it.each([
    ['2025-06-02', ['verleend', 'besluitNodig']],
    ['2025-06-03', ['verleend']],
  ])('is asked at once of a grant that ends within thirteen weeks: last day %s', (laatsteDag, types) => given(kp3).when(verlening({ laatsteDag: dag(laatsteDag) })).thenTypes(...types));

  it.each([
    ['of the same duty', ['a', 'c'], []],
    ['of another duty', ['c'], ['besluitNodig']],
  ] as const)('looks at what takes over the next day: one %s', (_, scope, types) => {
    const opgevolgd = na(lopend, verlening({ afzender: carla, ontheffingRef: 'b', scope, besluit: genomen('2025-06-02'), vandaag: dag('2025-06-02'), ingangsdatum: dag('2026-03-03'), laatsteDag: dag('2026-09-02') }));
    given(opgevolgd).when(nadert('2025-12-01', '2026-03-02')).thenTypes(...types);
  });

  it('without an answer it runs out on the first day after', () => {
    given(lopend).when(voorbij('2026-03-02')).then();
    given(lopend).when(voorbij('2026-03-03')).then({ type: 'verlopen', ontheffingRef: REF, per: dag('2026-03-03') });
  });
});
