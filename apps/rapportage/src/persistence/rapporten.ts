import type { DataSource } from 'typeorm';
import type { Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import { maandenUit, type Maand } from '../domain/periode';
import { voorGemeente, type Rapportdeel } from '../domain/rapport';

/** `ref` follows from the rest, but for the day. */
export type Rapportkop = { readonly ref: string; readonly periode: string; readonly voor: string; readonly gemeente: string | null; readonly gevraagdOp: Datum };
export type Rapport = Rapportkop & { readonly gemaaktOp: Datum; readonly delen: readonly Rapportdeel[] };

const VAN_JAAR = `SELECT periode FROM periode WHERE left(periode, 4) = $1::text ORDER BY periode`;
const gegevenVan = async (bron: Pick<DataSource, 'query'>, jaar: number): Promise<string[]> => (await bron.query<{ periode: string }[]>(VAN_JAAR, [jaar])).map(({ periode }) => periode);

/** The periods of that year of which a report was given. One request at a time may add to them: each is withheld beside what was given before. */
export const gegevenPerioden = async ({ em }: Tx, jaar: number): Promise<string[]> => {
  await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`rapportage.periode.${jaar}`]);
  return gegevenVan(em, jaar);
};

/** The tables of a period are made once: whoever asks later, for whatever body, gets the same numbers. */
export const bevriesPeriode = async ({ em }: Tx, periode: string, maak: () => Promise<readonly Rapportdeel[]>, op: Datum): Promise<readonly Rapportdeel[]> => {
  const lees = async (): Promise<readonly Rapportdeel[] | undefined> => (await em.query<{ inhoud: readonly Rapportdeel[] }[]>('SELECT inhoud FROM periode WHERE periode = $1', [periode]))[0]?.inhoud;
  const bestaand = await lees();
  if (bestaand) return bestaand;
  const gemaakt = await maak();
  await em.query('INSERT INTO periode (periode, inhoud, gemaakt_op) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [periode, JSON.stringify(gemaakt), op]);
  return (await lees()) ?? gemaakt;
};

/** Asked again for the same body it is the same report, asked for on the first day. */
export const schrijfRapport = async ({ em }: Tx, { ref, periode, voor, gemeente, gevraagdOp }: Rapportkop): Promise<void> => {
  await em.query('INSERT INTO rapport (ref, periode, voor, gemeente, gevraagd_op) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [ref, periode, voor, gemeente, gevraagdOp]);
};

const KOP = 'r.ref, r.periode, r.voor, r.gemeente, r.gevraagd_op::text AS "gevraagdOp"';
/** More than a page holds: the latest are what people look for. */
const HOOGSTENS = 200;

export class Rapportboek {
  constructor(private readonly bron: DataSource) {}

  alle(): Promise<Rapportkop[]> {
    return this.bron.query<Rapportkop[]>(`SELECT ${KOP} FROM rapport r ORDER BY r.gevraagd_op DESC, r.periode DESC, r.voor, r.gemeente LIMIT ${HOOGSTENS}`);
  }

  async gegevenMaanden(jaar: number): Promise<Maand[]> {
    return maandenUit(await gegevenVan(this.bron, jaar));
  }

  async met(ref: string): Promise<Rapport | null> {
    const [rapport] = await this.bron.query<Rapport[]>(`SELECT ${KOP}, p.gemaakt_op::text AS "gemaaktOp", p.inhoud AS delen FROM rapport r JOIN periode p USING (periode) WHERE r.ref = $1`, [ref]);
    return rapport ? { ...rapport, delen: voorGemeente(rapport.delen, rapport.gemeente) } : null;
  }
}
