/** Injection token: transactions of the writing role of the gateway. */
export const OPSLAG = Symbol('OPSLAG');
