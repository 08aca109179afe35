import { connect, type ChannelModel, type ConsumeMessage } from 'amqplib';
import { wacht } from '../sandbox/bestanden';
import type { Gezien } from './geschiedenis';

type Ontvangen = { readonly id: string; readonly source: string; readonly type: string; readonly data: { readonly antwoordOp?: { source: string; id: string }; readonly status?: string; readonly inwonerRef?: string } };
export type Levering = Gezien & { readonly inwonerRef: string | undefined };

const VOORUIT = 100;
const OPNIEUW_MS = 200;

/** A party's client on its own queue: written down first, acknowledged then; a broken connection is made again. */
export class Ontvanger {
  private verbinding: ChannelModel | undefined;
  private gestopt = false;

  constructor(
    private readonly url: string,
    private readonly aansluiting: string,
    private readonly bij: (levering: Levering) => void,
  ) {}

  async start(): Promise<void> {
    const verbinding = await connect(this.url, { timeout: 5000 });
    verbinding.on('error', () => undefined);
    try {
      await this.lees(verbinding);
    } catch (fout) {
      await verbinding.close().catch(() => undefined);
      throw fout;
    }
    this.verbinding = verbinding;
    verbinding.once('close', () => void this.opnieuw());
  }

  async stop(): Promise<void> {
    this.gestopt = true;
    await this.verbinding?.close().catch(() => undefined);
  }

  private async lees(verbinding: ChannelModel): Promise<void> {
    const kanaal = await verbinding.createChannel();
    kanaal.on('error', () => undefined);
    await kanaal.prefetch(VOORUIT);
    await kanaal.consume(`uit.${this.aansluiting}`, (bericht) => {
      // The queue was taken away under the reader: a new connection asks for it again.
      if (!bericht) return void verbinding.close().catch(() => undefined);
      this.bij(this.alsLevering(bericht));
      kanaal.ack(bericht);
    });
  }

  private alsLevering(bericht: ConsumeMessage): Levering {
    const { id, source, type, data } = JSON.parse(bericht.content.toString('utf8')) as Ontvangen;
    return { wat: 'GEZIEN', aansluiting: this.aansluiting, source, id, type, antwoordOp: data.antwoordOp ?? null, status: data.status ?? null, inwonerRef: data.inwonerRef };
  }

  private async opnieuw(): Promise<void> {
    while (!this.gestopt) {
      await wacht(OPNIEUW_MS);
      if (this.gestopt || (await this.start().then(() => true, () => false))) return;
    }
  }
}
