/** Work of one key runs one at a time and in order of arrival; keys run side by side. */
export class PerSleutel {
  private readonly staarten = new Map<string, Promise<void>>();

  /** What queues behind work that failed fails with it, so that a later message never overtakes one that comes again. */
  doe(sleutel: string, werk: () => Promise<void>): Promise<void> {
    const staart = (this.staarten.get(sleutel) ?? Promise.resolve()).then(werk);
    this.staarten.set(sleutel, staart);
    return staart.finally(() => {
      if (this.staarten.get(sleutel) === staart) this.staarten.delete(sleutel);
    });
  }
}
