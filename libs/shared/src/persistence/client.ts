import { Client } from 'pg';

/** One connection for as long as `doe` runs, closed whatever comes of it. `naam` is what an operator sees in pg_stat_activity. */
export const metClient = async <T>(url: string, naam: string, doe: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: naam });
  // A connection that falls also rejects the query that is under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await doe(client);
  } finally {
    await client.end();
  }
};
