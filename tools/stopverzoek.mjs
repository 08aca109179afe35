/**
 * Settles when the user wants to stop. The listeners stay: Ctrl-C reaches us from the terminal and again from npm,
 * which passes it on, and nobody who presses it twice wants processes left behind.
 */
export const stopverzoek = () =>
  new Promise((klaar) => {
    for (const sein of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(sein, () => klaar(sein));
  });
