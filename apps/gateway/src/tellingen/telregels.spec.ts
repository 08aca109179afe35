import { BEWIJZEN } from '#shared/contracts/telling';
import { dag } from '#shared/kernel/datum';
import { bewijsVan, getelde, wordtGeteld, type Telfeit, type Telgeval } from './telregels';

const NORMEN = { reactieOpVoorstel: 10, reactieOpAlert: 10, gesprekNaWens: 30 };
const feit = (naam: string, op: string, verloop: Record<string, unknown> = {}): Telfeit => ({ naam, peildatum: dag(op), dag: dag(op), verloop });
const geval = (een: Telfeit, eerder: readonly Telfeit[] = [], rest: Partial<Telgeval> = {}): Telgeval => ({ ...een, eerder, normen: () => NORMEN, bewijs: () => 'OVERIG', sanctie: () => 'VERLAGING', reden: () => 'TAALBARRIERE', eersteInJaar: () => true, ...rest });
const voorstel = feit('overdracht.voorgesteld', '2025-10-06', { richting: 'KP3_NAAR_KP4' });
const kenmerken = (een: Telgeval) => getelde(een).map((geteld) => ({ soort: geteld.soort, ...geteld.kenmerken }));

describe('a handover that took effect', () => {
  const ingegaan = feit('overdracht.ingegaan', '2025-11-03', { richting: 'KP3_NAAR_KP4', definitieVersie: 'v2', datum: '2025-11-03', coach: 'tiel.pc.carla' });

  it('counts by direction, definition and evidence on its start date, with the weeks since it was proposed', () => {
    expect(getelde(geval(ingegaan, [voorstel], { bewijs: () => 'DEELTIJDWERK' }))).toEqual([
      { soort: 'overdrachten', op: '2025-11-03', kenmerken: { richting: 'KP3_NAAR_KP4', definitie: 'v2', bewijs: 'DEELTIJDWERK', persoon: 'EERSTE_IN_JAAR' } },
      { soort: 'doorlooptijden', op: '2025-11-03', kenmerken: { stap: 'VOORSTEL_TOT_START_KP3_NAAR_KP4', duur: 'TOT_4_WEKEN' }, eenmaal: true },
    ]);
  });

  it('is a repetition where its resident was counted that year', () => expect(kenmerken(geval(ingegaan, [], { eersteInJaar: () => false }))).toMatchObject([{ persoon: 'HERHALING' }]));

  it.each([['2025-11-03', 'TOT_4_WEKEN'], ['2025-11-04', 'TOT_8_WEKEN'], ['2025-12-01', 'TOT_8_WEKEN'], ['2025-12-02', 'TOT_13_WEKEN'], ['2026-01-05', 'TOT_13_WEKEN'], ['2026-01-06', 'LANGER']])('proposed on 6 October and begun on %s took %s', (datum, duur) => {
    expect(kenmerken(geval({ ...ingegaan, verloop: { ...ingegaan.verloop, datum } }, [voorstel]))[1]).toMatchObject({ duur });
  });
});

describe('what a handover was substantiated with', () => {
  it.each([
    [{ namen: ['overdracht.voorgesteld'], laatste: 'VRIJWILLIGERSWERK_STRUCTUREEL' }, 'VRIJWILLIGERSWERK_STRUCTUREEL'],
    [{ namen: ['overdracht.voorgesteld', 'overdracht.uitzondering.bevestigd'], laatste: 'PRAKTIJK_OVERIG' }, 'ZONDER_ONDERZOEK_IN_OVERLEG'],
    [{ namen: ['overdracht.voorgesteld', 'overdracht.uitzondering.afgewezen'], laatste: 'ZORGPROFESSIONAL' }, 'ZORGPROFESSIONAL'],
    [{ namen: ['overdracht.voorgesteld'], laatste: 'PRAKTIJK_OVERIG' }, 'OVERIG'],
    [{ namen: ['overdracht.aanleiding.gemeld'], laatste: undefined }, 'OVERIG'],
    [{ namen: [], laatste: undefined }, 'OVERIG'],
    [{ namen: [], laatste: 'iets anders' }, 'OVERIG'],
  ] as const)('of %j is %s', (onderbouwd, soort) => expect(bewijsVan(onderbouwd)).toBe(soort));
});

it('what needs no evidence has no name of its own in a count, for that would tell which care somebody began', () => {
  const zonder = bewijsVan({ namen: ['overdracht.aanleiding.gemeld'], laatste: undefined });
  expect(zonder).toBe(bewijsVan({ namen: ['overdracht.voorgesteld'], laatste: 'PRAKTIJK_OVERIG' }));
  expect(BEWIJZEN).not.toContain('NIET_VEREIST');
});

