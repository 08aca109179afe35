import type { Beleid } from '#shared/policy/beleid';
import type { Bewaartermijnen } from '#shared/policy/bewaartermijnen';
import type { Partijen } from '#shared/policy/partijen';
import type { Privacykader } from '#shared/privacy/kader';
import type { Sleutelring } from '#shared/privacy/sleutelring';

/** What the handlers know besides the message and the state: the dated agreements, who the hub is, the switch per gemeente, how long content is kept, the keys. */
export type Omgeving = {
  readonly beleid: Beleid;
  readonly kaders: readonly Privacykader[];
  readonly partijen: Pick<Partijen, 'hub' | 'uitzondering'>;
  readonly termijnen: Pick<Bewaartermijnen, 'van'>;
  readonly ring: Sleutelring;
};
