import type { JsonWebKey } from 'node:crypto';

/** As fast as possible with so many requests under way; so many per second whatever happens; or so many sent and not yet delivered. */
export type Tempo = { readonly gelijktijdig: number } | { readonly perSeconde: number } | { readonly onderweg: number };

/** A bound token, with the key it is bound to. */
export type Toegang = { readonly token: string; readonly prive: JsonWebKey; readonly publiek: JsonWebKey };

export type Wachtrijen = { readonly url: string; readonly namen: readonly string[] };

export type Gelezen = { readonly aantal: number; readonly laatste: number };

export type Voorbereiding = {
  readonly url: string;
  readonly toegang?: Toegang | undefined;
  readonly refs: readonly string[];
  /** The gemeente of each resident, in turn. */
  readonly gemeenten: readonly string[];
  readonly actorId: string;
};

export type Opdracht = {
  readonly tempo: Tempo;
  /** Whether to wait for delivery, and how long at most. */
  readonly bezorgenMs?: number;
};

/** Moments on the clock that all processes share, durations in ms; by number, in the order in which the messages were made. */
export type Gang = {
  readonly begin: number;
  /** When the last was answered. */
  readonly einde: number;
  readonly aannemen: readonly number[];
  /** From the moment it was sent, or should have been, until it was read from the queue; empty when that was not waited for. */
  readonly bezorgen: readonly number[];
  readonly bezorgdOp: readonly number[];
  /** Answers other than 202, by status. */
  readonly geweigerd: Readonly<Record<string, number>>;
};
