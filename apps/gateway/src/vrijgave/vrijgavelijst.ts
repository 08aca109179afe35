import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Tx } from '#shared/persistence/tx';

export type JournaalRij = {
  readonly volgnr: number;
  readonly aansluiting: string;
  readonly herkomst: 'partij' | 'hub';
  readonly ontvangenOp: Date;
  readonly traceparent: string | null;
  readonly bericht: VerzegeldBericht;
};

type Kolommen = Omit<JournaalRij, 'volgnr'> & { volgnr: string };

/**
 * contract.md §3 step 1: a message waits until earlier messages of that resident in the same context, or in `inwoner` or
 * `overdracht`, are settled. A recall waits for all that came before it, and what comes after waits for the recall.
 * Messages about staff wait for earlier ones of their sender. WACHT_OP is settled: it is the sender's turn, and must not
 * hold up the rest.
 *
 * Asked in this way, each row looks for its own predecessor by index; as NOT EXISTS the planner joins all that is open, at every pass.
 */
const MAG_NU = `
  b.context <> ALL($3::text[])
  AND (
    SELECT true FROM bericht eerder
    WHERE eerder.inwoner_ref = b.inwoner_ref AND eerder.volgnr < b.volgnr
      AND eerder.status IN ('ONTVANGEN', 'VRIJGEGEVEN')
      AND (eerder.context = b.context OR eerder.context IN ('inwoner', 'overdracht', 'bericht') OR b.context = 'bericht')
    LIMIT 1) IS NULL
  AND (b.inwoner_ref IS NOT NULL OR (
    SELECT true FROM bericht eerder
    WHERE eerder.inwoner_ref IS NULL AND eerder.source = b.source AND eerder.volgnr < b.volgnr AND eerder.status IN ('ONTVANGEN', 'VRIJGEGEVEN')
    LIMIT 1) IS NULL)`;

/**
 * Each from its own index and in its order: what waits for its owner is not passed over time and again, and an owner that was
 * away for long does not keep back what is new.
 */
const keus = (waar: string, volgorde: string): string => `(SELECT b.volgnr FROM bericht b WHERE ${waar} AND ${MAG_NU} ORDER BY ${volgorde} LIMIT $1)`;

const TE_VRIJGEVEN = `
SELECT b.volgnr, b.aansluiting, b.herkomst, b.ontvangen_op AS "ontvangenOp", b.traceparent, b.inhoud AS bericht
FROM bericht b WHERE b.volgnr = ANY (ARRAY(
  ${keus(`b.status = 'ONTVANGEN'`, 'b.volgnr')}
  UNION ALL
  ${keus(`b.status = 'VRIJGEGEVEN' AND b.vrijgegeven_op < now() - make_interval(secs => $2)`, 'b.vrijgegeven_op')}))
ORDER BY b.volgnr`;

export type Keuze = { /** Of new ones, and of those that come back. */ readonly limiet: number; readonly opnieuwNaSeconden: number; readonly zonderContexten: readonly string[] };

/** In the order of the journal; a message that was released but never settled comes back after a while, and the inbox of its owner answers again. */
export const teVrijgeven = async (tx: Tx, { limiet, opnieuwNaSeconden, zonderContexten }: Keuze): Promise<JournaalRij[]> => {
  const rijen: Kolommen[] = await tx.em.query(TE_VRIJGEVEN, [limiet, opnieuwNaSeconden, zonderContexten]);
  return rijen.map((rij) => ({ ...rij, volgnr: Number(rij.volgnr) }));
};

/** The answer of the owner may have come in before this mark: a settled row stays settled. Said by what it may not be, so that the rows are found by number and not among all that is open. */
export const markeerVrijgegeven = async (tx: Tx, volgnrs: readonly number[]): Promise<void> => {
  await tx.em.query(
    `UPDATE bericht SET status = 'VRIJGEGEVEN', vrijgegeven_op = now() WHERE volgnr = ANY($1::bigint[]) AND status NOT IN ('WACHT_OP', 'VERWERKT', 'AFGEKEURD')`,
    [volgnrs],
  );
};
