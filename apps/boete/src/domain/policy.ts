import type { Grond } from './begrippen';

/** P-08: on which grounds an alert is agreed, and whether talks must have been held; the dated values stand in config/beleid. */
export type Alertbeleid = {
  readonly gronden: readonly Grond[];
  readonly gesprekkenVereist: boolean;
  /** Gemeenten that ask the consulent to weigh, with every sanction, whether it is in proportion to what the resident can do. */
  readonly evenredigheidMeewegen: readonly string[];
};
