import { setTimeout as pauze } from 'node:timers/promises';

/** Waits for something observable: looks until `kijk` gives a value other than undefined or false. */
export const wachtTot = async <T>(wat: string, kijk: () => T | undefined | false | Promise<T | undefined | false>, ms = 10_000): Promise<T> => {
  const uiterlijk = Date.now() + ms;
  for (;;) {
    const gezien = await kijk();
    if (gezien !== undefined && gezien !== false) return gezien;
    if (Date.now() > uiterlijk) throw new Error(`waited ${ms} ms in vain for ${wat}`);
    await pauze(10);
  }
};
