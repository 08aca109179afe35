import type { VerzegeldBericht } from '../contracts/bericht';
import type { Tx } from './tx';

/** A durable timer: `bericht` is journaled by the gateway, like a party's message, once `vervaltOp` has passed on the Klok. */
export type TimerRij = { readonly soort: string; readonly sleutel: string; readonly vervaltOp: Date; readonly bericht: VerzegeldBericht };

/** Setting a timer that exists moves it: one timer per (soort, sleutel). */
export const zetTimers = async (tx: Tx, rijen: readonly TimerRij[]): Promise<void> => {
  for (const rij of rijen) {
    await tx.em.query(
      `INSERT INTO timer (soort, sleutel, vervalt_op, bericht) VALUES ($1, $2, $3, $4)
       ON CONFLICT (soort, sleutel) DO UPDATE SET vervalt_op = excluded.vervalt_op, bericht = excluded.bericht`,
      [rij.soort, rij.sleutel, rij.vervaltOp, JSON.stringify(rij.bericht)],
    );
  }
};

export const wisTimers = async (tx: Tx, sleutels: readonly { readonly soort: string; readonly sleutel: string }[]): Promise<void> => {
  for (const { soort, sleutel } of sleutels) await tx.em.query('DELETE FROM timer WHERE soort = $1 AND sleutel = $2', [soort, sleutel]);
};
