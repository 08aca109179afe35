import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bewijsblad, plaatsVan } from './blad';
import type { Deel, Deelnaam } from './deel';

/** By rename: who reads meanwhile finds the old text or the new one. */
const schrijf = (pad: string, inhoud: string): void => {
  mkdirSync(dirname(pad), { recursive: true });
  const tijdelijk = `${pad}.${process.pid}.nieuw`;
  writeFileSync(tijdelijk, inhoud);
  renameSync(tijdelijk, pad);
};

/** Writes down what one command found, and makes docs/proof.md again from all that was found so far. */
export const schrijfBewijs = (deel: Deelnaam, gegevens: Deel, map: string = process.cwd()): void => {
  schrijf(plaatsVan(map, deel), `${JSON.stringify(gegevens, null, 2)}\n`);
  schrijf(join(map, 'docs/proof.md'), bewijsblad(map));
};
