import { connect, type Channel, type ChannelModel, type ConsumeMessage } from 'amqplib';
import { BerichtOnleesbaar, leesBericht, type Bericht } from '../domain/bericht';
import type { Dossiersysteem } from '../dossiersysteem';
import { foutVeld, type Logger } from '../logger';
import { metrieken } from '../metrieken';

export type Afnameopties = { readonly url: string; readonly wachtrij: string; readonly systeem: Dossiersysteem; readonly logger: Logger };

const PREFETCH = 20;
const HOOGSTE_MS = 10_000;
const wachttijd = (poging: number): number => Math.min(HOOGSTE_MS, 250 * 2 ** Math.min(poging, 10)) * (0.5 + Math.random() / 2);

const lees = (inhoud: Buffer): Bericht | undefined => {
  try {
    return leesBericht(inhoud);
  } catch (fout) {
    if (fout instanceof BerichtOnleesbaar) return undefined;
    throw fout;
  }
};

/**
 * Reads the party's own queue, one delivery at a time and in order, and acknowledges after the commit. Any fault (broker
 * or database away) ends the connection: the broker keeps what was not acknowledged, and we come back with back-off.
 */
export class Afnemer {
  private model: ChannelModel | undefined;
  private keten: Promise<void> = Promise.resolve();
  private wekker: NodeJS.Timeout | undefined;
  private poging = 0;
  private gestopt = false;

  constructor(private readonly opties: Afnameopties) {}

  get verbonden(): boolean {
    return this.model !== undefined;
  }

  /** Does not wait for the broker: `verbonden` tells. */
  start(): void {
    void this.verbind();
  }

  /** Takes no more, finishes what it was doing, leaves the rest to the queue. */
  async stop(): Promise<void> {
    this.gestopt = true;
    clearTimeout(this.wekker);
    await this.keten;
    await this.model?.close().catch(() => undefined);
    this.model = undefined;
  }

  private async verbind(): Promise<void> {
    try {
      const model = await connect(this.opties.url, { clientProperties: { connection_name: 'suite' }, timeout: 10_000 });
      model.on('error', (fout) => this.opties.logger.warn({ fout: foutVeld(fout) }, 'broker connection failed'));
      model.on('close', () => this.verloren(model));
      this.model = model;
      await this.neemAf(model, await model.createChannel());
      this.opties.logger.info('reading the queue');
    } catch (fout) {
      this.opties.logger.warn({ fout: foutVeld(fout), poging: this.poging }, 'broker not reachable');
      if (this.model) await this.breek(this.model);
      else this.laterOpnieuw();
    }
  }

  private async neemAf(model: ChannelModel, kanaal: Channel): Promise<void> {
    kanaal.on('error', (fout: unknown) => this.opties.logger.warn({ fout: foutVeld(fout) }, 'broker closed the channel'));
    kanaal.on('close', () => void this.breek(model));
    await kanaal.prefetch(PREFETCH);
    await kanaal.consume(this.opties.wachtrij, (levering) => {
      // The broker cancels a consumer whose queue went away; a new connection finds out whether it is back.
      if (!levering) void this.breek(model);
      else this.keten = this.keten.then(() => this.behandel(model, kanaal, levering));
    });
  }

  private async behandel(model: ChannelModel, kanaal: Channel, levering: ConsumeMessage): Promise<void> {
    if (this.gestopt || this.model !== model) return;
    try {
      const bericht = lees(levering.content);
      const uitslag = await this.opties.systeem.verwerk({ bericht, inhoud: levering.content });
      metrieken.verwerkt.inc({ uitslag });
      if (uitslag === 'ONLEESBAAR') this.opties.logger.error('a delivery could not be read; kept for a person to look at');
      kanaal.ack(levering);
      this.poging = 0;
    } catch (fout) {
      this.opties.logger.warn({ fout: foutVeld(fout) }, 'delivery not handled; it stays in the queue');
      await this.breek(model);
    }
  }

  private async breek(model: ChannelModel): Promise<void> {
    await model.close().catch(() => undefined);
    this.verloren(model);
  }

  private verloren(model: ChannelModel): void {
    if (this.model !== model) return;
    this.model = undefined;
    this.laterOpnieuw();
  }

  private laterOpnieuw(): void {
    if (this.gestopt) return;
    clearTimeout(this.wekker);
    this.wekker = setTimeout(() => void this.verbind(), wachttijd(this.poging++));
  }
}
