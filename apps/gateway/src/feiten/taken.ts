import type { Adres, MailSoort } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { publicatieVanMail, uuid5 } from '#shared/messaging/codec';
import { schrijfUit } from '#shared/persistence/outbox';
import type { Tx } from '#shared/persistence/tx';

export type NieuweTaak = {
  readonly soort: MailSoort;
  readonly zaakId: string | null;
  readonly inwonerRef: string;
  readonly adres: Adres;
  readonly uiterlijk: Datum | null;
};

const AFGEHANDELD = `
SELECT count(*)::int AS aantal FROM taak
WHERE soort = $1 AND coalesce(zaak_id, inwoner_ref) = $2 AND rol = $3 AND organisatie = $4
  AND actor_id IS NOT DISTINCT FROM $5 AND afgehandeld_op IS NOT NULL`;

const NIEUW = `
INSERT INTO taak (id, soort, zaak_id, inwoner_ref, actor_id, organisatie, rol, uiterlijk)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`;

/**
 * One open task per case, kind and receiver, and one mail per task: while someone still has to look, a second mail tells
 * nothing new. After a task was answered the same kind may come up again, as a next task with its own mail.
 */
export const zetTaak = async (tx: Tx, { soort, zaakId, inwonerRef, adres, uiterlijk }: NieuweTaak): Promise<void> => {
  const { rol, organisatie, actorId } = adres;
  const zaak = zaakId ?? inwonerRef;
  const [eerder]: { aantal: number }[] = await tx.em.query(AFGEHANDELD, [soort, zaak, rol, organisatie, actorId]);
  const id = uuid5(['taak', zaak, soort, rol, organisatie, actorId ?? '', eerder?.aantal ?? 0].join('|'));
  const gezet: unknown[] = await tx.em.query(NIEUW, [id, soort, zaakId, inwonerRef, actorId, organisatie, rol, uiterlijk]);
  if (gezet.length === 0) return;
  await schrijfUit(tx, [publicatieVanMail({ taak: id, soort, actorId, organisatie, rol, uiterlijk, herinnerOp: [] })]);
};

export const handelTakenAf = async (tx: Tx, zaakId: string): Promise<void> => {
  await tx.em.query('UPDATE taak SET afgehandeld_op = now() WHERE zaak_id = $1 AND afgehandeld_op IS NULL', [zaakId]);
};
