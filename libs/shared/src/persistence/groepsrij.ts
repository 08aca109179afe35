export type Post<T> = { readonly sleutel: string; readonly item: T };

/** It could not go with the others, and nothing of it happened. */
export const ALLEEN = Symbol('ALLEEN');

export type Groepsopties<T, R> = {
  /** Does them all, with an outcome for each in order, or rejects and leaves nothing of any. No key occurs twice. */
  readonly samen: (posten: readonly Post<T>[]) => Promise<readonly (R | typeof ALLEEN)[]>;
  readonly apart: (post: Post<T>) => Promise<R>;
  readonly magSamen?: (item: T) => boolean;
  /** A fault of the surroundings: trying the members of a group one by one would not help. */
  readonly isStoring: (fout: unknown) => boolean;
  readonly grootste: number;
  /** So many groups are under way at most: what hangs in one does not hold up all others. */
  readonly tegelijk: number;
};

type Wachtende<T> = {
  readonly sleutel: string;
  readonly samen: Post<T> | undefined;
  readonly apart: () => Promise<unknown>;
  readonly klaar: (uitkomst: unknown) => void;
  readonly mislukt: (fout: unknown) => void;
};

/**
 * Work of one key runs one at a time and in order of arrival. The first goes at once, and what arrives for other keys while a group
 * is under way is done together in the next: nobody waits for company. When a group fails its members go on one by one, and no
 * longer hold up one another.
 */
export class Groepsrij<T, R = void> {
  private wachtend: Wachtende<T>[] = [];
  private readonly bezet = new Set<string>();
  private lopend = 0;

  constructor(private readonly opties: Groepsopties<T, R>) {}

  doe(post: Post<T>): Promise<R> {
    const { apart, magSamen } = this.opties;
    return this.zetAchteraan(post.sleutel, magSamen?.(post.item) === false ? undefined : post, () => apart(post));
  }

  /** Other work on a key, in the same line. */
  alleen<W>(sleutel: string, werk: () => Promise<W>): Promise<W> {
    return this.zetAchteraan(sleutel, undefined, werk);
  }

  private zetAchteraan<W>(sleutel: string, samen: Post<T> | undefined, apart: () => Promise<W>): Promise<W> {
    return new Promise<W>((klaar, mislukt) => {
      this.wachtend.push({ sleutel, samen, apart, klaar: klaar as (uitkomst: unknown) => void, mislukt });
      this.begin();
    });
  }

  private begin(): void {
    const ruimte = this.lopend < this.opties.tegelijk ? this.opties.grootste : 0;
    const groep: Wachtende<T>[] = [];
    const alleen: Wachtende<T>[] = [];
    const eerder = new Set(this.bezet);
    this.wachtend = this.wachtend.filter((wachtende) => {
      const { sleutel, samen } = wachtende;
      const wacht = eerder.has(sleutel) || (samen !== undefined && groep.length >= ruimte);
      eerder.add(sleutel);
      if (!wacht) (samen ? groep : alleen).push(wachtende);
      return wacht;
    });
    for (const { sleutel } of [...groep, ...alleen]) this.bezet.add(sleutel);
    for (const wachtende of alleen) void this.draaiApart(wachtende);
    if (groep.length > 0) void this.draaiSamen(groep);
  }

  private async draaiSamen(groep: readonly Wachtende<T>[]): Promise<void> {
    this.lopend += 1;
    try {
      const uitkomsten = await this.opties.samen(groep.flatMap(({ samen }) => samen ?? []));
      groep.forEach((wachtende, i) => {
        const uitkomst = uitkomsten[i];
        if (uitkomst === ALLEEN) void this.draaiApart(wachtende);
        else this.gelukt(wachtende, uitkomst);
      });
    } catch (fout) {
      for (const wachtende of groep) {
        if (this.opties.isStoring(fout)) this.mislukt(wachtende, fout);
        else void this.draaiApart(wachtende);
      }
    }
    this.lopend -= 1;
    this.begin();
  }

  private async draaiApart(wachtende: Wachtende<T>): Promise<void> {
    try {
      this.gelukt(wachtende, await wachtende.apart());
    } catch (fout) {
      this.mislukt(wachtende, fout);
    }
    this.begin();
  }

  private gelukt({ sleutel, klaar }: Wachtende<T>, uitkomst: unknown): void {
    this.bezet.delete(sleutel);
    klaar(uitkomst);
  }

  /** What queues behind work that failed fails with it, so that a later message never overtakes one that comes again. */
  private mislukt({ sleutel, mislukt }: Wachtende<T>, fout: unknown): void {
    const erachter = this.wachtend.filter((wachtende) => wachtende.sleutel === sleutel);
    this.wachtend = this.wachtend.filter((wachtende) => wachtende.sleutel !== sleutel);
    this.bezet.delete(sleutel);
    mislukt(fout);
    for (const wachtende of erachter) wachtende.mislukt(fout);
  }
}
