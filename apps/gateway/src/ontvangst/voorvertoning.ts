import { randomUUID } from 'node:crypto';
import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { CODES, isCode, type Code } from '#shared/contracts/codes';
import type { Adres, Feit, InBericht, Uitkomst, VraagContext } from '#shared/contracts/intern';
import { zonderIdentiteit, type BerichtMetIdentiteit } from '#shared/contracts/vorm';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { kaderOp } from '#shared/privacy/kader';
import { projecteer } from '#shared/privacy/projectie';
import { openSectie, verzegel } from '#shared/privacy/verzegeling';
import { aansluitingenVan } from '../feiten/adressering';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import { rechtenNu } from '../levering/rechten';
import { openAdressenVan, opentAdressen } from '../levering/zaken';
import type { Beller } from '../toegang/beller';
import { periodeOp, standenVan, zonderVertrokken } from '../vrijgave/situatie';
import type { Deur, Gekeurd } from './deur';
import { aannamerecord, weigeringsrecord, type Maatstaf } from './deurlogboek';
import type { Inwonerregister } from './inwonerregister';
import { waarschuwMedisch } from './medisch';
import { keurVenster } from './venster';

/** What the owner of a context answers to `vraag.<owner>.voorvertoning`: the decision and what it would tell, rolled back. */
type Proefresultaat = { readonly uitkomst: Uitkomst; readonly feiten: readonly Feit[] };

type Ontvanger = { readonly rol: string; readonly organisatie: string; readonly aansluiting: string; readonly type: string; readonly bericht?: unknown };

const bekendeCode = ({ code }: Uitkomst): Code | undefined => (code && isCode(code) ? code : undefined);

/** As the status of the message would say it. Of a new resident nothing is answered: that reference lives as long as this preview. */
const metUitleg = (uitkomst: Uitkomst, { inwoner }: Berichtsoort): Record<string, unknown> => {
  const { antwoord, doorDefinitie: _teTellen, ...zichtbaar } = uitkomst;
  const code = bekendeCode(uitkomst);
  const uitleg = code && CODES[code];
  return { ...(inwoner === 'nieuw' ? {} : antwoord), ...zichtbaar, ...(uitleg ? { toelichting: uitkomst.toelichting ?? uitleg.oorzaak, uitleg: uitleg.herstel } : {}) };
};

/** A resident who is not registered yet gets a reference for the length of this preview. */
const metInwoner = (bericht: BerichtMetIdentiteit, inwonerRef: string | undefined): BerichtMetIdentiteit => {
  const kaal = zonderIdentiteit(bericht);
  return bericht.data.identiteit ? { ...kaal, data: { ...kaal.data, inwonerRef: inwonerRef ?? randomUUID() } } : kaal;
};

/** The same road as a real message, up to where it would be stored: would it be accepted, and what would each receiver see? */
export class Voorvertoning {
  constructor(
    private readonly delen: Deurdelen,
    private readonly deur: Deur,
    private readonly inwoners: Inwonerregister,
  ) {}

  async bekijk(ruw: unknown, beller: Beller): Promise<Record<string, unknown>> {
    const { bericht, soort } = await this.keur(ruw, beller);
    const venster = keurVenster(bericht.data, soort, this.delen.klok.vandaag());
    const inwonerRef = await this.inwonerVan(bericht);
    const { uitkomst, ontvangers } = venster ? { uitkomst: { status: 'AFGEKEURD' as const, code: venster, afwijkingen: [] }, ontvangers: [] } : await this.proef(metInwoner(bericht, inwonerRef), soort, beller);
    // It was given, whatever it foretold: about whom and what is on record, for it tells how a case stands.
    const gezien = aannamerecord({ ...bericht, data: { ...bericht.data, inwonerRef } } as unknown as VerzegeldBericht, beller, bekendeCode(uitkomst), this.maatstaf());
    const record = { ...gezien, activiteit: 'bericht.voorvertonen', uitkomst: 'TOEGESTAAN' as const };
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', record, beller.traceparent));
    const medisch = waarschuwMedisch(bericht.data, soort, this.delen.formulieren.medischeWoorden);
    return { uitkomst: metUitleg(uitkomst, soort), ontvangers, ...(medisch.length > 0 ? { medisch } : {}) };
  }

