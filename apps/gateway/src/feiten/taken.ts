import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { Adres, MailSoort, TakenAf, Taakhint } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { publicatieVanMail, publicatieVanTaakAf, uuid5 } from '#shared/messaging/codec';
import { schrijfUitgaand } from '#shared/persistence/outbox';
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
SELECT v.plaats::int, count(t.id)::int AS aantal
FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS v(soort, zaak, rol, organisatie, actor_id, plaats)
JOIN taak t ON t.soort = v.soort AND coalesce(t.zaak_id, t.inwoner_ref) = v.zaak AND t.rol = v.rol AND t.organisatie = v.organisatie
  AND t.actor_id IS NOT DISTINCT FROM v.actor_id AND t.afgehandeld_op IS NOT NULL
GROUP BY v.plaats`;

const NIEUW = `
INSERT INTO taak (id, soort, zaak_id, inwoner_ref, actor_id, organisatie, rol, uiterlijk, herinner_op, hint, gemeente, context, bericht_source, bericht_id, bericht_type)
SELECT id, soort, zaak_id, inwoner_ref, actor_id, organisatie, rol, uiterlijk, herinner_op, hint, gemeente, context, bericht_source, bericht_id, bericht_type
FROM json_to_recordset($1::json) AS r(plaats int, id uuid, soort text, zaak_id uuid, inwoner_ref uuid, actor_id text, organisatie text, rol text, uiterlijk date, herinner_op date[], hint text, gemeente text, context text, bericht_source text, bericht_id text, bericht_type text)
ORDER BY plaats
ON CONFLICT (id) DO NOTHING RETURNING id`;

/** Each of these messages is read for itself: a second one about the same resident is a task of its own. */
const PER_BERICHT: readonly MailSoort[] = ['BERICHT_LEZEN'];

const zaakVan = ({ zaakId, inwonerRef }: NieuweTaak): string => zaakId ?? inwonerRef;

/** How often such a task was answered before: a next one has an id, and so a mail, of its own. */
const metId = async (tx: Tx, taken: readonly NieuweTaak[]): Promise<(NieuweTaak & { readonly id: string })[]> => {
  const adressen = taken.map(({ adres }) => adres);
  const eerder: { plaats: number; aantal: number }[] = await tx.em.query(AFGEHANDELD, [
    taken.map(({ soort }) => soort), taken.map(zaakVan), adressen.map(({ rol }) => rol), adressen.map(({ organisatie }) => organisatie), adressen.map(({ actorId }) => actorId),
  ]);
  const aantallen = new Map(eerder.map(({ plaats, aantal }) => [plaats - 1, aantal]));
  return taken.map((taak, plaats) => {
    const { rol, organisatie, actorId } = taak.adres;
    const kenmerk = PER_BERICHT.includes(taak.soort) ? `${taak.herkomst.source}|${taak.herkomst.id}` : zaakVan(taak);
    return { ...taak, id: uuid5(['taak', kenmerk, taak.soort, rol, organisatie, actorId ?? '', aantallen.get(plaats) ?? 0].join('|')) };
  });
};

/**
 * One open task per case (or per message that is only read), kind and receiver, and one mail per task: while someone still has to look, a second mail tells
 * nothing new. After a task was answered the same kind may come up again, as a next task with its own mail.
 */
export const zetTaken = async (tx: Tx, taken: readonly NieuweTaak[]): Promise<void> => {
  if (taken.length === 0) return;
  const opId = new Map<string, NieuweTaak & { readonly id: string }>();
  for (const taak of await metId(tx, taken)) if (!opId.has(taak.id)) opId.set(taak.id, taak);
  const rijen = [...opId.values()].map(({ adres, herkomst, zaakId, inwonerRef, herinnerOp, hint, ...taak }, plaats) => ({
    ...taak, plaats, zaak_id: zaakId, inwoner_ref: inwonerRef, actor_id: adres.actorId, organisatie: adres.organisatie, rol: adres.rol, herinner_op: herinnerOp,
    hint: hint ?? null, context: herkomst.type.split('.')[2], bericht_source: herkomst.source, bericht_id: herkomst.id, bericht_type: herkomst.type,
  }));
  const gezet: { id: string }[] = await tx.em.query(NIEUW, [JSON.stringify(rijen)]);
  const mails = gezet.flatMap(({ id }) => {
    const taak = opId.get(id);
    if (!taak) return [];
    const { soort, adres: { actorId, organisatie, rol }, uiterlijk, herinnerOp } = taak;
    return [{ publicatie: publicatieVanMail({ taak: id, soort, actorId, organisatie, rol, uiterlijk, herinnerOp }), volgorde: id }];
  });
  await schrijfUitgaand(tx, mails);
};

export const zetTaak = (tx: Tx, taak: NieuweTaak): Promise<void> => zetTaken(tx, [taak]);

/** Ended tasks are told to the sender of mail: what still waits for them, a reminder too, does not go out. */
const meldAf = (tx: Tx, ids: readonly { readonly id: string }[]): Promise<void> =>
  schrijfUitgaand(tx, ids.map(({ id }) => ({ publicatie: publicatieVanTaakAf({ taak: id }), volgorde: id })));

const EINDIG = `
WITH v AS (
  SELECT bereik, van, string_to_array(soorten, ',') AS soorten, organisatie, door
  FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[]) AS r(bereik, van, soorten, organisatie, door)),
raak AS (
  SELECT t.id, t.soort, t.organisatie, v.soorten, v.organisatie AS van_organisatie, v.door FROM v JOIN taak t ON t.zaak_id = v.van WHERE v.bereik = 'ZAAK' AND t.afgehandeld_op IS NULL
  UNION ALL
  SELECT t.id, t.soort, t.organisatie, v.soorten, v.organisatie AS van_organisatie, v.door FROM v JOIN taak t ON t.inwoner_ref = v.van WHERE v.bereik = 'INWONER' AND t.afgehandeld_op IS NULL),
af AS (
  UPDATE taak SET afgehandeld_op = now(), afgehandeld_door = raak.door FROM raak
  WHERE taak.id = raak.id AND taak.afgehandeld_op IS NULL
    AND (raak.soorten IS NULL OR raak.soort = ANY (raak.soorten)) AND (raak.van_organisatie IS NULL OR raak.organisatie = raak.van_organisatie)
  RETURNING taak.id)
SELECT id FROM af ORDER BY id`;

/** `van`: the case or the resident that the range speaks of. */
export type Takeneinde = { readonly af: TakenAf; readonly van: string; readonly door: string };

export const handelAllesAf = async (tx: Tx, eindes: readonly Takeneinde[]): Promise<void> => {
  if (eindes.length === 0) return;
  const waarden = [
    eindes.map(({ af }) => af.bereik), eindes.map(({ van }) => van), eindes.map(({ af }) => af.soorten?.join(',') ?? null),
    eindes.map(({ af }) => af.organisatie ?? null), eindes.map(({ door }) => door),
  ];
  await meldAf(tx, await tx.em.query(EINDIG, waarden));
};

export const handelTakenAf = (tx: Tx, af: TakenAf, van: string, door: string): Promise<void> => handelAllesAf(tx, [{ af, van, door }]);

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
  await zetTaken(tx, weg.map(({ herinnerOp, hint, id: _id, ...taak }) => ({ ...taak, inwonerRef, adres: nieuw, herinnerOp: herinnerOp.filter((dag) => dag > vandaag), hint: hint ?? undefined })));
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
