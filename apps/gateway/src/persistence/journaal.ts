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
  /** The record in the log of its being taken in. */
  readonly beslissing?: string;
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
  /** Null for what the hub states itself. */
  readonly beslissing: string | null;
};

/** Whether to wait for a lock that another transaction holds, or to leave out what it is about. */
export type Slotwijze = 'WACHT' | 'PROBEER';

/** Prefixed: advisory locks are shared by all services of the database, and each locks for its own reason. */
const NAAM = `hashtextextended('gateway.bericht:' || wie, 0)`;
const WACHT = `SELECT pg_advisory_xact_lock(naam) FROM (SELECT DISTINCT ${NAAM} AS naam FROM unnest($1::text[]) AS wie ORDER BY naam) AS namen`;
const PROBEER = `SELECT wie FROM unnest($1::text[]) AS wie WHERE NOT pg_try_advisory_xact_lock(${NAAM})`;

/** Nothing about these enters the journal until the transaction ends; gives those of whom somebody else saw to that. */
const vergrendel = async (tx: Tx, wie: readonly string[], wijze: Slotwijze): Promise<ReadonlySet<string>> => {
  const rijen = await tx.em.query<{ wie: string }[]>(wijze === 'WACHT' ? WACHT : PROBEER, [wie]);
  return new Set(wijze === 'WACHT' ? [] : rijen.map((rij) => rij.wie));
};

export const vergrendelInwoner = async (tx: Tx, inwonerRef: string): Promise<void> => {
  await vergrendel(tx, [inwonerRef], 'WACHT');
};

/** Numbers are in order of commit per resident, and for messages about staff per sender. */
const slotVan = ({ bericht: { data, source } }: Journaalregel): string => data.inwonerRef ?? source;

const KOLOMMEN = {
  source: 'text', id: 'text', type: 'text', context: 'text', inwoner_ref: 'uuid', zaak_id: 'uuid', gemeente: 'text', aansluiting: 'text', afzender_actor: 'text', herkomst: 'text',
  inhoud: 'json', inhoud_merk: 'bytea', klok_op: 'timestamptz', traceparent: 'text', merk_sleutel: 'text', beslissing: 'uuid',
} as const;

const NAMEN = Object.keys(KOLOMMEN).join(', ');
const VOEG_TOE = `
INSERT INTO bericht (${NAMEN})
SELECT ${NAMEN} FROM unnest(${Object.values(KOLOMMEN).map((type, i) => `$${i + 1}::${type}[]`).join(', ')}) WITH ORDINALITY AS regel (${NAMEN}, plaats) ORDER BY plaats
ON CONFLICT (source, id) DO NOTHING RETURNING volgnr, source, id`;

const waardenVan = ({ bericht, aansluiting, herkomst, inhoudMerk, merkSleutel, beslissing, klok, traceparent }: Journaalregel): unknown[] => {
  const { inwonerRef, zaakId, gemeente, afzender } = bericht.data;
  const { context, inwoner } = bekendeSoort(bericht.type);
  if (!inwonerRef && inwoner !== 'geen') throw new Error('een bericht zonder inwoner kan niet in het journaal');
  return [
    bericht.source, bericht.id, bericht.type, context, inwonerRef ?? null, zaakId ?? null, gemeente, aansluiting, afzender.actorId, herkomst,
    JSON.stringify(bericht), inhoudMerk, klok, traceparent, merkSleutel ?? null, beslissing ?? null,
  ];
};

type Sleutel = { readonly source: string; readonly id: string };
const sleutelVan = ({ source, id }: Sleutel): string => `${source} ${id}`;

/** The numbers of what was not there yet, by place in the list. The locks are taken. */
const voegToe = async (tx: Tx, regels: readonly Journaalregel[]): Promise<(number | undefined)[]> => {
  const rijen = regels.map(waardenVan);
  const nieuw = await tx.em.query<(Sleutel & { volgnr: string })[]>(VOEG_TOE, Object.keys(KOLOMMEN).map((_, i) => rijen.map((rij) => rij[i])));
  const volgnrs = new Map(nieuw.map((rij) => [sleutelVan(rij), Number(rij.volgnr)]));
  // Of twins in one list the first is the message, and the others meet it in the journal.
  return regels.map(({ bericht }) => {
    const volgnr = volgnrs.get(sleutelVan(bericht));
    volgnrs.delete(sleutelVan(bericht));
    return volgnr;
  });
};

/** BEZET: another transaction is writing about the same resident. AL_BEKEND: that source and id are there already. */
export type Opname = number | 'AL_BEKEND' | 'BEZET';

/**
 * Writes messages to the journal, in the given order. The lock on the resident (or, for a message about staff, on its
 * sender) comes before the number, so that their numbers are in order of commit.
 */
export const journaliseerAlle = async (tx: Tx, regels: readonly Journaalregel[], wijze: Slotwijze): Promise<Opname[]> => {
  if (regels.length === 0) return [];
  const bezet = await vergrendel(tx, regels.map(slotVan), wijze);
  const vrij = regels.filter((regel) => !bezet.has(slotVan(regel)));
  const volgnrs = vrij.length > 0 ? await voegToe(tx, vrij) : [];
  const opnames = new Map(vrij.map((regel, i) => [regel, volgnrs[i] ?? 'AL_BEKEND'] as const));
  return regels.map((regel) => opnames.get(regel) ?? 'BEZET');
};

/** Writes one message to the journal; undefined when that source and id are there already. */
export const journaliseer = async (tx: Tx, regel: Journaalregel): Promise<number | undefined> => {
  const [opname] = await journaliseerAlle(tx, [regel], 'WACHT');
  return typeof opname === 'number' ? opname : undefined;
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
