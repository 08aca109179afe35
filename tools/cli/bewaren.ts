import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Client } from 'pg';
import { dag, isDatum, plusDagen, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { kernstappen } from '#shared/persistence/bewaren/kern.stappen';
import { metClient } from '#shared/persistence/client';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';
import { duurInWoorden, grensdag, laadBewaartermijnen, type Bewaartermijnen } from '#shared/policy/bewaartermijnen';
import { DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { lopendeZandbak } from './lopend';

export const uitleg = 'telt wat de hub de komende dertig dagen wist, per bewaartermijn; alleen aantallen';
export const argumenten = 0;

const DAGEN = 30;

type Stappen = readonly Wisstap[] | ((termijnen: Bewaartermijnen) => readonly Wisstap[]);
const laad = createRequire(__filename);

/** The services are looked up by path, as their migrations are. */
const PLEKKEN = ['bewaren/stappen.js', 'persistence/wisstappen.js'] as const;
const stappenVan = (map: string, dienst: string, termijnen: Bewaartermijnen): readonly Wisstap[] => {
  const bestand = PLEKKEN.map((plek) => join(map, 'dist/apps', dienst, 'src', plek)).find((pad) => existsSync(pad));
  if (!bestand) return kernstappen;
  const { wisstappen } = laad(bestand) as { wisstappen: Stappen };
  return [...kernstappen, ...(typeof wisstappen === 'function' ? wisstappen(termijnen) : wisstappen)];
};

const klokVan = async (client: Client): Promise<Datum> => {
  const { rows } = await client.query<{ dag: string }>('SELECT klok_dag()::text AS dag');
  const [rij] = rows;
  return rij && isDatum(rij.dag) ? dag(rij.dag) : amsterdamseDag(new Date());
};

/** The steps count through a manager of the services; here its one method is enough. */
const alsTx = (client: Client): Parameters<Wisstap['tel']>[0] => ({ em: { query: async (sql: string, waarden: unknown[]): Promise<unknown[]> => (await client.query(sql, waarden)).rows as unknown[] } }) as never;

const telDienst = (url: string, stappen: readonly Wisstap[], termijnen: Bewaartermijnen, totaal: Map<string, number>): Promise<void> =>
  metClient(url, 'schakel.bewaren', async (client) => {
    await client.query('BEGIN READ ONLY');
    const tot = plusDagen(await klokVan(client), DAGEN);
    for (const { termijn, echt, tel } of stappen) {
      const grens = grensdag(termijnen.van(termijn).duur, echt ? plusDagen(amsterdamseDag(new Date()), DAGEN) : tot);
      totaal.set(termijn, (totaal.get(termijn) ?? 0) + (await tel(alsTx(client), grens)));
    }
  });

export const voerUit = async (_: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { postgres } = lopendeZandbak(map);
  const termijnen = laadBewaartermijnen(join(map, 'config'));
  const totaal = new Map<string, number>();
  for (const dienst of DIENSTEN_MET_SCHEMA) await telDienst(postgres[`${dienst}_schrijf`] ?? '', stappenVan(map, dienst, termijnen), termijnen, totaal);
  console.log(`Rijen waarvan de bewaartermijn binnen ${DAGEN} dagen afloopt, als er niets meer mee gebeurt:`);
  for (const { id, duur } of termijnen.alle) if (totaal.has(id)) console.log(`  ${id.padEnd(12)} ${String(totaal.get(id)).padStart(7)}   (${duurInWoorden(duur)})`);
  console.log('Wat wat is staat in docs/bewaartermijnen.md.');
  return 0;
};
