import type { Zandbak } from '../../sandbox/zandbak';
import type { Kans } from '../kans';
import type { Omleidingen } from './omleiding';

/** The hub under fault: what runs, where its files are, and what lies between its services and what they rest on. */
export type Chaoshub = {
  readonly zandbak: Zandbak;
  readonly map: string;
  readonly poorten: Omleidingen;
  /** Faults that last, last half a minute instead of some seconds. */
  readonly lang?: boolean;
  meld(tekst: string): void;
};

export type Nemesis = {
  readonly naam: string;
  /**
   * Strikes now; what it returns lifts it again (idempotent). Called while load is running. What lasts, ends by itself
   * after a time drawn from `kans`; lifting it earlier is allowed. The lift rejects when the fault did harm of its own.
   */
  slaToe(hub: Chaoshub, kans: Kans): Promise<() => Promise<void>>;
};
