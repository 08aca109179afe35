type Taken = Readonly<Record<string, (invoer: never) => unknown>>;
type Vraag = { nr: number; naam: string; invoer: unknown };

/** Answers what the parent process asks, and ends with it. */
export const bedien = (taken: Taken): void => {
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ nr, naam, invoer }: Vraag) => {
    void (async () => taken[naam]?.(invoer as never))().then(
      (uitkomst) => process.send?.({ nr, uitkomst }),
      (fout: unknown) => process.send?.({ nr, fout: fout instanceof Error ? (fout.stack ?? fout.message) : 'onbekende fout' }),
    );
  });
};
