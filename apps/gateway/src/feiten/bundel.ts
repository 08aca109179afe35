type Vraag<V, A> = { readonly vraag: V; readonly klaar: (antwoord: A) => void; readonly mislukt: (fout: unknown) => void };

/** Questions that are asked while one is under way go together in the next; answers come in order of asking. */
export class Bundel<V, A> {
  private wachtend: Vraag<V, A>[] = [];
  private bezig = false;

  /** `beantwoord`: one answer per question, in the same order. */
  constructor(private readonly beantwoord: (vragen: readonly V[]) => Promise<readonly A[]>) {}

  vraag(vraag: V): Promise<A> {
    return new Promise((klaar, mislukt) => {
      this.wachtend.push({ vraag, klaar, mislukt });
      if (!this.bezig) void this.stel();
    });
  }

  private async stel(): Promise<void> {
    this.bezig = true;
    while (this.wachtend.length > 0) {
      const vragen = this.wachtend;
      this.wachtend = [];
      try {
        const antwoorden = await this.beantwoord(vragen.map(({ vraag }) => vraag));
        vragen.forEach(({ klaar }, plaats) => klaar(antwoorden[plaats] as A));
      } catch (fout) {
        for (const { mislukt } of vragen) mislukt(fout);
      }
    }
    this.bezig = false;
  }
}
