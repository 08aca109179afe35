import { Melding } from './bestanden';
import { Proces, type ProcesOpties } from './processen';
import type { Procesregister } from './register';

/** Higher layers lean on lower ones, so they stop first. */
export const LAAG = { infra: 0, omgeving: 1, hub: 2 } as const;
type Laag = (typeof LAAG)[keyof typeof LAAG];

/** All processes of one instance. */
export class Toezicht {
  private readonly processen = new Map<string, { readonly proces: Proces; readonly laag: Laag }>();

  constructor(
    private readonly logmap: string,
    private readonly register: Procesregister,
  ) {}

  ruimRestenOp(): Promise<readonly string[]> {
    return this.register.ruimRestenOp();
  }

  async start(opties: ProcesOpties, laag: Laag): Promise<Proces> {
    const proces = new Proces(opties, this.logmap, this.register);
    this.processen.set(opties.naam, { proces, laag });
    await proces.start();
    return proces;
  }

  vind(naam: string): Proces {
    const gevonden = this.processen.get(naam)?.proces;
    if (!gevonden) throw new Melding(`Er draait hier geen "${naam}"; wel: ${[...this.processen.keys()].join(', ')}.`);
    return gevonden;
  }

  async stopAlles(): Promise<void> {
    for (const laag of [LAAG.hub, LAAG.omgeving, LAAG.infra]) {
      await Promise.all([...this.processen.values()].filter((een) => een.laag === laag).map(({ proces }) => proces.stop()));
    }
  }

  /** Last resort when our own process ends without `stopAlles`: no time to wait, so only the signal to stop. */
  seinAlles(): void {
    for (const { proces } of this.processen.values()) proces.sein();
  }
}
