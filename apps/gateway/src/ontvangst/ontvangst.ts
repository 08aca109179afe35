import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { CODES, type Code } from '#shared/contracts/codes';
import type { Uitkomst } from '#shared/contracts/intern';
import { zonderIdentiteit, type BerichtMetIdentiteit } from '#shared/contracts/vorm';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { faalpunt } from '#shared/operations/faalpunt';
import { metrieken } from '#shared/operations/metrics';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { kaderOp, type Privacykader } from '#shared/privacy/kader';
import { verzegel } from '#shared/privacy/verzegeling';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { verwerkRetour } from '../feiten/retour';
import type { Opslag } from '../hub.opslag';
import { Probleem } from '../http/probleem';
import { journaliseer, zetBeslissing, zoekBericht, type Journaalrij } from '../persistence/journaal';
import type { Beller } from '../toegang/beller';
import type { Deur, Gekeurd } from './deur';
import type { Deurdelen } from '../http/deurdelen';
import { aannamerecord, weigeringsrecord, type Maatstaf } from './deurlogboek';
import { inhoudsmerken, isZelfdeInhoud, type Inhoudsmerken } from './inhoudsmerk';
import type { Inwonerregister } from './inwonerregister';
import { keurVenster } from './venster';

export type Aangenomen = { readonly volgnr: number; readonly id: string };

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

type Aanname = { readonly bericht: BerichtMetIdentiteit; readonly soort: Berichtsoort; readonly beller: Beller; readonly merken: Inhoudsmerken };

const afgekeurd = (code: Code): Uitkomst => ({ status: 'AFGEKEURD', code, toelichting: CODES[code].oorzaak, afwijkingen: [] });

/** Takes in one message: durable before the answer, once per source and id. */
export class Ontvangst {
  constructor(private readonly delen: Ontvangstdelen) {}

  async neemAan(ruw: unknown, beller: Beller): Promise<Aangenomen> {
    const merken = inhoudsmerken(this.delen.ring, ruw);
    const gekeurd = await this.keur(ruw, beller, merken);
    if ('volgnr' in gekeurd) return gekeurd;
    const { bericht, soort } = gekeurd;
    faalpunt('deur.gelezen');
    const { nieuw, ...aangenomen } = await this.delen.opslag.transactie((tx) => this.schrijf(tx, { bericht, soort, beller, merken }));
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
    return rij && (!persoon || rij.afzender === persoon.actorId) ? zelfde(rij, merken) : undefined;
  }

  private async schrijf(tx: Tx, aanname: Aanname): Promise<Aangenomen & { nieuw: boolean }> {
    const { bericht, soort, beller, merken } = aanname;
    const verzegeld = await this.verzegeld(tx, aanname);
    const { aansluiting, traceparent } = beller;
    const volgnr = await journaliseer(tx, { bericht: verzegeld, aansluiting: aansluiting.naam, herkomst: 'partij', ...merken.nu, klok: this.delen.klok.nu(), traceparent });
    if (volgnr === undefined) return { ...(await this.tegelijk(tx, bericht, merken)), nieuw: false };
    const code = keurVenster(bericht.data, soort, this.delen.klok.vandaag());
    await zetBeslissing(tx, volgnr, await schrijfLogboek(tx, 'BESLISSING', aannamerecord(verzegeld, beller, code, this.maatstaf()), traceparent));
    // Settled before it is ever released: the date rule needs the Klok only, and the sender gets a return message like any other.
    if (code) await verwerkRetour(tx, { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: afgekeurd(code) }, soort.context, this.delen.partijen);
    faalpunt('deur.voorCommit');
    return { volgnr, id: bericht.id, nieuw: true };
  }

  private maatstaf(): Maatstaf {
    const dag = this.delen.klok.vandaag();
    return { kader: kaderOp(this.delen.kaders, dag), dag };
  }

  /** The same id came in while this one was under way: that one is committed by now, and it decides. */
  private async tegelijk(tx: Tx, { source, id }: BerichtMetIdentiteit, merken: Inhoudsmerken): Promise<Aangenomen> {
    const rij = await zoekBericht(tx, source, id);
    if (!rij) throw new Error('een bericht dat er al was is niet te vinden');
    return zelfde(rij, merken);
  }

  /** The BSN ends here: a reference takes its place before anything is sealed or stored. */
  private async verzegeld(tx: Tx, { bericht, soort }: Gekeurd): Promise<VerzegeldBericht> {
    const { identiteit } = bericht.data;
    const kaal = zonderIdentiteit(bericht);
    // About staff, who have a register and no key.
    if (soort.inwoner === 'geen') return kaal as VerzegeldBericht;
    if (!identiteit) return verzegel(kaal, this.delen.ring);
    const inwonerRef = await this.delen.inwoners.vindOfMaak(tx, identiteit.bsn);
    return verzegel({ ...kaal, data: { ...kaal.data, inwonerRef } }, this.delen.ring);
  }
}

const zelfde = (rij: Journaalrij, merken: Inhoudsmerken): Aangenomen => {
  if (!rij.inhoudMerk || !isZelfdeInhoud(rij.inhoudMerk, merken)) throw new Probleem('ID_AL_GEBRUIKT');
  return { volgnr: rij.volgnr, id: rij.id };
};
