import { randomUUID } from 'node:crypto';
import type { Tx } from '#shared/persistence/tx';
import { Bsnslot } from '#shared/privacy/bsnslot';
import type { Sleutelring } from '#shared/privacy/sleutelring';

const SLOT = `SELECT pg_advisory_xact_lock(hashtextextended('gateway.inwoner:' || merk, 0)) FROM (SELECT merk FROM unnest($1::text[]) merk ORDER BY merk) m`;

const VOEG_TOE = 'INSERT INTO inwoner (inwoner_ref, bsn_merk, bsn_versleuteld, bsn_sleutel) VALUES ($1, $2, $3, $4)';

/**
 * Issues the inwonerRef: random, and the same for the same BSN. The BSN itself goes no further than here. While its key is being
 * replaced a BSN is looked for under the mark of every key of the ring, so that nobody becomes a stranger half-way.
 */
export class Inwonerregister {
  constructor(private readonly ring: Pick<Sleutelring, 'vanVak'>) {}

  vind(tx: Tx, bsn: string): Promise<string | undefined> {
    return zoek(tx, merkenVan(this.sloten(), bsn));
  }

  /**
   * Two registrations at once: the second waits for the first and finds its row, also when the copies of the gateway that take
   * them in mark with different keys. They lock every mark they know, and a key lies in every ring before anyone marks with it.
   */
  async vindOfMaak(tx: Tx, bsn: string): Promise<string> {
    const sloten = this.sloten();
    const [actief] = sloten;
    const merken = merkenVan(sloten, bsn);
    const bekend = await zoek(tx, merken);
    if (bekend) return bekend;
    if (!actief) throw new Error('er is geen sleutel voor het register van inwoners');
    await tx.em.query(SLOT, [merken.map((merk) => merk.toString('base64'))]);
    const intussen = await zoek(tx, merken);
    if (intussen) return intussen;
    const nieuw = randomUUID();
    await tx.em.query(VOEG_TOE, [nieuw, actief.merk(bsn), actief.versleutel(bsn, nieuw), actief.id]);
    return nieuw;
  }

  private sloten(): Bsnslot[] {
    return this.ring.vanVak('bsn').map((sleutel) => new Bsnslot(sleutel));
  }
}

const merkenVan = (sloten: readonly Bsnslot[], bsn: string): Buffer[] => sloten.map((slot) => slot.merk(bsn));

const zoek = async (tx: Tx, merken: readonly Buffer[]): Promise<string | undefined> => {
  const rijen = await tx.em.query<{ inwoner_ref: string }[]>('SELECT inwoner_ref FROM inwoner WHERE bsn_merk = ANY ($1::bytea[])', [merken]);
  return rijen[0]?.inwoner_ref;
};
