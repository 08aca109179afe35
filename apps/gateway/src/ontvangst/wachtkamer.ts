import type { BeforeApplicationShutdown } from '@nestjs/common';

/** Callers that wait for the outcome of their own message (`Prefer: wait`), woken by the notification that settled it. */
export class Wachtkamer implements BeforeApplicationShutdown {
  private readonly wachtenden = new Map<number, Set<() => void>>();
  private dicht = false;

  /** Called for every settled message; most have nobody waiting. */
  meld(volgnr: number): void {
    for (const wek of this.wachtenden.get(volgnr) ?? []) wek();
  }

  /** After a lost connection nobody knows what was missed: everyone looks again. */
  meldAllen(): void {
    for (const volgnr of [...this.wachtenden.keys()]) this.meld(volgnr);
  }

  /** At the end of the process nobody is kept: they hear that the message is in, and ask again. */
  beforeApplicationShutdown(): void {
    this.dicht = true;
    this.meldAllen();
  }

  /**
   * Looks until there is something, at most `ms`. Waiting begins before the first look, so that an outcome between
   * the look and the wait cannot be missed.
   */
  async wacht<T>(volgnr: number, ms: number, kijk: () => Promise<T | undefined>): Promise<T | undefined> {
    const eind = performance.now() + ms;
    for (;;) {
      const { gewekt, vergeet } = this.schrijfIn(volgnr, Math.max(0, eind - performance.now()));
      try {
        const gezien = await kijk();
        if (gezien !== undefined || this.dicht || performance.now() >= eind) return gezien;
        await gewekt;
      } finally {
        vergeet();
      }
    }
  }

  private schrijfIn(volgnr: number, ms: number): { gewekt: Promise<void>; vergeet: () => void } {
    const groep = this.wachtenden.get(volgnr) ?? new Set();
    this.wachtenden.set(volgnr, groep);
    let wek = (): void => undefined;
    const gewekt = new Promise<void>((klaar) => (wek = klaar));
    const wekker = setTimeout(wek, ms);
    groep.add(wek);
    const vergeet = (): void => {
      clearTimeout(wekker);
      groep.delete(wek);
      if (groep.size === 0 && this.wachtenden.get(volgnr) === groep) this.wachtenden.delete(volgnr);
    };
    return { gewekt, vergeet };
  }
}

/** RFC 7240, as far as we keep to it: at most 20 seconds. */
export const wachttijd = (prefer: string | undefined): number | undefined => {
  const seconden = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,5})"?\s*(?:$|[,;])/i.exec(prefer ?? '')?.[1];
  return seconden === undefined ? undefined : Math.min(Number(seconden), 20);
};
