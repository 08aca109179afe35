import type { Beleid } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';
import type { Sleutelring } from '#shared/privacy/sleutelring';

/** What the handlers know besides the message and the state: the dated agreements, the register of parties, the keys. */
export type Omgeving = { readonly beleid: Beleid; readonly partijen: Partijen; readonly ring: Sleutelring };