describe('a driegesprek', () => {
  it('that was offered and answered in the proposal counts as both', () => {
    const een = feit('overdracht.voorgesteld', '2025-10-06', { richting: 'KP4_NAAR_KP3', driegesprek: { aangebodenOp: '2025-10-01', antwoord: 'AFGEZIEN', beantwoordOp: '2025-10-03' } });
    expect(getelde(geval(een))).toEqual([
      { soort: 'driegesprekken', op: '2025-10-01', kenmerken: { richting: 'KP4_NAAR_KP3', uitkomst: 'AANGEBODEN' }, eenmaal: true },
      { soort: 'driegesprekken', op: '2025-10-03', kenmerken: { richting: 'KP4_NAAR_KP3', uitkomst: 'AFGEZIEN' }, eenmaal: true },
    ]);
  });

  it('after an aanleiding is on the way to KP3', () => expect(kenmerken(geval(feit('overdracht.driegesprek.aangeboden', '2025-10-07', { datum: '2025-10-07' }), [feit('overdracht.aanleiding.gemeld', '2025-10-06')]))).toEqual([{ soort: 'driegesprekken', richting: 'KP4_NAAR_KP3', uitkomst: 'AANGEBODEN' }]));

  it.each([['2025-11-05', 'BINNEN_NORM'], ['2025-11-06', 'TOT_DUBBELE_NORM'], ['2025-12-05', 'TOT_DUBBELE_NORM'], ['2025-12-06', 'LANGER']])('wanted on 6 October and held on %s is %s', (datum, duur) => {
    const wens = feit('overdracht.driegesprek.beantwoord', '2025-10-06', { datum: '2025-10-06', antwoord: 'GEWENST' });
    expect(kenmerken(geval(feit('overdracht.driegesprek.gehouden', datum, { datum }), [voorstel, wens]))).toContainEqual({ soort: 'doorlooptijden', stap: 'DRIEGESPREK_NA_WENS', duur });
  });
});

/** Ten working days after Monday 6 October 2025 is Monday the 20th; twenty is Monday 3 November. */
it.each([['2025-10-20', 'BINNEN_NORM'], ['2025-10-21', 'TOT_DUBBELE_NORM'], ['2025-11-03', 'TOT_DUBBELE_NORM'], ['2025-11-04', 'LANGER']])('an answer on %s to what was told on 6 October is %s', (op, duur) => {
  expect(kenmerken(geval(feit('overdracht.teruggestuurd', op), [voorstel]))).toEqual([{ soort: 'doorlooptijden', stap: 'REACTIE_OP_VOORSTEL', duur }]);
  expect(kenmerken(geval(feit('boete.reactie', op, { reactie: 'INTERVENIEERT' }), [feit('boete.overwogen', '2025-10-06')]))).toEqual([
    { soort: 'alerts', gebeurtenis: 'INTERVENIEERT', sanctie: 'VERLAGING' },
    { soort: 'doorlooptijden', stap: 'REACTIE_OP_ALERT', duur },
  ]);
});

it('an outcome that no alert went before is counted as such (D-11)', () => {
  const uitkomst = feit('boete.uitkomst', '2025-11-03');
  expect(kenmerken(geval(uitkomst))).toEqual([{ soort: 'alerts', gebeurtenis: 'UITKOMST_ZONDER_ALERT', sanctie: 'VERLAGING' }]);
  expect(kenmerken(geval(uitkomst, [feit('boete.overwogen', '2025-10-06')]))).toEqual([{ soort: 'alerts', gebeurtenis: 'UITKOMST', sanctie: 'VERLAGING' }]);
});

it('a request is counted by its reason: one that is sealed as it was opened, one that is not as it stands (R-141)', () => {
  expect(kenmerken(geval(feit('inkomensgesprek.verzocht', '2025-10-06', { kanaalwens: 'FYSIEK' })))).toEqual([{ soort: 'redenen', verzoek: 'INKOMENSGESPREK', reden: 'TAALBARRIERE' }]);
  expect(kenmerken(geval(feit('verstrekking.bijzonder.verzocht', '2025-10-06', { reden: 'VERZOEK_INWONER' })))).toEqual([{ soort: 'redenen', verzoek: 'BIJZONDER', reden: 'VERZOEK_INWONER' }]);
});

it('what nobody counts is not looked up', () => expect(['inwoner.geregistreerd', 'overdracht.geopend', 'toString'].filter(wordtGeteld)).toEqual([]));
