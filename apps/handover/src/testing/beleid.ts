import { join } from 'node:path';
import type { Datum } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { overdrachtsbeleid } from '../beleid';

const beleid = laadBeleid(join(__dirname, '../../../../config'));

/** The agreements as they are configured, so that a scenario fails when a dated file says something else. */
export const beleidOp = (op: Datum) => overdrachtsbeleid(beleid, op);
