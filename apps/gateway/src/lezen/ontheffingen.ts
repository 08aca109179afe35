import type { Deurdelen } from '../http/deurdelen';
import { openAdressenVan } from '../levering/zaken';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { ontheffingzicht, type Ontheffingbeeld } from './ontheffing.projectie';
import { toonEen, toonLijst, type Blik } from './tonen';
import type { Gezien } from './zicht';

type Lijst = { readonly ontheffingen: readonly Ontheffingbeeld[]; readonly volgende: string | null };
export type Ontheffingvraag = { readonly na?: string; readonly inwonerRef?: string; readonly ontheffingRef?: string; readonly laatsteDagVoor?: string; readonly limiet: number };

const LEZEN = 'ontheffing.lezen';

const beoordeel = async (beeld: Ontheffingbeeld, { tx, lezer, vandaag, periode, zicht }: Blik): Promise<Gezien | undefined> =>
  ontheffingzicht(beeld, lezer, { vandaag, periode, openAdressen: await openAdressenVan(tx, beeld.inwonerRef) }, zicht);

/** Ontheffingen, read at their owner and given out here: judged, projected and logged before anyone sees them. */
export class Ontheffinglezer {
  constructor(private readonly delen: Deurdelen) {}

  async lijst(vraag: Ontheffingvraag, lezer: Lezer, beller: Beller): Promise<{ ontheffingen: unknown[]; volgende: string | null }> {
    const { ontheffingen: beelden, volgende } = await this.vraag(vraag, lezer, beller);
    const ontheffingen = await toonLijst(this.delen, beelden, { activiteit: () => 'ontheffingen.lezen', beoordeel }, { lezer, beller });
    return { ontheffingen, volgende };
  }

  async een(ontheffingRef: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { ontheffingen } = await this.vraag({ ontheffingRef, limiet: 1 }, lezer, beller);
    const beeld = ontheffingen.find((een) => een.ontheffingRef === ontheffingRef);
    return toonEen(this.delen, { beeld }, { activiteit: () => LEZEN, geweigerdAls: LEZEN, beoordeel }, { lezer, beller });
  }

  private async vraag(parameters: Ontheffingvraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Ontheffingvraag, Lijst>('ontheffing', 'ontheffingen', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { ontheffingen: [], volgende: null };
  }
}