  /** What the door refuses here it would refuse there: both leave a decision record. */
  private async keur(ruw: unknown, beller: Beller): Promise<Gekeurd> {
    try {
      return this.deur.keur(ruw, beller);
    } catch (oorzaak) {
      if (oorzaak instanceof Probleem) {
        const record = weigeringsrecord('bericht.voorvertonen', ruw, beller, oorzaak, this.maatstaf());
        throw oorzaak.metBeslissing(await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', record, beller.traceparent)));
      }
      throw oorzaak;
    }
  }

  private maatstaf(): Maatstaf {
    const dag = this.delen.klok.vandaag();
    return { kader: kaderOp(this.delen.kaders, dag), dag };
  }

  private async proef(kaal: BerichtMetIdentiteit, soort: Berichtsoort, beller: Beller): Promise<{ uitkomst: Uitkomst; ontvangers: Ontvanger[] }> {
    const verzegeld = soort.inwoner === 'geen' ? (kaal as VerzegeldBericht) : verzegel(kaal, this.delen.ring);
    const { aansluiting, traceparent } = beller;
    const stempel = await this.delen.opslag.transactie((tx) =>
      this.delen.stempelaar.stempelVoor(tx, { volgnr: 0, aansluiting: aansluiting.naam, herkomst: 'partij', ontvangenOp: new Date(), bericht: verzegeld }),
    );
    if (soort.eigenaar === 'gateway') return { uitkomst: await this.delen.opslag.transactie((tx) => this.delen.eigen.proef(tx, { bericht: verzegeld, stempel })), ontvangers: [] };
    const { afzender, gemeente, doel } = verzegeld.data;
    const context: VraagContext = { aansluiting: aansluiting.naam, actorId: afzender.actorId, namens: [afzender.actorId, ...stempel.waarneemtVoor], rol: afzender.rol, gemeenten: [gemeente], doel, klok: stempel.klok };
    const invoer: InBericht = { bericht: verzegeld, stempel };
    const antwoord = await this.delen.vraagbaak.vraag<{ invoer: InBericht }, Proefresultaat>(soort.eigenaar, 'voorvertoning', { context, parameters: { invoer } }, { traceparent });
    const { uitkomst, feiten } = antwoord.resultaat ?? { uitkomst: { status: 'AFGEKEURD', code: 'NIET_BEVOEGD', afwijkingen: [] }, feiten: [] };
    const gezien = await Promise.all(feiten.map((feit) => this.ontvangersVan(feit, verzegeld, aansluiting.naam)));
    return { uitkomst, ontvangers: gezien.flat() };
  }

  private async inwonerVan({ data: { identiteit, inwonerRef } }: BerichtMetIdentiteit): Promise<string | undefined> {
    return identiteit ? this.delen.opslag.transactie((tx) => this.inwoners.vind(tx, identiteit.bsn)) : inwonerRef;
  }

  private async ontvangersVan(feit: Feit, eigen: VerzegeldBericht, afzender: string): Promise<Ontvanger[]> {
    const { bericht, adressen } = feit;
    const soort = bekendeSoort(bericht.type);
    // Only the sender's own content comes back to the sender; what the hub itself would state is named, not shown.
    const isEigen = bericht.source === eigen.source && bericht.id === eigen.id;
    const zichten = await Promise.all(
      adressen.flatMap((adres) =>
        aansluitingenVan(adres, soort, this.delen.partijen)
          .filter((naam) => naam !== afzender)
          .map(async (aansluiting) => {
            const basis = { rol: adres.rol, organisatie: adres.organisatie, aansluiting, type: bericht.type };
            return isEigen ? { ...basis, bericht: await this.zicht(bericht, adressen, adres, aansluiting) } : basis;
          }),
      ),
    );
    return zichten.filter((ontvanger) => !('bericht' in ontvanger) || ontvanger.bericht !== undefined);
  }

  /** What this address would see if it were delivered now; undefined when nothing of it may go there. */
  private async zicht(bericht: VerzegeldBericht, alle: readonly Adres[], adres: Adres, naam: string): Promise<unknown> {
    const { partijen, kaders, klok, ring, opslag } = this.delen;
    const aansluiting = partijen.aansluiting(naam);
    const { inwonerRef, gemeente } = bericht.data;
    const soort = bekendeSoort(bericht.type);
    if (!aansluiting || (!inwonerRef && soort.inwoner !== 'geen')) return undefined;
    const vandaag = klok.vandaag();
    const nu = await opslag.transactie(async (tx) => {
      if (!inwonerRef) return { vandaag, periode: null, openAdressen: [] };
      const standVan = await standenVan(tx, [inwonerRef]);
      const open = await openAdressenVan(tx, inwonerRef, soort.context, bericht, bericht.data.zaakId);
      // Once stated, a fact of a case counts as one of its open addresses; a preview must know that beforehand.
      const isVanZaak = await opentAdressen(tx, soort, bericht.data.zaakId);
      return { vandaag, periode: zonderVertrokken(periodeOp(standVan(inwonerRef), vandaag), partijen, vandaag), openAdressen: isVanZaak ? [...open, ...alle] : open };
    });
    const rechten = rechtenNu({ gemeente, adressen: [adres] }, soort, aansluiting, partijen, nu);
    const projectie = projecteer(bericht, (sectie) => openSectie(bericht, sectie, ring), { ...rechten, kader: kaderOp(kaders, vandaag) });
    return projectie.verstrekt ? projectie.bericht : undefined;
  }
}
