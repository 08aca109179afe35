import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { metClient } from '#shared/persistence/client';
import { Melding } from '../sandbox/bestanden';

/** What a party knows: a message it sent and that was accepted, or (with a number) a delivery it received. */
export type Bekend = { readonly source: string; readonly id: string; readonly type?: string; readonly aansluiting?: string; readonly volgnr?: number };

const isBekend = (waarde: unknown): waarde is Bekend => typeof (waarde as Bekend | null)?.source === 'string' && typeof (waarde as Bekend | null)?.id === 'string';

/** One JSON object a line; a line that is none is named by its number, never by what it says. */
export async function* leesLijst(bestand: string): AsyncGenerator<Bekend> {
  let nummer = 0;
  for await (const regel of createInterface({ input: createReadStream(bestand), crlfDelay: Infinity })) {
    nummer += 1;
    if (regel.trim() === '') continue;
    let waarde: unknown;
    try {
      waarde = JSON.parse(regel);
    } catch {
      waarde = undefined;
    }
    if (!isBekend(waarde)) throw new Melding(`Regel ${nummer} van ${bestand} is geen {"source": …, "id": …}.`);
    yield waarde;
  }
}

const ONTBREKEND = `
SELECT plaats::int AS plaats FROM json_to_recordset($1::json) AS b(plaats int, source text, id text, type text, aansluiting text)
WHERE NOT CASE WHEN b.aansluiting IS NULL
  THEN EXISTS (SELECT FROM gateway.bericht m WHERE m.source = b.source AND m.id = b.id)
  ELSE EXISTS (SELECT FROM gateway.levering l WHERE l.aansluiting = b.aansluiting AND l.source = b.source AND l.bericht_id = b.id AND (b.type IS NULL OR l.type = b.type)) END
ORDER BY plaats`;

const PARTIJ = 1000;

/** Those of the list that the hub does not have, in the order of the list. */
export const ontbrekende = (url: string, lijst: AsyncIterable<Bekend> | Iterable<Bekend>): Promise<Bekend[]> =>
  metClient(url, 'schakel.herstel', async (client) => {
    const weg: Bekend[] = [];
    const zoek = async (partij: readonly Bekend[]): Promise<void> => {
      const { rows } = await client.query<{ plaats: number }>(ONTBREKEND, [JSON.stringify(partij.map(({ source, id, type, aansluiting }, plaats) => ({ plaats, source, id, type, aansluiting })))]);
      for (const { plaats } of rows) weg.push(...partij.slice(plaats, plaats + 1));
    };
    let partij: Bekend[] = [];
    for await (const bekend of lijst) {
      partij.push(bekend);
      if (partij.length === PARTIJ) {
        await zoek(partij);
        partij = [];
      }
    }
    await zoek(partij);
    return weg;
  });
