import type { Beleid } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';

/** What the handlers know besides the message and the state: the dated agreements, and who the hub is. Nothing here opens what is sealed. */
export type Omgeving = { readonly beleid: Beleid; readonly partijen: Pick<Partijen, 'hub' | 'organisaties'> };
