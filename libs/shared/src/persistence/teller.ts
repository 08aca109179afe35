/** Counts everything handled and published, so that two equal readings prove that nothing moved in between. */
export class Teller {
  private stand = 0;

  get waarde(): number {
    return this.stand;
  }

  verhoog(met = 1): void {
    this.stand += met;
  }
}
