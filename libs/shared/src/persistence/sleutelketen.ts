const VRIJ = Promise.resolve();

/** Runs work with the same key one after another, in order of asking; different keys do not wait for each other. */
export class Sleutelketen {
  private readonly staarten = new Map<string, Promise<void>>();

  doe<T>(sleutel: string, werk: () => Promise<T>): Promise<T> {
    return this.doeMetAlle([sleutel], werk);
  }

  /** Work that has all these keys. They are asked for at one moment, so that two of these never wait for each other. */
  async doeMetAlle<T>(sleutels: readonly string[], werk: () => Promise<T>): Promise<T> {
    const resultaat = Promise.all(sleutels.map((sleutel) => this.staarten.get(sleutel) ?? VRIJ)).then(werk);
    const staart = resultaat.then(
      () => undefined,
      () => undefined,
    );
    for (const sleutel of sleutels) this.staarten.set(sleutel, staart);
    try {
      return await resultaat;
    } finally {
      for (const sleutel of sleutels) if (this.staarten.get(sleutel) === staart) this.staarten.delete(sleutel);
    }
  }
}
