/** What was found out before, of the last so many: who sends ever new things pushes out the oldest and fills nothing. */
export class Geheugen<V> {
  private readonly waarden = new Map<string, V>();

  constructor(private readonly hoogstens: number) {}

  vind(sleutel: string): V | undefined {
    return this.waarden.get(sleutel);
  }

  onthoud(sleutel: string, waarde: V): void {
    this.waarden.delete(sleutel);
    const [oudste] = this.waarden.size < this.hoogstens ? [] : this.waarden.keys();
    if (oudste !== undefined) this.waarden.delete(oudste);
    this.waarden.set(sleutel, waarde);
  }
}
