import type { Klok } from '#shared/kernel/klok';
import type { Opslag } from '../hub.opslag';
import type { Rustmeter, Ruststand } from './rustmeter';

export type Verzetbareklok = Klok & { ververs(): Promise<void> };
export type Zetterbronnen = { readonly opslag: Opslag; readonly klok: Verzetbareklok; readonly rust: Pick<Rustmeter, 'wachtOpRust' | 'eerstvolgende'>; readonly rustMs: number };

/**
 * Sets the clock of the sandbox for all services. Forward it goes by way of every due moment in between, so that timers
 * fire in order and what they cause is settled before the next; back it goes at once, and fires nothing.
 */
export class Klokzetter {
  private rij: Promise<unknown> = Promise.resolve();

  constructor(private readonly bronnen: Zetterbronnen) {}

  /** One at a time; resolves at rest, or with what is still under way. */
  zet(doel: Date): Promise<Ruststand> {
    const beurt = this.rij.then(() => this.loopNaar(doel));
    this.rij = beurt.catch(() => undefined);
    return beurt;
  }

  private async loopNaar(doel: Date): Promise<Ruststand> {
    const { klok, rust, rustMs } = this.bronnen;
    const vooraf = await rust.wachtOpRust(rustMs);
    if (!vooraf.inRust) return vooraf;
    for (;;) {
      const eerst = doel > klok.nu() ? await rust.eerstvolgende() : undefined;
      const laatste = !eerst || eerst >= doel;
      await this.verzet(laatste ? doel : eerst);
      const stand = await rust.wachtOpRust(rustMs);
      if (laatste || !stand.inRust) return stand;
    }
  }

  private async verzet(moment: Date): Promise<void> {
    const { opslag, klok } = this.bronnen;
    await opslag.transactie(async (tx) => {
      await tx.em.query('UPDATE sandbox.klok SET verschuiving_ms = $1, gezet_op = now()', [moment.getTime() - Date.now()]);
      await tx.em.query(`SELECT pg_notify('schakel_klok', '')`);
    });
    await klok.ververs();
  }
}
