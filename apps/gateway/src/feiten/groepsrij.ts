export type Post<T> = { readonly sleutel: string; readonly item: T };

export type Groepsopties<T> = {
  /** Does them all, or rejects and leaves nothing of any. No key occurs twice. */
  readonly samen: (posten: readonly Post<T>[]) => Promise<void>;
  readonly apart: (post: Post<T>) => Promise<void>;
  readonly magSamen: (item: T) => boolean;
  /** A fault of the surroundings: trying the members of a group one by one would not help. */
  readonly isStoring: (fout: unknown) => boolean;
  readonly grootste: number;
  /** So many groups are under way at most: what hangs in one does not hold up all others. */
  readonly tegelijk: number;
};

type Wachtende<T> = { readonly sleutel: string; readonly samen: Post<T> | undefined; readonly apart: () => Promise<void>; readonly klaar: () => void; readonly mislukt: (fout: unknown) => void };

/**
 * Work of one key runs one at a time and in order of arrival. Work of different keys that arrives while a group is under way is
 * done together in the next group. When a group fails its members go on one by one, and no longer hold up one another.
 */
export class Groepsrij<T> {
  private wachtend: Wachtende<T>[] = [];
  private readonly bezet = new Set<string>();
  private lopend = 0;

  constructor(private readonly opties: Groepsopties<T>) {}

  doe(post: Post<T>): Promise<void> {
    const { apart, magSamen } = this.opties;
    return this.zetAchteraan(post.sleutel, magSamen(post.item) ? post : undefined, () => apart(post));
  }

  /** Other work on a key, in the same line. */
  alleen(sleutel: string, werk: () => Promise<void>): Promise<void> {
    return this.zetAchteraan(sleutel, undefined, werk);
  }

  private zetAchteraan(sleutel: string, samen: Post<T> | undefined, apart: () => Promise<void>): Promise<void> {
    return new Promise((klaar, mislukt) => {
      this.wachtend.push({ sleutel, samen, apart, klaar, mislukt });
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
      await this.opties.samen(groep.flatMap(({ samen }) => samen ?? []));
      for (const wachtende of groep) this.gelukt(wachtende);
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
      await wachtende.apart();
      this.gelukt(wachtende);
    } catch (fout) {
      this.mislukt(wachtende, fout);
    }
    this.begin();
  }

  private gelukt({ sleutel, klaar }: Wachtende<T>): void {
    this.bezet.delete(sleutel);
    klaar();
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
