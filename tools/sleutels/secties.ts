import type { Verzegeld } from '#shared/contracts/bericht';
import { isVerzegeld } from '#shared/persistence/bewaren/grafsteen';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { herverzegel, VerzegelingFout } from '#shared/privacy/verzegeling';

export type Herschreven = {
  readonly waarde: unknown;
  readonly herverzegeld: number;
  /** Sections that do not open where they lie: touched, moved, or of nobody. They stay as they are. */
  readonly gebroken: number;
};

const ongewijzigd = (waarde: unknown): Herschreven => ({ waarde, herverzegeld: 0, gebroken: 0 });

const eenSectie = (sectie: Verzegeld, inwonerRef: string | undefined, ring: Sleutelring): Herschreven => {
  try {
    if (inwonerRef) return { waarde: herverzegel(sectie, inwonerRef, ring), herverzegeld: 1, gebroken: 0 };
  } catch (fout) {
    if (!(fout instanceof VerzegelingFout)) throw fout;
  }
  return { waarde: sectie, herverzegeld: 0, gebroken: 1 };
};

/**
 * The same value with every section that hangs on one of these keys sealed again, at whatever depth. The resident is the nearest one that
 * is named around the section: that of the message it is in, else that of the row. Anything else, a tombstone too, stays.
 */
export const herschrijf = (waarde: unknown, sleutels: readonly string[], inwonerRef: string | undefined, ring: Sleutelring): Herschreven => {
  if (isVerzegeld(waarde)) return sleutels.includes(waarde.sleutel) ? eenSectie(waarde, inwonerRef, ring) : ongewijzigd(waarde);
  if (typeof waarde !== 'object' || waarde === null) return ongewijzigd(waarde);
  const eigen = (waarde as { inwonerRef?: unknown }).inwonerRef;
  const ref = typeof eigen === 'string' ? eigen : inwonerRef;
  const delen = Object.entries(waarde).map(([naam, deel]) => [naam, herschrijf(deel, sleutels, ref, ring)] as const);
  const som = (telling: 'herverzegeld' | 'gebroken'): number => delen.reduce((totaal, [, deel]) => totaal + deel[telling], 0);
  const nieuw = Array.isArray(waarde) ? delen.map(([, deel]) => deel.waarde) : Object.fromEntries(delen.map(([naam, deel]) => [naam, deel.waarde]));
  return { waarde: nieuw, herverzegeld: som('herverzegeld'), gebroken: som('gebroken') };
};
