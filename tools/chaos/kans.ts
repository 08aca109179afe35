/** Chance that can be repeated: the same seed gives the same draws. */
export type Kans = { getal(tot: number): number; kies<T>(uit: readonly T[]): T };

/** mulberry32: small, fast, and good enough to spread faults. */
const trek = (seed: number): (() => number) => {
  let staat = seed >>> 0;
  return () => {
    staat = (staat + 0x6d2b79f5) >>> 0;
    let t = staat;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** `getal(tot)`: a whole number from 0 up to, and not including, `tot`. */
export const maakKans = (seed: number): Kans => {
  const volgende = trek(seed);
  const getal = (tot: number): number => Math.floor(volgende() * tot);
  return {
    getal,
    kies: <T>(uit: readonly T[]): T => {
      if (uit.length === 0) throw new Error('nothing to choose from');
      return uit[getal(uit.length)] as T;
    },
  };
};
