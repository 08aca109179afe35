import type { Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import type { Instrument } from '../domain/prijs';
import type { Proefkennis } from '../domain/proeven';

export type Gidsinstrument = Instrument & { readonly naam: string; readonly thema: string | null };
export type Aanbod = { readonly ref: string; readonly soort: string; readonly datum: Datum; readonly plaatsen: number; readonly inhoud: object };

const INSTRUMENT = 'SELECT code, groep, kp4_relevant AS "kp4Relevant", prijs::float8 AS prijs, max_maanden AS "maxMaanden" FROM instrument WHERE code = $1';

export const instrumentMet = async ({ em }: Tx, code: string): Promise<Instrument | null> => (await em.query<Instrument[]>(INSTRUMENT, [code]))[0] ?? null;

const PUBLICEER = `
INSERT INTO instrument (code, naam, groep, thema, kp4_relevant, prijs, max_maanden, gepubliceerd_op)
SELECT code, naam, groep, thema, "kp4Relevant", prijs, "maxMaanden", $2
FROM json_to_recordset($1::json) AS r(code text, naam text, groep text, thema text, "kp4Relevant" boolean, prijs numeric, "maxMaanden" int)
ON CONFLICT (code) DO UPDATE SET naam = excluded.naam, groep = excluded.groep, thema = excluded.thema, kp4_relevant = excluded.kp4_relevant,
  prijs = excluded.prijs, max_maanden = excluded.max_maanden, gepubliceerd_op = excluded.gepubliceerd_op
WHERE (instrument.naam, instrument.groep, instrument.thema, instrument.kp4_relevant, instrument.prijs, instrument.max_maanden)
  IS DISTINCT FROM (excluded.naam, excluded.groep, excluded.thema, excluded.kp4_relevant, excluded.prijs, excluded.max_maanden)`;

/** The guide as a whole: what it does not name any more cannot be asked for any more, and what it says again keeps the day on which it was said first. Requests that run keep what they were offered. */
export const publiceerGids = async ({ em }: Tx, instrumenten: readonly Gidsinstrument[], op: Datum): Promise<void> => {
  await em.query(PUBLICEER, [JSON.stringify(instrumenten), op]);
  await em.query('DELETE FROM instrument WHERE code <> ALL($1::text[])', [instrumenten.map(({ code }) => code)]);
};

export const publiceerAanbod = async ({ em }: Tx, { ref, soort, datum, plaatsen, inhoud }: Aanbod, op: Datum): Promise<void> => {
  await em.query(
    `INSERT INTO aanbod (ref, soort, datum, plaatsen, inhoud, gepubliceerd_op) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (ref) DO UPDATE SET soort = excluded.soort, datum = excluded.datum, plaatsen = excluded.plaatsen, inhoud = excluded.inhoud, gepubliceerd_op = excluded.gepubliceerd_op`,
    [ref, soort, datum, plaatsen, JSON.stringify(inhoud), op],
  );
};

/** Held until the transaction ends: of two who ask for the last place, the second sees that it is gone. */
const AANBOD = `SELECT datum::text AS datum, plaatsen, inhoud ->> 'voorwaarden' IS NOT NULL AS voorwaarden FROM aanbod WHERE ref = $1 FOR NO KEY UPDATE`;
/** A registration that has a place; one on the waiting list, refused or withdrawn has none. */
export const OP_EEN_PLAATS = `soort = 'PROEVEN_AAN_WERK' AND status IN ('BEVESTIGD', 'DEELGENOMEN', 'NIET_VERSCHENEN', 'VERKENNING_AFGEROND')`;
const BEZET = `SELECT count(*)::int AS aantal FROM verzoek WHERE ${OP_EEN_PLAATS} AND verloop ->> 'aanbodRef' = $1`;

const AL_AANGEMELD = `SELECT FROM verzoek WHERE soort = 'PROEVEN_AAN_WERK' AND inwoner_ref = $2 AND verloop ->> 'aanbodRef' = $1 AND gesloten_op IS NULL`;

export const aanbodMet = async ({ em }: Tx, ref: string, inwonerRef: string): Promise<Proefkennis['aanbod']> => {
  const [aanbod]: { datum: Datum; plaatsen: number; voorwaarden: boolean }[] = await em.query(AANBOD, [ref]);
  if (!aanbod) return null;
  const [bezet]: { aantal: number }[] = await em.query(BEZET, [ref]);
  const eerder: unknown[] = await em.query(AL_AANGEMELD, [ref, inwonerRef]);
  return { datum: aanbod.datum, voorwaarden: aanbod.voorwaarden, vrij: aanbod.plaatsen - (bezet?.aantal ?? 0), alAangemeld: eerder.length > 0 };
};

export type Begroting = { readonly gemeente: string; readonly jaar: number; readonly trajectkosten: number; readonly regels: object };

export const dienBegrotingIn = async ({ em }: Tx, { gemeente, jaar, trajectkosten, regels }: Begroting, op: Datum): Promise<void> => {
  await em.query(
    `INSERT INTO begroting (gemeente, jaar, trajectkosten, regels, ingediend_op) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (gemeente, jaar) DO UPDATE SET trajectkosten = excluded.trajectkosten, regels = excluded.regels, ingediend_op = excluded.ingediend_op`,
    [gemeente, jaar, trajectkosten, JSON.stringify(regels), op],
  );
};

/** Held until the transaction ends, for the same reason as a place. */
const BUDGET = 'SELECT trajectkosten::float8 AS trajectkosten FROM begroting WHERE gemeente = $1 AND jaar = $2 FOR NO KEY UPDATE';
const BESTEED = `SELECT coalesce(sum((verloop ->> 'bedrag')::numeric), 0)::float8 AS bedrag FROM verzoek
  WHERE gemeente = $1 AND soort = 'INSTRUMENT' AND verloop ? 'bedrag' AND extract(year FROM (verloop ->> 'start')::date) = $2 AND status NOT IN ('AFGEWEZEN', 'INGETROKKEN', 'VERVALLEN')`;

/** What is left of the trajectkosten of that year, after all that was bought for a start in it; null: no budget was filed. In euros. */
export const budgetruimte = async ({ em }: Tx, gemeente: string, jaar: number): Promise<number | null> => {
  const [budget]: { trajectkosten: number }[] = await em.query(BUDGET, [gemeente, jaar]);
  if (!budget) return null;
  const [besteed]: { bedrag: number }[] = await em.query(BESTEED, [gemeente, jaar]);
  return budget.trajectkosten - (besteed?.bedrag ?? 0);
};
