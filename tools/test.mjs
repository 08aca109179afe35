// npm test: all set-up, then every check of the project, with a summary per part. Names of parts may be given: npm test -- unit e2e
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor } from './voorbereiden.mjs';

const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const jest = join(map, 'node_modules/jest/bin/jest.js');
const uitvoermap = join(map, '.hub', 'toetsen');
const begin = Date.now();
const seconden = (vanaf) => ((Date.now() - vanaf) / 1000).toFixed(1);
const meld = (tekst) => console.log(`[${seconden(begin).padStart(6)} s] ${tekst}`);

/** Runs a program; its output appears only when it fails, or always for `toon`. */
const draai = (args, { env = {}, toon = false } = {}) =>
  new Promise((klaar) => {
    const kind = spawn(process.execPath, args, { cwd: map, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const brokken = [];
    for (const stroom of [kind.stdout, kind.stderr])
      stroom.on('data', (brok) => {
        brokken.push(brok);
        if (toon) process.stdout.write(brok);
      });
    kind.on('close', (code) => klaar({ code: code ?? 1, uitvoer: Buffer.concat(brokken).toString('utf8') }));
  });

const los = async (naam, args) => {
  const vanaf = Date.now();
  const { code, uitvoer } = await draai(args);
  if (code !== 0) console.log(`\n--- ${naam} ---\n${uitvoer}`);
  return { naam, geslaagd: code === 0 ? 1 : 0, gefaald: code === 0 ? 0 : 1, tijd: seconden(vanaf) };
};

const metJest = async (naam, patroon, extra, env) => {
  const vanaf = Date.now();
  const verslag = join(uitvoermap, `${naam}.json`);
  rmSync(verslag, { force: true });
  const { code, uitvoer } = await draai([jest, '--testRegex', patroon, '--json', `--outputFile=${verslag}`, '--reporters=default', ...extra], { env });
  let telling = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1 };
  try {
    telling = JSON.parse(readFileSync(verslag, 'utf8'));
  } catch {
    // no report: jest itself failed, which the exit code below counts
  }
  const geslaagd = telling.numPassedTests;
  // A suite that could not be loaded fails without a failed test; it counts as one.
  const gefaald = telling.numFailedTests + (telling.numFailedTests === 0 && code !== 0 ? Math.max(1, telling.numFailedTestSuites) : 0) + (geslaagd === 0 && code === 0 && !extra.includes('--passWithNoTests') ? 1 : 0);
  if (gefaald > 0) console.log(`\n--- ${naam} ---\n${uitvoer}`);
  return { naam, geslaagd, gefaald, tijd: seconden(vanaf) };
};

/** Lets a test act on the machinery (kill a service, restart the broker), which it cannot reach from its own process. */
const startRegie = (zandbak) =>
  new Promise((klaar) => {
    const acties = {
      '/herstart-rabbit': () => zandbak.herstartRabbit(),
      '/dood': (dienst) => zandbak.dood(dienst),
      '/wacht': (dienst) => zandbak.wachtOp(dienst),
      '/stop': (dienst) => zandbak.stopDienst(dienst),
      '/start': (dienst) => zandbak.startDienst(dienst),
    };
    const server = createServer((verzoek, antwoord) => {
      const url = new URL(verzoek.url ?? '/', 'http://127.0.0.1');
      const actie = acties[url.pathname];
      if (!actie || verzoek.method !== 'POST') return void antwoord.writeHead(404).end();
      actie(url.searchParams.get('dienst') ?? '').then(
        () => antwoord.writeHead(204).end(),
        (fout) => antwoord.writeHead(500).end(String(fout)),
      );
    });
    server.listen(0, '127.0.0.1', () => klaar({ url: `http://127.0.0.1:${server.address().port}`, sluit: () => server.close() }));
  });

/** The browser of the browser tests. Without one, those tests say so; the others run. */
const zoekBrowser = async () => {
  rmSync(join(uitvoermap, 'schermen'), { recursive: true, force: true });
  const { vindChromium } = await import(pathToFileURL(join(map, 'dist/tools/sandbox/chromium.js')).href);
  const verberg = (process.env.SCHAKEL_VERBERG ?? '').split(',').includes('chromium');
  return vindChromium({ map, verberg, voortgang: meld }).then(
    (chromium) => ({ TEST_CHROMIUM: JSON.stringify(chromium) }),
    (fout) => {
      if (fout?.name !== 'Melding') throw fout;
      meld(fout.message);
      return { TEST_CHROMIUM_ONTBREEKT: fout.message };
    },
  );
};

const bin = (pad) => join(map, 'node_modules', pad);
const STATISCH = [
  ['lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-location', join(uitvoermap, 'eslint')]],
  ['types', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit', '--incremental', '--tsBuildInfoFile', join(uitvoermap, 'types.tsbuildinfo')]],
  ['grenzen', [join(map, 'tools/toetsen/grenzen.mjs')]],
];

const ALLEEN = '/herstel\\.int-spec\\.tsx?$';
const DELEN = ['statisch', 'unit', 'integratie', 'e2e'];

const hoofd = async () => {
  const gevraagd = process.argv.slice(2).filter((a) => !a.startsWith('-'));
  const extra = process.argv.slice(2).filter((a) => a.startsWith('-'));
  const wil = (naam) => gevraagd.length === 0 || gevraagd.includes(naam);
  const onbekend = gevraagd.find((naam) => !DELEN.includes(naam));
  if (onbekend) throw Object.assign(new Error(`Het onderdeel "${onbekend}" bestaat niet. Mogelijk: ${DELEN.join(', ')}`), { name: 'Melding' });
  mkdirSync(uitvoermap, { recursive: true });
  const delen = [];
  const voeg = (deel) => {
    delen.push(deel);
    meld(`${deel.naam}: ${deel.geslaagd} geslaagd, ${deel.gefaald} gefaald (${deel.tijd} s)`);
  };

  const vanaf = Date.now();
  await bereidVoor({ voortgang: meld });
  delen.push({ naam: 'voorbereiding', geslaagd: 1, gefaald: 0, tijd: seconden(vanaf) });

  if (wil('statisch')) await Promise.all(STATISCH.map(async ([naam, args]) => voeg(await los(naam, args))));
  if (wil('unit')) voeg(await metJest('unit', '\\.spec\\.tsx?$', ['--maxWorkers=2', ...extra]));

  if (wil('integratie') || wil('e2e')) {
    const opzet = Date.now();
    const { startZandbak } = await import(pathToFileURL(join(map, 'dist/tools/sandbox/zandbak.js')).href);
    let stop = async () => undefined;
    void stopverzoek().then(() => stop().finally(() => process.exit(130)));
    // As in production: every caller proves that its token is its own.
    process.env.TOKENBINDING = 'verplicht';
    const faalpunten = join(map, '.hub', 'test', 'faalpunten');
    const zandbak = await startZandbak({ instantie: 'test', map, metDiensten: wil('e2e'), omgevingVan: (_, env) => ({ ...env, FAALPUNTEN_MAP: faalpunten }), voortgang: meld });
    const regie = await startRegie(zandbak);
    stop = async () => {
      regie.sluit();
      await zandbak.stop();
    };
    delen.push({ naam: 'zandbak', geslaagd: 1, gefaald: 0, tijd: seconden(opzet) });
    try {
      const env = {
        ...(wil('e2e') ? await zoekBrowser() : {}),
        TEST_AMQP_URL_BEHEER: zandbak.urls.amqp.beheer,
        TEST_RABBITMQ_BEHEER_URL: zandbak.urls.brokerBeheer,
        TEST_DATABASE_URL: zandbak.urls.postgres.beheer,
        TEST_REGIE_URL: regie.url,
        TEST_RONDE: randomBytes(4).toString('hex'),
        TEST_FAALPUNTEN_MAP: faalpunten,
        TEST_HERSTART_RABBIT_URL: `${regie.url}/herstart-rabbit`,
        SCHAKEL_TOESTAND: join(map, '.hub', 'test', 'zandbak.json'),
      };
      // Every file has a database and a virtual host of its own, so two run side by side; what restarts the broker runs alone.
      if (wil('integratie')) {
        voeg(await metJest('integratie', '\\.int-spec\\.tsx?$', ['--maxWorkers=2', '--testPathIgnorePatterns=/node_modules/', `--testPathIgnorePatterns=${ALLEEN}`, ...extra], env));
        voeg(await metJest('integratie, alleen', ALLEEN, ['--runInBand', '--passWithNoTests', ...extra], env));
      }
      // A test that failed before it closed its connection must not keep the run, and CI, waiting for ever.
      if (wil('e2e')) voeg(await metJest('e2e', '\\.e2e-spec\\.tsx?$', ['--runInBand', '--forceExit', ...extra], env));
    } finally {
      await stop();
    }
  }

  const breedte = Math.max(...delen.map((d) => d.naam.length));
  console.log('\nonderdeel'.padEnd(breedte + 3) + 'geslaagd  gefaald     tijd');
  for (const d of delen) console.log(`${d.naam.padEnd(breedte + 2)}${String(d.geslaagd).padStart(8)} ${String(d.gefaald).padStart(8)} ${d.tijd.padStart(8)} s`);
  const som = (veld) => delen.reduce((totaal, d) => totaal + d[veld], 0);
  console.log(`\nTotale tijd: ${seconden(begin)} s`);
  console.log(`${som('geslaagd')} passed, ${som('gefaald')} failed`);
  process.exitCode = som('gefaald') > 0 ? 1 : 0;
};

hoofd().catch((fout) => {
  console.error(fout?.name === 'Melding' ? fout.message : fout);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
