import { Client } from 'pg';
import { DATABASE, metDatabase } from '../../sandbox/database';
import type { Kans } from '../kans';
import type { Chaoshub, Nemesis } from './nemesis';
import { duur, tijdelijk } from './tijdelijk';

const UUR_MS = 3_600_000;
/** Ten seconds before 3:00 becomes 2:00, and before 2:00 becomes 3:00, in Amsterdam. */
const NACHTEN = ['2025-10-26T00:59:50Z', '2026-03-29T00:59:50Z'];

const metKlok = async <T>({ zandbak }: Chaoshub, doe: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: metDatabase(zandbak.urls.postgres['beheer'] ?? '', DATABASE), connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await doe(client);
  } finally {
    await client.end();
  }
};

const verschuiving = async (client: Client): Promise<number> => Number((await client.query<{ ms: string }>('SELECT verschuiving_ms AS ms FROM sandbox.klok')).rows[0]?.ms ?? 0);

/** At once and under load, as a corrected server clock would: POST /sandbox/klok waits for rest, and stops at every due moment. */
const zet = async (client: Client, ms: number): Promise<void> => {
  await client.query('UPDATE sandbox.klok SET verschuiving_ms = $1, gezet_op = now()', [Math.round(ms)]);
  await client.query(`SELECT pg_notify('schakel_klok', '')`);
};

const sprong = (naam: string, kies: (nu: number, kans: Kans) => number): Nemesis => ({
  naam: `klok.${naam}`,
  slaToe: async (hub, kans) => {
    const sprongMs = await metKlok(hub, async (client) => {
      const was = await verschuiving(client);
      const nu = Date.now() + was;
      const naar = kies(nu, kans);
      hub.meld(`klok: van ${new Date(nu).toISOString()} naar ${new Date(naar).toISOString()}`);
      await zet(client, was + naar - nu);
      return naar - nu;
    });
    return tijdelijk(duur(hub, kans), () => metKlok(hub, async (client) => zet(client, (await verschuiving(client)) - sprongMs)));
  },
});

export const KLOKNEMESES: readonly Nemesis[] = [
  sprong('vooruit', (nu, kans) => nu + (1 + kans.getal(72)) * UUR_MS),
  sprong('zomertijd', (_, kans) => Date.parse(kans.kies(NACHTEN))),
];
