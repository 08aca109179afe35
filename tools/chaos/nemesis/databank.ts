import { Client } from 'pg';
import { metDatabase } from '../../sandbox/database';
import type { Chaoshub } from './nemesis';
import { volhard } from './tijdelijk';

/** Past the proxies, with the rights of an administrator; tried again while another fault is in the way. */
export const alsBeheer = <T>({ zandbak }: Chaoshub, database: string, doe: (client: Client) => Promise<T>): Promise<T> =>
  volhard(async () => {
    const client = new Client({ connectionString: metDatabase(zandbak.urls.postgres['beheer'] ?? '', database), connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await doe(client);
    } finally {
      await client.end();
    }
  });
