import type { Verbinding } from '../messaging/verbinding';

type Kanaal = { checkQueue(naam: string): Promise<{ messageCount: number }> };

/** Asks the broker, without consuming or declaring, how many messages are ready in our own queues. */
export class Wachtrijdiepte {
  private kanaal: Kanaal | undefined;

  constructor(
    verbinding: Verbinding,
    private readonly wachtrijen: readonly string[],
  ) {
    verbinding.onVerbonden(async (model) => {
      const kanaal = await model.createChannel();
      const weg = (): void => {
        if (this.kanaal === kanaal) this.kanaal = undefined;
      };
      kanaal.on('error', weg);
      kanaal.on('close', weg);
      this.kanaal = kanaal;
    });
  }

  /** Throws when the broker cannot be asked: silence is not rest. */
  async gereed(): Promise<number> {
    if (this.wachtrijen.length === 0) return 0;
    if (!this.kanaal) throw new Error('broker not reachable');
    let som = 0;
    for (const naam of this.wachtrijen) som += (await this.kanaal.checkQueue(naam)).messageCount;
    return som;
  }
}
