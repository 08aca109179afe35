import type { Client } from 'pg';
import { Bsnslot } from '#shared/privacy/bsnslot';
import { vakVan, type Registervak, REGISTERVAKKEN, type Sleutelring } from '#shared/privacy/sleutelring';
import { Melding } from '../sandbox/bestanden';
import type { Herverzegeling } from './schema';

/** After this many days a party that still sends a message again may be told to use a new id. */
export const IN_GEBRUIK_DAGEN = 30;
const PARTIJ = 500;

export const isRegistervak = (vak: string): vak is Registervak => (REGISTERVAKKEN as readonly string[]).includes(vak);

const TELLING = `
SELECT bsn_sleutel AS id, count(*)::int AS aantal FROM gateway.inwoner WHERE bsn_sleutel IS NOT NULL GROUP BY 1
UNION ALL
SELECT merk_sleutel, count(*)::int FROM gateway.bericht WHERE merk_sleutel IS NOT NULL AND ontvangen_op > now() - make_interval(days => $1) GROUP BY 1`;

/** What hangs on the keys of the register: every resident, and every message that may still be sent again. */
export const telRegister = async (client: Client): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await client.query<{ id: string; aantal: number }>(TELLING, [IN_GEBRUIK_DAGEN]);
  return new Map(rows.map(({ id, aantal }) => [id, aantal]));
};

type Rij = { readonly ref: string; readonly merk: Buffer; readonly versleuteld: string };

const isBezet = (fout: unknown): boolean => (fout as { code?: unknown }).code === '23505';

const bewaar = async (client: Client, { ref, merk }: Rij, bsn: string, nieuw: Bsnslot): Promise<boolean> => {
  try {
    const { rowCount } = await client.query('UPDATE gateway.inwoner SET bsn_merk = $3, bsn_versleuteld = $4, bsn_sleutel = $5 WHERE inwoner_ref = $1 AND bsn_merk = $2', [
      ref, merk, nieuw.merk(bsn), nieuw.versleutel(bsn, ref), nieuw.id,
    ]);
    return rowCount === 1;
  } catch (fout) {
    if (isBezet(fout)) return false;
    throw fout;
  }
};

/** The same resident under another mark and another lock. The gateway finds each row before, during and after it. */
export const herversleutelRegister = async (client: Client, id: string, ring: Sleutelring): Promise<Herverzegeling> => {
  const oud = ring.vanVak(vakVan(id)).find((sleutel) => sleutel.id === id);
  const [actief] = ring.vanVak(vakVan(id));
  if (!oud || !actief) throw new Melding(`De sleutel ${id} is er niet.`);
  const [van, naar] = [new Bsnslot(oud), new Bsnslot(actief)];
  let [herverzegeld, gebroken, na] = [0, 0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await client.query<Rij>(
      'SELECT inwoner_ref AS ref, bsn_merk AS merk, bsn_versleuteld AS versleuteld FROM gateway.inwoner WHERE bsn_sleutel = $1 AND inwoner_ref > $2 ORDER BY inwoner_ref LIMIT $3',
      [id, na, PARTIJ],
    );
    for (const rij of rows) {
      let bsn: string;
      try {
        bsn = van.ontsleutel(rij.versleuteld, rij.ref);
      } catch {
        gebroken += 1;
        continue;
      }
      if (await bewaar(client, rij, bsn, naar)) herverzegeld += 1;
    }
    na = rows.at(-1)?.ref ?? na;
    if (rows.length < PARTIJ) return { herverzegeld, gebroken };
  }
};

/** A mark without its key says nothing to us, and with a leaked key it can be guessed: it goes with the key. */
export const wisMerken = async (client: Client, id: string): Promise<void> => {
  await client.query(`UPDATE gateway.bericht SET inhoud_merk = ''::bytea, merk_sleutel = NULL WHERE merk_sleutel = $1`, [id]);
};
