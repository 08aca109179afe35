import type { Rol } from '#shared/contracts/bericht';
import type { Code } from '#shared/contracts/codes';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { beoordeel, type Oordeel } from '#shared/privacy/beoordeel';
import type { Privacykader } from '#shared/privacy/kader';
import type { Ontvangerrol } from '#shared/privacy/projectie';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { Probleem } from '../http/probleem';
import { gewistIn } from '../bewaren/gewist';
import type { Opslag } from '../hub.opslag';
import type { Inwonerregister } from '../ontvangst/inwonerregister';
import type { Leesbron } from '../persistence/opslag';
import type { Beller } from '../toegang/beller';
import { lezerrecord, type Lezer } from '../toegang/lezer';
import { isToegewezen } from '../levering/rechten';
import { openAdressenVan } from '../levering/zaken';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { contactVoor, gewistContactVan, registratiesVan } from './contact';
import { SITUATIE_SOORTEN, situatiebeeld } from './situatie';
import { zichtNu, type Zicht } from './zicht';

/** Organisation of werkcoaches and inkomensconsulenten in the addresses of a case. */
const WERKZAAK = 'WERKZAAK';

/**
 * Who hands residents over, registers them, considers a sanction or answers what was shared about them; nobody else needs to find a
 * person by BSN. A partner gets the reference of a resident from whoever asked him to help.
 */
const ZOEKERS: readonly Rol[] = ['systeem', 'werkcoach', 'participatiecoach', 'inkomensconsulent', 'auditor'];


export type Inwonerdelen = {
  readonly opslag: Opslag;
  readonly leesbron: Leesbron;
  readonly inwoners: Inwonerregister;
  readonly partijen: Partijen;
  readonly kaders: readonly Privacykader[];
  readonly ring: Sleutelring;
  readonly klok: Klok;
};

type Betrokken = { readonly periode: SituatiePeriode; readonly openAdressen: readonly Adres[] };

/** What may be known of a resident, without asking the services: the stand the gateway keeps. */
export class Inwonerlezer {
  constructor(private readonly delen: Inwonerdelen) {}

