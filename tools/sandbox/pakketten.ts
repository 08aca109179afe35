import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Melding, type Voortgang } from './bestanden';
import { procesId } from './proces-id';

export type Bundel = {
  readonly naam: string;
  /** What a person would install to get the same. */
  readonly installeer: string;
  readonly pakketten: (apt: Apt) => readonly string[];
  /** Of the further packages that apt would bring: the libraries we need. */
  readonly bibliotheken: RegExp;
  /** What a person can name instead of installing it. */
  readonly ofGeef: string;
  /** Brings every library along, also those this machine happens to have: the same on each machine, and so tried on each. */
  readonly zelfstandig?: boolean;
};

export type Apt = { readonly vraag: (programma: 'apt-get' | 'apt-cache', ...args: string[]) => string };

const opties = (map: string, zelfstandig = false): string[] =>
  [
    `Dir::State::lists=${map}/lists`,
    `Dir::Cache=${map}/cache`,
    `Dir::State::status=${zelfstandig ? '/dev/null' : '/var/lib/dpkg/status'}`,
    'Debug::NoLocking=1',
    `APT::Sandbox::User=${userInfo().username}`,
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
  ].flatMap((optie) => ['-o', optie]);

const draai = (programma: string, args: readonly string[], cwd: string): Promise<{ code: number | null; uitvoer: string }> =>
  new Promise((klaar, mislukt) => {
    const kind = spawn(programma, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    let uitvoer = '';
    for (const stroom of [kind.stdout, kind.stderr]) stroom.on('data', (deel: Buffer) => (uitvoer += deel.toString()));
    kind.once('error', mislukt);
    kind.once('close', (code) => klaar({ code, uitvoer }));
  });

const GEEN_NETWERK = /Temporary failure resolving|Could not (?:resolve|connect)|Unable to connect|Network is unreachable/;

const aanwezig = (programma: string): boolean => spawnSync(programma, ['--version'], { stdio: 'ignore' }).error === undefined;

const remedie = ({ naam, installeer, ofGeef }: Bundel): string => `Installeer ${naam} zelf (Debian/Ubuntu: ${installeer}), of geef ${ofGeef}.`;

/** Two instances may unpack at once: the first one wins, the copies are the same. */
const zetNeer = (van: string, doel: string): void => {
  try {
    renameSync(van, doel);
  } catch (fout) {
    if (!existsSync(doel)) throw fout;
  }
};

const ruimAfgebrokenOp = (map: string): void => {
  for (const naam of existsSync(map) ? readdirSync(map) : []) {
    const pid = /\.(\d+)\.bezig$/.exec(naam)?.[1];
    if (pid && !procesId(Number(pid))) rmSync(join(map, naam), { recursive: true, force: true });
  }
};

/**
 * Debian packages fetched with a private apt state and unpacked under `map`: nothing is installed, no rights are
 * needed and no service of the machine is touched. Complete or absent: the directory gets its name at the very end.
 */
export const pakUit = async (bundel: Bundel, map: string, voortgang: Voortgang): Promise<string> => {
  const doel = join(map, bundel.naam.toLowerCase());
  if (existsSync(doel)) return doel;
  if (!aanwezig('apt-get') || !aanwezig('dpkg')) throw new Melding(`${bundel.naam} staat niet op deze machine. ${remedie(bundel)}`);
  ruimAfgebrokenOp(map);
  const werk = `${doel}.${process.pid}.bezig`;
  for (const deel of ['lists/partial', 'cache/archives/partial', 'debs', 'wortel']) mkdirSync(join(werk, deel), { recursive: true });
  try {
    voortgang(`${bundel.naam} ophalen (Debian-pakketten, alleen voor deze map)`);
    await haalOp(bundel, werk);
    voortgang(`${bundel.naam} uitpakken`);
    for (const deb of readdirSync(join(werk, 'debs')).filter((naam) => naam.endsWith('.deb'))) {
      const { code, uitvoer } = await draai('dpkg', ['-x', join('debs', deb), 'wortel'], werk);
      if (code !== 0) throw new Melding(`${deb} is niet uit te pakken: ${uitvoer.trim()}`);
    }
    chmodSync(join(werk, 'wortel'), 0o755);
    zetNeer(join(werk, 'wortel'), doel);
  } finally {
    rmSync(werk, { recursive: true, force: true });
  }
  return doel;
};

const haalOp = async (bundel: Bundel, werk: string): Promise<void> => {
  // A source of the machine that does not answer (some third party) need not matter: what counts is whether the download works.
  const eigen = opties(werk, bundel.zelfstandig);
  const bijgewerkt = await draai('apt-get', [...eigen, 'update'], werk);
  const apt: Apt = { vraag: (programma, ...args) => spawnSync(programma, [...eigen, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout };
  const basis = bundel.pakketten(apt);
  const erbij = [...apt.vraag('apt-get', '-s', '--no-install-recommends', 'install', ...basis).matchAll(/^Inst (\S+)/gm)]
    .map((regel) => regel[1] ?? '')
    .filter((pakket) => bundel.bibliotheken.test(pakket));
  const { code, uitvoer } = await draai('apt-get', [...eigen, 'download', ...new Set([...basis, ...erbij])], join(werk, 'debs'));
  if (code !== 0) {
    const eerste = uitvoer.split('\n').find((regel) => regel.startsWith('E:')) ?? 'apt-get download mislukte';
    const oorzaak = GEEN_NETWERK.test(bijgewerkt.uitvoer) ? 'de Debian-bron is niet te bereiken: is er netwerk?' : eerste;
    throw new Melding(`${bundel.naam} staat niet op deze machine en ophalen lukt niet (${oorzaak.trim()}). ${remedie(bundel)}`);
  }
};

/** Where unpacked libraries live, for the dynamic linker. */
export const bibliotheekPad = (wortel: string): string =>
  ['usr/lib', 'lib']
    .flatMap((deel) => {
      const map = join(wortel, deel);
      return existsSync(map) ? readdirSync(map).filter((naam) => naam.includes('-linux-')).map((naam) => join(map, naam)) : [];
    })
    .join(':');
