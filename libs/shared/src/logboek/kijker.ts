export type Reeks<T> = Iterable<T> | AsyncIterable<T>;

/** Reads a row of things one at a time, and can look at the next without taking it. */
export class Kijker<T> {
  private readonly bron: Iterator<T> | AsyncIterator<T>;
  private gezien: { readonly waarde: T | undefined } | undefined;

  constructor(reeks: Reeks<T>) {
    this.bron = Symbol.asyncIterator in reeks ? reeks[Symbol.asyncIterator]() : reeks[Symbol.iterator]();
  }

  async kijk(): Promise<T | undefined> {
    if (!this.gezien) {
      const volgende = await this.bron.next();
      this.gezien = { waarde: volgende.done ? undefined : volgende.value };
    }
    return this.gezien.waarde;
  }

  async neem(): Promise<T | undefined> {
    const waarde = await this.kijk();
    if (waarde !== undefined) this.gezien = undefined;
    return waarde;
  }
}
