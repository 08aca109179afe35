import type { Rol } from '#shared/contracts/bericht';
import type { Code } from '#shared/contracts/codes';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { beoordeel, type Oordeel } from '#shared/privacy/beoordeel';
import type { Privacykader } from '#shared/privacy/kader';
import type { Ontvangerrol } from '#shared/privacy/projectie';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { Probleem } from '../http/probleem';
import type { Opslag } from '../hub.opslag';
import type { Inwonerregister } from '../ontvangst/inwonerregister';
import type { Leesbron } from '../persistence/opslag';
import type { Beller } from '../toegang/beller';
import { lezerrecord, type Lezer } from '../toegang/lezer';
import { isToegewezen } from '../levering/rechten';
import { openAdressenVan } from '../levering/zaken';
import { standenVan } from '../vrijgave/situatie';
import { contactVoor, registratiesVan } from './contact';
import { SITUATIE_SOORTEN, situatiebeeld } from './situatie';
import { zichtNu, type Zicht } from './zicht';

/** Organisation of werkcoaches and inkomensconsulenten in the addresses of a case. */
const WERKZAAK = 'WERKZAAK';

/** Who hands residents over, registers them or considers a sanction; nobody else needs to find a person by BSN. */
const ZOEKERS: readonly Rol[] = ['systeem', 'werkcoach', 'participatiecoach', 'inkomensconsulent'];

/** What the owner stated, not what was sent: anyone can send a registration with the BSN of a resident of another gemeente. */
const IN_BEELD = 'SELECT EXISTS (SELECT FROM stand WHERE inwoner_ref = $1) AS in_beeld';

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
    const record = { activiteit: 'inwoner.zoeken', aansluiting: aansluiting.naam, ...(persoon ? { actor: persoon.actorId } : {}), ...(leverancierOin ? { leverancier: leverancierOin } : {}) };
    if (!aansluiting.rollen.some((rol) => ZOEKERS.includes(rol))) return this.weiger({ ...record, uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' }, traceparent, 'NIET_BEVOEGD');
    const ref = await this.delen.opslag.transactie((tx) => this.delen.inwoners.vind(tx, bsn));
    const inBeeld = ref !== undefined && (await this.delen.leesbron.lees(aansluiting.gemeenten, (tx) => isInBeeld(tx, ref)));
    if (!inBeeld) return this.weiger({ ...record, uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN', ...(ref ? { inwonerRef: ref } : {}) }, traceparent);
    await this.leg({ ...record, uitkomst: 'TOEGESTAAN', inwonerRef: ref }, traceparent);
    return ref;
  }

  async situatie(inwonerRef: string, lezer: Lezer, { traceparent }: Beller): Promise<Record<string, unknown>> {
    const bekend = await this.delen.leesbron.lees(lezer.gemeenten, async (tx) => {
      const standVan = await standenVan(tx, [inwonerRef]);
      const beeld = situatiebeeld(inwonerRef, standVan(inwonerRef), this.delen.klok.vandaag(), lezer.rol);
      return beeld && { ...beeld, openAdressen: await openAdressenVan(tx, inwonerRef), registraties: await registratiesVan(tx, inwonerRef) };
    });
    const record = { activiteit: 'situatie.lezen', inwonerRef };
    if (!bekend) return this.weiger({ ...record, ...lezerrecord(lezer), uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN' }, traceparent);
    const middelen = zichtNu(this.delen);
    const { toegestaan, code, voor } = this.oordeel(bekend, lezer, middelen);
    const { kader } = middelen;
    const volledig = { ...record, ...lezerrecord(lezer, voor), gemeente: bekend.periode.gemeente, beleid: { id: kader.id, versie: kader.versie } };
    if (!toegestaan) return this.weiger({ ...volledig, uitkomst: 'GEWEIGERD', code: code ?? 'NIET_GEVONDEN' }, traceparent);
    // How to reach the resident is for the assigned coach; somebody in an open handover has it from the proposal.
    const contact = contactVoor(bekend.registraties, this.ontvangerrol({ ...bekend, openAdressen: [] }, lezer, voor), middelen);
    const oordelen = [{ categorie: 'verloop' as const, toegestaan: true }, ...(contact ? [{ categorie: 'contact' as const, toegestaan: true }] : [])];
    await this.leg({ ...volledig, uitkomst: 'TOEGESTAAN', oordelen }, traceparent, 'VERSTREKKING');
    return { ...bekend.inhoud, ...(contact ? { contact } : {}) };
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

  private async leg(record: Beslissingsrecord, traceparent: string, soort: 'BESLISSING' | 'VERSTREKKING' = 'BESLISSING'): Promise<void> {
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, soort, record, traceparent));
  }

  /** For the caller it usually does not exist; why stays in the record. */
  private async weiger(record: Beslissingsrecord, traceparent: string, code: Code = 'NIET_GEVONDEN'): Promise<never> {
    await this.leg(record, traceparent);
    throw new Probleem(code);
  }
}

const isInBeeld = async (tx: Tx, inwonerRef: string): Promise<boolean> => {
  const rijen = await tx.em.query<{ in_beeld: boolean }[]>(IN_BEELD, [inwonerRef]);
  return rijen[0]?.in_beeld === true;
};
