import type { Rol } from './bericht';
import { TELLINGSOORTEN } from './telling';

/** Who reads reports: policy staff for the region, and the teammanager and the privacy desk for their own gemeente. */
export const RAPPORTAGEROLLEN = ['beleidsmedewerker', 'teammanager', 'auditor'] as const satisfies readonly Rol[];

/** What is counted from what happened, and the tables of benefits per fase that are filed (M-85). */
export const RAPPORTAGES = [...TELLINGSOORTEN, 'fasen'] as const;
export type Rapportagesoort = (typeof RAPPORTAGES)[number];
