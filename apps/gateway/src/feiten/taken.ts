import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { Adres, MailSoort, TakenAf, Taakhint } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { publicatieVanMail, publicatieVanTaakAf, uuid5 } from '#shared/messaging/codec';
import { schrijfUit } from '#shared/persistence/outbox';
import type { Tx } from '#shared/persistence/tx';

/** The fact that made a task: where a reader finds the case, and the colleague who sent it. */
export type Taakherkomst = BerichtSleutel & { readonly type: string };

export type NieuweTaak = {
  readonly soort: MailSoort;
  readonly zaakId: string | null;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly herkomst: Taakherkomst;
  readonly adres: Adres;
  readonly uiterlijk: Datum | null;
  readonly herinnerOp: readonly Datum[];
  readonly hint?: Taakhint | undefined;
};

const AFGEHANDELD = `
SELECT count(*)::int AS aantal FROM taak
WHERE soort = $1 AND coalesce(zaak_id, inwoner_ref) = $2 AND rol = $3 AND organisatie = $4
  AND actor_id IS NOT DISTINCT FROM $5 AND afgehandeld_op IS NOT NULL`;

const NIEUW = `
INSERT INTO taak (id, soort, zaak_id, inwoner_ref, actor_id, organisatie, rol, uiterlijk, herinner_op, hint, gemeente, context, bericht_source, bericht_id, bericht_type)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING RETURNING id`;

/**
 * One open task per case, kind and receiver, and one mail per task: while someone still has to look, a second mail tells
 * nothing new. After a task was answered the same kind may come up again, as a next task with its own mail.
 */
export const zetTaak = async (tx: Tx, { soort, zaakId, inwonerRef, gemeente, herkomst, adres, uiterlijk, herinnerOp, hint }: NieuweTaak): Promise<void> => {
  const { rol, organisatie, actorId } = adres;
  const zaak = zaakId ?? inwonerRef;
  const [eerder]: { aantal: number }[] = await tx.em.query(AFGEHANDELD, [soort, zaak, rol, organisatie, actorId]);
  const id = uuid5(['taak', zaak, soort, rol, organisatie, actorId ?? '', eerder?.aantal ?? 0].join('|'));
  const gezet: unknown[] = await tx.em.query(NIEUW, [
    id, soort, zaakId, inwonerRef, actorId, organisatie, rol, uiterlijk, herinnerOp, hint ?? null,
    gemeente, herkomst.type.split('.')[2], herkomst.source, herkomst.id, herkomst.type,
  ]);
  if (gezet.length === 0) return;
  await schrijfUit(tx, [publicatieVanMail({ taak: id, soort, actorId, organisatie, rol, uiterlijk, herinnerOp })], id);
};

/** Ended tasks are told to the sender of mail: what still waits for them, a reminder too, does not go out. */
const meldAf = async (tx: Tx, ids: readonly { readonly id: string }[]): Promise<void> => {
  for (const { id } of ids) await schrijfUit(tx, [publicatieVanTaakAf({ taak: id })], id);
};

const EINDIG = `
WITH af AS (
  UPDATE taak SET afgehandeld_op = now(), afgehandeld_door = $1
  WHERE afgehandeld_op IS NULL AND CASE WHEN $2 = 'ZAAK' THEN zaak_id = $3::uuid ELSE inwoner_ref = $3::uuid END
    AND ($4::text[] IS NULL OR soort = ANY ($4)) AND ($5::text IS NULL OR organisatie = $5)
  RETURNING id)
SELECT id FROM af ORDER BY id`;

/** `van`: the case or the resident that the range speaks of. */
export const handelTakenAf = async (tx: Tx, { bereik, soorten, organisatie }: TakenAf, van: string, door: string): Promise<void> => {
  await meldAf(tx, await tx.em.query(EINDIG, [door, bereik, van, soorten ?? null, organisatie ?? null]));
};

/** One task that a person ticks off; false when it is not open (any more). */
export const vinkTaakAf = async (tx: Tx, id: string, actorId: string): Promise<boolean> => {
  const af: { id: string }[] = await tx.em.query(
    'WITH af AS (UPDATE taak SET afgehandeld_op = now(), afgehandeld_door = $2 WHERE id = $1 AND afgehandeld_op IS NULL RETURNING id) SELECT id FROM af',
    [id, actorId],
  );
  await meldAf(tx, af);
  return af.length > 0;
};

type Open = {
  readonly soort: MailSoort;
  readonly zaakId: string | null;
  readonly gemeente: string;
  readonly uiterlijk: Datum | null;
  readonly herinnerOp: readonly Datum[];
  readonly hint: Taakhint | null;
  readonly herkomst: Taakherkomst;
};

/** Meant for the person the resident named: who follows him as coach may not read it either. */
const OP_NAAM: readonly MailSoort[] = ['INFORMATIE_KLAAR'];

const NEEM_WEG = `
WITH af AS (
  UPDATE taak SET afgehandeld_op = now(), afgehandeld_door = $5
  WHERE inwoner_ref = $1 AND rol = $2 AND organisatie = $3 AND (actor_id IS NULL OR actor_id = $4) AND soort <> ALL ($6) AND afgehandeld_op IS NULL
  RETURNING *)
SELECT id, soort, zaak_id AS "zaakId", gemeente, uiterlijk::text AS uiterlijk, herinner_op::text[] AS "herinnerOp", hint,
  json_build_object('source', bericht_source, 'id', bericht_id, 'type', bericht_type) AS herkomst
FROM af ORDER BY aangemaakt_op, id`;

export type Coachwissel = { readonly inwonerRef: string; readonly nieuw: Adres; readonly vorige: string | null; readonly vandaag: Datum; readonly door: string };

/**
 * What the team or the former coach still had to do for this resident goes to the new coach: for him it is a task of his
 * own, with its own mail; mornings that are past do not ring again.
 */
export const draagTakenOver = async (tx: Tx, { inwonerRef, nieuw, vorige, vandaag, door }: Coachwissel): Promise<void> => {
  const weg: (Open & { id: string })[] = await tx.em.query(NEEM_WEG, [inwonerRef, nieuw.rol, nieuw.organisatie, vorige, door, OP_NAAM]);
  await meldAf(tx, weg);
  for (const { herinnerOp, hint, ...taak } of weg) {
    await zetTaak(tx, { ...taak, inwonerRef, adres: nieuw, herinnerOp: herinnerOp.filter((dag) => dag > vandaag), hint: hint ?? undefined });
  }
};

/** The tasks that one message made: it was recalled, so there is nothing to answer. */
export const handelTakenVanBerichtAf = async (tx: Tx, { source, id }: BerichtSleutel, door: string): Promise<void> => {
  const af: { id: string }[] = await tx.em.query(
    `WITH af AS (UPDATE taak SET afgehandeld_op = now(), afgehandeld_door = $3 WHERE bericht_source = $1 AND bericht_id = $2 AND afgehandeld_op IS NULL RETURNING id)
     SELECT id FROM af ORDER BY id`,
    [source, id, door],
  );
  await meldAf(tx, af);
};
