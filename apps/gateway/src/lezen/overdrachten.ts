import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Deurdelen } from '../http/deurdelen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { meldGeopend } from './geopend';
import { isAanZet, overdrachtzicht, VOORSTEL, type Overdrachtbeeld } from './overdracht.projectie';
import { toonEen, toonLijst } from './tonen';

type Lijst = { readonly overdrachten: readonly Overdrachtbeeld[]; readonly volgende: string | null };
export type Overdrachtvraag = { readonly na?: string; readonly limiet: number; readonly inwonerRef?: string };

const LEZEN = 'overdracht.lezen';
const GEOPEND = bekendeSoort('nl.participatiewet.overdracht.geopend.v1');

/** Handovers, read at their owner and given out here: judged, projected and logged before anyone sees them. */
export class Overdrachtlezer {
  constructor(private readonly delen: Deurdelen) {}

  /** State of each case, without its personal sections: those are read one case at a time. */
  async lijst(vraag: Overdrachtvraag, lezer: Lezer, beller: Beller): Promise<{ overdrachten: unknown[]; volgende: string | null }> {
    const { traceparent } = beller;
    const { resultaat } = await this.delen.vraagbaak.vraag<Overdrachtvraag, Lijst>('handover', 'overdrachten', { context: alsContext(lezer), parameters: vraag }, { traceparent });
    const overdrachten = await toonLijst(this.delen, resultaat?.overdrachten ?? [], {
      activiteit: () => 'overdrachten.lezen',
      beoordeel: (beeld, { vandaag, periode, zicht }) => overdrachtzicht(beeld, lezer, { vandaag, periode }, zicht, true),
    }, { lezer, beller });
    return { overdrachten, volgende: resultaat?.volgende ?? null };
  }

  async een(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { traceparent } = beller;
    const { resultaat } = await this.delen.vraagbaak.vraag<{ zaakId: string }, Overdrachtbeeld>('handover', 'overdracht', { context: alsContext(lezer), parameters: { zaakId } }, { traceparent });
    return toonEen(this.delen, { zaakId, beeld: resultaat ?? undefined }, {
      activiteit: () => LEZEN,
      geweigerdAls: LEZEN,
      beoordeel: (beeld, { vandaag, periode, zicht }) => overdrachtzicht(beeld, lezer, { vandaag, periode }, zicht, false),
      gelezen: async (beeld, { voor }, tx) => {
        const isAanDeBeurt = beeld.verloop.status === 'VOORGESTELD' && isAanZet(beeld, { rol: lezer.rol, actorId: voor });
        if (isAanDeBeurt) await meldGeopend(tx, this.delen, { melding: GEOPEND, gelezen: VOORSTEL, zaak: beeld, door: lezer.actorId, keer: beeld.verloop.voorstelnummer }, traceparent);
      },
    }, { lezer, beller });
  }
}
