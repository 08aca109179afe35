/** Runs work with the same key one after another, in order of asking; different keys do not wait for each other. */
export class Sleutelketen {
  private readonly staarten = new Map<string, Promise<void>>();

  async doe<T>(sleutel: string, werk: () => Promise<T>): Promise<T> {
    const resultaat = (this.staarten.get(sleutel) ?? Promise.resolve()).then(werk);
    const staart = resultaat.then(
      () => undefined,
      () => undefined,
    );
    this.staarten.set(sleutel, staart);
    try {
      return await resultaat;
    } finally {
      if (this.staarten.get(sleutel) === staart) this.staarten.delete(sleutel);
    }
  }
}
