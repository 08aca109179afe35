import type { EntityManager } from 'typeorm';
import type { InBericht, Uitkomst } from '../contracts/intern';
import type { Tx } from './tx';
import type { Werk } from './werk';

/**
 * HERKANSING: broke, will be tried again. WACHT_OP: waits for a message of another type. ACHTER: queues behind one that
 * waits. GEPARKEERD: tried often enough, a person must look.
 */
export type Wachtsoort = 'HERKANSING' | 'WACHT_OP' | 'ACHTER' | 'GEPARKEERD';
/** What a sender sees as `wachtOp` when a person must look first. */
export const BEHEER = 'BEHEER';

export type Wachtstand = {
  readonly soort: Wachtsoort;
  readonly wachtOp?: string | undefined;
  readonly oorzaak?: string | undefined;
  readonly poging?: number | undefined;
  /** From now, in real time; absent: only when something happens on its key. */
  readonly beurtOverMs?: number | undefined;
};
export type Wachtrij = {
  readonly id: string;
  readonly sleutel: string;
  readonly soort: Wachtsoort;
  readonly type: string;
  readonly wacht_op: string | null;
  readonly poging: number;
  readonly aan_de_beurt: boolean;
};

const KOLOMMEN = `id, sleutel, soort, type, wacht_op, poging, coalesce(aan_de_beurt_op <= clock_timestamp(), false) AS aan_de_beurt`;

/**
 * Whether a message of this type may go, given those before it on the same key: not past one that is broken or parked,
 * and past one that waits only when it waits for exactly this type.
 */
export const magDoor = (type: string, eerdere: readonly Pick<Wachtrij, 'soort' | 'wacht_op'>[]): boolean =>
  eerdere.length === 0 ||
  (eerdere.every(({ soort }) => soort === 'WACHT_OP' || soort === 'ACHTER') && eerdere.some(({ wacht_op }) => wacht_op === type));

/** What the sender is told a queued message waits for: whatever the first in the queue waits for. */
export const wachtOpVan = (rij: Pick<Wachtrij, 'soort' | 'wacht_op'> | undefined): string => rij?.wacht_op ?? BEHEER;

export const wachtUitkomst = (wachtOp: string): Uitkomst => ({ status: 'WACHT_OP', wachtOp, afwijkingen: [] });

/** The row of this very message, if it waits already, and those on its key that came before it. */
export const leesRijen = async ({ em }: Tx, { sleutel, invoer }: Werk): Promise<{ eigen: Wachtrij | undefined; eerdere: Wachtrij[] }> => {
  const { type, source, id } = invoer.bericht;
  const rijen = await em.query<(Wachtrij & { eigen: boolean })[]>(
    `SELECT ${KOLOMMEN}, (type = $3 AND source = $4 AND bericht_id = $5) AS eigen FROM wachtend
     WHERE (sleutel = $1 AND volgnr <= $2) OR (type = $3 AND source = $4 AND bericht_id = $5) ORDER BY volgnr, wachtend.id`,
    [sleutel, invoer.stempel.volgnr, type, source, id],
  );
  return { eigen: rijen.find(({ eigen }) => eigen), eerdere: rijen.filter(({ eigen }) => !eigen) };
};

const BEZET = `
SELECT plaats::int FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS b(sleutel, type, source, id, plaats)
WHERE EXISTS (SELECT FROM wachtend w WHERE w.sleutel = b.sleutel) OR EXISTS (SELECT FROM wachtend w WHERE w.type = b.type AND w.source = b.source AND w.bericht_id = b.id)`;

/** Which of these wait themselves or find somebody waiting on their key, by their place. */
export const plaatsenMetWachtenden = async ({ em }: Tx, werken: readonly Werk[]): Promise<ReadonlySet<number>> => {
  const berichten = werken.map(({ invoer }) => invoer.bericht);
  const rijen = await em.query<{ plaats: number }[]>(BEZET, [
    werken.map(({ sleutel }) => sleutel),
    berichten.map(({ type }) => type),
    berichten.map(({ source }) => source),
    berichten.map(({ id }) => id),
  ]);
  return new Set(rijen.map(({ plaats }) => plaats - 1));
};

