import { bekendeSoort } from '#shared/contracts/catalogus';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { meldGeopend } from './geopend';
import { isAanZet, overdrachtzicht, VOORSTEL, type Overdrachtbeeld } from './overdracht.projectie';
import { leesrecord, nietGelezen, zichtNu, type Gezien } from './zicht';

type Lijst = { readonly overdrachten: readonly Overdrachtbeeld[]; readonly volgende: string | null };
export type Overdrachtvraag = { readonly na?: string; readonly limiet: number; readonly inwonerRef?: string };

const GEOPEND = bekendeSoort('nl.participatiewet.overdracht.geopend.v1');

/** Handovers, read at their owner and given out here: judged, projected and logged before anyone sees them. */
export class Overdrachtlezer {
  constructor(private readonly delen: Deurdelen) {}

  /** State of each case, without its personal sections: those are read one case at a time. */
  async lijst(vraag: Overdrachtvraag, lezer: Lezer, { traceparent }: Beller): Promise<{ overdrachten: unknown[]; volgende: string | null }> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Overdrachtvraag, Lijst>('handover', 'overdrachten', { context: alsContext(lezer), parameters: vraag }, { traceparent });
    const { kader } = zichtNu(this.delen);
    const overdrachten = await this.delen.opslag.transactie(async (tx) => {
      const gezien: unknown[] = [];
      for (const { beeld, zicht } of await this.zichten(tx, resultaat?.overdrachten ?? [], lezer, true)) {
        if (!zicht) continue;
        await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('overdrachten.lezen', beeld, lezer, zicht, kader), traceparent);
        gezien.push(zicht.inhoud);
      }
      return gezien;
    });
    return { overdrachten, volgende: resultaat?.volgende ?? null };
  }

  async een(zaakId: string, lezer: Lezer, { traceparent }: Beller): Promise<Record<string, unknown>> {
    const { resultaat: beeld } = await this.delen.vraagbaak.vraag<{ zaakId: string }, Overdrachtbeeld>('handover', 'overdracht', { context: alsContext(lezer), parameters: { zaakId } }, { traceparent });
    const inhoud = await this.delen.opslag.transactie(async (tx) => {
      const [gezien] = beeld ? await this.zichten(tx, [beeld], lezer, false) : [];
      if (!beeld || !gezien?.zicht) {
        await schrijfLogboek(tx, 'BESLISSING', nietGelezen('overdracht.lezen', zaakId, beeld ?? undefined, lezer), traceparent);
        return undefined;
      }
      await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('overdracht.lezen', beeld, lezer, gezien.zicht, zichtNu(this.delen).kader), traceparent);
      if (beeld.verloop.status === 'VOORGESTELD' && isAanZet(beeld, { rol: lezer.rol, actorId: gezien.zicht.voor })) {
        await meldGeopend(tx, this.delen, { melding: GEOPEND, gelezen: VOORSTEL, zaak: beeld, door: lezer.actorId, keer: beeld.verloop.voorstelnummer }, traceparent);
      }
      return gezien.zicht.inhoud;
    });
    if (!inhoud) throw new Probleem('NIET_GEVONDEN');
    return inhoud;
  }

  private async zichten(tx: Tx, beelden: readonly Overdrachtbeeld[], lezer: Lezer, alleenVerloop: boolean): Promise<{ beeld: Overdrachtbeeld; zicht: Gezien | undefined }[]> {
    const vandaag = this.delen.klok.vandaag();
    const standVan = await standenVan(tx, beelden.map(({ inwonerRef }) => inwonerRef));
    const middelen = zichtNu(this.delen);
    return beelden.map((beeld) => {
      const nu = { vandaag, periode: periodeOp(standVan(beeld.inwonerRef), vandaag) };
      return { beeld, zicht: overdrachtzicht(beeld, lezer, nu, middelen, alleenVerloop) };
    });
  }
}
