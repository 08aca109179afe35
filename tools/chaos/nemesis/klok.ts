import type { Client } from 'pg';
import { DATABASE } from '../../sandbox/database';
import type { Kans } from '../kans';
import { alsBeheer } from './databank';
import type { Nemesis } from './nemesis';
import { duur, tijdelijk } from './tijdelijk';

const UUR_MS = 3_600_000;
/**
 * Ten seconds before 3:00 becomes 2:00 in Amsterdam. The night in spring is half a year from the day of the runs, on either side: what
 * was sent in it is past its term by the time the clock is back, and what was erased says nothing of what was lost.
 */
const NACHT = Date.parse('2025-10-26T00:59:50Z');

const lees = async (client: Client): Promise<number> => Number((await client.query<{ ms: string }>('SELECT verschuiving_ms AS ms FROM sandbox.klok')).rows[0]?.ms ?? 0);

/** At once and under load, as a corrected server clock would: POST /sandbox/klok waits for rest, and stops at every due moment. */
const zet = async (client: Client, ms: number): Promise<void> => {
  await client.query('UPDATE sandbox.klok SET verschuiving_ms = $1, gezet_op = now()', [Math.round(ms)]);
  await client.query(`SELECT pg_notify('schakel_klok', '')`);
};

const sprong = (naam: string, kies: (nu: number, kans: Kans) => number): Nemesis => ({
  naam: `klok.${naam}`,
  slaToe: async (hub, kans) => {
    const was = await alsBeheer(hub, DATABASE, lees);
    const nu = Date.now() + was;
    const naar = kies(nu, kans);
    hub.meld(`klok: van ${new Date(nu).toISOString()} naar ${new Date(naar).toISOString()}`);
    await alsBeheer(hub, DATABASE, (client) => zet(client, naar - Date.now()));
    return tijdelijk(duur(hub, kans), () => alsBeheer(hub, DATABASE, (client) => zet(client, was)));
  },
});

export const KLOKNEMESES: readonly Nemesis[] = [
  sprong('vooruit', (nu, kans) => nu + (1 + kans.getal(72)) * UUR_MS),
  sprong('zomertijd', () => NACHT),
];
