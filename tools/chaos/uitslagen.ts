import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bevinding } from './beeld';
import type { Val } from './faalpunten';
import type { Loopuitslag } from './loop';
import type { Ramp, Soort } from './plan';

/** One line per run; enough to run it again, and to count what all runs showed. */
export type Uitslag = {
  readonly seed: number;
  readonly soort: Soort;
  readonly plan: { readonly vallen: readonly Val[]; readonly rampen: readonly Ramp[] };
  readonly geraakt: readonly Val[];
  readonly berichten: number;
  readonly aangenomen: number;
  readonly duurMs: number;
  readonly bevindingen: readonly Bevinding[];
  readonly dubbeleMails: number;
  readonly dubbeleLeveringen: number;
};

/** Findings that are kept of one run; the history of the run has them all. */
const BEWAAR = 50;

export const alsUitslag = ({ plan, geraakt, berichten, aangenomen, duurMs, bevindingen, dubbeleMails, dubbeleLeveringen }: Loopuitslag): Uitslag => ({
  seed: plan.seed,
  soort: plan.soort,
  plan: { vallen: plan.vallen, rampen: plan.rampen },
  geraakt,
  berichten,
  aangenomen,
  duurMs,
  bevindingen: bevindingen.slice(0, BEWAAR),
  dubbeleMails,
  dubbeleLeveringen,
});

/** The results of all sessions so far. */
export class Uitslagen {
  private readonly bestand: string;

  constructor(map: string) {
    this.bestand = join(map, '.hub', 'chaos', 'uitslagen.jsonl');
    mkdirSync(dirname(this.bestand), { recursive: true });
  }

  lees(): Uitslag[] {
    if (!existsSync(this.bestand)) return [];
    return readFileSync(this.bestand, 'utf8').split('\n').filter(Boolean).map((regel) => JSON.parse(regel) as Uitslag);
  }

  voegToe(uitslag: Uitslag): void {
    appendFileSync(this.bestand, `${JSON.stringify(uitslag)}\n`);
  }

  /** What was found before is about another product; it is kept beside. */
  begin(): void {
    if (existsSync(this.bestand)) renameSync(this.bestand, this.bestand.replace(/jsonl$/, `${Date.now()}.jsonl`));
  }
}
