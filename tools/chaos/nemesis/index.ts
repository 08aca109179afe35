import type { Nemesis } from './nemesis';
import { NETWERKNEMESES } from './netwerk';
import { PROCESNEMESES } from './proces';

/** All that may strike; a run names them by `naam`. */
export const NEMESES: readonly Nemesis[] = [...PROCESNEMESES, ...NETWERKNEMESES];
