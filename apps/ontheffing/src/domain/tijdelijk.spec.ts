import { dag } from '#shared/kernel/datum';
import { anna, bert, beleid, carla, dirk, fenna, genomen, given, givenB, givenC, kp3, kp4, metActivering, na, nadert, onbekend, REF, systeem, van, verlening, voorbij } from '../testing/scenario';
import { perioden, statusOp } from './geldigheid';
import type { Ontheffing, Stand } from './ontheffing.types';
import { laatsteDagBezwaar } from './wet';

const een = ({ ontheffingen }: Stand, ref = REF): Ontheffing => {
  const gevonden = ontheffingen.find(({ ontheffingRef }) => ontheffingRef === ref);
  if (!gevonden) throw new Error('no such ontheffing');
  return gevonden;
};
const vooraf = { besluit: genomen('2025-03-03', onbekend) };
const lopend = na(kp4, verlening({ afzender: carla }));
const verlengd = (op: string, nieuweLaatsteDag: string, verschil: object = {}) => van('verlengd', op, { ontheffingRef: REF, nieuweLaatsteDag: dag(nieuweLaatsteDag), ...verschil });

describe('S-17 a temporary ontheffing under policy A', () => {
  it('is accepted for a year less a day', () => given(kp3).when(verlening()).thenTypes('verleend'));

  it('can be objected to through six weeks after bekendmaking', () => expect(laatsteDagBezwaar(dag('2025-03-03'))).toBe('2025-04-14'));

  it.each([
    ['2025-06-30', null],
    ['2026-03-02', null],
    ['2026-03-03', 'TERMIJN_TE_LANG'],
  ])('lasts twelve months at most: last day %s', (laatsteDag, code) => {
    const uitslag = given(kp3).when(verlening({ ...vooraf, laatsteDag: dag(laatsteDag) }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('has that maximum for Werkzaak only: the coach of the gemeente may also extend without one (D-03)', () => {
    given(kp4).when(verlening({ ...vooraf, afzender: carla, laatsteDag: dag('2027-03-02') })).thenTypes('verleend');
  });

  it('is recorded with the mark when the resident was told already (D-28)', () => {
    expect(given(kp3).when(verlening({ laatsteDag: dag('2026-03-03') })).uitkomst).toMatchObject({ afwijkingen: ['TERMIJN_TE_LANG'], events: [{ ontheffing: { afwijkingen: ['TERMIJN_TE_LANG'] } }] });
  });

  it('is not told yet while the bekendmaking lies ahead', () => {
    const morgen = { laatsteDag: dag('2026-03-03'), besluit: genomen('2025-03-03', { bekendmakingsDatum: dag('2025-03-04') }) };
    given(kp3).when(verlening(morgen)).refusedWith('TERMIJN_TE_LANG');
    given(kp3).when(verlening({ ...morgen, vandaag: dag('2025-03-04') })).thenTypes('verleend');
  });

  it.each([
    [['a'], null],
    [['c'], null],
    [['a', 'c'], null],
    [['a', 'b'], 'VERPLICHTING_NIET_TOEGESTAAN'],
    [['b'], 'VERPLICHTING_NIET_TOEGESTAAN'],
  ] as const)('can only be of the duties a and c (art. 9 lid 2): %j', (scope, code) => {
    const uitslag = given(kp3).when(verlening({ ...vooraf, scope }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
    expect(given(kp3).when(verlening({ scope })).uitkomst).toMatchObject({ afwijkingen: code ? [code] : [] });
  });

  it('is not granted twice over the same days, but may follow the day after', () => {
    const volgend = (ingangsdatum: string) => verlening({ afzender: carla, ontheffingRef: 'b', besluit: genomen('2025-03-03', onbekend), ingangsdatum: dag(ingangsdatum), laatsteDag: dag('2026-09-02') });
    given(lopend).when(volgend('2026-03-02')).refusedWith('OVERBODIG');
    given(lopend).when(volgend('2026-03-03')).thenTypes('verleend');
  });

  it.each([
    ['ends before it begins', { laatsteDag: dag('2025-03-02') }, 'VOORWAARDE_NIET_VERVULD'],
    ['was told before it was decided', { besluit: genomen('2025-03-03', { bekendmakingsDatum: dag('2025-03-02') }) }, 'VOORWAARDE_NIET_VERVULD'],
    ['has no mandate', { mandaatGeldt: false }, 'MANDAAT_ONTBREEKT'],
  ])('is refused, told or not, when it %s', (_, verschil, code) => given(kp3).when(verlening(verschil)).refusedWith(code));
});

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

  it('is not asked when another one takes over the next day', () => {
    const opgevolgd = na(lopend, verlening({ afzender: carla, ontheffingRef: 'b', besluit: genomen('2025-06-02'), vandaag: dag('2025-06-02'), ingangsdatum: dag('2026-03-03'), laatsteDag: dag('2026-09-02') }));
    given(opgevolgd).when(nadert('2025-12-01', '2026-03-02')).then();
  });

  it('without an answer it runs out on the first day after', () => {
    given(lopend).when(voorbij('2026-03-02')).then();
    given(lopend).when(voorbij('2026-03-03')).then({ type: 'verlopen', ontheffingRef: REF, per: dag('2026-03-03') });
  });
});

describe('S-18 who may grant under which policy', () => {
  const oktober = { besluit: genomen('2025-10-01'), ingangsdatum: dag('2025-10-01'), laatsteDag: dag('2026-09-30'), vandaag: dag('2025-10-01') };
  const nogNiet = { ...oktober, besluit: genomen('2025-10-01', onbekend) };
  it.each([['B', givenB], ['C', givenC]] as const)('%s once activated: not Werkzaak; refused before bekendmaking and marked after', (_, onderDeze) => {
    onderDeze(kp3).when(verlening(nogNiet)).refusedWith('BELEID');
    expect(onderDeze(kp3).when(verlening(oktober)).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['BELEID'] });
    onderDeze(kp4).when(verlening({ ...nogNiet, afzender: carla })).thenTypes('verleend');
  });
  it('leaves what was granted before running through its last day', () => {
    givenB(na(kp3, verlening())).when(voorbij('2026-03-02')).then();
  });
  it('R-008 changes nothing while it is not activated', () => {
    expect(given(kp3).when(verlening(oktober)).uitkomst).toMatchObject({ accepted: true, afwijkingen: [] });
  });
  it('says of C that its content is not known yet, and lets nobody activate it in production', () => {
    expect(beleid.C.versies('ontheffing-bij-overdracht').at(-1)?.teBevestigen.join()).toContain('niet bekend (D-02)');
    expect(() => metActivering('C', false)).toThrow('voorbeeld');
  });
});

describe('who may state a temporary ontheffing', () => {
  it.each([
    ['the assigned werkcoach', anna, null],
    ['another werkcoach', { ...anna, actorId: 'wz.wc.ander' }, 'NIET_BEVOEGD'],
    ['who deputises for the assigned werkcoach', { ...anna, actorId: 'wz.wc.ander', waarneemtVoor: [anna.actorId] }, null],
    ['a werkcoach whom the register does not know', { ...anna, bevoegd: false }, 'NIET_BEVOEGD'],
    ['a participatiecoach of the gemeente while nobody is assigned', carla, null],
    ['a participatiecoach of another gemeente', dirk, 'GEMEENTE_ONJUIST'],
    ['an inkomensconsulent', bert, 'NIET_BEVOEGD'],
    ['the system of Werkzaak', systeem('WERKZAAK'), null],
    ['the system of UWV', systeem('UWV'), 'NIET_BEVOEGD'],
  ])('%s', (_, afzender, code) => {
    const uitslag = given(kp3).when(verlening({ afzender }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('is never about a resident whom nobody registered, or under the name of another gemeente', () => {
    given({ ...kp3, coaches: null }).when(verlening()).refusedWith('INWONER_ONBEKEND');
    given(kp3).when(verlening({ gemeente: 'NEDER_BETUWE' })).refusedWith('GEMEENTE_ONJUIST');
  });
});
