/** A token bucket per connection: generous for real work, a brake on a runaway loop. Real time, never the Klok. */
export class Limiet {
  private readonly emmers = new Map<string, { over: number; gezienOp: number }>();

  constructor(
    private readonly perSeconde: number,
    private readonly diepte: number,
    private readonly nu: () => number = () => performance.now(),
  ) {}

  /** Takes one; false when there is none. */
  neem(aansluiting: string): boolean {
    const nu = this.nu();
    const emmer = this.emmers.get(aansluiting) ?? { over: this.diepte, gezienOp: nu };
    const over = Math.min(this.diepte, emmer.over + ((nu - emmer.gezienOp) / 1000) * this.perSeconde);
    const mag = over >= 1;
    this.emmers.set(aansluiting, { over: mag ? over - 1 : over, gezienOp: nu });
    return mag;
  }
}
