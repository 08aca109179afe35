import { dag } from '#shared/kernel/datum';
import { scenarioFor } from '#shared/testing/scenario';
import { beleidOp, bert, bevestiging, carla, inKp3, inKp4, intrekking, na, overweging, reactie, stand, stap, systeemVan, uitkomst, verhuisd, verstreken } from '../testing/voorbeelden';
import { decide, decideHub } from './sanctie';
import type { PartijCommand, Stand } from './sanctie.types';

const given = scenarioFor((was: Stand, command: PartijCommand) => decide(was, command, beleidOp(command.op)));
const statusNa = (was: Stand, command: Parameters<typeof stap>[1]) => stap(was, command).zaak?.status;
const alert = na(inKp4, overweging('2025-10-06'));

describe('S-14 the rule of September 2025', () => {
  it('is considered, told, confirmed, answered and closed', () => {
    expect(alert.zaak).toMatchObject({ status: 'OVERWOGEN', reactieUiterlijk: '2025-10-20', indiener: bert.actorId, ontvanger: { gemeente: 'TIEL', actorId: carla.actorId }, afwijkingen: [] });
    const bevestigd = stap(alert, bevestiging('2025-10-07'));
    expect(bevestigd.zaak).toMatchObject({ status: 'BEVESTIGD', bevestigdOp: '2025-10-07' });
    const gereageerd = stap(bevestigd, reactie('2025-10-09'));
    expect(gereageerd.zaak).toMatchObject({ status: 'GEREAGEERD', reactie: 'INTERVENIEERT', bevestigdOp: '2025-10-07' });
    expect(stap(gereageerd, uitkomst('2025-10-30')).zaak).toMatchObject({ status: 'AFGESLOTEN', alertOvergeslagen: false, afwijkingen: [] });
  });

  it('goes out without a recorded talk, with the mark', () => {
    const uitslag = given(stand(inKp4)).when(overweging('2025-10-06', { gesprekken: [] }));
    expect(uitslag.uitkomst).toMatchObject({ accepted: true, afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'] });
  });

  it('does not count a talk that is still to come', () => {
    const afwijkingen = (gespreksdatum: string) => given(stand(inKp4)).when(overweging('2025-10-06', { gesprekken: [dag(gespreksdatum)] })).uitkomst;
    expect(afwijkingen('2025-10-06')).toMatchObject({ afwijkingen: [] });
    expect(afwijkingen('2025-10-07')).toMatchObject({ afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'] });
  });

  it('an answer without a confirmation confirms by itself', () => {
    expect(stap(alert, reactie('2025-10-09')).zaak).toMatchObject({ status: 'GEREAGEERD', bevestigdOp: '2025-10-09' });
  });

  it('opened by the coach is informed; opened by who considered it is not', () => {
    expect(statusNa(alert, { type: 'geopend', door: carla.actorId })).toBe('GEINFORMEERD');
    expect(statusNa(alert, { type: 'geopend', door: bert.actorId })).toBe('OVERWOGEN');
  });
});

describe('S-15 the rule of January 2025, and who is not in KP4', () => {
  it.each([
    ['2025-01-28', 'ARBEIDSVERPLICHTING', []],
    ['2025-01-29', 'ARBEIDSVERPLICHTING', ['GROND_NIET_IN_BELEID']],
    ['2025-04-07', 'ARBEIDSVERPLICHTING', ['GROND_NIET_IN_BELEID']],
    ['2025-04-07', 'OVERIGE_PLICHT_PW', ['GROND_NIET_IN_BELEID']],
    ['2025-04-07', 'INLICHTINGENPLICHT', []],
    ['2025-09-01', 'INLICHTINGENPLICHT', []],
    ['2025-09-02', 'INLICHTINGENPLICHT', ['GESPREKKEN_NIET_VASTGELEGD']],
    ['2025-09-02', 'ARBEIDSVERPLICHTING', ['GESPREKKEN_NIET_VASTGELEGD']],
  ] as const)('on %s without talks, ground %s is marked %j and goes out', (op, grond, afwijkingen) => {
    expect(given(stand(inKp4)).when(overweging(op, { grond, gesprekken: [] })).uitkomst).toMatchObject({ accepted: true, afwijkingen });
  });

  it('is refused for a resident in KP3, and for one whom nobody registered', () => {
    given(stand(inKp3)).when(overweging('2025-10-06')).refusedWith('GEEN_KP4');
    given(stand(null)).when(overweging('2025-10-06')).refusedWith('INWONER_ONBEKEND');
  });
});

describe('S-16 silence stops nothing', () => {
  it('is noted the day after the last day, not on it', () => {
    expect(statusNa(alert, verstreken('2025-10-20'))).toBe('OVERWOGEN');
    expect(stap(alert, verstreken('2025-10-21')).zaak).toMatchObject({ status: 'GEEN_REACTIE', geenReactie: true });
  });

  it('leaves the outcome free, without a mark and without a reason', () => {
    const stil = stap(alert, verstreken('2025-10-21'));
    expect(given(stil).when(uitkomst('2025-11-03')).uitkomst).toMatchObject({ accepted: true, afwijkingen: [] });
    expect(stap(stil, uitkomst('2025-11-03')).zaak).toMatchObject({ status: 'AFGESLOTEN', geenReactie: true });
  });

  it('a late reaction is still welcome', () => {
    expect(stap(stap(alert, verstreken('2025-10-21')), reactie('2025-10-23')).zaak).toMatchObject({ status: 'GEREAGEERD', geenReactie: true });
  });

  it('is not noted of who reacted or of a case that was closed', () => {
    expect(statusNa(stap(alert, reactie('2025-10-09')), verstreken('2025-10-21'))).toBe('GEREAGEERD');
    expect(statusNa(stap(alert, uitkomst('2025-10-09')), verstreken('2025-10-21'))).toBe('AFGESLOTEN');
  });
});

describe('the outcome', () => {
  it('without an alert is recorded as such for a resident in KP4, and is no business of the hub for anybody else (D-11)', () => {
    expect(na(inKp4, uitkomst('2025-11-03')).zaak).toMatchObject({ status: 'AFGESLOTEN', alertOvergeslagen: true, overwegingsDatum: null });
    given(stand(inKp3)).when(uitkomst('2025-11-03')).refusedWith('GEEN_KP4');
  });

  it('comes through for a known case whatever the klantprofiel is by then', () => {
    expect(statusNa({ ...alert, inwoner: inKp3 }, uitkomst('2025-11-03'))).toBe('AFGESLOTEN');
  });

  it.each([
    ['2025-10-20', false, ['VOORWAARDE_NIET_VERVULD']],
    ['2025-10-20', true, []],
    ['2025-10-21', false, []],
  ] as const)('on %s, while the coach did not answer, with a reason: %j, is recorded with %j (D-10, D-28)', (op, metReden, afwijkingen) => {
    expect(given(alert).when(uitkomst(op, { metReden })).uitkomst).toMatchObject({ accepted: true, afwijkingen });
  });

  it('needs no reason once the coach has answered', () => {
    expect(given(stap(alert, reactie('2025-10-07'))).when(uitkomst('2025-10-08')).uitkomst).toMatchObject({ afwijkingen: [] });
  });

  it.each([
    ['a verlaging without a mandate', bert, true, null, ['MANDAAT_ONTBREEKT']],
    ['a verlaging with one that does not hold', bert, true, false, ['MANDAAT_ONTBREEKT']],
    ['a verlaging with one that holds', bert, true, true, []],
    ['another outcome without one', bert, false, null, []],
    ['another outcome with one that does not hold', bert, false, false, ['MANDAAT_ONTBREEKT']],
    ['a verlaging of the gemeente itself', systeemVan('TIEL'), true, null, []],
    ['of the gemeente itself, with one that does not hold', systeemVan('TIEL'), true, false, ['MANDAAT_ONTBREEKT']],
  ] as const)('R-227 %s is recorded, and marked where the decision is not shown to be the gemeente’s (D-22, D-28)', (_, afzender, verlaging, mandaatGeldt, afwijkingen) => {
    for (const was of [stap(alert, reactie('2025-10-09')), stand(inKp4)]) {
      expect(given(was).when(uitkomst('2025-11-03', { afzender, gemeente: 'TIEL', verlaging, mandaatGeldt })).uitkomst).toMatchObject({ accepted: true, afwijkingen });
    }
  });

  it('R-227 stated by the gemeente without an alert was considered by no inkomensconsulent', () => {
    expect(na(inKp4, uitkomst('2025-11-03', { afzender: systeemVan('TIEL') })).zaak).toMatchObject({ status: 'AFGESLOTEN', indiener: null, alertOvergeslagen: true });
    expect(stap(alert, uitkomst('2025-11-03', { afzender: systeemVan('TIEL') })).zaak).toMatchObject({ indiener: bert.actorId, alertOvergeslagen: false });
  });

  it('said again is recorded with the mark; the case stays closed', () => {
    const gesloten = stap(alert, uitkomst('2025-11-03'));
    expect(given(gesloten).when(uitkomst('2025-11-10')).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['AL_BESLOTEN'] });
    expect(statusNa(gesloten, uitkomst('2025-11-10'))).toBe('AFGESLOTEN');
  });

  it('after a withdrawal is a decision without an alert', () => {
    expect(stap(stap(alert, intrekking('2025-10-08')), uitkomst('2025-11-03')).zaak).toMatchObject({ status: 'AFGESLOTEN', alertOvergeslagen: true });
  });
});

describe('an alert that comes again', () => {
  it('completes the first and leaves the term as it was', () => {
    const zonder = na(inKp4, overweging('2025-10-06', { gesprekken: [] }));
    expect(stap(zonder, overweging('2025-10-08')).zaak).toMatchObject({ status: 'OVERWOGEN', reactieUiterlijk: '2025-10-20', afwijkingen: [] });
  });

  it('asks anew whoever has answered already, with a new term', () => {
    expect(stap(stap(alert, reactie('2025-10-09')), overweging('2025-10-13')).zaak).toMatchObject({ status: 'OVERWOGEN', reactie: null, bevestigdOp: null, reactieUiterlijk: '2025-10-27' });
  });

  it('after the decision goes out with the mark, asks no answer in a term, and opens nothing', () => {
    const besloten = na(inKp4, uitkomst('2025-11-03'));
    expect(given(besloten).when(overweging('2025-11-04')).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['AL_BESLOTEN'] });
    expect(stap(besloten, overweging('2025-11-04')).zaak).toMatchObject({ status: 'AFGESLOTEN', reactieUiterlijk: null, alertOvergeslagen: true });
  });

  it('after a withdrawal needs a case of its own', () => {
    given(stap(alert, intrekking('2025-10-08'))).when(overweging('2025-10-13')).refusedWith('OVERGANG_ONGELDIG');
  });
});

describe('what no longer fits', () => {
  const gesloten = stap(alert, uitkomst('2025-11-03'));
  const ingetrokken = stap(alert, intrekking('2025-10-08'));

  it('a reaction after the outcome is passed on with the mark and changes no state; after a withdrawal it is refused', () => {
    expect(given(gesloten).when(reactie('2025-11-04')).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['AL_BESLOTEN'] });
    expect(statusNa(gesloten, reactie('2025-11-04'))).toBe('AFGESLOTEN');
    given(ingetrokken).when(reactie('2025-10-09')).refusedWith('OVERGANG_ONGELDIG');
  });

  it('a second confirmation, or one after closing, tells nobody anything', () => {
    for (const was of [stap(alert, bevestiging('2025-10-07')), gesloten, ingetrokken]) given(was).when(bevestiging('2025-10-08')).then();
  });

  it('a withdrawal comes too late after the outcome, and twice is once', () => {
    given(gesloten).when(intrekking('2025-11-04')).refusedWith('AL_BESLOTEN');
    given(ingetrokken).when(intrekking('2025-10-09')).then();
  });

  it('before the alert waits for it; the outcome does not (D-11)', () => {
    for (const command of [bevestiging('2025-10-07'), reactie('2025-10-07'), intrekking('2025-10-07')]) given(stand(inKp4)).when(command).waitsFor('overwogen');
  });
});

describe('M-18 what was recalled', () => {
  const herroep = (wat: 'overwogen' | 'reactie' | 'uitkomst', op = '2025-10-10') => ({ type: 'herroepen' as const, wat, vandaag: dag(op) });

  it('withdraws an open consideration and leaves a closed case closed', () => {
    expect(statusNa(alert, herroep('overwogen'))).toBe('OVERWEGING_INGETROKKEN');
    expect(statusNa(stap(alert, uitkomst('2025-10-09')), herroep('overwogen'))).toBe('AFGESLOTEN');
  });

  it('puts a recalled reaction back to where it was asked', () => {
    const gereageerd = stap(alert, reactie('2025-10-09'));
    expect(stap(gereageerd, herroep('reactie')).zaak).toMatchObject({ status: 'BEVESTIGD', reactie: null });
    expect(stap(gereageerd, herroep('reactie', '2025-10-21')).zaak).toMatchObject({ status: 'GEEN_REACTIE', reactie: null });
  });

  it('lets a recalled outcome be said again without a mark', () => {
    const gewist = stap(stap(alert, uitkomst('2025-11-03')), herroep('uitkomst', '2025-11-04'));
    expect(given(gewist).when(uitkomst('2025-11-04')).uitkomst).toMatchObject({ accepted: true, afwijkingen: [] });
  });
});

it('the hub’s own messages that come late change nothing', () => {
  const gesloten = stap(alert, uitkomst('2025-11-03')).zaak!;
  for (const command of [verstreken('2025-11-05'), verhuisd('2025-11-05'), { type: 'geopend' as const, door: carla.actorId }]) {
    expect(decideHub(gesloten, command)).toEqual({ accepted: true, events: [], afwijkingen: [] });
  }
});
