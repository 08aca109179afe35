import { dag } from '#shared/kernel/datum';
import { beleidOp } from '../testing/beleid';
import { beleidAchter } from './policy';

describe('the agreement that an outcome rests on', () => {
  it.each([
    ['voorgesteld', undefined, null, 'definitie-kp4'],
    ['voorgesteld', undefined, 'DEFINITIE_KP4', 'definitie-kp4'],
    ['voorgesteld', undefined, 'NIET_BEVOEGD', null],
    ['geaccepteerd', 'KP3_NAAR_KP4', null, 'onderbouwing-kp3-naar-kp4'],
    ['geaccepteerd', 'KP4_NAAR_KP3', null, 'onderbouwing-kp4-naar-kp3'],
    ['geaccepteerd', 'KP3_NAAR_KP4', 'ONDERBOUWING_ONTBREEKT', 'onderbouwing-kp3-naar-kp4'],
    ['geaccepteerd', 'KP3_NAAR_KP4', 'ONDERBOUWING_ONVOLDOENDE', 'onderbouwing-kp3-naar-kp4'],
    ['geaccepteerd', 'KP3_NAAR_KP4', 'DRIEGESPREK_NIET_AANGEBODEN', 'driegesprek'],
    ['geaccepteerd', 'KP3_NAAR_KP4', 'FORMULIER_ONVOLLEDIG', null],
    ['ingetrokken', 'KP3_NAAR_KP4', null, null],
  ] as const)('%s of %s with %s: %s', (type, richting, code, id) => {
    expect(beleidAchter(type, richting, beleidOp(dag('2025-10-06')), code)?.id ?? null).toBe(id);
  });
});
