/** Back-off per destination in real time: one that refuses is left alone for a while, the others go on. */
export class Uitstel<Bestemming> {
  private readonly staten = new Map<Bestemming, { readonly poging: number; readonly tot: number }>();

  constructor(
    private readonly eersteMs = 500,
    private readonly hoogsteMs = 30_000,
    private readonly nu: () => number = () => performance.now(),
  ) {}

  /** Several failures of one attempt count as one. */
  mislukt(bestemming: Bestemming): void {
    const vorige = this.staten.get(bestemming);
    if (vorige && vorige.tot > this.nu()) return;
    const poging = (vorige?.poging ?? 0) + 1;
    this.staten.set(bestemming, { poging, tot: this.nu() + Math.min(this.hoogsteMs, this.eersteMs * 2 ** (poging - 1)) });
  }

  gelukt(bestemming: Bestemming): void {
    this.staten.delete(bestemming);
  }

  /** Everything may be tried again at once: what stood in the way for all of them is gone. */
  wis(): void {
    this.staten.clear();
  }

  /** Destinations that must not be tried yet. */
  lopend(): Bestemming[] {
    return [...this.staten].filter(([, { tot }]) => tot > this.nu()).map(([bestemming]) => bestemming);
  }
}
