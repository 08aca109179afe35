import type { Feit, InBericht, Uitkomst } from '../contracts/intern';
import type { Beslissingsrecord } from '../logboek/logboek';
import type { TimerRij } from './timers';
import type { Tx } from './tx';

/** What a handler decided. The runner writes it: facts first, then the return message, in the transaction of the state. */
export type Resultaat = {
  readonly uitkomst: Uitkomst;
  readonly feiten: readonly Feit[];
  readonly zetTimers?: readonly TimerRij[];
  readonly wisTimers?: readonly { readonly soort: string; readonly sleutel: string }[];
  readonly beslissing?: Beslissingsrecord;
};

/** Load, decide, save. Throwing means broken (retried, then parked); a refusal is an `uitkomst`. */
export type Handle = (tx: Tx, invoer: InBericht) => Promise<Resultaat>;
