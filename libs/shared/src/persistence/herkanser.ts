import type { DataSource } from 'typeorm';
import type { InBericht } from '../contracts/intern';
import { foutVeld, type Logger } from '../operations/logger';
import type { Runner } from './runner';
import { Wekker } from './wekker';
import { werkVan } from './werk';

export type Herkanseropties = {
  readonly bron: DataSource;
  readonly runner: Runner;
  readonly logger: Logger;
  readonly pollMs?: number;
  /** Real time after which waiting for an earlier message ends with VOLGORDE. */
  readonly wachtOpMs?: number;
};

const ETMAAL_MS = 86_400_000;
const PARTIJ = 50;

/**
 * Gives waiting messages their turn: retries that are due, rows woken by an effect, waits that lasted too long. Every copy of
 * a service does this; the lock on the key decides who handles a message.
 */
export class Herkanser {
  private readonly wekker = new Wekker();
  private lus: Promise<void> | undefined;
  private gestopt = false;

  constructor(private readonly opties: Herkanseropties) {}

  start(): void {
    this.lus ??= this.draai();
  }

  async stop(): Promise<void> {
    this.gestopt = true;
    this.wekker.wek();
    await this.lus;
  }

  private async draai(): Promise<void> {
    while (!this.gestopt) {
      try {
        await this.ronde();
      } catch (fout) {
        this.opties.logger.warn({ fout: foutVeld(fout) }, 'waiting messages could not be tried');
      }
      if (!this.gestopt) await this.wekker.wacht(this.opties.pollMs ?? 500);
    }
  }

  private async ronde(): Promise<void> {
    const { bron, runner, wachtOpMs = ETMAAL_MS } = this.opties;
    const verlopen = await bron.query<{ invoer: InBericht; traceparent: string }[]>(
      `SELECT invoer, traceparent FROM wachtend WHERE soort = 'WACHT_OP' AND sinds < clock_timestamp() - $1::float8 * interval '1 ms' ORDER BY volgnr LIMIT $2`,
      [wachtOpMs, PARTIJ],
    );
    for (const { invoer, traceparent } of verlopen) await runner.laatVerlopen(werkVan(invoer, traceparent));
    const rijen = await bron.query<{ sleutel: string }[]>(
      `SELECT sleutel FROM wachtend WHERE aan_de_beurt_op <= clock_timestamp() AND soort <> 'GEPARKEERD' GROUP BY sleutel ORDER BY min(aan_de_beurt_op) LIMIT $1`,
      [PARTIJ],
    );
    await Promise.all(rijen.map(({ sleutel }) => runner.rijAf(sleutel)));
  }
}
