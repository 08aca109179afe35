import { ref, tijd } from '#shared/contracts/velden';

/** As the contract takes a reference and a time of day. */
export const KENMERK = new RegExp(String(ref['pattern']));
export const TIJD = new RegExp(String(tijd['pattern']));
