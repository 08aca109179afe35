import type { DataSource } from 'typeorm';
import type { Telling } from '#shared/contracts/telling';
import type { Tellingsoort } from '#shared/contracts/tellingsoorten';
import type { Aantal } from '../domain/tabel';

/** Which ones are new is remembered in the inbox, as of every message; the rows are raised in the order of their key: no deadlocks. */
const TEL = `
WITH verteld AS (
  SELECT DISTINCT ON (id) * FROM json_to_recordset($1::json) AS r(id text, soort text, jaar int, maand int, gemeente text, kenmerken jsonb)),
nieuw AS (
  INSERT INTO inbox (handler, source, id, retour) SELECT 'telling', 'gateway', id, '{}' FROM verteld ORDER BY id
  ON CONFLICT DO NOTHING RETURNING id)
INSERT INTO geteld AS t (soort, jaar, maand, gemeente, kenmerken, aantal)
SELECT soort, jaar, maand, gemeente, kenmerken, count(*) FROM verteld JOIN nieuw USING (id) GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
ON CONFLICT (soort, jaar, maand, gemeente, kenmerken) DO UPDATE SET aantal = t.aantal + excluded.aantal`;

const PER_JAAR = `
SELECT gemeente, maand, kenmerken, aantal FROM geteld
WHERE soort = $1 AND jaar = $2 AND gemeente = ANY ($3) ORDER BY kenmerken::text, gemeente, maand`;

export class Telopslag {
  constructor(private readonly bron: DataSource) {}

  /** Each once, however often it is told. */
  async tel(tellingen: readonly Telling[]): Promise<void> {
    await this.bron.query(TEL, [JSON.stringify(tellingen)]);
  }
}

export class Telboek {
  constructor(private readonly bron: Pick<DataSource, 'query'>) {}

  perJaar(soort: Tellingsoort, jaar: number, gemeenten: readonly string[]): Promise<Aantal[]> {
    return this.bron.query<Aantal[]>(PER_JAAR, [soort, jaar, gemeenten]);
  }
}
