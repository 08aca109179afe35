import type { DataSource } from 'typeorm';
import type { RustStand } from '../contracts/intern';
import type { Klok } from '../kernel/klok';
import type { Teller } from './teller';

export type Rustopties = {
  readonly dienst: string;
  readonly bron: DataSource;
  readonly klok: Klok & { ververs?(): Promise<void> };
  readonly teller: Teller;
  /** Messages ready in the service's own queues, or kept back by its consumer. */
  readonly wachtrij: () => Promise<number>;
  readonly inVlucht: () => number;
};
type Tel = () => Promise<number>;
type Moment = () => Promise<Date | null>;

/** Retries count at whatever moment they are due: something accepted is still under way. What waits or is parked is visibly at rest. */
const TELLING = `
SELECT (SELECT count(*)::int FROM outbox WHERE geparkeerd_op IS NULL) AS outbox,
       (SELECT count(*)::int FROM wachtend WHERE soort = 'HERKANSING' OR (aan_de_beurt_op <= clock_timestamp() AND soort <> 'GEPARKEERD')) AS herkansing,
       (SELECT count(*)::int FROM timer WHERE vervalt_op <= $1) AS timers,
       (SELECT min(vervalt_op) FROM timer WHERE vervalt_op > $1) AS eerstvolgende`;

type Telling = { readonly outbox: number; readonly herkansing: number; readonly timers: number; readonly eerstvolgende: Date | null };

/** Answers whether anything is under way in this service (contract.md §6). Parts of a service may add what they hold. */
export class Rust {
  private readonly tellingen = new Map<string, Tel>();
  private readonly momenten: Moment[] = [];

  constructor(private readonly opties: Rustopties) {}

  /** Adds something that counts as busy while it is not zero. */
  telMee(naam: string, tel: Tel): void {
    this.tellingen.set(naam, tel);
  }

  /** Adds a moment (Klok) at which this service will do something by itself. */
  bijMoment(moment: Moment): void {
    this.momenten.push(moment);
  }

  /** `vragen`: questions of the asker itself, which are in flight while they are answered. */
  async stand(vragen = 0): Promise<RustStand> {
    const { dienst, bron, klok, teller, wachtrij, inVlucht } = this.opties;
    await klok.ververs?.();
    const gereed = await wachtrij();
    const [telling] = await bron.query<Telling[]>(TELLING, [klok.nu()]);
    if (!telling) throw new Error('no count');
    const bezig: Record<string, number> = { wachtrij: gereed, inVlucht: Math.max(0, inVlucht() - vragen), outbox: telling.outbox, herkansing: telling.herkansing, timers: telling.timers };
    for (const [naam, tel] of this.tellingen) bezig[naam] = await tel();
    const eerstvolgende = await this.eerste(telling.eerstvolgende);
    return { dienst, inRust: Object.values(bezig).every((aantal) => aantal === 0), bezig, teller: teller.waarde, eerstvolgende: eerstvolgende?.toISOString() ?? null };
  }

  private async eerste(timer: Date | null): Promise<Date | undefined> {
    const momenten = [timer, ...(await Promise.all(this.momenten.map((moment) => moment())))].filter((moment) => moment !== null);
    return momenten.sort((a, b) => a.getTime() - b.getTime())[0];
  }
}
