import { connect, type ChannelModel } from 'amqplib';
import { urls } from './toestand';

/** A party's own client on its own queue, with its own credentials: nothing of the hub's code is used. */
export class Afnemer {
  readonly ontvangen: { koppen: any; bericht: any }[] = [];
  private verbinding?: ChannelModel;

  constructor(private readonly aansluiting: string) {}

  async start(): Promise<this> {
    this.verbinding = await connect(urls.amqp[`uit.${this.aansluiting}`] ?? '');
    const kanaal = await this.verbinding.createChannel();
    await kanaal.consume(`uit.${this.aansluiting}`, (levering) => {
      if (!levering) return;
      this.ontvangen.push({ koppen: levering.properties, bericht: JSON.parse(levering.content.toString('utf8')) });
      kanaal.ack(levering);
    });
    return this;
  }

  /** Messages about one case, without return messages. */
  overZaak(zaakId: string): any[] {
    return this.ontvangen.map(({ bericht }) => bericht).filter((b) => b.data.zaakId === zaakId && !b.type.includes('.retourbericht.'));
  }

  async stop(): Promise<void> {
    await this.verbinding?.close();
  }
}
