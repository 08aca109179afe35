let volgende = 0;

/** Made up and marked so: begins with 999 and passes the 11-proef; never the same twice in one session, and apart from the 9999 of the tests. */
export const fictiefBsn = (): string => {
  for (;;) {
    const kop = `999${String(volgende++ % 90_000).padStart(5, '0')}`;
    const rest = [...kop].reduce((som, cijfer, i) => som + Number(cijfer) * (9 - i), 0) % 11;
    if (rest < 10) return `${kop}${rest}`;
  }
};
