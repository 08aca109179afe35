import { belastbaarheidstappen } from './belastbaarheid.stappen';
import { bijzonderstappen } from './bijzonder.stappen';
import type { Informatiestand } from './informatie.lezer';
import type { Stap } from './stap';

export const STAPPEN: readonly Stap[] = [...belastbaarheidstappen, ...bijzonderstappen];

/** What fits the case as it stands, as far as these pages can tell; the hub decides again when it is sent. */
export const stappenVoor = (stand: Informatiestand): readonly Stap[] => STAPPEN.filter(({ past }) => past(stand));
