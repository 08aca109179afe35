import { createHash } from 'node:crypto';

/** Keeps marks of proofs, shared by all copies of the gateway. */
export interface Bewijsopslag {
  /** Writes the marks that were not there yet; gives those. */
  noteer(merken: readonly string[]): Promise<readonly string[]>;
  /** Forgets what can no longer be used anyway. */
  ruimOp(): Promise<void>;
}

type Wachtende = { readonly klaar: (nieuw: boolean) => void; readonly mislukt: (fout: unknown) => void };

const OPRUIMEN_MS = 60_000;

/** What a proof is known by. A hash: the caller chooses the text, and it is stored. */
const merkVan = (bewijs: string): string => createHash('sha256').update(bewijs).digest('hex');

/**
 * Every proof counts once, whichever copy of the gateway it comes to. Proofs that come while one write is under way go
 * together in the next, so that under load it costs a fraction of a statement per request.
 */
export class Bewijsboek {
  private wachtrij = new Map<string, Wachtende>();
  private lopend: Promise<void> | undefined;

  private klok: NodeJS.Timeout | undefined;

  constructor(private readonly opslag: Bewijsopslag) {}

  start(meldFout: (fout: unknown) => void): void {
    this.klok = setInterval(() => void this.opslag.ruimOp().catch(meldFout), OPRUIMEN_MS).unref();
  }

  stop(): void {
    clearInterval(this.klok);
  }

  /** False: it was used before. */
  async eenmalig(bewijs: string): Promise<boolean> {
    const merk = merkVan(bewijs);
    if (this.wachtrij.has(merk)) return false;
    const uitkomst = new Promise<boolean>((klaar, mislukt) => this.wachtrij.set(merk, { klaar, mislukt }));
    this.lopend ??= this.schrijfAlles();
    return uitkomst;
  }

  private async schrijfAlles(): Promise<void> {
    while (this.wachtrij.size > 0) {
      const nu = this.wachtrij;
      this.wachtrij = new Map();
      try {
        const nieuw = new Set(await this.opslag.noteer([...nu.keys()]));
        for (const [merk, { klaar }] of nu) klaar(nieuw.has(merk));
      } catch (fout) {
        for (const { mislukt } of nu.values()) mislukt(fout);
      }
    }
    this.lopend = undefined;
  }
}
