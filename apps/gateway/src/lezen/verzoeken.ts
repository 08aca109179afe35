import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { CONTEXT_VAN_VERZOEK, verzoekzicht, type Verzoekbeeld, type Verzoeksoort } from './verzoek.projectie';
import { leesrecord, nietGelezen, zichtNu, type Gezien } from './zicht';

type Lijst = { readonly verzoeken: readonly Verzoekbeeld[]; readonly volgende: string | null };
export type Verzoekvraag = { readonly na?: string; readonly inwonerRef?: string; readonly zaakId?: string; readonly soort?: Verzoeksoort; readonly limiet: number };

/** Requests for support, read at their owner and given out here. */
export class Verzoeklezer {
  constructor(private readonly delen: Deurdelen) {}

  /** How far each has come, without what was written: that is read one request at a time. */
  async lijst(vraag: Verzoekvraag, lezer: Lezer, beller: Beller): Promise<{ ondersteuningsverzoeken: unknown[]; volgende: string | null }> {
    const { verzoeken, volgende } = await this.vraag(vraag, lezer, beller);
    const { kader } = zichtNu(this.delen);
    const ondersteuningsverzoeken = await this.delen.opslag.transactie(async (tx) => {
      const gezien: unknown[] = [];
      for (const beeld of verzoeken) {
        const zicht = await this.zicht(tx, beeld, lezer, true);
        if (!zicht) continue;
        await schrijfLogboek(tx, 'VERSTREKKING', leesrecord(`${CONTEXT_VAN_VERZOEK[beeld.soort]}.lijst.lezen`, beeld, lezer, zicht, kader), beller.traceparent);
        gezien.push(zicht.inhoud);
      }
      return gezien;
    });
    return { ondersteuningsverzoeken, volgende };
  }

  async een(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { verzoeken } = await this.vraag({ zaakId, limiet: 1 }, lezer, beller);
    const beeld = verzoeken.find((een) => een.zaakId === zaakId);
    const inhoud = await this.delen.opslag.transactie(async (tx) => {
      const zicht = beeld && (await this.zicht(tx, beeld, lezer, false));
      if (!beeld || !zicht) {
        await schrijfLogboek(tx, 'BESLISSING', nietGelezen('ondersteuningsverzoek.lezen', zaakId, beeld, lezer), beller.traceparent);
        return undefined;
      }
      await schrijfLogboek(tx, 'VERSTREKKING', leesrecord(`${CONTEXT_VAN_VERZOEK[beeld.soort]}.lezen`, beeld, lezer, zicht, zichtNu(this.delen).kader), beller.traceparent);
      return zicht.inhoud;
    });
    if (!inhoud) throw new Probleem('NIET_GEVONDEN');
    return inhoud;
  }

  private async vraag(parameters: Verzoekvraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Verzoekvraag, Lijst>('ondersteuning', 'verzoeken', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { verzoeken: [], volgende: null };
  }

  private async zicht(tx: Tx, beeld: Verzoekbeeld, lezer: Lezer, alleenVerloop: boolean): Promise<Gezien | undefined> {
    const periode = periodeOp((await standenVan(tx, [beeld.inwonerRef]))(beeld.inwonerRef), this.delen.klok.vandaag());
    return verzoekzicht(beeld, lezer, periode, zichtNu(this.delen), alleenVerloop);
  }
}
