import type { Aannemen } from './aannemen';
import type { Gemeenten } from './gemeenten';
import type { Capaciteit } from './keten';
import type { Latentie } from './latentie';
import type { Limieten } from './limieten';
import type { Omvang } from './omvang';
import type { Peers } from './peers';

/** In the order in which they are measured: later ones are set beside what earlier ones found. */
export const DELEN = ['limieten', 'keten', 'latentie', 'aannemen', 'peers', 'omvang', 'gemeenten'] as const;
export type Deelnaam = (typeof DELEN)[number];

export const isDeel = (naam: string): naam is Deelnaam => (DELEN as readonly string[]).includes(naam);

/** What the parts found; a part that was not chosen or did not fit is not there. */
export type Bevonden = {
  readonly limieten?: Limieten;
  readonly keten?: Capaciteit & { readonly opgestartMs: number };
  readonly latentie?: readonly Latentie[];
  readonly aannemen?: Aannemen;
  readonly peers?: Peers;
  readonly omvang?: Omvang;
  readonly gemeenten?: Gemeenten;
};
