// npm run kosten: what sealing and the log cost on the whole path. The same hub with and without them, in turns on this machine; prints a table and JSON. Not part of npm test.
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor } from './voorbereiden.mjs';

const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const laad = (pad) => import(pathToFileURL(join(map, 'dist', pad)).href);
const RONDEN = Number(process.env.KOSTEN_RONDEN ?? 3);
const AANTAL = Number(process.env.KOSTEN_AANTAL ?? 400);
const OPWARMEN = 100;
const LOS = 50;
const VARIANTEN = { compleet: null, 'zonder verzegeling': 'verzegeling', 'zonder logboek': 'logboek', 'zonder beide': 'beide' };
const eigenOpties = process.env.NODE_OPTIONS ?? '';

await bereidVoor({ voortgang: console.error });
const { startProefhub } = await laad('tools/bench/hub.js');
const { meetKeten } = await laad('tools/bench/keten.js');
const { mediaan, rond } = await laad('tools/bench/getallen.js');
void stopverzoek().then(() => process.exit(130));

const meet = async (hub) => {
  await meetKeten(hub, OPWARMEN, { gelijktijdig: 16 });
  const los = await meetKeten(hub, LOS, { onderweg: 1 });
  const { aangenomenPerSeconde, bezorgdPerSeconde, aannemen, bezorgen, cpuPerBericht } = await meetKeten(hub, AANTAL, { gelijktijdig: 16 });
  const processor = Object.values(cpuPerBericht).reduce((a, b) => a + b, 0);
  return { aangenomenPerSeconde, bezorgdPerSeconde, aannemenP50: aannemen.p50, aannemenP99: aannemen.p99, totBezorgdP50: bezorgen.p50, losP50: los.bezorgen.p50, processor };
};

const metingen = Object.fromEntries(Object.keys(VARIANTEN).map((naam) => [naam, []]));
// In turns, and every second round in the other order: what drifts on the machine drifts for all of them.
for (let ronde = 0; ronde < RONDEN; ronde += 1) {
  const volgorde = ronde % 2 === 0 ? Object.entries(VARIANTEN) : Object.entries(VARIANTEN).reverse();
  for (const [naam, zonder] of volgorde) {
    process.env.NODE_OPTIONS = zonder ? `${eigenOpties} --require ${join(map, 'tools/bench/zonder', `${zonder}.cjs`)}`.trim() : eigenOpties;
    const hub = await startProefhub({ instantie: 'kosten', map, voortgang: () => undefined });
    try {
      metingen[naam].push(await meet(hub));
      console.error(`ronde ${ronde + 1}, ${naam}: ${rond(metingen[naam].at(-1).bezorgdPerSeconde)} bezorgd/s`);
    } finally {
      await hub.stop();
    }
  }
}

const medianen = Object.fromEntries(Object.entries(metingen).map(([naam, ronden]) => [naam, Object.fromEntries(Object.keys(ronden[0]).map((veld) => [veld, rond(mediaan(ronden.map((r) => r[veld])))]))]));
const kaal = medianen['zonder beide'];
const tabel = Object.fromEntries(
  Object.entries(medianen).map(([naam, m]) => [naam, { ...m, 'bezorgen, deel van zonder beide': rond(m.bezorgdPerSeconde / kaal.bezorgdPerSeconde), 'processor, keer zonder beide': rond(m.processor / kaal.processor) }]),
);
console.table(tabel);
console.log(JSON.stringify({ datum: new Date().toISOString().slice(0, 10), machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`, ronden: RONDEN, berichtenPerRonde: AANTAL, medianen: tabel }, null, 2));
process.exit(0);
