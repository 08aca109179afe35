import type { Deurdelen } from '../http/deurdelen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { CONTEXT_VAN_VERZOEK, verzoekzicht, type Verzoekbeeld, type Verzoeksoort } from './verzoek.projectie';
import { toonEen, toonLijst } from './tonen';

type Lijst = { readonly verzoeken: readonly Verzoekbeeld[]; readonly volgende: string | null };
export type Verzoekvraag = { readonly na?: string; readonly inwonerRef?: string; readonly zaakId?: string; readonly soort?: Verzoeksoort; readonly limiet: number };

/** Requests for support, read at their owner and given out here. */
export class Verzoeklezer {
  constructor(private readonly delen: Deurdelen) {}

  /** How far each has come, without what was written: that is read one request at a time. */
  async lijst(vraag: Verzoekvraag, lezer: Lezer, beller: Beller): Promise<{ ondersteuningsverzoeken: unknown[]; volgende: string | null }> {
    const { verzoeken, volgende } = await this.vraag(vraag, lezer, beller);
    const ondersteuningsverzoeken = await toonLijst(this.delen, verzoeken, {
      activiteit: ({ soort }) => `${CONTEXT_VAN_VERZOEK[soort]}.lijst.lezen`,
      beoordeel: (beeld, { periode, zicht }) => verzoekzicht(beeld, lezer, periode, zicht, true),
    }, { lezer, beller });
    return { ondersteuningsverzoeken, volgende };
  }

  async een(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { verzoeken } = await this.vraag({ zaakId, limiet: 1 }, lezer, beller);
    const beeld = verzoeken.find((een) => een.zaakId === zaakId);
    return toonEen(this.delen, { zaakId, beeld }, {
      activiteit: ({ soort }) => `${CONTEXT_VAN_VERZOEK[soort]}.lezen`,
      geweigerdAls: 'ondersteuningsverzoek.lezen',
      beoordeel: (verzoek, { periode, zicht }) => verzoekzicht(verzoek, lezer, periode, zicht, false),
    }, { lezer, beller });
  }

  private async vraag(parameters: Verzoekvraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Verzoekvraag, Lijst>('ondersteuning', 'verzoeken', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { verzoeken: [], volgende: null };
  }
}
