import { bekendeSoort } from '#shared/contracts/catalogus';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { meldGeopend } from './geopend';
import { OVERWOGEN, sanctiezicht, type Sanctiebeeld } from './sanctie.projectie';
import { leesrecord, nietGelezen, zichtNu, type Gezien } from './zicht';

type Lijst = { readonly sancties: readonly Sanctiebeeld[]; readonly volgende: string | null };
export type Sanctievraag = { readonly na?: string; readonly inwonerRef?: string; readonly zaakId?: string; readonly limiet: number };

const GEOPEND = bekendeSoort('nl.participatiewet.boete.geopend.v1');

/** Considered sanctions, read at their owner and given out here. A werkcoach never gets this far: no message of boete has a view for him. */
export class Sanctielezer {
  constructor(private readonly delen: Deurdelen) {}

  /** How far each has come, without what it is about: that is read one case at a time. */
  async lijst(vraag: Sanctievraag, lezer: Lezer, beller: Beller): Promise<{ overwogenSancties: unknown[]; volgende: string | null }> {
    const { sancties, volgende } = await this.vraag(vraag, lezer, beller);
    const { kader } = zichtNu(this.delen);
    const overwogenSancties = await this.delen.opslag.transactie(async (tx) => {
      const gezien: unknown[] = [];
      for (const { uitkomst: _uitkomst, ...beeld } of sancties) {
        const zicht = await this.zicht(tx, { ...beeld, secties: {} }, lezer);
        if (!zicht) continue;
        await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('overwogen-sancties.lezen', beeld, lezer, zicht, kader), beller.traceparent);
        gezien.push(zicht.inhoud);
      }
      return gezien;
    });
    return { overwogenSancties, volgende };
  }

  async een(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { sancties } = await this.vraag({ zaakId, limiet: 1 }, lezer, beller);
    const beeld = sancties.find((een) => een.zaakId === zaakId);
    const inhoud = await this.delen.opslag.transactie(async (tx) => {
      const zicht = beeld && (await this.zicht(tx, beeld, lezer));
      if (!beeld || !zicht) {
        await schrijfLogboek(tx, 'BESLISSING', nietGelezen('overwogen-sanctie.lezen', zaakId, beeld, lezer), beller.traceparent);
        return undefined;
      }
      await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('overwogen-sanctie.lezen', beeld, lezer, zicht, zichtNu(this.delen).kader), beller.traceparent);
      const isOntvanger = lezer.rol === beeld.ontvanger.rol;
      if (isOntvanger && beeld.verloop.status === 'OVERWOGEN') await meldGeopend(tx, this.delen, { melding: GEOPEND, gelezen: OVERWOGEN, zaak: beeld, door: lezer.actorId }, beller.traceparent);
      return zicht.inhoud;
    });
    if (!inhoud) throw new Probleem('NIET_GEVONDEN');
    return inhoud;
  }

  private async vraag(parameters: Sanctievraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Sanctievraag, Lijst>('boete', 'sancties', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { sancties: [], volgende: null };
  }

  private async zicht(tx: Tx, beeld: Sanctiebeeld, lezer: Lezer): Promise<Gezien | undefined> {
    const periode = periodeOp((await standenVan(tx, [beeld.inwonerRef]))(beeld.inwonerRef), this.delen.klok.vandaag());
    return sanctiezicht(beeld, lezer, periode, zichtNu(this.delen));
  }
}
