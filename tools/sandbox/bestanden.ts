import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** An error whose text is meant for the person at the keyboard: what happened and what to do. Shown without a stack. */
export class Melding extends Error {
  override readonly name = 'Melding';
}

export type Voortgang = (tekst: string) => void;

/** Undefined when the file is missing or was cut off half-way; every writer here is atomic, so that means: never finished. */
export const leesJson = <T>(pad: string): T | undefined => {
  try {
    return JSON.parse(readFileSync(pad, 'utf8')) as T;
  } catch {
    return undefined;
  }
};

/** Writes by rename, so that a killed run leaves the old file or the new one; readable by the owner only. */
export const schrijfPrive = (pad: string, inhoud: string): void => {
  mkdirSync(dirname(pad), { recursive: true });
  const tijdelijk = `${pad}.${process.pid}.nieuw`;
  writeFileSync(tijdelijk, inhoud, { mode: 0o600 });
  renameSync(tijdelijk, pad);
};

export const schrijfJson = (pad: string, waarde: unknown): void => schrijfPrive(pad, `${JSON.stringify(waarde, null, 2)}\n`);

/** `doorloop`: others may pass through to a directory below it (PostgreSQL runs as another user when we are root), not list it. */
export const maakMap = (pad: string, doorloop = false): string => {
  mkdirSync(pad, { recursive: true });
  chmodSync(pad, doorloop ? 0o711 : 0o700);
  return pad;
};

export const wacht = (ms: number): Promise<void> => new Promise((klaar) => setTimeout(klaar, ms));

/** Polls until `voorwaarde` holds; false when it did not within `ms`. */
export const wachtTot = async (voorwaarde: () => boolean | Promise<boolean>, ms: number, stap = 30): Promise<boolean> => {
  const einde = Date.now() + ms;
  for (;;) {
    if (await voorwaarde()) return true;
    if (Date.now() > einde) return false;
    await wacht(stap);
  }
};
