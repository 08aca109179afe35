import { dag } from '#shared/kernel/datum';
import { beleidOp } from '../testing/beleid';
import { carla, inKp3, inKp4 } from '../testing/voorbeelden';
import type { Perspectief } from './begrippen';
import { blijftDoorDefinitie, kwamOnderAndereDefinitie } from './definitie';
import { deelIn, wijsToe, type Periode } from './situatie';

describe('who is kept in klantprofiel 3 by the definition alone (R-175)', () => {
  it.each<[string, Perspectief | undefined, boolean]>([
    ['2025-02-03', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 30, baatBijParticipatiecoach: true }, true],
    ['2025-02-03', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 25, baatBijParticipatiecoach: false }, true],
    ['2025-02-03', { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: false }, true],
    // Both versions keep him: exactly two years is within them.
    ['2025-02-03', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 24, baatBijParticipatiecoach: true }, false],
    ['2025-02-03', { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true }, false],
    ['2025-02-03', undefined, false],
    // There is no version before the first.
    ['2023-06-01', { verwachtArbeidsvermogen: 'BINNEN_MAANDEN', maanden: 12 }, false],
  ])('on %s with %j: %s', (op, perspectief, blijft) => expect(blijftDoorDefinitie(perspectief, beleidOp(dag(op)))).toBe(blijft));
});

describe('who leaves klantprofiel 4, into which another definition put him (R-175)', () => {
  const kp = (klantprofiel: string) => ({ gemeente: 'TIEL', schaal: 'KP' as const, klantprofiel });
  const geldend = (op: string): string | null => (op < '2015-01-01' ? null : op < '2024-01-01' ? 'v1' : 'v2');
  const anders = (perioden: readonly Periode[], op = '2025-04-01', versie = 'v2'): boolean => kwamOnderAndereDefinitie(perioden, { op: dag(op), versie }, geldend);
  const sinds = (vanaf: string): Periode[] => deelIn([], dag(vanaf), kp('KP4'));

  it.each([['2015-01-01', true], ['2023-12-31', true], ['2024-01-01', false], ['2014-12-31', false], ['2025-04-01', false]])('in klantprofiel 4 since %s: %s', (vanaf, verwacht) => expect(anders(sinds(vanaf))).toBe(verwacht));
  it('who goes by the definition he came by does not count', () => expect(anders(sinds('2019-05-01'), '2023-06-01', 'v1')).toBe(false));
  it('another coach, or a day that was split off, changes nothing', () => expect(anders(wijsToe(inKp4, 'participatiecoach', carla.actorId, dag('2024-06-01')))).toBe(true));

  it('who was put there anew by a coach counts by what that coach said (M-82)', () => {
    expect(anders(deelIn(inKp4, dag('2024-03-01'), kp('KP4'), { uitvoerder: 'TIEL', definitieVersie: 'v2' }))).toBe(false);
    expect(anders(deelIn(inKp4, dag('2022-03-01'), kp('KP4'), { uitvoerder: 'TIEL', definitieVersie: 'v1' }))).toBe(true);
  });

  it('an earlier stay in klantprofiel 4 does not count', () => {
    const terugGeweest = deelIn(deelIn(inKp4, dag('2020-01-01'), kp('KP3')), dag('2024-02-01'), kp('KP4'));
    expect(anders(terugGeweest)).toBe(false);
    expect(anders(inKp3)).toBe(false);
    // Gone in between, and registered again.
    expect(anders([...inKp4.map((een) => ({ ...een, tot: dag('2020-01-01') })), ...sinds('2024-02-01')])).toBe(false);
  });
});
