import { randomUUID } from 'node:crypto';
import type { Tx } from '#shared/persistence/tx';
import { Bsnslot } from '#shared/privacy/bsnslot';
import type { Sleutel, Sleutelring } from '#shared/privacy/sleutelring';
import type { Slotwijze } from '../persistence/journaal';

/** `nieuw`: this transaction made the reference. */
export type Verwijzing = { readonly inwonerRef: string; readonly nieuw: boolean };

const NAAM = `hashtextextended('gateway.inwoner:' || merk, 0)`;
const WACHT = `SELECT pg_advisory_xact_lock(naam) FROM (SELECT DISTINCT ${NAAM} AS naam FROM unnest($1::text[]) AS merk ORDER BY naam) AS namen`;
const PROBEER = `SELECT merk FROM unnest($1::text[]) AS merk WHERE NOT pg_try_advisory_xact_lock(${NAAM})`;

const VOEG_TOE = `
INSERT INTO inwoner (inwoner_ref, bsn_merk, bsn_versleuteld, bsn_sleutel)
SELECT ref, merk, versleuteld, $4 FROM unnest($1::uuid[], $2::bytea[], $3::text[]) AS nieuw (ref, merk, versleuteld)`;

/** Who is looked for, under the mark of every key. */
type Gezochte = { readonly bsn: string; readonly merken: readonly Buffer[] };

/**
 * Issues the inwonerRef: random, and the same for the same BSN. The BSN itself goes no further than here. While its key is being
 * replaced a BSN is looked for under the mark of every key of the ring, so that nobody becomes a stranger half-way.
 */
export class Inwonerregister {
  private readonly slotVan = new WeakMap<Sleutel, Bsnslot>();

  constructor(private readonly ring: Pick<Sleutelring, 'vanVak'>) {}

  async vind(tx: Tx, bsn: string): Promise<string | undefined> {
    return (await zoek(tx, this.gezochten([bsn]))).get(bsn);
  }

  async vindOfMaak(tx: Tx, bsn: string): Promise<string> {
    return ((await this.verwijzingen(tx, [bsn], 'WACHT')).get(bsn) as Verwijzing).inwonerRef;
  }

  /**
   * The reference of each; without those whom another transaction is registering now, if they are not to be waited for. Two
   * registrations at once: the second waits for the first and finds its row, also when the copies of the gateway that take
   * them in mark with different keys. They lock every mark they know, and a key lies in every ring before anyone marks with it.
   */
  async verwijzingen(tx: Tx, bsns: readonly string[], wijze: Slotwijze): Promise<ReadonlyMap<string, Verwijzing>> {
    const gezochten = this.gezochten(bsns);
    const bekend = await zoek(tx, gezochten);
    const vreemd = gezochten.filter(({ bsn }) => !bekend.has(bsn));
    const vrij = await vergrendel(tx, vreemd, wijze);
    const intussen = await zoek(tx, vrij);
    const nieuw = await this.maak(tx, vrij.filter(({ bsn }) => !intussen.has(bsn)));
    const refs = [...bekend, ...intussen, ...nieuw];
    return new Map(refs.map(([bsn, inwonerRef]) => [bsn, { inwonerRef, nieuw: nieuw.has(bsn) }]));
  }

  /** Undoes what this transaction made. */
  async trekTerug(tx: Tx, inwonerRefs: readonly string[]): Promise<void> {
    await tx.em.query('DELETE FROM inwoner WHERE inwoner_ref = ANY ($1::uuid[])', [inwonerRefs]);
  }

  private async maak(tx: Tx, gezochten: readonly Gezochte[]): Promise<ReadonlyMap<string, string>> {
    if (gezochten.length === 0) return new Map();
    const [actief] = this.sloten();
    if (!actief) throw new Error('er is geen sleutel voor het register van inwoners');
    const rijen = gezochten.map(({ bsn }) => ({ bsn, ref: randomUUID() }));
    await tx.em.query(VOEG_TOE, [rijen.map(({ ref }) => ref), rijen.map(({ bsn }) => actief.merk(bsn)), rijen.map(({ bsn, ref }) => actief.versleutel(bsn, ref)), actief.id]);
    return new Map(rijen.map(({ bsn, ref }) => [bsn, ref]));
  }

  private gezochten(bsns: readonly string[]): Gezochte[] {
    const sloten = this.sloten();
    return [...new Set(bsns)].map((bsn) => ({ bsn, merken: sloten.map((slot) => slot.merk(bsn)) }));
  }

  private sloten(): Bsnslot[] {
    return this.ring.vanVak('bsn').map((sleutel) => {
      const slot = this.slotVan.get(sleutel) ?? new Bsnslot(sleutel);
      this.slotVan.set(sleutel, slot);
      return slot;
    });
  }
}

const tekstVan = (merk: Buffer): string => merk.toString('base64');

/** Those whose marks are all ours until the transaction ends. */
const vergrendel = async (tx: Tx, gezochten: readonly Gezochte[], wijze: Slotwijze): Promise<readonly Gezochte[]> => {
  if (gezochten.length === 0) return [];
  const merken = gezochten.flatMap((gezochte) => gezochte.merken.map(tekstVan));
  if (wijze === 'WACHT') {
    await tx.em.query(WACHT, [merken]);
    return gezochten;
  }
  const rijen = await tx.em.query<{ merk: string }[]>(PROBEER, [merken]);
  const bezet = new Set(rijen.map(({ merk }) => merk));
  return gezochten.filter((gezochte) => !gezochte.merken.some((merk) => bezet.has(tekstVan(merk))));
};

/** References by BSN, of those who are in the register. */
const zoek = async (tx: Tx, gezochten: readonly Gezochte[]): Promise<ReadonlyMap<string, string>> => {
  if (gezochten.length === 0) return new Map();
  const rijen = await tx.em.query<{ inwoner_ref: string; bsn_merk: Buffer }[]>('SELECT inwoner_ref, bsn_merk FROM inwoner WHERE bsn_merk = ANY ($1::bytea[])', [gezochten.flatMap(({ merken }) => merken)]);
  const refVan = new Map(rijen.map((rij) => [tekstVan(rij.bsn_merk), rij.inwoner_ref]));
  return new Map(gezochten.flatMap(({ bsn, merken }) => merken.map((merk) => refVan.get(tekstVan(merk))).filter((ref) => ref !== undefined).slice(0, 1).map((ref) => [bsn, ref] as const)));
};
