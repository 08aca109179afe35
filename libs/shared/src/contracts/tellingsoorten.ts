/** What is counted of what happens in the hub. */
export const TELLINGSOORTEN = ['overdrachten', 'driegesprekken', 'ontheffingen', 'alerts', 'redenen', 'doorlooptijden', 'definitie', 'afwijkingen', 'weigeringen'] as const;
export type Tellingsoort = (typeof TELLINGSOORTEN)[number];
