import type { Rol } from './bericht';
import { TELLINGSOORTEN } from './tellingsoorten';

/** Who reads reports: policy staff for the region, and the teammanager and the privacy desk for their own gemeente. */
export const RAPPORTAGEROLLEN = ['beleidsmedewerker', 'teammanager', 'auditor'] as const satisfies readonly Rol[];

/** How residents are divided on a day: every resident is in one. */
export const GROEPEN = ['KP1', 'KP2', 'KP3', 'EERDER_KP4_BIJ_WERKZAAK', 'KP4', 'KP4_BLIJVEND_ONTHEVEN', 'ANDERS'] as const;
export type Groep = (typeof GROEPEN)[number];

/** What is counted from what happened, how many residents there were on a day, and the tables of benefits per fase that are filed (M-85). */
export const RAPPORTAGES = [...TELLINGSOORTEN, 'standen', 'fasen'] as const;
export type Rapportagesoort = (typeof RAPPORTAGES)[number];

/** For whom a report over a period is made: bodies of Werkzaak, or the Cliëntenraad of a gemeente. Whoever reads it there sees nothing small. */
export const ADRESSANTEN = ['AB', 'DB', 'MT', 'CLIENTENRAAD'] as const;

/** A calendar year, a quarter or a month of one: `2025`, `2025-Q3`, `2025-08`. */
export const PERIODE_PATROON = '^20[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?$';

/** Pilots of which the gemeenten that take part can be read together, by whoever reads reports. */
export const PROEVEN = ['intensiever-contact'] as const;
export type Proef = (typeof PROEVEN)[number];
