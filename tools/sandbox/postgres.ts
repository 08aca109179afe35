import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { Melding, type Voortgang } from './bestanden';
import { gebruikerVoorPostgres, type Gebruiker } from './gebruiker';
import { bibliotheekPad, pakUit, type Bundel } from './pakketten';
import { plaatsVoorPostgres } from './plaats';
import type { ProcesOpties } from './processen';

export const BEHEERDER = 'schakel_beheer';

export type Postgresopties = {
  readonly hub: string;
  readonly instantie: string;
  readonly poort: number;
  readonly wachtwoord: string;
  /** Skips flushing to disk: survives a killed process, not a power cut. For throw-away data. */
  readonly vluchtig: boolean;
  readonly verberg: boolean;
  readonly voortgang: Voortgang;
};

export type Binaries = { readonly bin: string; readonly env: NodeJS.ProcessEnv };

const BUNDEL: Bundel = {
  naam: 'PostgreSQL',
  installeer: 'apt-get install postgresql',
  pakketten: ({ vraag }) => {
    const pakket = /Depends: (postgresql-\d+)/.exec(vraag('apt-cache', 'depends', 'postgresql'))?.[1] ?? 'postgresql-15';
    return [pakket, pakket.replace('postgresql-', 'postgresql-client-'), 'libpq5'];
  },
  // Without LLVM (90 MB): it only serves just-in-time compilation, which is switched off.
  bibliotheken: /^lib(?!llvm)/,
  ofGeef: 'een bestaande server op met DATABASE_URL',
};

const nieuwste = (wortel: string): string | undefined => {
  const versies = join(wortel, 'usr/lib/postgresql');
  if (!existsSync(versies)) return undefined;
  const namen = readdirSync(versies).filter((naam) => existsSync(join(versies, naam, 'bin/postgres')));
  const [hoogste] = namen.sort((a, b) => Number(b) - Number(a));
  return hoogste && join(versies, hoogste, 'bin');
};

/** The programs of PostgreSQL on this machine, or else those that were fetched into `pakketten`. */
export const vindBinaries = async ({ verberg, voortgang }: Pick<Postgresopties, 'verberg' | 'voortgang'>, pakketten: string): Promise<Binaries> => {
  const opMachine = verberg ? undefined : nieuwste('/');
  if (opMachine) return { bin: opMachine, env: {} };
  const wortel = await pakUit(BUNDEL, pakketten, voortgang);
  const bin = nieuwste(wortel);
  if (!bin) throw new Melding(`De uitgepakte PostgreSQL in ${wortel} is onvolledig. Verwijder die map en start opnieuw.`);
  return { bin, env: { LD_LIBRARY_PATH: bibliotheekPad(wortel) } };
};

const doe = (binaries: Binaries, programma: string, args: readonly string[], als: Gebruiker | undefined): string => {
  const { status, stdout, stderr, error } = spawnSync(join(binaries.bin, programma), args, {
    encoding: 'utf8',
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...binaries.env },
    ...(als ? { uid: als.uid, gid: als.gid } : {}),
  });
  if (status !== 0) throw new Melding(`PostgreSQL (${programma}) mislukte: ${(error?.message ?? stderr ?? stdout).trim()}`);
  return stdout;
};

/** The cluster gets its final name only when complete, so a start that was cut off simply does it again. */
const maakCluster = (plaats: string, binaries: Binaries, wachtwoord: string, als: Gebruiker | undefined): void => {
  const werk = join(plaats, 'data.nieuw');
  const wachtwoordbestand = join(plaats, 'wachtwoord');
  rmSync(werk, { recursive: true, force: true });
  if (als) chownSync(plaats, als.uid, als.gid);
  try {
    rmSync(wachtwoordbestand, { force: true });
    writeFileSync(wachtwoordbestand, wachtwoord, { mode: 0o600, flag: 'wx' });
    if (als) chownSync(wachtwoordbestand, als.uid, als.gid);
    doe(binaries, 'initdb', ['-D', werk, '-U', BEHEERDER, `--pwfile=${wachtwoordbestand}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions', '--no-sync'], als);
  } finally {
    rmSync(wachtwoordbestand, { force: true });
  }
  renameSync(werk, join(plaats, 'data'));
};

/** After kill -9 the pid file stays; its number may by now belong to a stranger, at which PostgreSQL would refuse to start. */
const ruimPidbestandOp = (data: string): void => {
  const bestand = join(data, 'postmaster.pid');
  if (!existsSync(bestand)) return;
  const pid = readFileSync(bestand, 'utf8').split('\n')[0] ?? '';
  const opdracht = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  if (opdracht.split('\0').includes(data)) throw new Melding(`Een PostgreSQL (proces ${pid}) gebruikt ${data} nog. Stop die met: kill -INT ${pid}`);
  rmSync(bestand);
};

const controleerVersie = (data: string, binaries: Binaries): void => {
  const vanData = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const vanProgramma = /(\d+)\./.exec(doe(binaries, 'postgres', ['--version'], undefined))?.[1] ?? vanData;
  if (vanData !== vanProgramma) {
    throw new Melding(`De sandboxgegevens in ${data} zijn van PostgreSQL ${vanData}, op deze machine staat nu ${vanProgramma}. Verwijder die map (het zijn proefgegevens) en start opnieuw.`);
  }
};

const antwoordt = async (poort: number, wachtwoord: string): Promise<boolean> => {
  const client = new Client({ host: '127.0.0.1', port: poort, user: BEHEERDER, password: wachtwoord, database: 'postgres', connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
  return true;
};

export const bereidPostgresVoor = async (opties: Postgresopties): Promise<ProcesOpties> => {
  const { poort, wachtwoord, vluchtig } = opties;
  const als = gebruikerVoorPostgres();
  const plaats = plaatsVoorPostgres(opties.hub, opties.instantie, als);
  const binaries = await vindBinaries(opties, plaats.pakketten);
  const data = join(plaats.data, 'data');
  if (existsSync(data)) controleerVersie(data, binaries);
  else maakCluster(plaats.data, binaries, wachtwoord, als);
  ruimPidbestandOp(data);
  const instellingen = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    jit: 'off',
    timezone: 'GMT',
    log_timezone: 'GMT',
    max_connections: '300',
    ...(vluchtig ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  return {
    naam: 'postgres',
    programma: join(binaries.bin, 'postgres'),
    args: ['-D', data, '-p', String(poort), ...Object.entries(instellingen).flatMap(([sleutel, waarde]) => ['-c', `${sleutel}=${waarde}`])],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...binaries.env },
    cwd: '/',
    als,
    gereed: () => antwoordt(poort, wachtwoord),
    gereedMs: 60_000,
    // Fast shutdown: sessions are ended, files closed.
    stopSein: 'SIGINT',
    stopMs: 8000,
  };
};
