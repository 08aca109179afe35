import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export type Sleutel = { readonly source: string; readonly id: string };
export type Status = 'VERWERKT' | 'AFGEKEURD';

/** What a party sent, and what must come of it by the rules, whatever falls meanwhile. */
export type Verstuurd = Sleutel & {
  readonly wat: 'VERSTUURD';
  readonly type: string;
  readonly aansluiting: string;
  /** A label; no reference and no number of anybody. */
  readonly inwoner: string;
  /** Place in the messages of that resident: sent after the ones before it were answered. */
  readonly nr: number;
  readonly uitkomst: Status;
  /** The connections that must receive it. */
  readonly ontvangers: readonly string[];
};
/** 0: no answer came. */
export type Antwoord = Sleutel & { readonly wat: 'ANTWOORD'; readonly status: number };
/** Taken from the queue of a connection. */
export type Gezien = Sleutel & {
  readonly wat: 'GEZIEN';
  readonly aansluiting: string;
  readonly type: string;
  readonly antwoordOp: Sleutel | null;
  readonly status: string | null;
};
/** What struck, and when: for who reads it afterwards. */
export type Ramp = { readonly wat: 'RAMP'; readonly tekst: string };
export type Gebeurtenis = Verstuurd | Antwoord | Gezien | Ramp;

/**
 * What the parties did and saw, kept outside the hub: nothing that falls there can change it. Codes and ids of messages only,
 * never what they say.
 */
export class Geschiedenis {
  readonly regels: Gebeurtenis[] = [];
  private readonly bestand: number;

  constructor(pad: string) {
    mkdirSync(dirname(pad), { recursive: true, mode: 0o700 });
    this.bestand = openSync(pad, 'w', 0o600);
  }

  noteer(regel: Gebeurtenis): void {
    this.regels.push(regel);
    writeSync(this.bestand, `${JSON.stringify({ op: Date.now(), ...regel })}\n`);
  }

  sluit(): void {
    closeSync(this.bestand);
  }
}
