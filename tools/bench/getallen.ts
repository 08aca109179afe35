export const percentiel = (waarden: readonly number[], p: number): number => {
  const oplopend = [...waarden].sort((a, b) => a - b);
  return oplopend[Math.min(oplopend.length - 1, Math.floor((oplopend.length * p) / 100))] ?? 0;
};

export const mediaan = (waarden: readonly number[]): number => {
  const oplopend = [...waarden].sort((a, b) => a - b);
  const midden = Math.floor(oplopend.length / 2);
  return oplopend.length % 2 === 1 ? (oplopend[midden] ?? 0) : ((oplopend[midden - 1] ?? 0) + (oplopend[midden] ?? 0)) / 2;
};

/** Three digits that count: more would promise a precision that a shared machine does not have. */
export const rond = (waarde: number): number => (Number.isFinite(waarde) ? Number(waarde.toPrecision(3)) : 0);

/** Milliseconds on a clock that all processes of this machine share. */
export const nu = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Runs `doe` for every item with that many at once; returns the duration of each in ms. */
export const metGelijktijdig = async <T>(items: readonly T[], gelijktijdig: number, doe: (item: T, werker: number) => Promise<unknown>): Promise<number[]> => {
  const duur: number[] = [];
  let volgende = 0;
  const werker = async (_: unknown, nummer: number): Promise<void> => {
    while (volgende < items.length) {
      const item = items[volgende++] as T;
      const begin = performance.now();
      await doe(item, nummer);
      duur.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: gelijktijdig }, werker));
  return duur;
};
