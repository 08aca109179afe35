const past = (patroon: readonly string[], sleutel: readonly string[]): boolean => {
  const [woord, ...rest] = patroon;
  if (woord === undefined) return sleutel.length === 0;
  if (woord === '#') return past(rest, sleutel) || (sleutel.length > 0 && past(patroon, sleutel.slice(1)));
  return sleutel.length > 0 && (woord === '*' || woord === sleutel[0]) && past(rest, sleutel.slice(1));
};

/** A pattern as a topic exchange reads it: `*` is one word, `#` any number of words. */
export const pastOp = (patroon: string, sleutel: string): boolean => past(patroon.split('.'), sleutel.split('.'));

/** The name itself if there is a handler for it, else the most specific pattern that fits. */
export const kiesPatroon = (patronen: Iterable<string>, sleutel: string): string | undefined => {
  const passend = [...patronen].filter((patroon) => patroon === sleutel || pastOp(patroon, sleutel));
  const vrijheid = (patroon: string): number => (patroon === sleutel ? -1 : patroon.split('.').filter((w) => w === '*').length + 100 * patroon.split('.').filter((w) => w === '#').length);
  return passend.sort((a, b) => vrijheid(a) - vrijheid(b) || b.length - a.length)[0];
};
