import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { metClient } from '#shared/persistence/client';
import type { Omstandigheden } from './deel';

export type Gemeten = {
  readonly map: string;
  /** Addresses with name and password; asked for their version only. */
  readonly databaseUrl?: string;
  readonly brokerBeheer?: string;
  readonly zaden?: readonly (string | number)[];
};

const git = (map: string, ...args: readonly string[]): string => {
  try {
    return execFileSync('git', args, { cwd: map, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};

const versieVanDatabase = (url: string): Promise<string> =>
  metClient(url, 'schakel.proof', async (client) => (await client.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version.split(' ')[0] ?? '');

const versieVanBroker = async (beheer: string): Promise<string> => {
  const { origin, username, password } = new URL(beheer);
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
  const antwoord = await fetch(`${origin}/api/overview`, { headers: { authorization } });
  if (!antwoord.ok) throw new Error(`RabbitMQ gaf ${antwoord.status} op de vraag naar zijn versie`);
  return ((await antwoord.json()) as { rabbitmq_version: string }).rabbitmq_version;
};

/** Collects by itself what belongs with every figure: which product, on what, on which machine. */
export const omstandigheden = async ({ map, databaseUrl, brokerBeheer, zaden }: Gemeten): Promise<Omstandigheden> => ({
  datum: new Date().toISOString().slice(0, 10),
  versie: (JSON.parse(readFileSync(join(map, 'package.json'), 'utf8')) as { version: string }).version,
  commit: git(map, 'rev-parse', '--short', 'HEAD') || 'unknown',
  // What this very tool writes does not change what was measured.
  gewijzigd: git(map, 'status', '--porcelain', '--', '.', ':!docs') !== '',
  node: process.versions.node,
  ...(brokerBeheer ? { rabbitmq: await versieVanBroker(brokerBeheer) } : {}),
  ...(databaseUrl ? { postgres: await versieVanDatabase(databaseUrl) } : {}),
  machine: { processor: cpus()[0]?.model.trim() ?? 'unknown', kernen: cpus().length, geheugenGb: Math.round(totalmem() / 1024 ** 3) },
  ...(zaden ? { zaden } : {}),
});
