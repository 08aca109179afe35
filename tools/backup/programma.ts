import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Melding, type Voortgang } from '../sandbox/bestanden';
import { gebruikerVoorPostgres } from '../sandbox/gebruiker';
import { plaatsVoorPostgres } from '../sandbox/plaats';
import { vindBinaries } from '../sandbox/postgres';

/** A program of PostgreSQL that is under way; `klaar` fails when it did. */
export type Draaiend = { readonly uit: Readable; readonly in: Writable; readonly klaar: Promise<void> };
export type Programma = (naam: 'pg_dump' | 'pg_restore', args: readonly string[], url: string) => Draaiend;

/** The password goes by the environment: a command line is for everybody to read. */
const omgeving = (url: string): NodeJS.ProcessEnv => {
  const { hostname, port, username, password, pathname } = new URL(url);
  return { PGHOST: hostname, PGPORT: port || '5432', PGUSER: decodeURIComponent(username), PGPASSWORD: decodeURIComponent(password), PGDATABASE: decodeURIComponent(pathname.slice(1)) };
};

/** What it says may quote a row; its own first line names what went wrong. */
const eersteFout = (tekst: string): string => /^(?:pg_dump|pg_restore): error: .{0,200}/m.exec(tekst)?.[0] ?? 'geen uitleg';

const afloop = (naam: string, kind: ChildProcessByStdio<Writable, Readable, Readable>): Promise<void> =>
  new Promise((klaar, mislukt) => {
    let fouten = '';
    kind.stderr.on('data', (deel: Buffer) => (fouten = (fouten + deel.toString()).slice(0, 20_000)));
    // It went away while it was being fed: its own end says why.
    kind.stdin.on('error', () => undefined);
    kind.once('error', (fout) => mislukt(new Melding(`${naam} is niet te starten: ${fout.message}`)));
    kind.once('close', (code) => (code === 0 ? klaar() : mislukt(new Melding(`${naam} mislukte: ${eersteFout(fouten)}`))));
  });

/** pg_dump and pg_restore, from `PG_BIN` or found as the sandbox finds PostgreSQL. They must not be older than the server. */
export const zoekProgramma = async (map: string, voortgang: Voortgang): Promise<Programma> => {
  const eigen = process.env['PG_BIN'];
  const verberg = (process.env['SCHAKEL_VERBERG'] ?? '').split(',').includes('postgres');
  const { bin, env } = eigen ? { bin: eigen, env: {} } : await vindBinaries({ verberg, voortgang }, plaatsVoorPostgres(join(map, '.hub'), 'backup', gebruikerVoorPostgres()).pakketten);
  return (naam, args, url) => {
    const kind = spawn(join(bin, naam), args, { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...env, ...omgeving(url) } });
    const klaar = afloop(naam, kind);
    klaar.catch(() => undefined);
    return { uit: kind.stdout, in: kind.stdin, klaar };
  };
};
