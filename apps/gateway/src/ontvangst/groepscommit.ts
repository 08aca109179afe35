import { isDatabaseWeg } from '#shared/persistence/databasefout';
import { ALLEEN } from '#shared/persistence/groepsrij';

export type Groepsopties<I, U> = {
  /** What has the same key is written in the order it came in. */
  readonly sleutel: (stuk: I) => string;
  /** All of them in one transaction; when it throws, nothing of it happened. */
  readonly samen: (stukken: readonly I[]) => Promise<readonly (U | typeof ALLEEN)[]>;
  /** One in a transaction of its own, however long that takes. */
  readonly alleen: (stuk: I) => Promise<U>;
  readonly tegelijk?: number;
  readonly hoogstens?: number;
};

type Wachtende<I, U> = { readonly stuk: I; readonly sleutel: string; readonly klaar: (uitkomst: U) => void; readonly mislukt: (fout: unknown) => void };
type Groep<I, U> = readonly Wachtende<I, U>[];

const TEGELIJK = 2;
const HOOGSTENS = 100;

/**
 * Group commit. The first goes at once; what comes while a transaction is under way goes together in the next, so that under load
 * one commit carries many. Nobody waits for company, and nobody pays for it: when a group fails each of its members goes by
 * itself, and only the one at fault fails. While the database is away that would help nobody, and all hear so together. Unlike in
 * a `Groepsrij` one key may go several times in a group, and what waits behind a failure goes on: whoever sent that hears so himself.
 */
export class Groepscommit<I, U> {
  private rij: Wachtende<I, U>[] = [];
  private readonly bezet = new Set<string>();
  private onderweg = 0;

  constructor(private readonly opties: Groepsopties<I, U>) {}

  /** Resolves after the commit. */
  neem(stuk: I): Promise<U> {
    return new Promise<U>((klaar, mislukt) => {
      this.rij.push({ stuk, sleutel: this.opties.sleutel(stuk), klaar, mislukt });
      this.vertrek();
    });
  }

  private vertrek(): void {
    const { tegelijk = TEGELIJK } = this.opties;
    for (let groep = this.volgende(); groep.length > 0; groep = this.volgende()) {
      this.onderweg += 1;
      void this.schrijf(groep);
      if (this.onderweg >= tegelijk) return;
    }
  }

  /** The oldest that can go; what has the key of something under way waits for it. */
  private volgende(): Groep<I, U> {
    const { tegelijk = TEGELIJK, hoogstens = HOOGSTENS } = this.opties;
    if (this.onderweg >= tegelijk) return [];
    const kan = this.rij.filter(({ sleutel }) => !this.bezet.has(sleutel)).slice(0, hoogstens);
    const mee = new Set(kan);
    this.rij = this.rij.filter((een) => !mee.has(een));
    for (const { sleutel } of kan) this.bezet.add(sleutel);
    return kan;
  }

  private async schrijf(groep: Groep<I, U>): Promise<void> {
    const rest = await this.samen(groep);
    this.onderweg -= 1;
    const over = new Set(rest.map(({ sleutel }) => sleutel));
    for (const { sleutel } of groep) if (!over.has(sleutel)) this.bezet.delete(sleutel);
    for (const sleutel of over) void this.eenVoorEen(sleutel, rest.filter((een) => een.sleutel === sleutel));
    this.vertrek();
  }

  /** Gives those who are to go by themselves. */
  private async samen(groep: Groep<I, U>): Promise<Groep<I, U>> {
    try {
      const uitkomsten = await this.opties.samen(groep.map(({ stuk }) => stuk));
      return groep.filter(({ klaar }, i) => {
        const uitkomst = uitkomsten[i] as U | typeof ALLEEN;
        if (uitkomst !== ALLEEN) klaar(uitkomst);
        return uitkomst === ALLEEN;
      });
    } catch (fout) {
      if (!isDatabaseWeg(fout)) return groep;
      for (const { mislukt } of groep) mislukt(fout);
      return [];
    }
  }

  private async eenVoorEen(sleutel: string, groep: Groep<I, U>): Promise<void> {
    for (const { stuk, klaar, mislukt } of groep) await this.opties.alleen(stuk).then(klaar, mislukt);
    this.bezet.delete(sleutel);
    this.vertrek();
  }
}
