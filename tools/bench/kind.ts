import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

type Antwoord = { readonly nr: number; readonly uitkomst?: unknown; readonly fout?: string };

/** A process of our own that does what it is asked, one question at a time or several at once. */
export class Kind {
  private readonly open = new Map<number, { klaar: (uitkomst: unknown) => void; mislukt: (fout: Error) => void }>();
  private volgende = 0;

  private constructor(private readonly proces: ChildProcess) {
    proces.on('message', (antwoord: Antwoord) => {
      const vraag = this.open.get(antwoord.nr);
      this.open.delete(antwoord.nr);
      if (antwoord.fout === undefined) vraag?.klaar(antwoord.uitkomst);
      else vraag?.mislukt(new Error(antwoord.fout));
    });
    proces.on('exit', (code) => {
      for (const { mislukt } of this.open.values()) mislukt(new Error(`het proces eindigde (${code ?? 'sein'})`));
      this.open.clear();
    });
    process.once('exit', this.breekAf);
  }

  /** `bestand`: a compiled module in this directory that calls `bedien`. */
  static start(bestand: string): Kind {
    return new Kind(fork(resolve(__dirname, bestand), { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] }));
  }

  get pid(): number {
    return this.proces.pid ?? 0;
  }

  vraag<T>(naam: string, invoer?: unknown): Promise<T> {
    const nr = (this.volgende += 1);
    return new Promise<T>((klaar, mislukt) => {
      this.open.set(nr, { klaar: klaar as (uitkomst: unknown) => void, mislukt });
      this.proces.send({ nr, naam, invoer });
    });
  }

  stop(): Promise<void> {
    process.off('exit', this.breekAf);
    if (this.proces.exitCode !== null || this.proces.signalCode !== null) return Promise.resolve();
    return new Promise((klaar) => {
      this.proces.once('exit', () => klaar());
      this.proces.kill('SIGKILL');
    });
  }

  private readonly breekAf = (): void => void this.proces.kill('SIGKILL');
}

export type Taken = Readonly<Record<string, (invoer: never) => unknown>>;

/** The other side of `Kind`: answers what the parent asks, and ends with it. */
export const bedien = (taken: Taken): void => {
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ nr, naam, invoer }: { nr: number; naam: string; invoer: unknown }) => {
    void (async () => taken[naam]?.(invoer as never))().then(
      (uitkomst) => process.send?.({ nr, uitkomst }),
      (fout: unknown) => process.send?.({ nr, fout: fout instanceof Error ? fout.message : 'onbekende fout' }),
    );
  });
};
