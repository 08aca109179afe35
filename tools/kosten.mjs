// npm run kosten: what sealing and the log cost on the whole path. The same hub with and without them, in turns on this machine; prints a table and JSON. Not part of npm test.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor } from './voorbereiden.mjs';

const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const laad = (pad) => import(pathToFileURL(join(map, 'dist', pad)).href);
const RONDEN = Number(process.env.KOSTEN_RONDEN ?? 3);
const AANTAL = Number(process.env.METING_AANTAL ?? 400);
const VARIANTEN = { compleet: null, 'zonder verzegeling': 'verzegeling', 'zonder logboek': 'logboek', 'zonder beide': 'beide' };
const VELDEN = ['aangenomenPerSeconde', 'bezorgdPerSeconde', 'aannemenP50', 'aannemenP99', 'totBezorgdP50', 'losP50'];
const mediaan = (waarden) => [...waarden].sort((a, b) => a - b)[Math.floor(waarden.length / 2)];
const rond = (waarde) => Math.round(waarde * 100) / 100;
const eigenOpties = process.env.NODE_OPTIONS ?? '';

const processen = (instantiemap) => {
  const bestand = join(instantiemap, 'processen.json');
  const rijen = existsSync(bestand) ? JSON.parse(readFileSync(bestand, 'utf8')) : [];
  return Object.fromEntries((Array.isArray(rijen) ? rijen : Object.values(rijen)).map((p) => [p.naam, p.pid]));
};

await bereidVoor({ voortgang: console.error });
const { startZandbak } = await laad('tools/sandbox/zandbak.js');
const { meet } = await laad('tools/bench/meting.js');
void stopverzoek().then(() => process.exit(130));

const metingen = Object.fromEntries(Object.keys(VARIANTEN).map((naam) => [naam, []]));
// In turns, and every second round in the other order: what drifts on the machine drifts for all of them.
for (let ronde = 0; ronde < RONDEN; ronde += 1) {
  const volgorde = ronde % 2 === 0 ? Object.entries(VARIANTEN) : Object.entries(VARIANTEN).reverse();
  for (const [naam, zonder] of volgorde) {
    process.env.NODE_OPTIONS = zonder ? `${eigenOpties} --require ${join(map, 'tools/bench/zonder', `${zonder}.cjs`)}`.trim() : eigenOpties;
    const zandbak = await startZandbak({ instantie: 'kosten', map, metDiensten: true, voortgang: () => undefined });
    try {
      await meet(zandbak.urls, {}, 100);
      metingen[naam].push(await meet(zandbak.urls, processen(join(map, '.hub', 'kosten')), AANTAL));
      console.error(`ronde ${ronde + 1}, ${naam}: ${rond(metingen[naam].at(-1).bezorgdPerSeconde)} bezorgd/s`);
    } finally {
      await zandbak.stop();
    }
  }
}

const medianen = Object.fromEntries(Object.entries(metingen).map(([naam, ronden]) => [naam, Object.fromEntries(VELDEN.map((veld) => [veld, rond(mediaan(ronden.map((r) => r[veld])))]))]));
const kaal = medianen['zonder beide'];
const tabel = Object.fromEntries(
  Object.entries(medianen).map(([naam, m]) => [naam, { ...m, 'aannemen, deel van zonder beide': rond(m.aangenomenPerSeconde / kaal.aangenomenPerSeconde), 'bezorgen, deel van zonder beide': rond(m.bezorgdPerSeconde / kaal.bezorgdPerSeconde) }]),
);
console.table(tabel);
console.log(JSON.stringify({ datum: new Date().toISOString().slice(0, 10), machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`, ronden: RONDEN, berichtenPerRonde: AANTAL, medianen: tabel }, null, 2));
process.exit(0);
