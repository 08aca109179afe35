type Aanbod<T, R> = { readonly item: T; readonly sleutel: string; readonly klaar: (resultaat: R) => void; readonly mislukt: (fout: unknown) => void };

export type Groepopties<T, R> = {
  /** Gives one result per item, in order, or rejects for all of them. */
  readonly voerUit: (items: readonly T[]) => Promise<readonly R[]>;
  readonly sleutelVan: (item: T) => string;
  readonly grootste: number;
  /** So many groups are under way at most. */
  readonly tegelijk: number;
};

/**
 * Takes work together without waiting for it: the first goes at once, and what comes while that is under way makes up the next
 * group. In a group, and in all that are under way, a key occurs once; work with the same key goes in order of asking.
 */
export class Groepering<T, R> {
  private wachtend: Aanbod<T, R>[] = [];
  private readonly bezet = new Set<string>();
  private lopend = 0;
  private gepland = false;

  constructor(private readonly opties: Groepopties<T, R>) {}

  doe(item: T): Promise<R> {
    return new Promise((klaar, mislukt) => {
      this.wachtend.push({ item, sleutel: this.opties.sleutelVan(item), klaar, mislukt });
      this.plan();
    });
  }

  /** After what is at hand has been offered: messages that arrive in one read of the socket go together. */
  private plan(): void {
    if (this.gepland) return;
    this.gepland = true;
    setImmediate(() => {
      this.gepland = false;
      while (this.lopend < this.opties.tegelijk) {
        const groep = this.neem();
        if (groep.length === 0) return;
        void this.draai(groep);
      }
    });
  }

  private neem(): Aanbod<T, R>[] {
    const groep: Aanbod<T, R>[] = [];
    this.wachtend = this.wachtend.filter((aanbod) => {
      if (groep.length >= this.opties.grootste || this.bezet.has(aanbod.sleutel)) return true;
      this.bezet.add(aanbod.sleutel);
      groep.push(aanbod);
      return false;
    });
    return groep;
  }

  private async draai(groep: readonly Aanbod<T, R>[]): Promise<void> {
    this.lopend += 1;
    try {
      const resultaten = await this.opties.voerUit(groep.map(({ item }) => item));
      groep.forEach(({ klaar }, i) => klaar(resultaten[i] as R));
    } catch (fout) {
      for (const { mislukt } of groep) mislukt(fout);
    } finally {
      this.lopend -= 1;
      for (const { sleutel } of groep) this.bezet.delete(sleutel);
      if (this.wachtend.length > 0) this.plan();
    }
  }
}
