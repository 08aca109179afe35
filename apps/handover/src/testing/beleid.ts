import { join } from 'node:path';
import type { Datum } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { laadFormulieren } from '#shared/policy/formulieren';
import { overdrachtsbeleid } from '../beleid';

const CONFIG = join(__dirname, '../../../../config');
const geladen = { beleid: laadBeleid(CONFIG), formulieren: laadFormulieren(CONFIG) };

/** The agreements as they are configured, so that a scenario fails when a dated file says something else. */
export const beleidOp = (op: Datum) => overdrachtsbeleid(geladen, op);
