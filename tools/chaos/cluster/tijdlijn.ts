import { Geschiedenis, type Gebeurtenis } from '../geschiedenis';

/** How long nothing came at the worst, and when it came again: both in ms, the latter counted from the blow. */
export type Stilte = { readonly langsteMs: number; readonly hervatNaMs: number };

/** The longest time without one of these moments, of the times that end after the blow; undefined when none came any more. */
export const langsteStilte = (momenten: readonly number[], slag: number): Stilte | undefined => {
  const gesorteerd = [...momenten].sort((a, b) => a - b);
  let langste: Stilte | undefined;
  gesorteerd.forEach((moment, i) => {
    const vorige = gesorteerd[i - 1];
    if (moment <= slag || vorige === undefined) return;
    if (!langste || moment - vorige > langste.langsteMs) langste = { langsteMs: moment - vorige, hervatNaMs: moment - slag };
  });
  return langste;
};

/** The same before the blow: what is usual under this load, on this machine. */
export const stilteVooraf = (momenten: readonly number[], slag: number): number => {
  const voor = momenten.filter((moment) => moment <= slag).sort((a, b) => a - b);
  return Math.max(0, ...voor.map((moment, i) => moment - (voor[i - 1] ?? moment)));
};

const AANGENOMEN = [200, 202];

/** A history that also knows when: of what the door took, and of what reached a party. */
export class Tijdlijn extends Geschiedenis {
  readonly aangenomen: number[] = [];
  readonly bezorgd: number[] = [];
  readonly antwoorden: { readonly op: number; readonly status: number }[] = [];

  override noteer(regel: Gebeurtenis): void {
    super.noteer(regel);
    const op = Date.now();
    if (regel.wat === 'GEZIEN') this.bezorgd.push(op);
    if (regel.wat !== 'ANTWOORD') return;
    this.antwoorden.push({ op, status: regel.status });
    if (AANGENOMEN.includes(regel.status)) this.aangenomen.push(op);
  }

  /** How often each answer was given between these two moments; 0 is none. */
  geteld(van: number, tot: number): Readonly<Record<string, number>> {
    const tellingen: Record<string, number> = {};
    for (const { op, status } of this.antwoorden) if (op >= van && op < tot) tellingen[status] = (tellingen[status] ?? 0) + 1;
    return tellingen;
  }
}
