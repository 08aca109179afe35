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
 */
const MAG_NU = `
  b.context <> ALL($3::text[])
  AND NOT EXISTS (
    SELECT FROM bericht eerder
    WHERE eerder.inwoner_ref = b.inwoner_ref AND eerder.volgnr < b.volgnr
      AND eerder.status IN ('ONTVANGEN', 'VRIJGEGEVEN')
      AND (eerder.context = b.context OR eerder.context IN ('inwoner', 'overdracht', 'bericht') OR b.context = 'bericht'))
  AND (b.inwoner_ref IS NOT NULL OR NOT EXISTS (
    SELECT FROM bericht eerder
    WHERE eerder.inwoner_ref IS NULL AND eerder.source = b.source AND eerder.volgnr < b.volgnr AND eerder.status IN ('ONTVANGEN', 'VRIJGEGEVEN')))`;

/** Apart, so that each is read from its own index: what waits for its owner is not passed over time and again. */
const keus = (waar: string): string => `(SELECT b.volgnr FROM bericht b WHERE ${waar} AND ${MAG_NU} ORDER BY b.volgnr LIMIT $1)`;

const TE_VRIJGEVEN = `
WITH keus AS (
  ${keus(`b.status = 'ONTVANGEN'`)}
  UNION ALL
  ${keus(`b.status = 'VRIJGEGEVEN' AND b.vrijgegeven_op < now() - make_interval(secs => $2)`)}
  ORDER BY volgnr LIMIT $1
)
SELECT b.volgnr, b.aansluiting, b.herkomst, b.ontvangen_op AS "ontvangenOp", b.traceparent, b.inhoud AS bericht
FROM keus JOIN bericht b USING (volgnr) ORDER BY b.volgnr`;

export type Keuze = { readonly limiet: number; readonly opnieuwNaSeconden: number; readonly zonderContexten: readonly string[] };

/** Oldest first; a message that was released but never settled comes back after a while, and the inbox of its owner answers again. */
export const teVrijgeven = async (tx: Tx, { limiet, opnieuwNaSeconden, zonderContexten }: Keuze): Promise<JournaalRij[]> => {
  const rijen: Kolommen[] = await tx.em.query(TE_VRIJGEVEN, [limiet, opnieuwNaSeconden, zonderContexten]);
  return rijen.map((rij) => ({ ...rij, volgnr: Number(rij.volgnr) }));
};

/** The answer of the owner may have come in before this mark: a settled row stays settled. */
export const markeerVrijgegeven = async (tx: Tx, volgnrs: readonly number[]): Promise<void> => {
  await tx.em.query(
    `UPDATE bericht SET status = 'VRIJGEGEVEN', vrijgegeven_op = now() WHERE volgnr = ANY($1::bigint[]) AND status IN ('ONTVANGEN', 'VRIJGEGEVEN')`,
    [volgnrs],
  );
};
