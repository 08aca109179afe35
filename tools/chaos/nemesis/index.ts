import { dubbel } from './herhaling';
import { KLOKNEMESES } from './klok';
import type { Nemesis } from './nemesis';
import { NETWERKNEMESES } from './netwerk';
import { volgorde } from './omweg';
import { POSTNEMESES } from './post';
import { PROCESNEMESES } from './proces';
import { SCHIJFNEMESES } from './schijf';
import { vergif } from './vergif';

/** All that may strike; a run names them by `naam`. */
export const NEMESES: readonly Nemesis[] = [...PROCESNEMESES, ...NETWERKNEMESES, ...POSTNEMESES, ...SCHIJFNEMESES, vergif, dubbel, volgorde, ...KLOKNEMESES];
