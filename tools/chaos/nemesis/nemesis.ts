import type { Zandbak } from '../../sandbox/zandbak';
import type { Kans } from '../kans';
import type { Omleidingen } from './omleiding';

/** The hub under fault: what runs, where its files are, and what lies between its services and what they rest on. */
export type Chaoshub = { readonly zandbak: Zandbak; readonly map: string; readonly poorten: Omleidingen; meld(tekst: string): void };

export type Nemesis = {
  readonly naam: string;
  /** Strikes now; what it returns lifts it again (idempotent). Called while load is running. */
  slaToe(hub: Chaoshub, kans: Kans): Promise<() => Promise<void>>;
};
