import { Client } from 'pg';
import { foutVeld, type Logger } from '../operations/logger';
import { Wekker } from './wekker';

export type Leiderstand = 'ONBEKEND' | 'STANDBY' | 'LEIDER';

/** Leadership while it lasts. Work done through `client` cannot outlive it: the lock and the session end together. */
export type Leiderschap = { readonly client: Client; readonly verloren: AbortSignal };

export type Leideropties = {
  readonly url: string;
  /** One leader per name in the whole database, e.g. `handover.relay`. */
  readonly naam: string;
  readonly logger: Logger;
  /** Leads until it returns (then another may), or until `verloren`. Throwing ends the leadership too. */
  readonly taak: (leiderschap: Leiderschap) => Promise<void>;
  readonly probeerMs?: number;
};

/** Leader election by an advisory lock on a connection of its own; standbys keep asking. */
export class Leider {
  private readonly wekker = new Wekker();
  /** Apart from `wekker`: a connection that drops must not cut short the pause before the next one. */
  private readonly pauze = new Wekker();
  private gestopt = false;
  private lus: Promise<void> | undefined;
  private huidig: Leiderstand = 'ONBEKEND';

  constructor(private readonly opties: Leideropties) {}

  /** ONBEKEND while the database cannot be asked. */
  get stand(): Leiderstand {
    return this.huidig;
  }

  start(): void {
    this.lus ??= this.draai();
  }

  /** Waits for the task to return; the caller tells the task to. */
  async stop(): Promise<void> {
    this.gestopt = true;
    this.wekker.wek();
    this.pauze.wek();
    await this.lus;
  }

  private async draai(): Promise<void> {
    const { probeerMs = 1000, logger, naam } = this.opties;
    while (!this.gestopt) {
      try {
        await this.metVerbinding();
      } catch (fout) {
        logger.warn({ onderdeel: naam, fout: foutVeld(fout) }, 'leadership ended by a fault');
      }
      this.huidig = 'ONBEKEND';
      if (!this.gestopt) await this.pauze.wacht(probeerMs);
    }
  }

  private async metVerbinding(): Promise<void> {
    const { url, naam } = this.opties;
    const client = new Client({ connectionString: url, application_name: naam, keepAlive: true, connectionTimeoutMillis: 5000, query_timeout: 15_000 });
    const einde = new AbortController();
    const weg = (): void => {
      this.huidig = 'ONBEKEND';
      einde.abort();
      this.wekker.wek();
    };
    client.on('error', weg);
    client.on('end', weg);
    try {
      await client.connect();
      await this.dingMee(client, einde.signal);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async dingMee(client: Client, verloren: AbortSignal): Promise<void> {
    const { naam, probeerMs = 1000, logger, taak } = this.opties;
    while (!this.gestopt && !verloren.aborted) {
      const { rows } = await client.query<{ ja: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS ja', [`leider:${naam}`]);
      if (rows[0]?.ja) {
        this.huidig = 'LEIDER';
        logger.info({ onderdeel: naam }, 'leading');
        return taak({ client, verloren });
      }
      this.huidig = 'STANDBY';
      await this.wekker.wacht(probeerMs);
    }
  }
}
