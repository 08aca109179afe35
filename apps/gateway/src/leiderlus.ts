import { foutVeld, type Logger } from '#shared/operations/logger';
import { Leider, type Leiderschap } from '#shared/persistence/leider';
import type { Luister } from '#shared/persistence/luister';
import { Wekker } from '#shared/persistence/wekker';

export type Leiderlusopties = {
  readonly url: string;
  /** One leader per name in the whole database. */
  readonly naam: string;
  readonly logger: Logger;
  readonly luister: Luister;
  /** Notifications that bring the next pass forward; without them it comes after `pollMs`. */
  readonly kanaal: string;
  readonly pollMs?: number;
  /** One pass; true: there may be more at once. */
  readonly ronde: () => Promise<boolean>;
  /** Settles when what the passes started has ended; another may lead only then. */
  readonly einde?: () => Promise<void>;
};

/** Passes made by one copy of the service at a time, with the others on standby. A pass that fails is only a pass that comes later. */
export class Leiderlus {
  private readonly wekker = new Wekker();
  private readonly leider: Leider;
  private gestopt = false;

  constructor(private readonly opties: Leiderlusopties) {
    const { url, naam, logger } = opties;
    this.leider = new Leider({ url, naam, logger, taak: (leiderschap) => this.leid(leiderschap) });
    opties.luister.op(opties.kanaal, () => this.wek());
  }

  start(): void {
    this.leider.start();
  }

  wek(): void {
    this.wekker.wek();
  }

  async stop(): Promise<void> {
    this.gestopt = true;
    this.wekker.wek();
    await this.leider.stop();
  }

  private async leid({ verloren }: Leiderschap): Promise<void> {
    verloren.addEventListener('abort', () => this.wekker.wek());
    while (!this.gestopt && !verloren.aborted) {
      if (!(await this.maakRonde())) await this.wekker.wacht(this.opties.pollMs ?? 500);
    }
    await this.opties.einde?.();
  }

  private async maakRonde(): Promise<boolean> {
    const { ronde, logger, naam } = this.opties;
    try {
      return await ronde();
    } catch (fout) {
      logger.warn({ naam, fout: foutVeld(fout) }, 'pass failed');
      return false;
    }
  }
}
