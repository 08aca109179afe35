import { connect } from 'amqplib';
import { SOORT } from './bericht';
import { nu } from './getallen';
import type { Gelezen, Wachtrijen } from './klant';

const PREFETCH = 500;

/** Reads queues as any party would, and remembers when each proposal came for the first time. */
export class Lezer {
  readonly gelezen = new Map<string, number>();
  private laatste = 0;
  private melden: () => void = () => undefined;

  /** Again after the broker was away. */
  async luister({ url, namen }: Wachtrijen): Promise<void> {
    const verbinding = await connect(url);
    verbinding.on('error', () => undefined);
    const kanaal = await verbinding.createChannel();
    kanaal.on('error', () => undefined);
    await kanaal.prefetch(PREFETCH);
    for (const naam of namen) {
      await kanaal.consume(naam, (levering) => {
        if (!levering) return;
        const { messageId, type } = levering.properties as { messageId?: string; type?: string };
        if (type === SOORT && messageId && !this.gelezen.has(messageId)) this.gelezen.set(messageId, (this.laatste = nu()));
        kanaal.ack(levering);
        this.melden();
      });
    }
  }

  stand(): Gelezen {
    return { aantal: this.gelezen.size, laatste: this.laatste };
  }

  /** Called at every message from now on. */
  bij(melden: () => void): void {
    this.melden = melden;
  }
}
