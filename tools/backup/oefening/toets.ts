import { LEVERINGEN_HERVAT } from '#shared/contracts/catalogus';
import { metClient } from '#shared/persistence/client';
import { wachtTot } from '../../sandbox/bestanden';
import type { Urls } from '../../sandbox/toestand';
import { DAG, type Buitenwereld, type Gezien, type Verstuurd } from './partijen';

export const wachtOpRust = async ({ http }: Urls, ms: number): Promise<boolean> =>
  wachtTot(async () => {
    const antwoord = await fetch(`${http}/sandbox/rust?wacht=5`).catch(() => undefined);
    return antwoord?.ok === true && ((await antwoord.json()) as { inRust?: boolean }).inRust === true;
  }, ms, 200);

export const zetKlok = async ({ http }: Urls): Promise<void> => {
  const antwoord = await fetch(`${http}/sandbox/klok`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ moment: `${DAG}T09:00` }) });
  if (!antwoord.ok) throw new Error(`klok: ${antwoord.status}`);
};

export const sleutelVan = ({ bericht }: Verstuurd): { source: string; id: string } => ({ source: String(bericht['source']), id: String(bericht['id']) });

const vraag = <T extends object>(url: string, sql: string, waarden: readonly unknown[] = []): Promise<T[]> =>
  metClient(url, 'schakel.oefening', async (client) => (await client.query<T>(sql, [...waarden])).rows);

/** Messages of these that have not exactly one accepted outcome; and cases that were opened more than once. */
export const zonderEenUitkomst = async (url: string, verstuurd: readonly Verstuurd[]): Promise<number> => {
  const [rij] = await vraag<{ goed: number }>(url, `SELECT count(*)::int AS goed FROM gateway.bericht b JOIN json_to_recordset($1::json) AS v(source text, id text) USING (source, id) WHERE b.status = 'VERWERKT'`, [
    JSON.stringify(verstuurd.map(sleutelVan)),
  ]);
  return verstuurd.length - (rij?.goed ?? 0);
};

/** One open case per proposal: a second effect of the same message would be a second row, or none where the first one was undone. */
export const zakenBuitenVoorstel = async (url: string, verstuurd: readonly Verstuurd[]): Promise<number> => {
  const zaken = verstuurd.map(({ bericht }) => (bericht['data'] as { zaakId?: string }).zaakId).filter((zaakId) => zaakId !== undefined);
  const [rij] = await vraag<{ goed: number; alle: number }>(url, `SELECT count(*) FILTER (WHERE zaak_id::text = ANY ($1::text[]))::int AS goed, count(*)::int AS alle FROM handover.overdracht`, [zaken]);
  return Math.abs(zaken.length - (rij?.goed ?? 0)) + ((rij?.alle ?? 0) - (rij?.goed ?? 0));
};

const isRetour = (type: string): boolean => type.includes('.retourbericht.');

export type Ontvangst = { readonly gemist: number; readonly dubbel: number };

/** What the hub says it handed over against what the parties saw, before and after together. Parties deduplicate, so twice is no fault. */
export const ontvangst = async (url: string, { gezien }: Buitenwereld): Promise<Ontvangst> => {
  const sleutel = ({ aansluiting, source, id, type }: Gezien): string => [aansluiting, source, id, type].join('|');
  const uniek = new Set(gezien.map(sleutel));
  const klaargezet = await vraag<Gezien>(url, `SELECT aansluiting, source, bericht_id AS id, type FROM gateway.levering WHERE aansluiting = ANY ($1)`, [['gemeente-tiel.regie', 'werkzaak.werk']]);
  return { gemist: klaargezet.filter((een) => !uniek.has(sleutel(een))).length, dubbel: gezien.length - uniek.size };
};

/** Every sender has his answer, every proposal its receiver: by what the parties saw, whatever any hub says. */
export const nietVerteld = ({ gezien, verstuurd }: Buitenwereld): number => {
  const voorstellen = new Set(gezien.filter(({ aansluiting, type }) => aansluiting === 'gemeente-tiel.regie' && !isRetour(type)).map(({ id }) => id));
  return verstuurd.filter(({ bericht }) => String(bericht['type']).includes('voorgesteld') && !voorstellen.has(String(bericht['id']))).length;
};

/** Places where the next number is not one more, but for the one leap that the list itself tells of. */
export const gaten = async (url: string): Promise<number> => {
  const rijen = await vraag<{ type: string }>(
    url,
    `SELECT type FROM (SELECT type, volgnr, lag(volgnr, 1, 0::bigint) OVER (PARTITION BY aansluiting ORDER BY volgnr) AS vorige FROM gateway.levering) l WHERE volgnr <> vorige + 1`,
  );
  return rijen.filter(({ type }) => type !== LEVERINGEN_HERVAT).length;
};

type Item = { readonly volgnr: number; readonly bericht: { readonly source: string; readonly id: string; readonly type: string } };

const BLADZIJ = 100;

/** The list as a party follows it: from the last number it saw, up to where it is now. */
export const volgLijst = async (buiten: Buitenwereld, aansluiting: string, na: number): Promise<Item[]> => {
  const items: Item[] = [];
  for (;;) {
    const { inhoud } = await buiten.partij(aansluiting).roep(`/v1/leveringen?na=${items.at(-1)?.volgnr ?? na}`);
    const deel = inhoud['leveringen'] as Item[];
    items.push(...deel);
    if (deel.length < BLADZIJ) return items;
  }
};

export const mailkenmerken = async ({ post }: Urls): Promise<string[]> => ((await (await fetch(`${post}/api/mails`)).json()) as { mails: { berichtId: string }[] }).mails.map(({ berichtId }) => berichtId);