export const zetWachtend = async ({ em }: Tx, { invoer, sleutel, traceparent }: Werk, stand: Wachtstand): Promise<void> => {
  const { bericht, stempel } = invoer;
  await em.query(
    `INSERT INTO wachtend AS w (sleutel, inwoner_ref, volgnr, type, source, bericht_id, invoer, traceparent, soort, wacht_op, oorzaak, poging, aan_de_beurt_op)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp() + $13::float8 * interval '1 ms')
     ON CONFLICT (type, source, bericht_id) DO UPDATE SET soort = excluded.soort, wacht_op = excluded.wacht_op, oorzaak = excluded.oorzaak,
       poging = excluded.poging, aan_de_beurt_op = excluded.aan_de_beurt_op,
       sinds = CASE WHEN w.soort = excluded.soort THEN w.sinds ELSE clock_timestamp() END`,
    [
      sleutel, bericht.data.inwonerRef ?? null, stempel.volgnr, bericht.type, bericht.source, bericht.id, JSON.stringify(invoer), traceparent,
      stand.soort, stand.wachtOp ?? null, stand.oorzaak ?? null, stand.poging ?? 0, stand.beurtOverMs ?? null,
    ],
  );
};

export const wisWachtend = async ({ em }: Tx, { invoer: { bericht } }: Werk): Promise<void> => {
  await em.query('DELETE FROM wachtend WHERE type = $1 AND source = $2 AND bericht_id = $3', [bericht.type, bericht.source, bericht.id]);
};

const WEK = `
WITH effect AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS e(sleutel, inwoner_ref, type))
UPDATE wachtend SET aan_de_beurt_op = clock_timestamp()
WHERE id IN (
  SELECT w.id FROM effect e JOIN wachtend w ON w.sleutel = e.sleutel WHERE w.soort IN ('WACHT_OP', 'ACHTER')
  UNION SELECT w.id FROM effect e JOIN wachtend w ON w.inwoner_ref = e.inwoner_ref AND w.wacht_op = e.type WHERE w.soort = 'WACHT_OP')
RETURNING sleutel`;

/**
 * After effects: everything on their keys may try again, and so may what waits for their types on another key of the same
 * resident. Written in the transaction of the effects, so a crash right after it forgets nobody.
 */
export const wekWachtenden = async ({ em }: Tx, werken: readonly Werk[]): Promise<string[]> => {
  if (werken.length === 0) return [];
  const [rijen] = await em.query<[{ sleutel: string }[], number]>(WEK, [
    werken.map(({ sleutel }) => sleutel),
    werken.map(({ invoer }) => invoer.bericht.data.inwonerRef ?? null),
    werken.map(({ invoer }) => invoer.bericht.type),
  ]);
  return [...new Set(rijen.map((rij) => rij.sleutel))];
};

/** The first whose turn it is and that may go. When none may, turns on this key lapse: an effect gives them back. */
export const kiesVolgende = async ({ em }: Tx, sleutel: string): Promise<{ rij: Wachtrij; werk: Werk } | undefined> => {
  const rijen = await em.query<Wachtrij[]>(`SELECT ${KOLOMMEN} FROM wachtend WHERE sleutel = $1 ORDER BY volgnr, id FOR UPDATE`, [sleutel]);
  const rij = rijen.find((kandidaat, plaats) => kandidaat.aan_de_beurt && magDoor(kandidaat.type, rijen.slice(0, plaats)));
  if (rij) return { rij, werk: await laadWerk(em, rij.id) };
  const geblokkeerd = rijen.filter(({ aan_de_beurt }) => aan_de_beurt).map(({ id }) => id);
  if (geblokkeerd.length === 0) return undefined;
  await em.query(
    `UPDATE wachtend SET aan_de_beurt_op = NULL, soort = CASE soort WHEN 'HERKANSING' THEN 'ACHTER' ELSE soort END WHERE id = ANY ($1::bigint[])`,
    [geblokkeerd],
  );
  return undefined;
};

const laadWerk = async (em: EntityManager, id: string): Promise<Werk> => {
  const [rij] = await em.query<{ invoer: InBericht; sleutel: string; traceparent: string }[]>(
    'SELECT invoer, sleutel, traceparent FROM wachtend WHERE id = $1',
    [id],
  );
  if (!rij) throw new Error('wachtende rij verdwenen onder het slot');
  const { inwonerRef } = rij.invoer.bericht.data;
  return { invoer: rij.invoer, sleutel: rij.sleutel, volgorde: inwonerRef ?? rij.sleutel, traceparent: rij.traceparent };
};
