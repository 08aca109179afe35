import type { JsonWebKey } from 'node:crypto';

/** As fast as possible with so many under way, or so many per second whatever happens. */
export type Tempo = { readonly gelijktijdig: number } | { readonly perSeconde: number };

/** A bound token, with the key it is bound to. */
export type Toegang = { readonly token: string; readonly prive: JsonWebKey; readonly publiek: JsonWebKey };

export type Voorbereiding = {
  readonly url: string;
  readonly toegang?: Toegang;
  readonly refs: readonly string[];
  /** The gemeente of each resident, in turn. */
  readonly gemeenten: readonly string[];
  readonly actorId: string;
};

/** Moments on the shared clock (ms); by number, in the order in which the messages were made. */
export type Verzonden = {
  readonly begin: number;
  readonly einde: number;
  readonly verstuurd: number[];
  readonly beantwoord: number[];
  /** Answers other than 202, by status. */
  readonly geweigerd: Record<string, number>;
  readonly cpuMs: number;
};
