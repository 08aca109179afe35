import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keurLogboek } from '#shared/logboek/keuring';
import { metLogboek } from '#shared/logboek/lezer';
import { zegelkeuring } from '#shared/logboek/zegel';
import { metClient } from '#shared/persistence/client';
import { DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { openbareLogboeksleutels } from '../sandbox/geheimen';
import { hubmap } from '../sandbox/toestand';
import type { Bevinding } from './beeld';
import type { Hub } from './hub';
import { leesStand } from './lezer';
import { toetsGeheel } from './toets';

const sleutelsVan = (map: string, dienst: string): string[] =>
  readdirSync(map).filter((naam) => naam.startsWith(`${dienst}.`)).map((naam) => readFileSync(join(map, naam), 'utf8'));

const keurDienst = async ({ zandbak }: Hub, dienst: string): Promise<Bevinding[]> => {
  const deugt = zegelkeuring(sleutelsVan(openbareLogboeksleutels(hubmap(zandbak.map, zandbak.instantie)), dienst));
  const bevindingen: Bevinding[] = [];
  await metClient(zandbak.urls.postgres[`${dienst}_schrijf`] ?? '', 'schakel.chaos', (client) =>
    metLogboek(client, dienst, (bron) => keurLogboek(bron, deugt, ({ uitleg }) => bevindingen.push({ soort: 'GAT_IN_LOGBOEK', wat: `${dienst}: ${uitleg}` }))),
  );
  return bevindingen;
};

const VANAF_HET_BEGIN = { op: new Date(0), bericht: 0, feit: 0, tellers: {}, logboek: {} };

/** All that the hub took in during a session, at its end: nothing open, nothing twice, no gap, and every log a whole chain under its signatures. */
export const keurGeheel = async (hub: Hub): Promise<Bevinding[]> => {
  const logboeken: Bevinding[] = [];
  for (const dienst of DIENSTEN_MET_SCHEMA) logboeken.push(...(await keurDienst(hub, dienst)));
  return [...logboeken, ...toetsGeheel(await leesStand(hub.zandbak.urls, VANAF_HET_BEGIN))];
};
