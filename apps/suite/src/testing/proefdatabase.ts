import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export type Proefdatabase = { readonly url: string; readonly query: (sql: string) => Promise<unknown[]>; readonly weg: () => Promise<void> };

const metClient = async <T>(url: string, doe: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await doe(client);
  } finally {
    await client.end();
  }
};

/** An empty database of its own on the server of TEST_DATABASE_URL. */
export const maakProefdatabase = async (): Promise<Proefdatabase> => {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run this test through "npm test"');
  const naam = `test_suite_${randomBytes(6).toString('hex')}`;
  await metClient(server, (client) => client.query(`CREATE DATABASE ${naam}`));
  const doel = new URL(server);
  doel.pathname = `/${naam}`;
  const url = doel.toString();
  return {
    url,
    query: (sql) => metClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows),
    weg: () => metClient(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${naam} WITH (FORCE)`))),
  };
};
