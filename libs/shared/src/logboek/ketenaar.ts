import type { Client } from 'pg';
import { faalpunt } from '../operations/faalpunt';
import { foutVeld, type Logger } from '../operations/logger';
import type { Leiderschap, Leiderstand } from '../persistence/leider';
import { Leiderlus } from '../persistence/leiderlus';
import type { Getuige } from './getuige';
import { ketenbegin, schakelhash } from './keten';
import { snijd } from './snijden';
import { alsZegel, ZEGELS_NA, type Zegelkolommen } from './stand';
import type { Getekend, Zegel, Zegelsleutel } from './zegel';

export type Ketenaaropties = {
  readonly url: string;
  /** Also the name of the schema. */
  readonly dienst: string;
  readonly sleutel: Zegelsleutel;
  readonly getuige: Getuige;
  readonly logger: Logger;
  readonly pollMs?: number;
  readonly partij?: number;
  /** After this long without a record a checkpoint says that nothing happened. */
  readonly hartslagMs?: number;
  readonly nu?: () => Date;
};

/** Whatever is at or below it is in the chain, and nothing can be added there any more. */
type Grens = { readonly transactie: string; readonly volgnr: string };

/** Where the chain is, known to the leader only. */
type Stand = { readonly client: Client; positie: number; hash: Buffer; gesneden: number; zegel: number; gezegeldOp: number; vanaf: Grens; gesnedenOp: number };

type Open = { readonly volgnr: string; readonly merk: Buffer; readonly transactie: string; readonly horizon: string };

const DAG_MS = 86_400_000;

/**
 * What is not in the chain yet is found by its absence from it, not by a position: a transaction that commits late or rolls back
 * leaves no gap and is not passed over. Below the horizon no transaction runs any more, so that only what is above it is looked at.
 */
const OPEN = `
SELECT l.volgnr::text, l.merk, l.transactie::text, pg_snapshot_xmin(pg_current_snapshot())::text AS horizon
FROM logboek l WHERE (l.transactie, l.volgnr) > ($1::text::xid8, $2::bigint) AND NOT EXISTS (SELECT FROM logboek_keten k WHERE k.volgnr = l.volgnr)
ORDER BY l.transactie, l.volgnr LIMIT $3`;

/** A horizon from another cluster (a restored dump) says nothing here: then everything is looked at once. */
const STAND = `
SELECT coalesce(k.positie, s.positie, 0)::float8 AS positie, coalesce(k.hash, s.hash) AS hash, coalesce(s.positie, 0)::float8 AS gesneden,
       coalesce(z.nr, s.zegel, 0)::float8 AS zegel, z.op AS "gezegeldOp",
       (CASE WHEN z.horizon <= pg_snapshot_xmax(pg_current_snapshot()) THEN z.horizon ELSE '0' END)::text AS horizon
FROM (SELECT) leeg
LEFT JOIN (SELECT * FROM logboek_keten ORDER BY positie DESC LIMIT 1) k ON true
LEFT JOIN (SELECT * FROM logboek_zegel ORDER BY nr DESC LIMIT 1) z ON true
LEFT JOIN (SELECT * FROM logboek_snede ORDER BY nr DESC LIMIT 1) s ON true`;

/** Below the horizon all is settled; of a full batch only what is in it. */
const grensNa = (laatste: Open, vol: boolean): Grens =>
  vol && BigInt(laatste.transactie) < BigInt(laatste.horizon) ? { transactie: laatste.transactie, volgnr: laatste.volgnr } : { transactie: laatste.horizon, volgnr: '0' };

/**
 * Chains the records of one service in order of commit, by the batch, and signs where the chain is; one copy of the service at a
 * time. Chain and checkpoint commit together, so a row of the chain is always under a signature; writers of the log notice
 * nothing of it. After the commit the checkpoint is written down outside the database.
 */
export class Ketenaar {
  private readonly lus: Leiderlus;
  private stand_: Stand | undefined;

  constructor(private readonly opties: Ketenaaropties) {
    const { url, dienst, logger } = opties;
    this.lus = new Leiderlus({ url, logger, naam: `${dienst}.logboek`, maakAf: true, ronde: (leiderschap) => this.ronde(leiderschap) });
  }

  get stand(): Leiderstand {
    return this.lus.stand;
  }

  start(): void {
    this.lus.start();
  }

  /** Chains and signs what was logged, then lets another lead. */
  stop(): Promise<void> {
    return this.lus.stop();
  }

  private async ronde({ client }: Leiderschap): Promise<number> {
    const { pollMs = 1000, partij = 1000, hartslagMs = 3_600_000 } = this.opties;
    const stand = this.stand_?.client === client ? this.stand_ : await this.begin(client);
    // No prepared statement: a plan that knows nothing of these numbers would read the whole log every time.
    const { rows } = await client.query<Open>(OPEN, [stand.vanaf.transactie, stand.vanaf.volgnr, partij]);
    if (rows.length > 0 || (stand.positie > 0 && this.nu().getTime() - stand.gezegeldOp >= hartslagMs)) await this.zegel(stand, rows, partij);
    await this.snijdDagelijks(stand);
    return rows.length === partij ? 0 : pollMs;
  }

