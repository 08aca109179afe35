import { wacht } from '../../sandbox/bestanden';
import type { Kans } from '../kans';
import type { Chaoshub } from './nemesis';

const KORT_MS = { van: 3000, tot: 8000 };
const LANG_MS = { van: 20_000, tot: 40_000 };

/** How long a fault lasts when nobody lifts it before: some seconds, or half a minute in a long run. */
export const duur = ({ lang }: Chaoshub, kans: Kans): number => {
  const { van, tot } = lang ? LANG_MS : KORT_MS;
  return van + kans.getal(tot - van);
};

/** Lifts by itself after `ms`, or earlier when asked; once, and whoever asks again hears how that went. */
export const tijdelijk = (ms: number, hef: () => Promise<void> | void): (() => Promise<void>) => {
  let gaande: Promise<void> | undefined;
  const eens = (): Promise<void> => {
    clearTimeout(wekker);
    gaande ??= Promise.resolve().then(hef);
    return gaande;
  };
  const wekker = setTimeout(() => void eens().catch(() => undefined), ms);
  return eens;
};

const VOLHARD_MS = 60_000;
const POOS_MS = 250;

/** Tries until it succeeds: another fault may have struck what this one needs. After a minute the last failure is told. */
export const volhard = async <T>(doe: () => Promise<T> | T, ms = VOLHARD_MS): Promise<T> => {
  for (const einde = Date.now() + ms; ; await wacht(POOS_MS)) {
    try {
      return await doe();
    } catch (fout) {
      if (Date.now() > einde) throw fout;
    }
  }
};
