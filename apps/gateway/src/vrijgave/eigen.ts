import { bekendeSoort } from '#shared/contracts/catalogus';
import type { InBericht, Uitkomst } from '#shared/contracts/intern';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import { verwerkRetour, type Antwoordpartijen } from '../feiten/retour';
import type { Opslag } from '../hub.opslag';

/** The decision on a message that the gateway owns, and what it changes in the same transaction; without `effect` nothing. */
export type Eigenbesluit = { readonly uitkomst: Uitkomst; readonly effect?: () => Promise<void> };
/** Reads and locks, and changes nothing: a preview asks the same. */
export type Eigenbeslisser = (tx: Tx, invoer: InBericht) => Promise<Eigenbesluit>;

export type Eigenopties = {
  readonly opslag: Opslag;
  readonly partijen: Antwoordpartijen;
  /** By type: one for each type whose owner is the gateway. */
  readonly beslissers: Readonly<Record<string, Eigenbeslisser>>;
  /** After an effect that did not commit: what was changed in memory beforehand is read again. */
  readonly herstel: () => Promise<void>;
};

const NIET_BEVOEGD: Eigenbesluit = { uitkomst: { status: 'AFGEKEURD', code: 'NIET_BEVOEGD', afwijkingen: [] } };

const recordVan = ({ bericht, stempel }: InBericht, { status, code }: Uitkomst): Beslissingsrecord => {
  const { inwonerRef, zaakId, afzender, gemeente, doel } = bericht.data;
  return {
    activiteit: bericht.type,
    uitkomst: status === 'VERWERKT' ? 'TOEGESTAAN' : 'GEWEIGERD',
    actor: afzender.actorId,
    aansluiting: stempel.aansluiting,
    gemeente,
    rollen: [afzender.rol],
    doel,
    bericht: { source: bericht.source, id: bericht.id, type: bericht.type },
    ...(code ? { code } : {}),
    ...(inwonerRef ? { inwonerRef } : {}),
    ...(zaakId ? { zaakId } : {}),
  };
};

/**
 * Messages of the gateway's own contexts (staff, recalls) need no broker: they are settled where they would be released,
 * in one transaction of effect, decision record and outcome.
 */
export class EigenAfhandeling {
  constructor(private readonly opties: Eigenopties) {}

  async handelAf(invoer: InBericht, traceparent: string | null): Promise<void> {
    try {
      await this.opties.opslag.transactie((tx) => this.beslisEnBewaar(tx, invoer, traceparent));
    } catch (fout) {
      await this.opties.herstel();
      throw fout;
    }
  }

  /** What would be decided now. */
  async proef(tx: Tx, invoer: InBericht): Promise<Uitkomst> {
    return (await this.beslis(tx, invoer)).uitkomst;
  }

  private async beslisEnBewaar(tx: Tx, invoer: InBericht, traceparent: string | null): Promise<void> {
    const { source, id, type } = invoer.bericht;
    // A copy that lost its lead may still be at it.
    const open: unknown[] = await tx.em.query(`SELECT FROM bericht WHERE source = $1 AND id = $2 AND status IN ('ONTVANGEN', 'VRIJGEGEVEN') FOR NO KEY UPDATE`, [source, id]);
    if (open.length === 0) return;
    const { uitkomst, effect } = await this.beslis(tx, invoer);
    await effect?.();
    await schrijfLogboek(tx, 'BESLISSING', recordVan(invoer, uitkomst), traceparent);
    await verwerkRetour(tx, { antwoordOp: { source, id }, uitkomst }, bekendeSoort(type).context, this.opties.partijen);
  }

  private beslis(tx: Tx, invoer: InBericht): Promise<Eigenbesluit> {
    const beslisser = this.opties.beslissers[invoer.bericht.type];
    if (!beslisser) throw new Error('geen beslisser voor dit type van de gateway');
    return invoer.stempel.afzenderBevoegd ? beslisser(tx, invoer) : Promise.resolve(NIET_BEVOEGD);
  }
}
