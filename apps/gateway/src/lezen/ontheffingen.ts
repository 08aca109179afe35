import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import { kaderOp } from '#shared/privacy/kader';
import { openSectie } from '#shared/privacy/verzegeling';
import type { Deurdelen } from '../http/deurdelen';
import { openAdressenVan } from '../levering/zaken';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { ontheffingzicht, type Ontheffingbeeld, type Ontheffingzicht } from './ontheffing.projectie';

type Lijst = { readonly ontheffingen: readonly Ontheffingbeeld[]; readonly volgende: string | null };
export type Ontheffingvraag = { readonly na?: string; readonly inwonerRef?: string; readonly limiet: number };

/** Ontheffingen, read at their owner and given out here: judged, projected and logged before anyone sees them. */
export class Ontheffinglezer {
  constructor(private readonly delen: Deurdelen) {}

  async lijst(vraag: Ontheffingvraag, lezer: Lezer, { traceparent }: Beller): Promise<{ ontheffingen: unknown[]; volgende: string | null }> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Ontheffingvraag, Lijst>('ontheffing', 'ontheffingen', { context: alsContext(lezer), parameters: vraag }, { traceparent });
    const ontheffingen = await this.delen.opslag.transactie(async (tx) => {
      const gezien: unknown[] = [];
      for (const beeld of resultaat?.ontheffingen ?? []) {
        const zicht = await this.zicht(tx, beeld, lezer);
        if (!zicht) continue;
        await schrijfLogboek(tx, 'VERSTREKKING', this.record(beeld, lezer, zicht), traceparent);
        gezien.push(zicht.inhoud);
      }
      return gezien;
    });
    return { ontheffingen, volgende: resultaat?.volgende ?? null };
  }

  private async zicht(tx: Tx, beeld: Ontheffingbeeld, lezer: Lezer): Promise<Ontheffingzicht | undefined> {
    const { klok, kaders, partijen, ring } = this.delen;
    const vandaag = klok.vandaag();
    const periode = periodeOp((await standenVan(tx, [beeld.inwonerRef]))(beeld.inwonerRef), vandaag);
    const nu = { vandaag, periode, openAdressen: await openAdressenVan(tx, beeld.inwonerRef) };
    const open = (bericht: VerzegeldBericht, sectie: Parameters<typeof openSectie>[1]) => openSectie(bericht, sectie, ring);
    return ontheffingzicht(beeld, lezer, nu, { partijen, kader: kaderOp(kaders, vandaag), open });
  }

  private record({ inwonerRef, gemeente }: Ontheffingbeeld, { actorId, aansluiting }: Lezer, { oordelen }: Ontheffingzicht): Beslissingsrecord {
    const { id, versie } = kaderOp(this.delen.kaders, this.delen.klok.vandaag());
    return { activiteit: 'ontheffingen.lezen', uitkomst: 'TOEGESTAAN', inwonerRef, gemeente, actor: actorId, aansluiting, beleid: { id, versie }, oordelen };
  }
}
