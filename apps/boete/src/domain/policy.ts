import type { Grond, SanctieSoort } from './begrippen';

/** P-08: on which grounds an alert is agreed, and whether talks must have been held; the dated values stand in config/beleid. */
export type Alertbeleid = {
  readonly gronden: readonly Grond[];
  readonly gesprekkenVereist: boolean;
  /** Gemeenten that ask the consulent to weigh, with every sanction, whether it is in proportion to what the resident can do. */
  readonly evenredigheidMeewegen: readonly string[];
};

/** Duties of Participatiewet art. 9 lid 1: a work, b re-integration, c service in return. */
export type Plicht = 'a' | 'b' | 'c';

/**
 * Participatiewet art. 18 lid 2 and 18a (L-05, L-06): per ground the sanctions that the law knows for it, and the duties behind it that an
 * ontheffing can lift; the dated values stand in config/beleid.
 */
export type Sanctiewet = Readonly<Record<Grond, { readonly sancties: readonly SanctieSoort[]; readonly verplichtingen: readonly Plicht[] }>>;
