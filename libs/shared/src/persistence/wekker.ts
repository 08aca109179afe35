/** A wait that can be cut short. Waking while nobody waits is remembered, so no signal is lost between two waits. */
export class Wekker {
  private gewekt = false;
  private los: (() => void) | undefined;

  wek(): void {
    this.gewekt = true;
    this.los?.();
  }

  async wacht(ms: number): Promise<void> {
    if (!this.gewekt) {
      await new Promise<void>((klaar) => {
        const grens = setTimeout(klaar, ms);
        this.los = () => {
          clearTimeout(grens);
          klaar();
        };
      });
    }
    this.gewekt = false;
    this.los = undefined;
  }
}
