import { join } from 'node:path';
import { maakMap } from './bestanden';
import { Procesregister } from './register';
import { neemSlot } from './slot';
import { hubmap } from './toestand';
import { Toezicht } from './toezicht';

/** A directory of its own under .hub, held by this process alone, with a supervisor for what runs in it. */
export type Instantie = {
  readonly instantiemap: string;
  readonly toezicht: Toezicht;
  /** Stops all that was started there; `daarna` runs before another may hold it. */
  readonly stop: (daarna?: () => void) => Promise<void>;
};

/** Throws a Melding when another process holds it. When this process ends, so does all that it started. */
export const neemInstantie = (map: string, instantie: string): Instantie => {
  maakMap(join(map, '.hub'), true);
  const instantiemap = maakMap(hubmap(map, instantie), true);
  const geefSlotVrij = neemSlot(join(instantiemap, 'slot'), instantie);
  const toezicht = new Toezicht(maakMap(join(instantiemap, 'log')), new Procesregister(join(instantiemap, 'processen.json')));
  const bijEinde = (): void => toezicht.seinAlles();
  process.once('exit', bijEinde);
  const stop = async (daarna?: () => void): Promise<void> => {
    await toezicht.stopAlles();
    daarna?.();
    geefSlotVrij();
    process.off('exit', bijEinde);
  };
  return { instantiemap, toezicht, stop };
};
