import type { Beleid } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';
import type { Sleutelring } from '#shared/privacy/sleutelring';

/** What the handlers know besides the message and the state: the dated agreements, who the hub is, the keys. */
export type Omgeving = { readonly beleid: Beleid; readonly partijen: Pick<Partijen, 'hub' | 'mandaat' | 'organisatie'>; readonly ring: Sleutelring };
