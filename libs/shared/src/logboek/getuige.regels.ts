import { Kijker, type Reeks } from './kijker';
import type { Getekend, Zegel, Zegelkeuring } from './zegel';

/** The fields of a checkpoint in a fixed order, so that the same checkpoint is always the same line. */
export const getuigeregel = ({ dienst, nr, positie, hash, aantal, op, sleutel, handtekening }: Getekend<Zegel>): string =>
  JSON.stringify({ dienst, nr, positie, hash, aantal, op, sleutel, handtekening });

const leesRegel = (regel: string): Getekend<Zegel> | undefined => {
  try {
    const zegel = JSON.parse(regel) as Getekend<Zegel>;
    return typeof zegel === 'object' && zegel !== null && getuigeregel(zegel) === regel ? zegel : undefined;
  } catch {
    return undefined;
  }
};

/** Lines that a former leader may still write after its successor did: these are the same lines. */
const ONTHOUDEN = 16;

/**
 * The checkpoints of a witness, in order. A line that was cut off by a crash is followed by the whole of it; anything else
 * that is not a signed checkpoint of this service, or is out of order, is reported.
 */
export async function* leesGetuige(dienst: string, regels: Reeks<string>, deugt: Zegelkeuring, meld: (uitleg: string, zegel?: number) => void): AsyncGenerator<Getekend<Zegel>> {
  const kijker = new Kijker(regels);
  const bekend = new Map<number, string>();
  let vorige: number | undefined;
  for (let regel = await kijker.neem(); regel !== undefined; regel = await kijker.neem()) {
    const zegel = leesRegel(regel);
    if (!zegel || zegel.dienst !== dienst || !deugt(zegel)) {
      if (zegel || !(await kijker.kijk())?.startsWith(regel)) meld('de getuige heeft een regel die geen getekend zegel is', zegel?.nr);
      continue;
    }
    if (bekend.get(zegel.nr) === regel) continue;
    if (vorige !== undefined && zegel.nr !== vorige + 1) meld(`bij de getuige volgt zegel ${zegel.nr} op zegel ${vorige}`, zegel.nr);
    bekend.set(zegel.nr, regel);
    bekend.delete(zegel.nr - ONTHOUDEN);
    vorige = zegel.nr;
    yield zegel;
  }
}
