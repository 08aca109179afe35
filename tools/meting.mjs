// npm run meting: measures the hub on this machine in rounds, with a peer in the same run; prints a table and JSON. Not part of npm test.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor } from './voorbereiden.mjs';

const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const laad = (pad) => import(pathToFileURL(join(map, 'dist', pad)).href);
const RONDEN = 3;
const AANTAL = Number(process.env.METING_AANTAL ?? 500);
const mediaan = (waarden) => [...waarden].sort((a, b) => a - b)[Math.floor(waarden.length / 2)];

const processen = (instantiemap) => {
  const bestand = join(instantiemap, 'processen.json');
  const rijen = existsSync(bestand) ? JSON.parse(readFileSync(bestand, 'utf8')) : [];
  return Object.fromEntries((Array.isArray(rijen) ? rijen : Object.values(rijen)).map((p) => [p.naam, p.pid]));
};

await bereidVoor({ voortgang: console.error });
const { startZandbak } = await laad('tools/sandbox/zandbak.js');
const { meet } = await laad('tools/bench/meting.js');
// Ending this process signals all that it started.
void stopverzoek().then(() => process.exit(130));
const zandbak = await startZandbak({ instantie: 'meting', map, metDiensten: true, voortgang: console.error });
try {
  const ronden = [];
  for (let i = 0; i < RONDEN; i += 1) ronden.push(await meet(zandbak.urls, processen(join(map, '.hub', 'meting')), AANTAL));
  const van = (veld) => mediaan(ronden.map((r) => r[veld]));
  const uitkomst = {
    datum: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`,
    ronden: RONDEN,
    berichtenPerRonde: AANTAL,
    ...Object.fromEntries(Object.keys(ronden[0]).filter((v) => v !== 'geheugenMb').map((v) => [v, Math.round(van(v) * 10) / 10])),
    verhoudingTotKaleCommits: Math.round((van('aangenomenPerSeconde') / van('kaleCommitsPerSeconde')) * 1000) / 1000,
    geheugenMb: ronden[RONDEN - 1].geheugenMb,
  };
  console.table(Object.fromEntries(Object.entries(uitkomst).filter(([, w]) => typeof w !== 'object').map(([k, w]) => [k, { waarde: w }])));
  console.log(JSON.stringify(uitkomst, null, 2));
} finally {
  await zandbak.stop();
}
process.exit(0);
