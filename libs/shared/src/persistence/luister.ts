import { Client } from 'pg';
import { foutVeld, type Logger } from '../operations/logger';
import { Wekker } from './wekker';

export type Luisteropties = { readonly url: string; readonly naam: string; readonly logger: Logger; readonly herstelMs?: number };
export type Bijmelding = (inhoud: string) => void;

const KANAAL = /^[a-z_]+$/;

/**
 * LISTEN on a connection of its own that comes back by itself. Notifications are hints: those sent while it was away are
 * lost, so after every (re)connect all listeners are called once, with an empty payload, and users poll as well.
 */
export class Luister {
  private readonly kanalen = new Map<string, Bijmelding[]>();
  private readonly wekker = new Wekker();
  /** Apart from `wekker`: a connection that drops must not cut short the pause before the next one. */
  private readonly pauze = new Wekker();
  private client: Client | undefined;
  private lus: Promise<void> | undefined;
  private gestopt = false;

  constructor(private readonly opties: Luisteropties) {}

  get verbonden(): boolean {
    return this.client !== undefined;
  }

  /** May be called before and after `start`. */
  op(kanaal: string, bij: Bijmelding): void {
    if (!KANAAL.test(kanaal)) throw new RangeError('geen geldige naam van een kanaal');
    const bekend = this.kanalen.get(kanaal);
    this.kanalen.set(kanaal, [...(bekend ?? []), bij]);
    if (bekend || !this.client) return;
    void this.client.query(`LISTEN ${kanaal}`).then(
      () => bij(''),
      () => this.wekker.wek(),
    );
  }

  start(): void {
    this.lus ??= this.draai();
  }

  async sluit(): Promise<void> {
    this.gestopt = true;
    this.wekker.wek();
    this.pauze.wek();
    await this.lus;
  }

  private async draai(): Promise<void> {
    const { naam, logger, herstelMs = 500 } = this.opties;
    while (!this.gestopt) {
      try {
        await this.metVerbinding();
      } catch (fout) {
        logger.warn({ onderdeel: naam, fout: foutVeld(fout) }, 'listening connection lost');
      }
      if (!this.gestopt) await this.pauze.wacht(herstelMs);
    }
  }

  private async metVerbinding(): Promise<void> {
    const { url, naam } = this.opties;
    const client = new Client({ connectionString: url, application_name: `${naam}.luister`, keepAlive: true, connectionTimeoutMillis: 5000, query_timeout: 15_000 });
    let weg = false;
    const bijEinde = (): void => {
      weg = true;
      this.wekker.wek();
    };
    client.on('error', bijEinde);
    client.on('end', bijEinde);
    client.on('notification', ({ channel, payload }) => this.meld(channel, payload ?? ''));
    try {
      await client.connect();
      for (const kanaal of this.kanalen.keys()) await client.query(`LISTEN ${kanaal}`);
      this.client = client;
      for (const kanaal of this.kanalen.keys()) this.meld(kanaal, '');
      // The question notices a connection that died in silence.
      while (!weg && !this.gestopt) {
        await this.wekker.wacht(15_000);
        if (!weg && !this.gestopt) await client.query('SELECT 1');
      }
    } finally {
      this.client = undefined;
      await client.end().catch(() => undefined);
    }
  }

  private meld(kanaal: string, inhoud: string): void {
    for (const bij of this.kanalen.get(kanaal) ?? []) {
      try {
        bij(inhoud);
      } catch (fout) {
        this.opties.logger.error({ kanaal, fout: foutVeld(fout) }, 'listener failed');
      }
    }
  }
}
