import { isDatabaseWeg } from '#shared/persistence/databasefout';

/** It could not go with the others without holding them up. */
export const ALLEEN = Symbol('ALLEEN');

export type Groepsopties<I, U> = {
  /** All of them in one transaction; when it throws, nothing of it happened. */
  readonly samen: (stukken: readonly I[]) => Promise<readonly (U | typeof ALLEEN)[]>;
  /** One in a transaction of its own, however long that takes. */
  readonly alleen: (stuk: I) => Promise<U>;
  readonly tegelijk?: number;
  readonly hoogstens?: number;
};

type Wachtende<I, U> = { readonly stuk: I; readonly klaar: (uitkomst: U | Promise<U>) => void; readonly mislukt: (fout: unknown) => void };

const TEGELIJK = 2;
const HOOGSTENS = 100;

/**
 * Group commit. The first goes at once; what comes while a transaction is under way goes together in the next, so that under load
 * one commit carries many. Nobody waits for company, and nobody pays for it: when a group fails each of its members goes by
 * itself, and only the one at fault fails. While the database is away that would help nobody, and all hear so together.
 */
export class Groepscommit<I, U> {
  private readonly rij: Wachtende<I, U>[] = [];
  private onderweg = 0;

  constructor(private readonly opties: Groepsopties<I, U>) {}

  /** Resolves after the commit. */
  neem(stuk: I): Promise<U> {
    return new Promise<U>((klaar, mislukt) => {
      this.rij.push({ stuk, klaar, mislukt });
      this.vertrek();
    });
  }

  private vertrek(): void {
    const { tegelijk = TEGELIJK, hoogstens = HOOGSTENS } = this.opties;
    while (this.onderweg < tegelijk && this.rij.length > 0) {
      this.onderweg += 1;
      void this.schrijf(this.rij.splice(0, hoogstens)).then(() => {
        this.onderweg -= 1;
        this.vertrek();
      });
    }
  }

  private async schrijf(groep: readonly Wachtende<I, U>[]): Promise<void> {
    const { samen, alleen } = this.opties;
    try {
      const uitkomsten = await samen(groep.map(({ stuk }) => stuk));
      groep.forEach(({ stuk, klaar }, i) => {
        const uitkomst = uitkomsten[i] as U | typeof ALLEEN;
        klaar(uitkomst === ALLEEN ? alleen(stuk) : uitkomst);
      });
    } catch (fout) {
      for (const { stuk, klaar, mislukt } of groep) {
        if (isDatabaseWeg(fout)) mislukt(fout);
        else klaar(alleen(stuk));
      }
    }
  }
}
