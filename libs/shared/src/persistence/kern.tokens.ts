/** Injection tokens for what has no class of its own; classes (Runner, Relay, Publisher, …) are their own token. */
export const SCHRIJFBRON = Symbol('SCHRIJFBRON');
export const LEESBRON = Symbol('LEESBRON');
export const LOGGER = Symbol('LOGGER');
export const SLEUTELRING = Symbol('SLEUTELRING');
export const KERNOPTIES = Symbol('KERNOPTIES');
