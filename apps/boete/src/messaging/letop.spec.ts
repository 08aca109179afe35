import { dag } from '#shared/kernel/datum';
import { metWijzigingen } from '#shared/testing/proefbeleid';
import { sanctiewet } from '../beleid';
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

describe('R-209 a later law about sanctions goes by the day on which one is considered', () => {
  const later = metWijzigingen({ id: 'wet-sancties', vanaf: '2027-01-01', waarden: { ARBEIDSVERPLICHTING: { sancties: ['BOETE'], verplichtingen: ['a', 'c'] } } });
  const zinnen = (op: string, sanctieSoort: 'BOETE' | 'VERLAGING') =>
    letOpBijOverweging(overweging(op), sanctieSoort, [{ scope: ['c'], laatsteDag: dag('2027-03-02') }], { beleid: beleidOp(dag(op)), wet: sanctiewet(later, dag(op)).waarden });
  const past = 'Let op: deze soort sanctie past volgens de wet niet bij deze grond (Participatiewet, artikel 18 en 18a).';
  const ontheven = 'Let op: ontheven van de plicht tot tegenprestatie t/m 2 maart 2027.';

  it.each([
    ['2026-12-31', 'VERLAGING', []],
    ['2026-12-31', 'BOETE', [past]],
    ['2027-01-01', 'VERLAGING', [ontheven, past]],
    ['2027-01-01', 'BOETE', [ontheven]],
  ] as const)('considered on %s, a %s gets %j', (op, soort, verwacht) => expect(zinnen(op, soort)).toEqual(verwacht));
});
