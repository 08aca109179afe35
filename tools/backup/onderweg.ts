import { once } from 'node:events';
import { connect, type Channel, type ChannelModel, type ConsumeMessage } from 'amqplib';
import { EXCHANGE } from '#shared/contracts/topologie';
import { wacht, wachtTot } from '../sandbox/bestanden';

/**
 * A message between services is for a moment in no table: its sender struck it off when the broker had it, its receiver did not
 * commit it yet. A snapshot of the database misses it, and a broker has no snapshot. So a copy of all that is said is kept from
 * some seconds before the snapshot until it was made; receivers know what they had already.
 */
export type Kopie = {
  readonly exchange: string;
  readonly sleutel: string;
  readonly inhoud: string;
  readonly eigenschappen: Readonly<Record<string, unknown>>;
};

/** What the gateway tells services is released again by itself when no answer comes; what it hands to parties is numbered. */
const MEELEZEN = [EXCHANGE.gebeurd, EXCHANGE.taak] as const;
const RIJEN = ['gateway.gebeurd', 'notifications.in'] as const;

const GELADEN = ['contentType', 'contentEncoding', 'headers', 'deliveryMode', 'priority', 'correlationId', 'replyTo', 'expiration', 'messageId', 'timestamp', 'type', 'userId', 'appId'] as const;

const kopieVan = ({ fields, properties, content }: ConsumeMessage): Kopie => ({
  exchange: fields.exchange,
  sleutel: fields.routingKey,
  inhoud: content.toString('base64'),
  eigenschappen: Object.fromEntries(GELADEN.flatMap((naam) => (properties[naam] === undefined ? [] : [[naam, properties[naam] as unknown]]))),
});

export class Meelezer {
  private readonly kopieen: Kopie[] = [];

  private constructor(
    private readonly model: ChannelModel,
    private readonly kanaal: Channel,
    private readonly rij: string,
  ) {}

  /** An exclusive queue: it is gone when we are, however we end. */
  static async begin(url: string): Promise<Meelezer> {
    const model = await connect(url, { clientProperties: { connection_name: 'schakel.backup' } });
    model.on('error', () => undefined);
    const kanaal = await model.createChannel();
    const { queue } = await kanaal.assertQueue('', { exclusive: true, autoDelete: true, durable: false });
    for (const exchange of MEELEZEN) await kanaal.bindQueue(queue, exchange, '#');
    const lezer = new Meelezer(model, kanaal, queue);
    await kanaal.consume(queue, (bericht) => void (bericht && lezer.kopieen.push(kopieVan(bericht))), { noAck: true });
    return lezer;
  }

  /** Each queue was seen empty once: what was said before we listened is out of it. The pause is for those who still had it in hand. */
  async rust(geduldMs: number, adempauzeMs: number): Promise<boolean> {
    const nog = new Set<string>(RIJEN);
    const leeg = await wachtTot(
      async () => {
        for (const rij of nog) if ((await this.kanaal.checkQueue(rij)).messageCount === 0) nog.delete(rij);
        return nog.size === 0;
      },
      geduldMs,
      100,
    );
    await wacht(adempauzeMs);
    return leeg;
  }

  /** All that was said up to now. */
  async einde(): Promise<readonly Kopie[]> {
    // Answered on the same channel, after all that the queue had sent before it.
    await wachtTot(async () => (await this.kanaal.checkQueue(this.rij)).messageCount === 0, 30_000);
    await this.sluit();
    return this.kopieen;
  }

  async sluit(): Promise<void> {
    await this.model.close().catch(() => undefined);
  }
}

/** Says it all again, each message as whoever said it first: the broker and the receivers check that. In the order it was said. */
export const zegOpnieuw = async (kopieen: readonly Kopie[], amqp: (gebruiker: string) => string): Promise<void> => {
  for (const gebruiker of new Set(kopieen.map(({ eigenschappen }) => String(eigenschappen['userId'])))) {
    const model = await connect(amqp(gebruiker));
    model.on('error', () => undefined);
    const kanaal = await model.createConfirmChannel();
    for (const { exchange, sleutel, inhoud, eigenschappen } of kopieen.filter((kopie) => kopie.eigenschappen['userId'] === gebruiker)) {
      if (!kanaal.publish(exchange, sleutel, Buffer.from(inhoud, 'base64'), { ...eigenschappen, persistent: true })) await once(kanaal, 'drain');
    }
    await kanaal.waitForConfirms();
    await model.close();
  }
};
