import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, appendFileSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruimWeesbestandenOp, vingerafdruk } from './bronnen.mjs';

/** Only Node's own modules here: this runs before anything is installed. */
export const projectmap = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_MINIMAAL = [20, 19];
const GEEN_NETWERK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ECONNRESET|ENOTCACHED/;

/** Its text is for the person at the keyboard; shown without a stack. */
export class Melding extends Error {
  name = 'Melding';
}

const pad = (...delen) => join(projectmap, ...delen);
const lees = (bestand) => (existsSync(bestand) ? readFileSync(bestand, 'utf8') : undefined);
const hash = (tekst) => createHash('sha256').update(tekst).digest('hex');

const controleerNode = () => {
  const [groot = 0, klein = 0] = process.versions.node.split('.').map(Number);
  const [minGroot, minKlein] = NODE_MINIMAAL;
  if (groot > minGroot || (groot === minGroot && klein >= minKlein)) return;
  throw new Melding(`Schakel heeft Node.js ${NODE_MINIMAAL.join('.')} of nieuwer nodig; dit is ${process.versions.node}. Installeer een nieuwere versie van https://nodejs.org`);
};

const magSchrijven = (map) => {
  try {
    accessSync(map, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const controleerEigendom = () => {
  const dicht = ['', '.hub', 'node_modules', 'dist'].map((naam) => pad(naam)).find((map) => existsSync(map) && !magSchrijven(map));
  if (!dicht) return;
  const wie = userInfo().username;
  throw new Melding(
    `De gebruiker ${wie} mag niet schrijven in ${dicht} (eigenaar: uid ${statSync(dicht).uid}). ` +
      `Maak een eigen kloon (git clone ${projectmap} ~/schakel), of geef deze map vrij: sudo chown -R ${wie} ${projectmap}`,
  );
};

const leeft = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fout) {
    return fout.code === 'EPERM';
  }
};

/** Two starts at once install and build one after the other; a lock of a process that is gone is taken over. */
const metSlot = async (voortgang, doe) => {
  const slot = pad('.hub', 'voorbereiden.slot');
  mkdirSync(dirname(slot), { recursive: true });
  for (let gemeld = false; ; await new Promise((verder) => setTimeout(verder, 200))) {
    try {
      writeFileSync(slot, String(process.pid), { flag: 'wx' });
      break;
    } catch (fout) {
      if (fout.code !== 'EEXIST') throw fout;
      const houder = Number(lees(slot));
      if (houder && !leeft(houder)) rmSync(slot, { force: true });
      else if (!gemeld) voortgang('Wacht op een andere start die nog installeert of bouwt');
      gemeld = true;
    }
  }
  try {
    return await doe();
  } finally {
    rmSync(slot, { force: true });
  }
};

/** Runs a program with its output in a log, and says every few seconds how long it has been at it. */
const draai = (tekst, programma, args, env, log, voortgang) =>
  new Promise((klaar, mislukt) => {
    const begin = Date.now();
    voortgang(tekst);
    const tik = setInterval(() => voortgang(`${tekst} (${Math.round((Date.now() - begin) / 1000)} s)`, true), 1000);
    mkdirSync(dirname(log), { recursive: true });
    writeFileSync(log, '');
    const kind = spawn(programma, args, { cwd: projectmap, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const breekAf = () => kind.kill();
    process.once('exit', breekAf);
    let uitvoer = '';
    for (const stroom of [kind.stdout, kind.stderr]) {
      stroom.on('data', (deel) => {
        uitvoer += deel;
        appendFileSync(log, deel);
      });
    }
    kind.once('error', (fout) => {
      clearInterval(tik);
      mislukt(new Melding(`${programma} start niet: ${fout.message}`));
    });
    kind.once('close', (code) => {
      clearInterval(tik);
      process.off('exit', breekAf);
      klaar({ code, uitvoer });
    });
  });

/** Did npm finish, with exactly the versions of the lock file? Packages for other systems may be absent. */
const klopt = (lock) => {
  const aanwezig = lees(pad('node_modules', '.package-lock.json'));
  if (!aanwezig) return false;
  const geinstalleerd = JSON.parse(aanwezig).packages;
  return Object.entries(JSON.parse(lock).packages).every(([naam, { version, optional, devOptional, peer }]) => {
    if (naam === '') return true;
    const gevonden = geinstalleerd[naam];
    return gevonden ? gevonden.version === version : Boolean(optional || devOptional || peer);
  });
};

const npmOpdracht = () => {
  const eigen = process.env.npm_execpath;
  return eigen?.endsWith('.js') ? [process.execPath, eigen] : ['npm'];
};

/** A user without a home directory (a service account) has no place for npm's cache. */
const npmEnv = () => {
  const thuis = process.env.HOME;
  const env = { ...process.env, npm_config_include: 'dev', npm_config_update_notifier: 'false' };
  return thuis && existsSync(thuis) && magSchrijven(thuis) ? env : { ...env, HOME: pad('.hub'), npm_config_cache: pad('.hub', 'npm') };
};

const installeer = async (voortgang) => {
  const lock = lees(pad('package-lock.json'));
  if (!lock) throw new Melding(`package-lock.json ontbreekt in ${projectmap}; haal de broncode opnieuw op.`);
  const stempel = pad('node_modules', '.schakel-lock');
  if (lees(stempel) === hash(lock)) return;
  if (!klopt(lock)) {
    const [programma, ...args] = npmOpdracht();
    const log = pad('.hub', 'log', 'npm.log');
    const { code, uitvoer } = await draai(
      'Pakketten installeren met npm ci',
      programma,
      [...args, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
      npmEnv(),
      log,
      voortgang,
    );
    if (code !== 0 && GEEN_NETWERK.test(uitvoer)) {
      throw new Melding('De npm-pakketten zijn nog niet geïnstalleerd en npm kan het register niet bereiken. Zorg voor netwerk (of stel uw spiegel in: npm config set registry <adres>) en start opnieuw.');
    }
    if (code !== 0) throw new Melding(`npm ci mislukte; het log staat in ${log}. De laatste regels:\n${uitvoer.trim().split('\n').slice(-6).join('\n')}`);
  }
  writeFileSync(stempel, hash(lock));
};

const bouw = async (voortgang) => {
  const stempel = pad('dist', '.schakel-bouw');
  const nu = vingerafdruk(projectmap);
  if (lees(stempel) === nu) return;
  rmSync(stempel, { force: true });
  const tsc = pad('node_modules', 'typescript', 'bin', 'tsc');
  const { code, uitvoer } = await draai('Bouwen met tsc', process.execPath, [tsc, '-p', 'tsconfig.build.json'], process.env, pad('.hub', 'log', 'tsc.log'), voortgang);
  if (code !== 0) throw new Melding(`Het bouwen mislukte:\n${uitvoer.trim().split('\n').slice(0, 20).join('\n')}`);
  ruimWeesbestandenOp(projectmap);
  writeFileSync(stempel, nu);
};

/**
 * Makes a fresh clone ready to run: packages installed, sources built. Does only what is needed, so a second
 * time costs next to nothing. `voortgang(tekst, zelfdeRegel)` is told what happens.
 */
export const bereidVoor = async ({ voortgang }) => {
  controleerNode();
  controleerEigendom();
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  await metSlot(voortgang, async () => {
    await installeer(voortgang);
    await bouw(voortgang);
  });
};
