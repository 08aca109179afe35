import { UUID_PATROON } from '#shared/contracts/vorm.schema';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import { Partijnamen } from '../inzage/partij';
import { zoekBericht } from '../persistence/journaal';
import type { Beller } from '../toegang/beller';
import { logregelVan, type Logregel } from './logregel';
import { uitlegVan, type Lot } from './uitleg';

const UUID = new RegExp(UUID_PATROON);

type Gevonden = { readonly regel: Logregel; readonly alsBureau: boolean };

/** Explains a decision to whoever it was given to, and to the privacy desk of its gemeente. For everybody else it does not exist. */
export class Uitleglezer {
  constructor(private readonly delen: Deurdelen) {}

  async van(id: string, beller: Beller): Promise<Record<string, unknown>> {
    const uitleg = await this.delen.opslag.transactie(async (tx) => {
      const gevonden = await this.vind(tx, id, beller);
      if (!gevonden) return undefined;
      const { regel, alsBureau } = gevonden;
      if (alsBureau) await this.leg(tx, regel, beller);
      return uitlegVan(regel, await lotVan(tx, regel), this.delen);
    });
    if (!uitleg) throw new Probleem('NIET_GEVONDEN');
    return uitleg;
  }

  /** First among the caller's own messages, for their ids are his to choose. */
  private async vind(tx: Tx, id: string, beller: Beller): Promise<Gevonden | undefined> {
    const { aansluiting, persoon } = beller;
    const rij = await zoekBericht(tx, aansluiting.source, id);
    const eigen = rij && rij.aansluiting === aansluiting.naam && (!persoon || rij.afzender === persoon.actorId) ? rij.beslissing : null;
    const gezocht = eigen ?? (UUID.test(id) ? id : null);
    const regel = gezocht === null ? undefined : await logregelVan(tx, gezocht);
    if (!regel) return undefined;
    if (isEigen(regel, beller)) return { regel, alsBureau: false };
    return this.isVanBureau(regel, beller) ? { regel, alsBureau: true } : undefined;
  }

  /** The desk knows the decisions taken for its own gemeente; what concerns the people or the connection of another gemeente is that one's (D-25). */
  private isVanBureau(regel: Logregel, { aansluiting: portaal, persoon }: Beller): boolean {
    const { gemeente } = regel;
    if (persoon?.rol !== 'auditor' || gemeente === null || !portaal.gemeenten.includes(gemeente)) return false;
    return !new Partijnamen(this.delen.partijen, gemeente).isVanElders(regel);
  }

  private async leg(tx: Tx, { inwonerRef, gemeente }: Logregel, { aansluiting, persoon, traceparent }: Beller): Promise<void> {
    const wie = { aansluiting: aansluiting.naam, ...(persoon ? { actor: persoon.actorId, rollen: [persoon.rol] } : {}) };
    await schrijfLogboek(tx, 'VERSTREKKING', { activiteit: 'uitleg.lezen', uitkomst: 'TOEGESTAAN', doel: 'INZAGE', ...wie, ...(inwonerRef ? { inwonerRef } : {}), ...(gemeente ? { gemeente } : {}) }, traceparent);
  }
}

/**
 * What was decided about the caller's own call. Never a delivery (its record names sections that do not exist for the receiver),
 * nor why something he asked for "does not exist": that record knows better.
 */
const isEigen = ({ soort, activiteit, aansluiting, actor, inwonerRef }: Logregel, beller: Beller): boolean => {
  if (soort !== 'BESLISSING' || aansluiting !== beller.aansluiting.naam) return false;
  if (beller.persoon && actor !== beller.persoon.actorId) return false;
  return activiteit.startsWith('bericht.') || inwonerRef === null;
};

/** What became of the message whose taking-in this is; a refused one may have come again under the same id. */
const lotVan = async (tx: Tx, { id, inhoud: { bericht } }: Logregel): Promise<Lot | undefined> => {
  const rij = bericht?.source && bericht.id ? await zoekBericht(tx, bericht.source, bericht.id) : undefined;
  return rij?.beslissing === id ? { id: rij.id, status: rij.status, uitkomst: rij.uitkomst } : undefined;
};
