import { amsterdamseDag, type Klok } from '../kernel/klok';
import type { Datum } from '../kernel/datum';

/** Injection token of the clock of the business. */
export const KLOK = Symbol('KLOK');

export class SysteemKlok implements Klok {
  nu(): Date {
    return new Date();
  }
  vandaag(): Datum {
    return amsterdamseDag(this.nu());
  }
}

/** Sandbox only: real time plus a shift that everyone shares. `ververs` reads the shift; whoever listens hears of a change. */
export class ZandbakKlok implements Klok {
  private verschuiving = 0;
  private poll: NodeJS.Timeout | undefined;
  private readonly luisteraars: (() => void)[] = [];

  constructor(
    private readonly laadVerschuiving: () => Promise<number>,
    private readonly bijFout: (fout: unknown) => void = () => undefined,
  ) {}

  nu(): Date {
    return new Date(Date.now() + this.verschuiving);
  }
  vandaag(): Datum {
    return amsterdamseDag(this.nu());
  }

  bijVerzetten(luisteraar: () => void): void {
    this.luisteraars.push(luisteraar);
  }

  async ververs(): Promise<void> {
    const nieuw = await this.laadVerschuiving();
    if (nieuw === this.verschuiving) return;
    this.verschuiving = nieuw;
    for (const luisteraar of this.luisteraars) luisteraar();
  }

  /** The first reading must succeed: a service with the wrong date is worse than none. The poll covers a missed notification. */
  async start(pollMs = 1000): Promise<void> {
    await this.ververs();
    this.poll = setInterval(() => void this.ververs().catch(this.bijFout), pollMs);
    this.poll.unref();
  }

  stop(): void {
    clearInterval(this.poll);
  }
}
