import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { uuid5 } from '#shared/messaging/codec';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import { journaliseer, vindVoorstel, zetStap } from '../persistence/journaal';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { isAanZet, overdrachtzicht, VOORSTEL, type Overdrachtbeeld } from './overdracht.projectie';
import { leesrecord, nietGelezen, zichtNu, type Gezien } from './zicht';

type Lijst = { readonly overdrachten: readonly Overdrachtbeeld[]; readonly volgende: string | null };
export type Overdrachtvraag = { readonly na?: string; readonly limiet: number; readonly inwonerRef?: string };

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
      if (beeld.verloop.status === 'VOORGESTELD' && isAanZet(beeld, { rol: lezer.rol, actorId: gezien.zicht.voor })) await this.opende(tx, beeld, lezer, traceparent);
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

  /** The receiving coach, or who deputises for him, read the proposal: the sender sees the step, and the owner hears it as a message of the hub (SM-1). */
  private async opende(tx: Tx, beeld: Overdrachtbeeld, lezer: Lezer, traceparent: string): Promise<void> {
    const { klok, partijen } = this.delen;
    const { zaakId, inwonerRef, gemeente, verloop } = beeld;
    const vandaag = klok.vandaag();
    const bericht: VerzegeldBericht = {
      specversion: '1.0',
      id: uuid5(['overdracht.geopend', zaakId, lezer.actorId, verloop.voorstelnummer].join('|')),
      source: partijen.hub.source,
      type: 'nl.participatiewet.overdracht.geopend.v1',
      time: klok.nu().toISOString(),
      datacontenttype: 'application/json',
      data: {
        zaakId,
        inwonerRef,
        gemeente,
        peildatum: vandaag,
        doel: 'OVERDRACHT',
        afzender: { actorId: 'schakel.hub', rol: 'systeem', werkgever: partijen.hub.code, namensGemeente: null },
        verloop: { datum: vandaag, door: lezer.actorId },
      },
    };
    await journaliseer(tx, { bericht, aansluiting: 'schakel', herkomst: 'hub', inhoudMerk: null, klok: klok.nu(), traceparent });
    const voorstel = await vindVoorstel(tx, inwonerRef, zaakId, VOORSTEL.type);
    if (voorstel !== undefined) await zetStap(tx, voorstel, 'GEOPEND', new Date());
  }
}
