import { setTimeout as wacht } from 'node:timers/promises';
import { NietNu } from '#shared/messaging/fouten';
import type { Klok } from '#shared/kernel/klok';
import { faalpunt } from '#shared/operations/faalpunt';
import { isDatabaseWeg, oorzaakVan } from '#shared/persistence/databasefout';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import type { Teller } from '#shared/persistence/teller';
import type { Logger } from 'pino';
import type { Opslag } from '../hub.opslag';
import { verwerkFeit } from './feit';
import type { Gebeurd } from './gebeurd';
import { eersteGeparkeerde, geparkeerdeSleutels, isGeparkeerd, parkeer, ruimOp } from './geparkeerd';
import { zonderMedisch } from './medisch';
import { PerSleutel } from './per-sleutel';
import { verwerkRetour } from './retour';
import { verwerkTimer } from './timer';

/** An answer to a message that this owner was never given. */
class RetourZonderBericht extends Error {
  override readonly name = 'RetourZonderBericht';
}

export type Verwerkeropties = {
  readonly opslag: Opslag;
  readonly partijen: Partijen;
  readonly klok: Klok;
  readonly teller: Pick<Teller, 'verhoog'>;
  readonly logger: Pick<Logger, 'error'>;
  /** Pauses between the attempts that are made before a message is set apart. */
  readonly herkansingenMs?: readonly number[];
};

const HERKANSINGEN_MS = [100, 500, 2_000];

/**
 * Handles what the owners state: one transaction per message, in order per resident. What keeps failing is set apart in
 * `wachtend`, and what comes later for that resident queues behind it; other residents do not notice.
 */
export class GebeurdVerwerker {
  private readonly rij = new PerSleutel();

  constructor(private readonly opties: Verwerkeropties) {}

  async verwerk(gesteld: Gebeurd): Promise<void> {
    const gebeurd = zonderMedisch(gesteld);
    try {
      const sleutel = await this.sleutelVan(gebeurd);
      await this.rij.doe(sleutel, () => this.verwerkOfParkeer(sleutel, gebeurd));
      faalpunt('feit.naCommit');
      this.opties.teller.verhoog();
    } catch (fout) {
      throw isDatabaseWeg(fout) ? new NietNu('database away') : fout;
    }
  }

  /** Tries again what was set apart, oldest first per resident; stops for a resident at what still fails. How many went through. */
  async speelOpnieuw(sleutels?: readonly string[]): Promise<number> {
    let gelukt = 0;
    for (const sleutel of sleutels ?? (await this.opties.opslag.transactie(geparkeerdeSleutels))) {
      await this.rij.doe(sleutel, async () => {
        while (await this.speelEersteOpnieuw(sleutel)) gelukt += 1;
      });
    }
    return gelukt;
  }

  private async speelEersteOpnieuw(sleutel: string): Promise<boolean> {
    try {
      return await this.opties.opslag.transactie(async (tx) => {
        const eerste = await eersteGeparkeerde(tx, sleutel);
        if (!eerste) return false;
        await this.effect(tx, eerste.gebeurd);
        await ruimOp(tx, eerste);
        return true;
      });
    } catch (fout) {
      if (isDatabaseWeg(fout)) throw fout;
      this.opties.logger.error({ oorzaak: oorzaakVan(fout) }, 'parked message failed again');
      return false;
    }
  }

  private async verwerkOfParkeer(sleutel: string, gebeurd: Gebeurd): Promise<void> {
    const herkansingen = this.opties.herkansingenMs ?? HERKANSINGEN_MS;
    for (let poging = 0; ; poging += 1) {
      try {
        return await this.opties.opslag.transactie(async (tx) => {
          if (await isGeparkeerd(tx, sleutel)) await parkeer(tx, sleutel, gebeurd, null);
          else await this.effect(tx, gebeurd);
          faalpunt('feit.voorCommit');
        });
      } catch (fout) {
        if (isDatabaseWeg(fout)) throw fout;
        const pauze = herkansingen[poging];
        if (pauze === undefined) return await this.geefOp(sleutel, gebeurd, oorzaakVan(fout));
        await wacht(pauze);
      }
    }
  }

  private async geefOp(sleutel: string, gebeurd: Gebeurd, oorzaak: string): Promise<void> {
    await this.opties.opslag.transactie((tx) => parkeer(tx, sleutel, gebeurd, oorzaak));
    this.opties.logger.error({ oorzaak, soort: gebeurd.soort }, 'message parked');
  }

  private async effect(tx: Tx, gebeurd: Gebeurd): Promise<void> {
    const { partijen, klok } = this.opties;
    if (gebeurd.soort === 'feit') return await verwerkFeit(tx, gebeurd.feit, partijen, klok);
    if (gebeurd.soort === 'timer') return await verwerkTimer(tx, gebeurd.bericht, partijen, klok);
    if (!(await verwerkRetour(tx, gebeurd.retour, gebeurd.context, partijen))) throw new RetourZonderBericht('no such message');
  }

  /** Everything of one resident is one line; an answer names only the message it answers. */
  private async sleutelVan(gebeurd: Gebeurd): Promise<string> {
    if (gebeurd.soort === 'feit') return gebeurd.feit.bericht.data.inwonerRef ?? '';
    if (gebeurd.soort === 'timer') return gebeurd.bericht.data.inwonerRef ?? '';
    const { source, id } = gebeurd.retour.antwoordOp;
    const rijen = await this.opties.opslag.transactie<{ inwoner_ref: string }[]>((tx) => tx.em.query('SELECT inwoner_ref FROM bericht WHERE source = $1 AND id = $2', [source, id]));
    return rijen[0]?.inwoner_ref ?? `${source}|${id}`;
  }
}
