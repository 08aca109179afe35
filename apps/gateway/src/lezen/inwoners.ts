import type { Rol } from '#shared/contracts/bericht';
import type { Code } from '#shared/contracts/codes';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import { beoordeel } from '#shared/privacy/beoordeel';
import { kaderOp, type Privacykader } from '#shared/privacy/kader';
import { Probleem } from '../http/probleem';
import type { Opslag } from '../hub.opslag';
import type { Inwonerregister } from '../ontvangst/inwonerregister';
import type { Leesbron } from '../persistence/opslag';
import type { Beller } from '../toegang/beller';
import type { Lezer } from '../toegang/lezer';
import { isToegewezen } from '../levering/rechten';
import { openAdressenVan } from '../levering/zaken';
import { standenVan } from '../vrijgave/situatie';
import { SITUATIE_SOORTEN, situatiebeeld } from './situatie';

/** Organisation of werkcoaches and inkomensconsulenten in the addresses of a case. */
const WERKZAAK = 'WERKZAAK';

/** Connections that hand residents over or register them; nobody else needs to find a person by BSN. */
const ZOEKERS: readonly Rol[] = ['systeem', 'werkcoach', 'participatiecoach'];

/** What the owner stated, not what was sent: anyone can send a registration with the BSN of a resident of another gemeente. */
const IN_BEELD = 'SELECT EXISTS (SELECT FROM stand WHERE inwoner_ref = $1) AS in_beeld';

export type Inwonerdelen = {
  readonly opslag: Opslag;
  readonly leesbron: Leesbron;
  readonly inwoners: Inwonerregister;
  readonly kaders: readonly Privacykader[];
  readonly klok: Klok;
};

/** What may be known of a resident, without asking the services: the stand the gateway keeps. */
export class Inwonerlezer {
  constructor(private readonly delen: Inwonerdelen) {}

  /** The reference behind a BSN, only for a resident that the gemeenten of this connection know; for others nobody exists. */
  async zoek(bsn: string, { aansluiting, traceparent }: Beller): Promise<string> {
    const record = { activiteit: 'inwoner.zoeken', aansluiting: aansluiting.naam };
    if (!aansluiting.rollen.some((rol) => ZOEKERS.includes(rol))) return this.weiger({ ...record, uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' }, traceparent, 'NIET_BEVOEGD');
    const ref = await this.delen.opslag.transactie((tx) => this.delen.inwoners.vind(tx, bsn));
    const inBeeld = ref !== undefined && (await this.delen.leesbron.lees(aansluiting.gemeenten, (tx) => isInBeeld(tx, ref)));
    if (!inBeeld) return this.weiger({ ...record, uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN', ...(ref ? { inwonerRef: ref } : {}) }, traceparent);
    await this.leg({ ...record, uitkomst: 'TOEGESTAAN', inwonerRef: ref }, traceparent);
    return ref;
  }

  async situatie(inwonerRef: string, lezer: Lezer, { traceparent }: Beller): Promise<Record<string, unknown>> {
    const vandaag = this.delen.klok.vandaag();
    const { beeld, openAdressen } = await this.delen.leesbron.lees(lezer.gemeenten, async (tx) => {
      const standVan = await standenVan(tx, [inwonerRef]);
      return { beeld: situatiebeeld(inwonerRef, standVan(inwonerRef), vandaag, lezer.rol), openAdressen: await openAdressenVan(tx, inwonerRef) };
    });
    const record = { activiteit: 'situatie.lezen', inwonerRef, actor: lezer.actorId, aansluiting: lezer.aansluiting };
    if (!beeld) return this.weiger({ ...record, uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN' }, traceparent);
    const oordeel = this.oordeel(beeld.periode, openAdressen, lezer);
    const volledig = { ...record, gemeente: beeld.periode.gemeente, beleid: { id: oordeel.kader.id, versie: oordeel.kader.versie } };
    if (!oordeel.toegestaan) return this.weiger({ ...volledig, uitkomst: 'GEWEIGERD', code: oordeel.code ?? 'NIET_GEVONDEN' }, traceparent);
    const oordelen = [{ categorie: 'verloop' as const, toegestaan: true }];
    await this.leg({ ...volledig, uitkomst: 'TOEGESTAAN', oordelen }, traceparent, 'VERSTREKKING');
    return beeld.inhoud;
  }

  /** Reading who leads: for the assigned coach and for whom an open handover is meant. The framework of today decides. */
  private oordeel(periode: SituatiePeriode, openAdressen: readonly Adres[], { rol, gemeenten, actorId }: Lezer) {
    const kader = kaderOp(this.delen.kaders, this.delen.klok.vandaag());
    const organisatie = rol === 'participatiecoach' ? periode.gemeente : WERKZAAK;
    const toegewezen = isToegewezen({ rol, organisatie, actorId }, { periode, openAdressen });
    return { kader, ...beoordeel({ kader, soort: SITUATIE_SOORTEN.regie, rol, categorie: 'verloop', handeling: 'LEZEN', toegewezen, gemeenteKlopt: gemeenten.includes(periode.gemeente) }) };
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
