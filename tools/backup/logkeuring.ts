import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Client } from 'pg';
import { keurLogboek, type Bevinding } from '#shared/logboek/keuring';
import { metLogboek } from '#shared/logboek/lezer';
import { zegelkeuring } from '#shared/logboek/zegel';
import type { Manifest } from './manifest';

export type Logherstel = {
  readonly dienst: string;
  /** Records of the restored log, and what is wrong with them; a good restore has none. */
  readonly records: number;
  readonly bevindingen: readonly string[];
  /** By the witness outside the database: what the log had more when the hub was lost. Undefined without a witness. */
  readonly daarna: { readonly zegels: number; readonly records: number; readonly laatsteOp: string } | undefined;
};

type Zegelregel = { readonly nr: number; readonly positie: number; readonly op: string };

const leesRegel = (regel: string): Zegelregel | undefined => {
  try {
    return JSON.parse(regel) as Zegelregel;
  } catch {
    return undefined;
  }
};

const laatsteGetuigenis = async (bestand: string): Promise<Zegelregel | undefined> => {
  let laatste: Zegelregel | undefined;
  for await (const regel of createInterface({ input: createReadStream(bestand), crlfDelay: Infinity })) laatste = leesRegel(regel) ?? laatste;
  return laatste;
};

/** How much further the witness is than what was restored. */
const watDaarnaKwam = async (getuige: string | undefined, dienst: string, { stand }: Manifest): Promise<Logherstel['daarna']> => {
  const bestand = getuige && join(getuige, `${dienst}.jsonl`);
  if (!bestand || !existsSync(bestand)) return undefined;
  const laatste = await laatsteGetuigenis(bestand);
  const zegel = stand.zegels[dienst];
  if (!laatste || !zegel || laatste.nr <= zegel.nr) return { zegels: 0, records: 0, laatsteOp: zegel?.op ?? '' };
  return { zegels: laatste.nr - zegel.nr, records: laatste.positie - zegel.positie, laatsteOp: laatste.op };
};

const waar = ({ uitleg, positie, volgnr }: Bevinding): string => [uitleg, ...(positie === undefined ? [] : [`positie ${positie}`]), ...(volgnr === undefined ? [] : [`volgnr ${volgnr}`])].join(', ');

/** Judged as of the moment of the backup: a record of its last second waits for the chain until the service runs again. */
export const keurLog = async (client: Client, dienst: string, sleutels: readonly string[], manifest: Manifest, getuige: string | undefined): Promise<Logherstel> => {
  const bevindingen: string[] = [];
  const { records } = await metLogboek(client, dienst, (bron) => keurLogboek({ ...bron, nu: new Date(manifest.peilmoment) }, zegelkeuring([...sleutels]), (bevinding) => void bevindingen.push(waar(bevinding))));
  return { dienst, records, bevindingen, daarna: await watDaarnaKwam(getuige, dienst, manifest) };
};
