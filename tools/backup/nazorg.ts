import type { Client } from 'pg';
import { LEVERINGEN_HERVAT } from '#shared/contracts/catalogus';
import { uuid5 } from '#shared/messaging/codec';
import type { Inrichting } from './maak';
import type { Manifest } from './manifest';

/** Room for everything that was ever handed out after the backup; what comes next begins at the next multiple (docs/adr/0038). */
export const SPRONG = 1_000_000_000;

/** Beyond what lay unread by the counts of the broker: withheld and acknowledged items make the count of what was handed over unsure. */
const MARGE = 100;

export type Hervatting = { readonly aansluiting: string; readonly laatste: number; readonly eerste: number; readonly opnieuw: number };

const BASIS = `
INSERT INTO gateway.aansluiting_teller AS teller (aansluiting, laatste) VALUES ($1, $2)
ON CONFLICT (aansluiting) DO UPDATE SET laatste = (teller.laatste / $2 + 1) * $2
RETURNING laatste::float8 AS eerste`;

const BERICHT = `
INSERT INTO gateway.levering (id, aansluiting, volgnr, soort, source, bericht_id, type, inwoner_ref, gemeente, inhoud, adressen)
VALUES ($1::text::uuid, $2, $3, 'RETOUR', $4, $1, $5, NULL, 'HUB', $6, '[]')`;

/**
 * From which number the queue is filled again: the last `ongelezen` that are known to have been in it, and some more. What was
 * handed over and acknowledged, or withheld, tells nothing about the queue, so it is not counted.
 */
const VANAF = `
SELECT coalesce(min(volgnr), 0)::float8 AS vanaf FROM (
  SELECT volgnr FROM gateway.levering
  WHERE aansluiting = $1 AND volgnr <= $2 AND overgedragen_op IS NOT NULL AND bevestigd_op IS NULL AND NOT geschoond AND (soort = 'RETOUR' OR verstrekt_op IS NOT NULL)
  ORDER BY volgnr DESC LIMIT $3
) laatste`;

/** Its day stays the first one, so that no term begins anew. */
const OPNIEUW = `
UPDATE gateway.levering SET overgedragen_op = NULL
WHERE aansluiting = $1 AND volgnr >= $2 AND overgedragen_op IS NOT NULL AND bevestigd_op IS NULL AND NOT geschoond`;

const melding = (bron: string, id: string, peilmoment: string, laatste: number, eerste: number, nu: Date): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: bron,
    type: LEVERINGEN_HERVAT,
    time: nu.toISOString(),
    datacontenttype: 'application/json',
    data: { reden: 'HERSTEL', peilmoment, laatsteVolgnr: laatste, volgnr: eerste },
  });

const hervat = async (client: Client, aansluiting: string, { manifest, inrichting, bron, nu }: Nazorgopties): Promise<Hervatting> => {
  const laatste = manifest.stand.leveringen[aansluiting] ?? 0;
  const { rows: begin } = await client.query<{ vanaf: number }>(VANAF, [aansluiting, inrichting.overgedragen[aansluiting] ?? 0, (inrichting.rijen[aansluiting] ?? 0) + MARGE]);
  const { rowCount } = await client.query(OPNIEUW, [aansluiting, begin[0]?.vanaf ?? 0]);
  const { rows } = await client.query<{ eerste: number }>(BASIS, [aansluiting, SPRONG]);
  const eerste = rows[0]?.eerste ?? SPRONG;
  const id = uuid5(['hervat', aansluiting, manifest.id, nu.toISOString()].join('|'));
  await client.query(BERICHT, [id, aansluiting, eerste, bron, LEVERINGEN_HERVAT, melding(bron, id, manifest.peilmoment, laatste, eerste, nu)]);
  return { aansluiting, laatste, eerste, opnieuw: rowCount ?? 0 };
};

export type Nazorgopties = {
  readonly manifest: Manifest;
  readonly inrichting: Inrichting;
  readonly aansluitingen: readonly string[];
  readonly bron: string;
  readonly nu: Date;
};

/** An owner may have answered into a queue that is gone: it is asked again at once, and its inbox answers. */
const VRIJGEVEN = `UPDATE gateway.bericht SET vrijgegeven_op = vrijgegeven_op - interval '1 hour' WHERE status = 'VRIJGEGEVEN'`;

/** What the hub cannot know any more after a restore, it leaves room for and tells: per connection, as the next item of its list. */
export const verzorgNa = async (client: Client, opties: Nazorgopties): Promise<readonly Hervatting[]> => {
  const namen = [...new Set([...opties.aansluitingen, ...Object.keys(opties.manifest.stand.leveringen)])].sort();
  await client.query('BEGIN');
  // The triggers of these tables look for their functions there.
  await client.query('SET LOCAL search_path = gateway');
  await client.query(VRIJGEVEN);
  const hervattingen: Hervatting[] = [];
  for (const naam of namen) hervattingen.push(await hervat(client, naam, opties));
  await client.query('COMMIT');
  return hervattingen;
};
