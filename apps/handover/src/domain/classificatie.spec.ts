import { dag } from '#shared/kernel/datum';
import { anna, carla, dirk, inKp3, inKp4 } from '../testing/voorbeelden';
import { decideClassificatie, type Classificatie } from './classificatie';
import { deelIn, draagOver, periodeOp, wijsToe, type Periode } from './situatie';

const inFase4 = wijsToe(deelIn([], dag('2015-01-01'), { gemeente: 'TIEL', schaal: 'FASE', klantprofiel: 'FASE_4' }), 'participatiecoach', carla.actorId, dag('2015-01-01'));
const kp = (klantprofiel: string | null) => ({ gemeente: 'TIEL', schaal: 'KP' as const, klantprofiel });
const VANAF = dag('2026-01-05');
const systeem = (werkgever: string) => ({ ...anna, actorId: `${werkgever}.sys`, rol: 'systeem', werkgever, namensGemeente: null });

const classificatie = (verschil: Partial<Classificatie> = {}): Classificatie => ({
  type: 'vastgesteld', afzender: anna, op: VANAF, vanaf: VANAF, indeling: kp('KP2'), uitvoerder: 'WERKZAAK', uitvoerders: null, definitieVersie: null, ...verschil,
});
const beslis = (perioden: readonly Periode[], verschil: Partial<Classificatie>) => decideClassificatie(perioden, classificatie(verschil), 'v2');
const na = (perioden: readonly Periode[], verschil: Partial<Classificatie>): Periode | null => {
  const besluit = beslis(perioden, verschil);
  if (!besluit.accepted) throw new Error(besluit.refusal.code);
  return periodeOp(besluit.events[0]?.perioden ?? perioden, VANAF);
};

describe('M-82 a class within the same regie', () => {
  it('is kept with who classified and by which definition, from that day', () => {
    expect(na(inKp3, {})).toMatchObject({ klantprofiel: 'KP2', regie: 'WERKZAAK', werkcoach: anna.actorId, uitvoerder: 'WERKZAAK', definitieVersie: 'v2' });
    expect(na(inFase4, { afzender: carla, indeling: { gemeente: 'TIEL', schaal: 'FASE', klantprofiel: 'FASE_3' }, uitvoerder: 'BUREN', definitieVersie: 'buren-1' })).toMatchObject({ klantprofiel: 'FASE_3', regie: null, uitvoerder: 'BUREN', definitieVersie: 'buren-1' });
  });

  it('says nothing new a second time, and a handover afterwards has its own definition', () => {
    const eerst = beslis(inKp3, {});
    const perioden = eerst.accepted ? (eerst.events[0]?.perioden ?? []) : [];
    expect(decideClassificatie(perioden, classificatie(), 'v2')).toMatchObject({ accepted: true, events: [] });
    expect(periodeOp(draagOver(perioden, 'KP3_NAAR_KP4', carla.actorId, dag('2026-02-02')), dag('2026-02-02'))).not.toHaveProperty('uitvoerder');
  });

  it.each([
    ['to KP4, which takes a handover', inKp3, { indeling: kp('KP4') }, 'OVERGANG_ONGELDIG'],
    ['from KP4 to KP3, which takes a handover', inKp4, { afzender: carla, indeling: kp('KP3') }, 'OVERGANG_ONGELDIG'],
    ['by the side that does not lead', inKp3, { afzender: systeem('TIEL') }, 'OVERGANG_ONGELDIG'],
    ['by a coach of another gemeente', inKp4, { afzender: dirk, indeling: kp('KP4') }, 'GEMEENTE_ONJUIST'],
    ['by who does not classify there on that day', inKp3, { uitvoerder: 'BUREN', uitvoerders: ['WERKZAAK', 'TIEL'] }, 'VOORWAARDE_NIET_VERVULD'],
    ['without a klantprofiel', inKp3, { indeling: kp(null) }, 'VOORWAARDE_NIET_VERVULD'],
    ['by a definition that is not in force that day', inKp3, { definitieVersie: 'v1' }, 'VOORWAARDE_NIET_VERVULD'],
    ['of somebody nobody registered', [], {}, 'INWONER_ONBEKEND'],
  ] as const)('is refused %s', (_, perioden, verschil, code) => {
    expect(beslis(perioden, verschil)).toMatchObject({ accepted: false, refusal: { code } });
  });
});

it('is refused on a day on which KP4 had no definition yet, and a class of another scale is not', () => {
  const op = (indeling: Classificatie['indeling'], definitieVersie: string | null) => decideClassificatie(inFase4, classificatie({ afzender: carla, vanaf: dag('2015-02-02'), indeling, definitieVersie, uitvoerder: 'TIEL' }), null);
  expect(op(kp('KP4'), null)).toMatchObject({ refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.vanaf: op die dag gold nog geen definitie van KP4' } });
  expect(op({ gemeente: 'TIEL', schaal: 'FASE', klantprofiel: 'FASE_3' }, 'tiel-1')).toMatchObject({ accepted: true });
});

describe('R-195 fase 4 of one uitvoerder is not KP4 of another', () => {
  it('a coach of the side that will lead puts the resident there', () => {
    expect(na(inFase4, { afzender: carla, indeling: kp('KP4') })).toMatchObject({ schaal: 'KP', klantprofiel: 'KP4', regie: 'TIEL', definitieVersie: 'v2' });
  });

  it.each([
    ['a system', { afzender: systeem('TIEL'), indeling: kp('KP4') }, 'NIET_BEVOEGD'],
    ['the other side', { afzender: carla, indeling: kp('KP3') }, 'OVERGANG_ONGELDIG'],
  ] as const)('not %s', (_, verschil, code) => {
    expect(beslis(inFase4, verschil)).toMatchObject({ accepted: false, refusal: { code } });
  });

  it('a class on another scale says by which definition', () => {
    expect(beslis(inFase4, { afzender: carla, indeling: { gemeente: 'TIEL', schaal: 'FASE', klantprofiel: 'FASE_3' } })).toMatchObject({ refusal: { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.definitieVersie' } });
  });
});
