import type { Bericht, VerzegeldBericht } from '#shared/contracts/bericht';
import type { Adres } from '#shared/contracts/intern';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Tx } from '#shared/persistence/tx';

type Gedeeld = {
  readonly id: string;
  readonly aansluiting: string;
  readonly volgnr: number;
  readonly type: string;
  /** Of the message that caused it; null for what the hub itself states. */
  readonly traceparent: string | null;
  readonly gemeente: string;
  /** What of its content was erased after its term. */
  readonly gewist: readonly Grafsteen[];
  /** Nothing is left of it but its envelope. */
  readonly geschoond: boolean;
};

type Feitstand = {
  /** Its content was given before, by queue or from the list. */
  readonly verstrekt: boolean;
  /** Its message was recalled, and its content is gone. */
  readonly herroepen: boolean;
};

/** One item of the numbered list of a connection. The content of a fact is still sealed; a return message has nothing to seal. */
export type Levering = Gedeeld &
  (
    | ({ readonly soort: 'FEIT'; readonly bericht: VerzegeldBericht; readonly adressen: readonly Adres[] } & Feitstand)
    | { readonly soort: 'RETOUR'; readonly bericht: Bericht<Record<string, unknown>> }
  );

type Kolommen = Omit<Levering, 'volgnr'> & { volgnr: string };

const KOLOMMEN = `
  id, aansluiting, volgnr, soort, type, gemeente, inhoud AS bericht, adressen, verstrekt_op IS NOT NULL AS verstrekt, herroepen_op IS NOT NULL AS herroepen, gewist, geschoond,
  (SELECT b.traceparent FROM bericht b WHERE b.source = levering.source AND b.id = levering.bericht_id) AS traceparent`;

const alsLevering = (rij: Kolommen): Levering => ({ ...rij, volgnr: Number(rij.volgnr) }) as Levering;

export const aansluitingenMetWerk = async (tx: Tx): Promise<string[]> => {
  const rijen: { aansluiting: string }[] = await tx.em.query(
    `SELECT aansluiting FROM aansluiting_teller t
     WHERE EXISTS (SELECT FROM levering l WHERE l.aansluiting = t.aansluiting AND l.overgedragen_op IS NULL) ORDER BY aansluiting`,
  );
  return rijen.map(({ aansluiting }) => aansluiting);
};

/** Locked until they are judged and logged: a recall comes wholly before that or wholly after. */
export const eersteOpenLeveringen = async (tx: Tx, aansluiting: string, hoogstens: number): Promise<Levering[]> => {
  const rijen: Kolommen[] = await tx.em.query(
    `SELECT ${KOLOMMEN} FROM levering WHERE aansluiting = $1 AND overgedragen_op IS NULL ORDER BY volgnr LIMIT $2 FOR NO KEY UPDATE`,
    [aansluiting, hoogstens],
  );
  return rijen.map(alsLevering);
};

export const leveringenNa = async (tx: Tx, aansluiting: string, na: number, limiet: number): Promise<Levering[]> => {
  const rijen: Kolommen[] = await tx.em.query(
    `SELECT ${KOLOMMEN} FROM levering WHERE aansluiting = $1 AND volgnr > $2 ORDER BY volgnr LIMIT $3 FOR NO KEY UPDATE`,
    [aansluiting, na, limiet],
  );
  return rijen.map(alsLevering);
};

/** Only a connection's own item can be found. */
export const vergrendelLevering = async (tx: Tx, aansluiting: string, id: string): Promise<Levering | undefined> => {
  const rijen: Kolommen[] = await tx.em.query(`SELECT ${KOLOMMEN} FROM levering WHERE aansluiting = $1 AND id = $2 FOR UPDATE`, [aansluiting, id]);
  return rijen[0] && alsLevering(rijen[0]);
};

/** Their content is about to be given. */
export const markeerVerstrekt = async (tx: Tx, leveringen: readonly Levering[]): Promise<void> => {
  if (leveringen.length > 0) await tx.em.query('UPDATE levering SET verstrekt_op = coalesce(verstrekt_op, now()) WHERE id = ANY ($1)', [leveringen.map(({ id }) => id)]);
};

/** Of one delivery of the list: what became of it. Nothing of what is not given may go to this connection any more: the list goes on without it, and no sender is told that it arrived. */
export type Afgehandeld = { readonly levering: Levering; readonly gegeven: boolean };

/**
 * The journal is asked per row, by its key: for a join the planner may read all of it. The day of the Klok is asked once, and not
 * by the trigger for every row.
 */
const HANDEL_AF = `
WITH af AS (
  UPDATE levering SET overgedragen_op = coalesce(overgedragen_op, now()), overgedragen_dag = coalesce(overgedragen_dag, (SELECT klok_dag()))
  WHERE id = ANY ($1::uuid[]) RETURNING id, source, bericht_id, soort),
bron AS (
  SELECT DISTINCT (SELECT b.volgnr FROM bericht b WHERE b.source = af.source AND b.id = af.bericht_id) AS volgnr FROM af WHERE soort = 'FEIT' AND id = ANY ($2::uuid[]))
INSERT INTO stap (bericht_volgnr, stap, op) SELECT volgnr, 'BEZORGD', $3::timestamptz FROM bron WHERE volgnr IS NOT NULL ORDER BY volgnr ON CONFLICT DO NOTHING`;

/** Handed over, by queue or by feed; the sender of a message sees the step. The first time counts. */
export const handelAf = async (tx: Tx, items: readonly Afgehandeld[]): Promise<void> => {
  if (items.length === 0) return;
  const gegeven = items.filter((item) => item.gegeven);
  await tx.em.query(HANDEL_AF, [items.map(({ levering }) => levering.id), gegeven.map(({ levering }) => levering.id), new Date()]);
};

export const markeerBevestigd = async (tx: Tx, { id }: Levering): Promise<void> => {
  await tx.em.query('UPDATE levering SET bevestigd_op = coalesce(bevestigd_op, now()) WHERE id = $1', [id]);
};
