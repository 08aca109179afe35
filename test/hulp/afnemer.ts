import { connect, type ChannelModel } from 'amqplib';
import { urls } from './toestand';

/** A party's own client on its own queue, with its own credentials: nothing of the hub's code is used. */
export class Afnemer {
  readonly ontvangen: { koppen: any; bericht: any }[] = [];
  private verbinding: ChannelModel | undefined;
  private gestopt = false;

  constructor(private readonly aansluiting: string) {}

  /** Stays connected as any party's client would: a broken connection is made again. */
  async start(): Promise<this> {
    const verbinding = await connect(urls.amqp[`uit.${this.aansluiting}`] ?? '');
    verbinding.on('error', () => undefined);
    try {
      await this.lees(verbinding);
    } catch (fout) {
      // Refused: a connection that reads nothing must not stay behind.
      await verbinding.close().catch(() => undefined);
      throw fout;
    }
    this.verbinding = verbinding;
    verbinding.on('close', () => {
      if (!this.gestopt) void this.opnieuw();
    });
    return this;
  }

  private async lees(verbinding: ChannelModel): Promise<void> {
    const kanaal = await verbinding.createChannel();
    kanaal.on('error', () => undefined);
    await kanaal.consume(`uit.${this.aansluiting}`, (levering) => {
      if (!levering) return;
      this.ontvangen.push({ koppen: levering.properties, bericht: JSON.parse(levering.content.toString('utf8')) });
      kanaal.ack(levering);
    });
  }

  private async opnieuw(): Promise<void> {
    for (;;) {
      await new Promise((klaar) => setTimeout(klaar, 100));
      if (this.gestopt) return;
      if (await this.start().then(() => true, () => false)) return;
    }
  }

  /** Messages about one case, without return messages. */
  overZaak(zaakId: string): any[] {
    return this.ontvangen.map(({ bericht }) => bericht).filter((b) => b.data.zaakId === zaakId && !b.type.includes('.retourbericht.'));
  }

  async stop(): Promise<void> {
    this.gestopt = true;
    await this.verbinding?.close();
  }
}
