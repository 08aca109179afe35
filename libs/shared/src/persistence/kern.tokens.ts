/** Injection tokens for what has no class of its own; classes (Runner, Relay, Publisher, …) are their own token. */
export const SCHRIJFBRON = Symbol('SCHRIJFBRON');
export const LEESBRON = Symbol('LEESBRON');
export const LOGGER = Symbol('LOGGER');
export const SLEUTELRING = Symbol('SLEUTELRING');
export const KERNOPTIES = Symbol('KERNOPTIES');
/**
 * The connection that only publishes. When the broker runs out of memory or disk it stops reading from publishing connections;
 * acknowledgements of the consumer must not be stuck behind that.
 */
export const UITGAAND = Symbol('UITGAAND');
