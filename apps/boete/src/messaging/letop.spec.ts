import { dag } from '#shared/kernel/datum';
import { beleidOp, overweging, wetOp } from '../testing/voorbeelden';
import { letOpBijOverweging } from './letop';

const bij = (gemeente: string, op: string, sanctieSoort: 'BOETE' | 'VERLAGING') => letOpBijOverweging(overweging(op, { gemeente }), sanctieSoort, [], { beleid: beleidOp(dag(op)), wet: wetOp(dag(op)) });
const EVENREDIG = /doenvermogen/;

describe('R-228 a gemeente that finds a sanction out of proportion for this group', () => {
  it.each([
    ['NEDER_BETUWE', '2025-12-31', false],
    ['NEDER_BETUWE', '2026-01-01', true],
    ['TIEL', '2026-01-01', false],
  ] as const)('%s on %s: the consulent is asked to weigh it: %s', (gemeente, op, gevraagd) => {
    expect(bij(gemeente, op, 'VERLAGING').some((zin) => EVENREDIG.test(zin))).toBe(gevraagd);
  });

  it('asks it with every kind of sanction, so that the question does not tell which', () => {
    const zinnen = (['BOETE', 'VERLAGING'] as const).map((soort) => bij('NEDER_BETUWE', '2026-01-01', soort).filter((zin) => EVENREDIG.test(zin)));
    expect(zinnen[0]).toEqual(zinnen[1]);
    expect(zinnen[0]).toHaveLength(1);
    expect(zinnen[0]?.[0]).not.toMatch(/boete|verlaging|maatregel/i);
  });
});
