import { join } from 'node:path';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { geldendeDefinitie } from './beleid';

const beleid = laadBeleid(join(__dirname, '../../../config'));

it.each([
  ['2014-12-31', null],
  ['2015-01-01', 'v1'],
  ['2023-12-31', 'v1'],
  ['2024-01-01', 'v2'],
])('on %s KP4 is defined by %s (P-01), and no day makes this fail', (op, versie) => expect(geldendeDefinitie(beleid, dag(op))).toBe(versie));