  /** At the begin of a leadership: where the chain is, and what the witness missed when a former leader fell. */
  private async begin(client: Client): Promise<Stand> {
    const { dienst, getuige, logger } = this.opties;
    const { rows } = await client.query<Omit<Stand, 'client' | 'gesnedenOp' | 'gezegeldOp' | 'hash' | 'vanaf'> & { hash: Buffer | null; gezegeldOp: Date | null; horizon: string }>(STAND);
    const [rij] = rows;
    if (!rij) throw new Error('the chain cannot be read');
    const laatste = await getuige.laatste();
    if ((laatste?.nr ?? 0) > rij.zegel) logger.error({ onderdeel: `${dienst}.logboek` }, 'the witness has checkpoints that the database has not: run schakel logboek verify');
    await this.haalIn(client, laatste?.nr ?? 0);
    const { horizon, ...rest } = rij;
    return (this.stand_ = { ...rest, client, vanaf: { transactie: horizon, volgnr: '0' }, hash: rij.hash ?? ketenbegin(dienst), gezegeldOp: rij.gezegeldOp?.getTime() ?? 0, gesnedenOp: 0 });
  }

  private async haalIn(client: Client, na: number): Promise<void> {
    const { dienst, getuige } = this.opties;
    for (let laatste = na; ; ) {
      const { rows } = await client.query<Zegelkolommen>(ZEGELS_NA, [laatste]);
      await getuige.voegToe(rows.map(alsZegel(dienst)));
      const einde = rows.at(-1);
      if (!einde) return;
      laatste = einde.nr;
    }
  }

  private async zegel(stand: Stand, rijen: readonly Open[], partij: number): Promise<void> {
    const { dienst, sleutel, getuige } = this.opties;
    const schakels = this.schakels(stand, rijen);
    const positie = stand.positie + rijen.length;
    const hash = schakels.at(-1) ?? stand.hash;
    const op = this.nu();
    const getekend = sleutel.teken({ dienst, nr: stand.zegel + 1, positie, hash: hash.toString('hex'), aantal: positie - stand.gesneden, op: op.toISOString(), sleutel: sleutel.naam });
    const laatste = rijen.at(-1);
    const vanaf = laatste ? grensNa(laatste, rijen.length === partij) : stand.vanaf;
    await this.schrijf(stand, rijen, schakels, getekend, vanaf.transactie);
    Object.assign(stand, { positie, hash, zegel: getekend.nr, gezegeldOp: op.getTime(), vanaf });
    await getuige.voegToe([getekend]);
  }

  private schakels(stand: Stand, rijen: readonly Open[]): Buffer[] {
    let { hash, positie } = stand;
    return rijen.map(({ volgnr, merk }) => (hash = schakelhash(hash, (positie += 1), Number(volgnr), merk)));
  }

  private async schrijf({ client, positie }: Stand, rijen: readonly Open[], schakels: readonly Buffer[], zegel: Getekend<Zegel>, horizon: string): Promise<void> {
    await client.query('BEGIN');
    if (rijen.length > 0) {
      await client.query({
        name: 'logboek-keten',
        text: 'INSERT INTO logboek_keten (positie, volgnr, merk, hash) SELECT $1 + plaats, volgnr, merk, hash FROM unnest($2::bigint[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS r(volgnr, merk, hash, plaats)',
        values: [positie, rijen.map(({ volgnr }) => volgnr), rijen.map(({ merk }) => merk), schakels],
      });
    }
    const { nr, hash, aantal, op, sleutel, handtekening } = zegel;
    await client.query({
      name: 'logboek-zegel',
      text: 'INSERT INTO logboek_zegel (nr, positie, hash, aantal, op, sleutel, handtekening, horizon) VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::xid8)',
      values: [nr, zegel.positie, Buffer.from(hash, 'hex'), aantal, op, sleutel, Buffer.from(handtekening, 'base64'), horizon],
    });
    faalpunt('logboek.voorCommit');
    await client.query('COMMIT');
    faalpunt('logboek.naCommit');
  }

  /** Refused by the database or not: keeping records too long must not keep newer ones from being chained. */
  private async snijdDagelijks(stand: Stand): Promise<void> {
    const nu = this.nu();
    if (nu.getTime() - stand.gesnedenOp < DAG_MS) return;
    const { dienst, sleutel, logger } = this.opties;
    stand.gesnedenOp = nu.getTime();
    try {
      stand.gesneden = (await snijd(stand.client, { dienst, sleutel, nu })) ?? stand.gesneden;
    } catch (fout) {
      await stand.client.query('ROLLBACK');
      logger.error({ onderdeel: `${dienst}.logboek`, fout: foutVeld(fout) }, 'the log could not be cut at the end of its term');
    }
  }

  private nu(): Date {
    return this.opties.nu?.() ?? new Date();
  }
}
