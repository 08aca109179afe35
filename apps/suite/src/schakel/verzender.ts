import { foutVeld, type Logger } from '../logger';
import { metrieken } from '../metrieken';
import type { Uitgaand, Uitgaandopslag } from '../persistence/uitgaandopslag';
import type { Postuitslag, SchakelClient } from './client';

const POLL_MS = 1000;
const WACHT_MS = [1000, 2000, 5000, 15_000, 30_000, 60_000];

/**
 * Posts what waits, one by one and in order. Copies of this service may do so side by side: posting is idempotent by id.
 * A message leaves the queue only with an answer; while the hub is away everything waits.
 */
export class Berichtverzender {
  private loopt: Promise<void> | undefined;
  private gestopt = false;
  private wekker: (() => void) | undefined;

  constructor(
    private readonly opslag: Uitgaandopslag,
    private readonly client: Pick<SchakelClient, 'post'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.loopt ??= this.lus();
  }

  wek(): void {
    this.wekker?.();
  }

  /** Finishes the call that is under way. */
  async stop(): Promise<void> {
    this.gestopt = true;
    this.wek();
    await this.loopt;
  }

  private async lus(): Promise<void> {
    while (!this.gestopt) {
      const gedaan = await this.stap().catch((fout: unknown) => {
        this.logger.warn({ fout: foutVeld(fout) }, 'cannot read what waits to be posted');
        return false;
      });
      if (!gedaan) await this.pauze();
    }
  }

  private async stap(): Promise<boolean> {
    const volgende = await this.opslag.volgende(new Date());
    if (!volgende) return false;
    const uitslag = await this.client.post(volgende.bericht).catch((fout: unknown): Postuitslag => {
      this.logger.warn({ fout: foutVeld(fout), poging: volgende.poging + 1 }, 'hub not reachable');
      return { soort: 'OPNIEUW' };
    });
    metrieken.gepost.inc({ uitslag: uitslag.soort === 'UITKOMST' ? uitslag.status : uitslag.soort });
    await this.leg(volgende, uitslag);
    return uitslag.soort !== 'OPNIEUW';
  }

  private async leg({ id, poging }: Uitgaand, uitslag: Postuitslag): Promise<void> {
    if (uitslag.soort === 'UITKOMST') return this.opslag.afgehandeld(id, uitslag.status, uitslag.inhoud);
    if (uitslag.soort === 'GEWEIGERD') return this.opslag.afgehandeld(id, 'GEWEIGERD', uitslag.inhoud);
    const ms = uitslag.naMs ?? WACHT_MS[Math.min(poging, WACHT_MS.length - 1)] ?? POLL_MS;
    return this.opslag.later(id, poging + 1, new Date(Date.now() + ms));
  }

  private async pauze(): Promise<void> {
    await new Promise<void>((klaar) => {
      const timer = setTimeout(klaar, POLL_MS);
      this.wekker = () => {
        clearTimeout(timer);
        klaar();
      };
    });
  }
}
