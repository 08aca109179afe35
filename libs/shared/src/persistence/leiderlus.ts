import type { Logger } from '../operations/logger';
import { Leider, type Leiderschap, type Leiderstand } from './leider';
import { Wekker } from './wekker';

export type Leiderlusopties = {
  readonly url: string;
  /** One leader per name in the whole database. */
  readonly naam: string;
  readonly logger: Logger;
  /** One pass; answers after how many ms the next is due, 0: at once. Throwing ends this leadership; the next one passes again. */
  readonly ronde: (leiderschap: Leiderschap) => Promise<number>;
  /** When stopping, passes go on as long as they answer 0, and one is made that began after the stop: nothing that can go is left. */
  readonly maakAf?: boolean;
  /** Settles when what the passes started has ended; another may lead only then. */
  readonly einde?: () => Promise<void>;
};

/** Passes made by one copy of a service at a time, with the others on standby. */
export class Leiderlus {
  private readonly wekker = new Wekker();
  private readonly leider: Leider;
  private stoppend = false;

  constructor(private readonly opties: Leiderlusopties) {
    const { url, naam, logger } = opties;
    this.leider = new Leider({ url, naam, logger, taak: (leiderschap) => this.leid(leiderschap) });
  }

  get stand(): Leiderstand {
    return this.leider.stand;
  }

  get gestopt(): boolean {
    return this.stoppend;
  }

  start(): void {
    this.leider.start();
  }

  /** Brings the next pass forward: for a notification, a broker that is back, a clock that was moved. */
  wek(): void {
    this.wekker.wek();
  }

  async stop(): Promise<void> {
    this.stoppend = true;
    this.wekker.wek();
    await this.leider.stop();
  }

  private async leid(leiderschap: Leiderschap): Promise<void> {
    const { ronde, maakAf = false, einde } = this.opties;
    const { verloren } = leiderschap;
    verloren.addEventListener('abort', () => this.wekker.wek());
    while (!verloren.aborted && (maakAf || !this.stoppend)) {
      const laatste = this.stoppend;
      const ms = await ronde(leiderschap);
      // A pass that was under way when the stop came has not seen what came last.
      if (ms === 0 || (maakAf && this.stoppend && !laatste)) continue;
      if (this.stoppend) break;
      await this.wekker.wacht(ms);
    }
    await einde?.();
  }
}
