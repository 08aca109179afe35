import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Uitkomst } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';

export type Berichtstatus = 'ONTVANGEN' | 'VRIJGEGEVEN' | 'WACHT_OP' | 'VERWERKT' | 'AFGEKEURD';

export type Journaalregel = {
  readonly bericht: VerzegeldBericht;
  readonly aansluiting: string;
  readonly herkomst: 'partij' | 'hub';
  /** Keyed mark of the content as sent; null for what the hub states itself. */
  readonly inhoudMerk: Buffer | null;
  /** The key that mark was made with. */
  readonly merkSleutel?: string;
  readonly klok: Date;
  readonly traceparent: string | null;
};

export type Journaalrij = {
  readonly volgnr: number;
  readonly id: string;
  readonly type: string;
  readonly aansluiting: string;
  readonly afzender: string;
  /** Null where the message is about staff. */
  readonly inwonerRef: string | null;
  readonly inhoudMerk: Buffer | null;
  readonly status: Berichtstatus;
  readonly uitkomst: Uitkomst | null;
  /** The record in the log of its being taken in; null for what the hub states itself. */
  readonly beslissing: string | null;
};

/** Prefixed: advisory locks are shared by all services of the database, and each locks for its own reason. */
const SLOT = `SELECT pg_advisory_xact_lock(hashtextextended('gateway.bericht:' || $1, 0))`;

/** Nothing about this resident enters the journal until the transaction ends. */
export const vergrendelInwoner = async (tx: Tx, inwonerRef: string): Promise<void> => {
  await tx.em.query(SLOT, [inwonerRef]);
};

const VOEG_TOE = `
INSERT INTO bericht (source, id, type, context, inwoner_ref, zaak_id, gemeente, aansluiting, afzender_actor, herkomst, inhoud, inhoud_merk, klok_op, traceparent, merk_sleutel)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT (source, id) DO NOTHING RETURNING volgnr`;

/**
 * Writes one message to the journal; undefined when that source and id are there already. The lock on the resident (or,
 * for a message about staff, on its sender) comes before the number, so that their numbers are in order of commit.
 */
export const journaliseer = async (tx: Tx, regel: Journaalregel): Promise<number | undefined> => {
  const { bericht } = regel;
  const { inwonerRef, zaakId, gemeente, afzender } = bericht.data;
  const { context, inwoner } = bekendeSoort(bericht.type);
  if (!inwonerRef && inwoner !== 'geen') throw new Error('een bericht zonder inwoner kan niet in het journaal');
  await tx.em.query(SLOT, [inwonerRef ?? bericht.source]);
  const rijen = await tx.em.query<{ volgnr: string }[]>(VOEG_TOE, [
    bericht.source,
    bericht.id,
    bericht.type,
    context,
    inwonerRef ?? null,
    zaakId ?? null,
    gemeente,
    regel.aansluiting,
    afzender.actorId,
    regel.herkomst,
    JSON.stringify(bericht),
    regel.inhoudMerk,
    regel.klok,
    regel.traceparent,
    regel.merkSleutel ?? null,
  ]);
  return rijen[0] && Number(rijen[0].volgnr);
};

const ZOEK = `SELECT volgnr, id, type, aansluiting, afzender_actor, inwoner_ref, inhoud_merk, status, uitkomst, beslissing FROM bericht`;

type Kolommen = { volgnr: string; id: string; type: string; aansluiting: string; afzender_actor: string; inwoner_ref: string | null; inhoud_merk: Buffer | null; status: Berichtstatus; uitkomst: Uitkomst | null; beslissing: string | null };

const alsRij = (rij: Kolommen): Journaalrij => ({
  volgnr: Number(rij.volgnr),
  id: rij.id,
  type: rij.type,
  aansluiting: rij.aansluiting,
  afzender: rij.afzender_actor,
  inwonerRef: rij.inwoner_ref,
  inhoudMerk: rij.inhoud_merk,
  status: rij.status,
  uitkomst: rij.uitkomst,
  beslissing: rij.beslissing,
});

export const zoekBericht = async (tx: Tx, source: string, id: string): Promise<Journaalrij | undefined> => {
  const rijen = await tx.em.query<Kolommen[]>(`${ZOEK} WHERE source = $1 AND id = $2`, [source, id]);
  return rijen[0] && alsRij(rijen[0]);
};

/** The decision to take it in, as the log has it. */
export const zetBeslissing = async (tx: Tx, volgnr: number, beslissing: string): Promise<void> => {
  await tx.em.query('UPDATE bericht SET beslissing = $2 WHERE volgnr = $1', [volgnr, beslissing]);
};

export type Stap = { readonly stap: 'BEZORGD' | 'GEOPEND'; readonly op: Date };

export const stappenVan = async (tx: Tx, volgnr: number): Promise<Stap[]> =>
  tx.em.query<Stap[]>('SELECT stap, op FROM stap WHERE bericht_volgnr = $1 ORDER BY op, stap', [volgnr]);

/** The first time counts: later deliveries or openings do not move a step. */
export const zetStap = async (tx: Tx, volgnr: number, stap: Stap['stap'], op: Date): Promise<void> => {
  await tx.em.query('INSERT INTO stap (bericht_volgnr, stap, op) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [volgnr, stap, op]);
};

/** The last proposal in this case that its owner accepted. */
export const vindVoorstel = async (tx: Tx, inwonerRef: string, zaakId: string, type: string): Promise<number | undefined> => {
  const rijen = await tx.em.query<{ volgnr: string }[]>(`SELECT volgnr FROM bericht WHERE zaak_id = $1 AND type = $2 AND inwoner_ref = $3 AND status = 'VERWERKT' ORDER BY volgnr DESC LIMIT 1`, [
    zaakId,
    type,
    inwonerRef,
  ]);
  return rijen[0] && Number(rijen[0].volgnr);
};

const VAN_ZAAK = 'FROM bericht WHERE zaak_id = $1 AND type = $2 AND inwoner_ref = $3';

/**
 * Whether such a message in this case was settled as VERWERKT, or is held up at its owner: what waits for somebody to look is
 * not undone by that. One that is being settled now is waited for, and none is settled until the transaction ends. Settling takes FOR UPDATE; a recall, which asks for the resident while it holds its row, does not wait for this.
 */
export const isVerwerkt = async (tx: Tx, { zaakId, inwonerRef }: { readonly zaakId: string; readonly inwonerRef: string }, type: string): Promise<boolean> => {
  const zaak = [zaakId, type, inwonerRef];
  await tx.em.query(`SELECT ${VAN_ZAAK} FOR KEY SHARE`, zaak);
  const rijen: unknown[] = await tx.em.query(`SELECT ${VAN_ZAAK} AND status IN ('VERWERKT', 'WACHT_OP')`, zaak);
  return rijen.length > 0;
};
