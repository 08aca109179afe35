import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import { openAdressenVan } from '../levering/zaken';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { ontheffingzicht, type Ontheffingbeeld } from './ontheffing.projectie';
import { leesrecord, nietGelezen, zichtNu, type Gezien } from './zicht';

type Lijst = { readonly ontheffingen: readonly Ontheffingbeeld[]; readonly volgende: string | null };
export type Ontheffingvraag = { readonly na?: string; readonly inwonerRef?: string; readonly ontheffingRef?: string; readonly laatsteDagVoor?: string; readonly limiet: number };

/** Ontheffingen, read at their owner and given out here: judged, projected and logged before anyone sees them. */
export class Ontheffinglezer {
  constructor(private readonly delen: Deurdelen) {}

  async lijst(vraag: Ontheffingvraag, lezer: Lezer, beller: Beller): Promise<{ ontheffingen: unknown[]; volgende: string | null }> {
    const { ontheffingen: beelden, volgende } = await this.vraag(vraag, lezer, beller);
    const { kader } = zichtNu(this.delen);
    const ontheffingen = await this.delen.opslag.transactie(async (tx) => {
      const gezien: unknown[] = [];
      for (const beeld of beelden) {
        const zicht = await this.zicht(tx, beeld, lezer);
        if (!zicht) continue;
        await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('ontheffingen.lezen', beeld, lezer, zicht, kader), beller.traceparent);
        gezien.push(zicht.inhoud);
      }
      return gezien;
    });
    return { ontheffingen, volgende };
  }

  async een(ontheffingRef: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { ontheffingen } = await this.vraag({ ontheffingRef, limiet: 1 }, lezer, beller);
    const beeld = ontheffingen.find((een) => een.ontheffingRef === ontheffingRef);
    const inhoud = await this.delen.opslag.transactie(async (tx) => {
      const zicht = beeld && (await this.zicht(tx, beeld, lezer));
      if (!beeld || !zicht) {
        await schrijfLogboek(tx, 'BESLISSING', nietGelezen('ontheffing.lezen', undefined, beeld, lezer), beller.traceparent);
        return undefined;
      }
      await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('ontheffing.lezen', beeld, lezer, zicht, zichtNu(this.delen).kader), beller.traceparent);
      return zicht.inhoud;
    });
    if (!inhoud) throw new Probleem('NIET_GEVONDEN');
    return inhoud;
  }

  private async vraag(parameters: Ontheffingvraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Ontheffingvraag, Lijst>('ontheffing', 'ontheffingen', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { ontheffingen: [], volgende: null };
  }

  private async zicht(tx: Tx, beeld: Ontheffingbeeld, lezer: Lezer): Promise<Gezien | undefined> {
    const vandaag = this.delen.klok.vandaag();
    const periode = periodeOp((await standenVan(tx, [beeld.inwonerRef]))(beeld.inwonerRef), vandaag);
    const nu = { vandaag, periode, openAdressen: await openAdressenVan(tx, beeld.inwonerRef) };
    return ontheffingzicht(beeld, lezer, nu, zichtNu(this.delen));
  }
}
