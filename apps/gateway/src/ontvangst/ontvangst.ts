import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { faalpunt } from '#shared/operations/faalpunt';
import { metrieken } from '#shared/operations/metrics';
import type { Partijen } from '#shared/policy/partijen';
import { kaderOp, type Privacykader } from '#shared/privacy/kader';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import type { Opslag } from '../hub.opslag';
import { Probleem } from '../http/probleem';
import { zoekBericht } from '../persistence/journaal';
import type { Beller } from '../toegang/beller';
import { Aannemer, eersteAntwoord, type Aangenomen } from './aannemer';
import type { Deur, Gekeurd } from './deur';
import type { Deurdelen } from '../http/deurdelen';
import { weigeringsrecord, type Maatstaf } from './deurlogboek';
import { inhoudsmerken, type Inhoudsmerken } from './inhoudsmerk';
import type { Inwonerregister } from './inwonerregister';
import { keurVenster } from './venster';

export type Ontvangstdelen = {
  readonly opslag: Opslag;
  readonly deur: Deur;
  readonly inwoners: Inwonerregister;
  readonly ring: Sleutelring;
  readonly klok: Klok;
  readonly partijen: Partijen;
  readonly kaders: readonly Privacykader[];
  readonly personeel: Deurdelen['personeel'];
  readonly meldAangenomen: Deurdelen['meldAangenomen'];
};

/** Takes in one message: durable before the answer, once per source and id. */
export class Ontvangst {
  private readonly aannemer: Aannemer;

  constructor(private readonly delen: Ontvangstdelen) {
    this.aannemer = new Aannemer(delen);
  }

  async neemAan(ruw: unknown, beller: Beller): Promise<Aangenomen> {
    const merken = inhoudsmerken(this.delen.ring, ruw);
    const gekeurd = await this.keur(ruw, beller, merken);
    if ('volgnr' in gekeurd) return gekeurd;
    const { bericht, soort } = gekeurd;
    faalpunt('deur.gelezen');
    const maatstaf = this.maatstaf();
    const { nieuw, ...aangenomen } = await this.aannemer.neem({ bericht, soort, beller, merken, maatstaf, klok: this.delen.klok.nu(), code: keurVenster(bericht.data, soort, maatstaf.dag) });
    faalpunt('deur.naCommit');
    if (nieuw) {
      metrieken.aangenomen.inc();
      this.delen.meldAangenomen({ type: bericht.type, berichtId: bericht.id, volgnr: aangenomen.volgnr, aansluiting: beller.aansluiting.naam, traceparent: beller.traceparent });
    }
    return aangenomen;
  }

  /** A refusal at the door leaves a decision record, or it is no answer: no record, no refusal. */
  private async keur(ruw: unknown, beller: Beller, merken: Inhoudsmerken): Promise<Gekeurd | Aangenomen> {
    try {
      return this.delen.deur.keur(ruw, beller);
    } catch (oorzaak) {
      if (oorzaak instanceof Probleem) {
        const eerder = await this.eerdere(ruw, beller, merken);
        if (eerder) return eerder;
        // A colleague may have been registered just now, through another copy of the gateway.
        if (await this.delen.personeel.ververs()) return await this.keur(ruw, beller, merken);
        const record = weigeringsrecord('bericht.aannemen', ruw, beller, oorzaak, this.maatstaf());
        throw oorzaak.metBeslissing(await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', record, beller.traceparent)));
      }
      throw oorzaak;
    }
  }

  /** Sent before? Then the first answer holds, whatever the door would say today. What the door lets through meets its earlier self in the journal. */
  private async eerdere(ruw: unknown, { aansluiting, persoon }: Beller, merken: Inhoudsmerken): Promise<Aangenomen | undefined> {
    const { source, id } = (ruw ?? {}) as { source?: unknown; id?: unknown };
    if (source !== aansluiting.source || typeof id !== 'string') return undefined;
    const rij = await this.delen.opslag.transactie((tx) => zoekBericht(tx, source, id));
    // Everybody who logs in shares the source of the portal, and nobody shares his messages.
    return rij && (!persoon || rij.afzender === persoon.actorId) ? eersteAntwoord(rij, merken) : undefined;
  }

  private maatstaf(): Maatstaf {
    const dag = this.delen.klok.vandaag();
    return { kader: kaderOp(this.delen.kaders, dag), dag };
  }
}
