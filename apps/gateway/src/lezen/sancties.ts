import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Deurdelen } from '../http/deurdelen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { meldGeopend } from './geopend';
import { OVERWOGEN, sanctiezicht, type Sanctiebeeld } from './sanctie.projectie';
import { toonEen, toonLijst } from './tonen';

type Lijst = { readonly sancties: readonly Sanctiebeeld[]; readonly volgende: string | null };
export type Sanctievraag = { readonly na?: string; readonly inwonerRef?: string; readonly zaakId?: string; readonly limiet: number };

const LEZEN = 'overwogen-sanctie.lezen';
const GEOPEND = bekendeSoort('nl.participatiewet.boete.geopend.v1');

/** Considered sanctions, read at their owner and given out here. A werkcoach never gets this far: no message of boete has a view for him. */
export class Sanctielezer {
  constructor(private readonly delen: Deurdelen) {}

  /** How far each has come, without what it is about: that is read one case at a time. */
  async lijst(vraag: Sanctievraag, lezer: Lezer, beller: Beller): Promise<{ overwogenSancties: unknown[]; volgende: string | null }> {
    const { sancties, volgende } = await this.vraag(vraag, lezer, beller);
    const overwogenSancties = await toonLijst(this.delen, sancties, {
      activiteit: () => 'overwogen-sancties.lezen',
      beoordeel: ({ uitkomst: _uitkomst, ...beeld }, { periode, zicht }) => sanctiezicht({ ...beeld, secties: {} }, lezer, periode, zicht),
    }, { lezer, beller });
    return { overwogenSancties, volgende };
  }

  async een(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { sancties } = await this.vraag({ zaakId, limiet: 1 }, lezer, beller);
    const beeld = sancties.find((een) => een.zaakId === zaakId);
    return toonEen(this.delen, { zaakId, beeld }, {
      activiteit: () => LEZEN,
      geweigerdAls: LEZEN,
      beoordeel: (sanctie, { periode, zicht }) => sanctiezicht(sanctie, lezer, periode, zicht),
      gelezen: async (sanctie, _gezien, tx) => {
        const isOntvanger = lezer.rol === sanctie.ontvanger.rol;
        if (isOntvanger && sanctie.verloop.status === 'OVERWOGEN') await meldGeopend(tx, this.delen, { melding: GEOPEND, gelezen: OVERWOGEN, zaak: sanctie, door: lezer.actorId }, beller.traceparent);
      },
    }, { lezer, beller });
  }

  private async vraag(parameters: Sanctievraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Sanctievraag, Lijst>('boete', 'sancties', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { sancties: [], volgende: null };
  }
}