  /** The reference behind a BSN, only for a resident that the gemeenten of this connection know; for others nobody exists. */
  async zoek(bsn: string, { aansluiting, persoon, leverancierOin, traceparent }: Beller): Promise<string> {
    const record = { activiteit: 'inwoner.zoeken', aansluiting: aansluiting.naam, ...(persoon ? { actor: persoon.actorId, rollen: [persoon.rol] } : {}), ...(leverancierOin ? { leverancier: leverancierOin } : {}) };
    const isPartner = this.delen.partijen.organisatie(aansluiting.organisatie)?.soort === 'PARTNER';
    if (isPartner || !aansluiting.rollen.some((rol) => ZOEKERS.includes(rol))) return this.weiger({ ...record, uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' }, traceparent, 'NIET_BEVOEGD');
    const ref = await this.delen.opslag.transactie((tx) => this.delen.inwoners.vind(tx, bsn));
    const gemeente = ref && (await this.delen.leesbron.lees(aansluiting.gemeenten, (tx) => gemeenteInBeeld(tx, ref, aansluiting.gemeenten, this.delen.klok.vandaag())));
    if (!ref || !gemeente) return this.weiger({ ...record, uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN', ...(ref ? { inwonerRef: ref } : {}) }, traceparent);
    await this.leg({ ...record, uitkomst: 'TOEGESTAAN', inwonerRef: ref, gemeente }, traceparent);
    return ref;
  }

  async situatie(inwonerRef: string, lezer: Lezer, { traceparent }: Beller): Promise<Record<string, unknown>> {
    const bekend = await this.delen.leesbron.lees(lezer.gemeenten, async (tx) => {
      const standVan = await standenVan(tx, [inwonerRef]);
      const beeld = situatiebeeld(inwonerRef, standVan(inwonerRef), this.delen.klok.vandaag(), lezer.rol);
      return beeld && { ...beeld, openAdressen: await openAdressenVan(tx, inwonerRef), registraties: await registratiesVan(tx, inwonerRef), gewist: await gewistContactVan(tx, inwonerRef) };
    });
    const record = { activiteit: 'situatie.lezen', inwonerRef };
    if (!bekend) return this.weiger({ ...record, ...lezerrecord(lezer), uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN' }, traceparent);
    const middelen = zichtNu(this.delen);
    const { toegestaan, code, voor } = this.oordeel(bekend, lezer, middelen);
    const { kader } = middelen;
    const volledig = { ...record, ...lezerrecord(lezer, voor), gemeente: bekend.periode.gemeente, beleid: { id: kader.id, versie: kader.versie } };
    if (!toegestaan) return this.weiger({ ...volledig, uitkomst: 'GEWEIGERD', code: code ?? 'NIET_GEVONDEN' }, traceparent);
    // How to reach the resident is for the assigned coach; somebody in an open handover has it from the proposal.
    const alsCoach = this.ontvangerrol({ ...bekend, openAdressen: [] }, lezer, voor);
    const contact = contactVoor(bekend.registraties, alsCoach, middelen);
    const gewist = !contact && alsCoach.toegewezen ? gewistIn(bekend.gewist) : {};
    const oordelen = [{ categorie: 'verloop' as const, toegestaan: true }, ...(contact ? [{ categorie: 'contact' as const, toegestaan: true }] : [])];
    await this.leg({ ...volledig, uitkomst: 'TOEGESTAAN', oordelen }, traceparent, 'VERSTREKKING');
    return { ...bekend.inhoud, ...(contact ? { contact } : {}), ...gewist };
  }

  /** Reading who leads: for the assigned coach and for whom an open handover is meant. The framework of today decides. */
  private oordeel(bekend: Betrokken, lezer: Lezer, { kader }: Zicht): Oordeel & { voor: string } {
    const onder = (voor: string) => ({ voor, ...beoordeel({ ...this.ontvangerrol(bekend, lezer, voor), kader, soort: SITUATIE_SOORTEN.regie, categorie: 'verloop', handeling: 'LEZEN' }) });
    const namen = lezer.namens.filter((voor) => this.ontvangerrol(bekend, lezer, voor).toegewezen);
    return onder(namen[0] ?? lezer.actorId);
  }

  private ontvangerrol({ periode, openAdressen }: Betrokken, { rol, gemeenten }: Lezer, actorId: string): Ontvangerrol {
    const organisatie = rol === 'participatiecoach' ? periode.gemeente : WERKZAAK;
    return { rol, toegewezen: isToegewezen({ rol, organisatie, actorId }, { periode, openAdressen }), gemeenteKlopt: gemeenten.includes(periode.gemeente) };
  }

  private leg(record: Beslissingsrecord, traceparent: string, soort: 'BESLISSING' | 'VERSTREKKING' = 'BESLISSING'): Promise<string> {
    return this.delen.opslag.transactie((tx) => schrijfLogboek(tx, soort, record, traceparent));
  }

  /** For the caller it usually does not exist; why stays in the record. */
  private async weiger(record: Beslissingsrecord, traceparent: string, code: Code = 'NIET_GEVONDEN'): Promise<never> {
    const beslissing = await this.leg(record, traceparent);
    throw new Probleem(code, code === 'NIET_GEVONDEN' ? {} : { beslissing });
  }
}

/**
 * For which of these gemeenten the resident is known: that of today if it is one of them. By what the owner stated, not what was
 * sent: anyone can send a registration with the BSN of a resident of another gemeente.
 */
const gemeenteInBeeld = async (tx: Tx, inwonerRef: string, gemeenten: readonly string[], vandaag: Datum): Promise<string | undefined> => {
  const stand = (await standenVan(tx, [inwonerRef]))(inwonerRef);
  const bekend = [periodeOp(stand, vandaag), ...(stand.situatie?.perioden ?? [])].map((periode) => periode?.gemeente);
  return bekend.find((gemeente) => gemeente !== undefined && gemeenten.includes(gemeente));
};
