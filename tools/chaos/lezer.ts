import type { QueryResultRow } from 'pg';
import { DIENSTEN_MET_REGELS } from '#shared/contracts/catalogus';
import { metClient } from '#shared/persistence/client';
import { DATABASE, DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import type { Urls } from '../sandbox/toestand';
import type { Feitrij, Inboxrij, Journaalrij, Lijstrij, Logstand, Mailrij, Postmail, Stand, Taakrij, Teller, Wachtrij } from './stand';

/** How far everything was before a run: what came after it is the run's. */
export type Merkteken = {
  readonly op: Date;
  readonly bericht: number;
  readonly feit: number;
  readonly tellers: Readonly<Record<string, number>>;
  readonly logboek: Readonly<Record<string, { readonly volgnr: number; readonly positie: number }>>;
};

type Vraag = <R extends QueryResultRow>(sql: string, waarden?: unknown[]) => Promise<R[]>;

/** With an owner that keeps its decisions in an inbox; the gateway decides in its journal. */
const EIGENAREN = DIENSTEN_MET_REGELS;

const metDatabase = async <T>({ postgres }: Urls, doe: (vraag: Vraag) => Promise<T>): Promise<T> => {
  const adres = new URL(postgres['beheer'] ?? '');
  adres.pathname = `/${DATABASE}`;
  return metClient(adres.toString(), 'schakel.chaos', (client) => doe(async <R extends QueryResultRow>(sql: string, waarden: unknown[] = []) => (await client.query<R>(sql, waarden)).rows));
};

const een = async (vraag: Vraag, sql: string): Promise<number> => Number((await vraag<{ n: string | null }>(sql))[0]?.n ?? 0);

export const leesMerkteken = (urls: Urls): Promise<Merkteken> =>
  metDatabase(urls, async (vraag) => {
    const logboek: Record<string, { volgnr: number; positie: number }> = {};
    for (const dienst of DIENSTEN_MET_SCHEMA) {
      logboek[dienst] = { volgnr: await een(vraag, `SELECT max(volgnr) AS n FROM ${dienst}.logboek`), positie: await een(vraag, `SELECT max(positie) AS n FROM ${dienst}.logboek_keten`) };
    }
    const [nu] = await vraag<{ op: Date }>('SELECT clock_timestamp() AS op');
    const tellers = await vraag<{ aansluiting: string; laatste: string }>('SELECT aansluiting, laatste FROM gateway.aansluiting_teller');
    return {
      op: nu?.op ?? new Date(),
      bericht: await een(vraag, 'SELECT max(volgnr) AS n FROM gateway.bericht'),
      feit: await een(vraag, 'SELECT max(volgnr) AS n FROM gateway.feit'),
      tellers: Object.fromEntries(tellers.map(({ aansluiting, laatste }) => [aansluiting, Number(laatste)])),
      logboek,
    };
  });

const perSchema = (namen: readonly string[], sql: (schema: string) => string): string => namen.map(sql).join(' UNION ALL ');

const JOURNAAL = `
SELECT volgnr::int, source, id, type, herkomst, aansluiting, inwoner_ref AS "inwonerRef", status, uitkomst ->> 'code' AS code FROM gateway.bericht WHERE volgnr > $1 ORDER BY volgnr`;
const INBOX = perSchema(
  EIGENAREN,
  (schema) => `SELECT '${schema}' AS dienst, i.handler, i.source, i.id, i.retour ->> 'status' AS status FROM ${schema}.inbox i JOIN gateway.bericht b ON b.source = i.source AND b.id = i.id WHERE b.volgnr > $1`,
);
const WACHTEND = perSchema(
  DIENSTEN_MET_SCHEMA,
  (schema) => `SELECT '${schema}' AS dienst, type, source, bericht_id AS id, soort, wacht_op AS "wachtOp", oorzaak FROM ${schema}.wachtend WHERE sinds > $1`,
);
const OUTBOX = perSchema(DIENSTEN_MET_SCHEMA, (schema) => `SELECT '${schema}' AS dienst, count(*)::int AS aantal FROM ${schema}.outbox WHERE geparkeerd_op IS NULL OR aangemaakt_op > $1`);
const FEITEN = `
SELECT volgnr::int, source, id, type, inwoner_ref AS "inwonerRef",
       md5(concat_ws('|', type, inwoner_ref, zaak_id, inhoud -> 'data' ->> 'peildatum', inhoud -> 'data' ->> 'verloop')) AS kern
FROM gateway.feit WHERE volgnr > $1 ORDER BY volgnr`;
const LIJST = `
SELECT aansluiting, volgnr::int, soort, source, bericht_id AS id, type, inwoner_ref AS "inwonerRef", overgedragen_op IS NOT NULL AS overgedragen,
       soort = 'RETOUR' OR verstrekt_op IS NOT NULL AS verstrekt, inhoud -> 'data' -> 'antwoordOp' AS "antwoordOp"
FROM gateway.levering l WHERE volgnr > coalesce(($1::jsonb ->> aansluiting)::bigint, 0) ORDER BY aansluiting, volgnr`;
const TAKEN = `SELECT id, soort, afgehandeld_op IS NULL AS open FROM gateway.taak WHERE aangemaakt_op > $1`;
const MAILS = `SELECT id, taak, status, oorzaak FROM notifications.mail WHERE taak = ANY ($2::uuid[]) OR afgehandeld_op > $1 OR status = 'WACHT'`;

/** A decision on a message; that one with a forged sender was turned away is on record too, and is none. The chain follows within a second; where the Klok jumped, what is past its term is erased all the while, and some of that is always just written. */
const LOGSTAND = (dienst: string): string => `
SELECT (SELECT count(*) FROM ${dienst}.logboek WHERE volgnr > $1 AND soort IN ('VERWERKING', 'BESLISSING') AND activiteit <> 'bericht.ontvangen')::int AS records,
       (SELECT count(*) FROM ${dienst}.logboek l WHERE volgnr > $1 AND op < now() - interval '5 seconds' AND NOT EXISTS (SELECT FROM ${dienst}.logboek_keten k WHERE k.volgnr = l.volgnr))::int AS los,
       (SELECT coalesce(max(positie), $2) - $2 - count(*) FROM ${dienst}.logboek_keten WHERE positie > $2)::int AS gaten`;

const leesLogboek = async (vraag: Vraag, { logboek }: Merkteken): Promise<Logstand[]> => {
  const standen: Logstand[] = [];
  for (const dienst of DIENSTEN_MET_SCHEMA) {
    const { volgnr, positie } = logboek[dienst] ?? { volgnr: 0, positie: 0 };
    const [stand] = await vraag<Omit<Logstand, 'dienst'>>(LOGSTAND(dienst), [volgnr, positie]);
    if (stand) standen.push({ dienst, ...stand });
  }
  return standen;
};

const leesTellers = async (vraag: Vraag, { tellers }: Merkteken): Promise<Teller[]> =>
  (await vraag<{ aansluiting: string; laatste: string }>('SELECT aansluiting, laatste FROM gateway.aansluiting_teller ORDER BY aansluiting')).map(({ aansluiting, laatste }) => ({
    aansluiting,
    was: tellers[aansluiting] ?? 0,
    is: Number(laatste),
  }));

const leesPost = async ({ post }: Urls): Promise<Postmail[]> => {
  const { mails } = (await (await fetch(`${post}/api/mails`)).json()) as { mails: Postmail[] };
  return mails.map(({ berichtId, aan, aantal }) => ({ berichtId, aan, aantal }));
};

/** Mail of earlier runs was looked at already. */
export const wisPost = async ({ post }: Urls): Promise<void> => void (await fetch(`${post}/api/mails`, { method: 'DELETE' }));

export const leesStand = (urls: Urls, merk: Merkteken): Promise<Stand> =>
  metDatabase(urls, async (vraag) => {
    const taken = await vraag<Taakrij>(TAKEN, [merk.op]);
    const outbox = await vraag<{ dienst: string; aantal: number }>(OUTBOX, [merk.op]);
    return {
      journaal: await vraag<Journaalrij>(JOURNAAL, [merk.bericht]),
      inbox: await vraag<Inboxrij>(INBOX, [merk.bericht]),
      wachtend: await vraag<Wachtrij>(WACHTEND, [merk.op]),
      feiten: await vraag<Feitrij>(FEITEN, [merk.feit]),
      lijsten: await vraag<Lijstrij>(LIJST, [JSON.stringify(merk.tellers)]),
      tellers: await leesTellers(vraag, merk),
      outbox: Object.fromEntries(outbox.map(({ dienst, aantal }) => [dienst, aantal])),
      logboek: await leesLogboek(vraag, merk),
      taken,
      mails: await vraag<Mailrij>(MAILS, [merk.op, taken.map(({ id }) => id)]),
      post: await leesPost(urls),
    };
  });
