import { bekendeSoort } from '#shared/contracts/catalogus';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { meldGeopend } from './geopend';
import { verstrekkingzicht, type Verstrekkingbeeld } from './verstrekking.projectie';
import { leesrecord, nietGelezen, zichtNu, type Gezien } from './zicht';

type Lijst = { readonly verstrekkingen: readonly Verstrekkingbeeld[]; readonly volgende: string | null };
export type Verstrekkingvraag = { readonly na?: string; readonly inwonerRef?: string; readonly zaakId?: string; readonly limiet: number };

const GEOPEND = bekendeSoort('nl.participatiewet.verstrekking.geopend.v1');

/** What was asked and given besides the standard, read at its owner and given out here. Medical content has a reader of its own. */
export class Verstrekkinglezer {
  constructor(private readonly delen: Deurdelen) {}

  /** How far each has come, without what was shared: that is read one case at a time. */
  async lijst(vraag: Verstrekkingvraag, lezer: Lezer, beller: Beller): Promise<{ verstrekkingen: unknown[]; volgende: string | null }> {
    const { verstrekkingen: beelden, volgende } = await this.vraag(vraag, lezer, beller);
    const { kader } = zichtNu(this.delen);
    const verstrekkingen = await this.delen.opslag.transactie(async (tx) => {
      const gezien: unknown[] = [];
      for (const beeld of beelden) {
        const zicht = await this.zicht(tx, beeld, lezer, true);
        if (!zicht) continue;
        await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('verstrekkingen.lezen', beeld, lezer, zicht, kader), beller.traceparent);
        gezien.push(zicht.inhoud);
      }
      return gezien;
    });
    return { verstrekkingen, volgende };
  }

  async een(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { verstrekkingen } = await this.vraag({ zaakId, limiet: 1 }, lezer, beller);
    const beeld = verstrekkingen.find((een) => een.zaakId === zaakId);
    const inhoud = await this.delen.opslag.transactie(async (tx) => {
      const zicht = beeld && (await this.zicht(tx, beeld, lezer, false));
      if (!beeld || !zicht) {
        await schrijfLogboek(tx, 'BESLISSING', nietGelezen('verstrekking.lezen', zaakId, beeld, lezer), beller.traceparent);
        return undefined;
      }
      await schrijfLogboek(tx, 'VERSTREKKING', leesrecord('verstrekking.lezen', beeld, lezer, zicht, zichtNu(this.delen).kader), beller.traceparent);
      await this.meldGelezen(tx, beeld, zicht, lezer, beller);
      return zicht.inhoud;
    });
    if (!inhoud) throw new Probleem('NIET_GEVONDEN');
    return inhoud;
  }

  /** The other side read what was given: its giver sees the step. */
  private async meldGelezen(tx: Tx, { belastbaarheidType, gever, status, ...zaak }: Verstrekkingbeeld, { inhoud }: Gezien, lezer: Lezer, { traceparent }: Beller): Promise<void> {
    if (status !== 'GEGEVEN' || inhoud['belastbaarheid'] === undefined || belastbaarheidType === undefined || lezer.rol === gever?.rol) return;
    const { zaakId, inwonerRef, gemeente, secties } = zaak;
    const opening = { melding: GEOPEND, gelezen: bekendeSoort(belastbaarheidType), zaak: { zaakId, inwonerRef, gemeente }, door: lezer.actorId };
    await meldGeopend(tx, this.delen, { ...opening, keer: secties.belastbaarheid?.herkomst.id ?? zaakId }, traceparent);
  }

  private async vraag(parameters: Verstrekkingvraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Verstrekkingvraag, Lijst>('verstrekking', 'verstrekkingen', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { verstrekkingen: [], volgende: null };
  }

  private async zicht(tx: Tx, beeld: Verstrekkingbeeld, lezer: Lezer, alleenVerloop: boolean): Promise<Gezien | undefined> {
    const periode = periodeOp((await standenVan(tx, [beeld.inwonerRef]))(beeld.inwonerRef), this.delen.klok.vandaag());
    return verstrekkingzicht(beeld, lezer, periode, zichtNu(this.delen), alleenVerloop);
  }
}
