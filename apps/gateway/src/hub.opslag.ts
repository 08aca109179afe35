import type { Tx } from '#shared/persistence/tx';

/** Transactions of the writing role of the gateway. */
export interface Opslag {
  transactie<T>(doe: (tx: Tx) => Promise<T>): Promise<T>;
}
