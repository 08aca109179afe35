import type { DataSource } from 'typeorm';
import type { VerzegeldBericht } from '../contracts/bericht';
import { bekendeSoort } from '../contracts/catalogus';
import type { Klok } from '../kernel/klok';
import { publicatieVanTimer } from '../messaging/codec';
import { nieuweTrace } from '../messaging/trace';
import { faalpunt } from '../operations/faalpunt';
import type { Logger } from '../operations/logger';
import type { Leiderstand } from './leider';
import { Leiderlus } from './leiderlus';
import { schrijfUitgaand } from './outbox';
import type { Teller } from './teller';
import type { Tx } from './tx';

/** A durable timer: `bericht` is journaled by the gateway, like a party's message, once `vervaltOp` has passed on the Klok. */
export type TimerRij = { readonly soort: string; readonly sleutel: string; readonly vervaltOp: Date; readonly bericht: VerzegeldBericht };

export type Timersleutel = { readonly soort: string; readonly sleutel: string };

const ZET = `
INSERT INTO timer (soort, sleutel, vervalt_op, bericht) SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::json[])
ON CONFLICT (soort, sleutel) DO UPDATE SET vervalt_op = excluded.vervalt_op, bericht = excluded.bericht`;

/** Setting a timer that exists moves it: one timer per (soort, sleutel), and the last given counts. A type that cannot be published is refused now, not when due. */
export const zetTimers = async (tx: Tx, gegeven: readonly TimerRij[]): Promise<void> => {
  const rijen = [...new Map(gegeven.map((rij) => [JSON.stringify([rij.soort, rij.sleutel]), rij])).values()];
  if (rijen.length === 0) return;
  for (const { bericht } of rijen) bekendeSoort(bericht.type);
  await tx.em.query(ZET, [rijen.map(({ soort }) => soort), rijen.map(({ sleutel }) => sleutel), rijen.map(({ vervaltOp }) => vervaltOp), rijen.map(({ bericht }) => JSON.stringify(bericht))]);
};

export const wisTimers = async (tx: Tx, sleutels: readonly Timersleutel[]): Promise<void> => {
  if (sleutels.length === 0) return;
  await tx.em.query('DELETE FROM timer WHERE (soort, sleutel) IN (SELECT * FROM unnest($1::text[], $2::text[]))', [sleutels.map(({ soort }) => soort), sleutels.map(({ sleutel }) => sleutel)]);
};

export type Timeropties = {
  readonly url: string;
  readonly dienst: string;
  readonly bron: DataSource;
  readonly klok: Klok;
  readonly logger: Logger;
  readonly teller: Teller;
  readonly pollMs?: number;
};

const PARTIJ = 100;

/**
 * Fires what is due by the Klok: removing the timer and promising its message are one transaction, so it fires exactly once
 * into the outbox. Timers that fell due while nothing ran fire at the next start, in order of due moment.
 */
export class Timers {
  private readonly lus: Leiderlus;

  constructor(private readonly opties: Timeropties) {
    const { url, dienst, logger, pollMs = 1000 } = opties;
    this.lus = new Leiderlus({ url, logger, naam: `${dienst}.timers`, ronde: async () => ((await this.vuur()) < PARTIJ ? pollMs : 0) });
  }

  get stand(): Leiderstand {
    return this.lus.stand;
  }

  start(): void {
    this.lus.start();
  }

  /** Looks at once, for a clock that was moved. */
  wek(): void {
    this.lus.wek();
  }

  stop(): Promise<void> {
    return this.lus.stop();
  }

  async eerstvolgende(): Promise<Date | null> {
    const [rij] = await this.opties.bron.query<{ op: Date | null }[]>('SELECT min(vervalt_op) AS op FROM timer');
    return rij?.op ?? null;
  }

  private async vuur(): Promise<number> {
    const { bron, klok, teller } = this.opties;
    const nu = klok.nu();
    return bron.transaction(async (em) => {
      const rijen = await em.query<{ soort: string; sleutel: string; bericht: VerzegeldBericht }[]>(
        'SELECT soort, sleutel, bericht FROM timer WHERE vervalt_op <= $1 ORDER BY vervalt_op, soort, sleutel LIMIT $2 FOR UPDATE',
        [nu, PARTIJ],
      );
      await schrijfUitgaand({ em }, rijen.map(({ bericht }) => ({
        publicatie: publicatieVanTimer({ bericht }, { traceparent: nieuweTrace() }),
        volgorde: bericht.data.inwonerRef ?? bericht.data.zaakId,
      })));
      await wisTimers({ em }, rijen);
      if (rijen.length > 0) faalpunt('timer.gevuurd');
      if (rijen.length > 0) teller.verhoog();
      return rijen.length;
    });
  }
}
