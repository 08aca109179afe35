import type { Nemesis } from './nemesis';

/** All that may strike; a run names them by `naam`. */
export const NEMESES: readonly Nemesis[] = [];
