import type { Datum } from '#shared/kernel/datum';

/**
 * What the agreements say on the day of the Klok, never on a date in a message: the privacy framework (P-05), the switch of the
 * functionaris gegevensbescherming in this gemeente (D-27) and the service norm (D-26).
 */
export type Verstrekkingsbeleid = {
  /** May belastbaarheid be given at all where a necessity is recorded? */
  readonly belastbaarheidMag: boolean;
  /** May this role set out medical content where the statement is in order? */
  readonly medischMag: boolean;
  /** Null: the medical exception is off in this gemeente. The ground is the gemeente's own; no party sends it. */
  readonly uitzondering: { readonly grondslag: string } | null;
  /** Medical content that is set out today is kept no longer than this day, whatever the statement says (D-23). */
  readonly medischTotEnMet: Datum;
  readonly antwoordUiterlijk: Datum;
};
