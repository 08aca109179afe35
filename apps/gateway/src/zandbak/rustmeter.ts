import type { Antwoord, RustStand, VraagContext } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import type { Vraagbaak } from '#shared/messaging/vraagbaak';
import type { Rust } from '#shared/persistence/rust';
import { setTimeout as wacht } from 'node:timers/promises';

export type Ruststand = { readonly inRust: boolean; readonly bezig: Readonly<Record<string, number>> };
type Meting = Ruststand & { readonly teller: string; readonly eerstvolgende: Date | undefined };

export type Rustbronnen = {
  readonly eigen: Pick<Rust, 'stand'>;
  readonly vraagbaak: Pick<Vraagbaak, 'vraag'>;
  readonly diensten: readonly string[];
  readonly klok: Klok;
};

const TUSSENPOOS_MS = 30;
const ANTWOORD_MS = 2_000;

const onbereikbaar = (dienst: string): RustStand => ({ dienst, inRust: false, bezig: { onbereikbaar: 1 }, teller: 0, eerstvolgende: null });

const context = (klok: Klok): VraagContext => ({ aansluiting: 'schakel', actorId: 'schakel', namens: [], rol: 'systeem', gemeenten: [], doel: 'BEHEER', klok: klok.nu().toISOString() });

/** Whether anything that was accepted is still under way, anywhere in the hub (contract.md §6). A service that does not answer is not at rest. */
export class Rustmeter {
  constructor(private readonly bronnen: Rustbronnen) {}

  /** One reading says nothing moves now; two equal ones that nothing moved in between. */
  async stand(): Promise<Ruststand> {
    const { inRust, bezig } = await this.tweeMetingen();
    return { inRust, bezig };
  }

  /** Waits for rest, at most so long; tells the last reading either way. */
  async wachtOpRust(ms: number): Promise<Ruststand> {
    const einde = performance.now() + ms;
    for (;;) {
      const { inRust, bezig } = await this.tweeMetingen();
      if (inRust || performance.now() >= einde) return { inRust, bezig };
      await wacht(TUSSENPOOS_MS);
    }
  }

  /** Earliest moment (Klok) at which some service will do something by itself. */
  async eerstvolgende(): Promise<Date | undefined> {
    return (await this.meet()).eerstvolgende;
  }

  private async tweeMetingen(): Promise<Meting> {
    const eerste = await this.meet();
    if (!eerste.inRust) return eerste;
    const tweede = await this.meet();
    return { ...tweede, inRust: tweede.inRust && tweede.teller === eerste.teller };
  }

  private async meet(): Promise<Meting> {
    const { eigen, diensten } = this.bronnen;
    const standen = await Promise.all([eigen.stand().catch(() => onbereikbaar('gateway')), ...diensten.map((dienst) => this.vraag(dienst))]);
    const momenten = standen.flatMap(({ eerstvolgende }) => (eerstvolgende ? [new Date(eerstvolgende)] : []));
    return {
      inRust: standen.every(({ inRust }) => inRust),
      bezig: Object.fromEntries(standen.flatMap(({ dienst, bezig }) => Object.entries(bezig).map(([naam, aantal]) => [`${dienst}.${naam}`, aantal] as const))),
      teller: standen.map(({ teller }) => teller).join(','),
      eerstvolgende: momenten.sort((a, b) => a.getTime() - b.getTime())[0],
    };
  }

  private async vraag(dienst: string): Promise<RustStand> {
    const { vraagbaak, klok } = this.bronnen;
    try {
      const { resultaat }: Antwoord<RustStand> = await vraagbaak.vraag(dienst, 'rust', { context: context(klok), parameters: {} }, { ms: ANTWOORD_MS });
      return resultaat ?? onbereikbaar(dienst);
    } catch {
      return onbereikbaar(dienst);
    }
  }
}
