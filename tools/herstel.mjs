// npm run herstel: a hub is lost under load and another goes on from its backup; what that gave goes into docs/proof. Not part of npm test.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor } from './voorbereiden.mjs';

const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const laad = (pad) => import(pathToFileURL(join(map, 'dist', pad)).href);
const begin = Date.now();
const voortgang = (tekst) => console.error(`${((Date.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${tekst}`);

await bereidVoor({ voortgang: (tekst, zelfdeRegel) => zelfdeRegel || voortgang(tekst) });
const { oefen } = await laad('tools/backup/oefening/oefening.js');
const { isGehaald, schrijfUitslag } = await laad('tools/backup/oefening/bewijs.js');
// Ending this process signals all that it started.
void stopverzoek().then(() => process.exit(130));
const uitslag = await oefen({ map, secondenVoor: 15, secondenNa: 8, gelijktijdig: 8, voortgang });
await schrijfUitslag(map, uitslag);
const { verslag, ...cijfers } = uitslag;
console.table(Object.fromEntries(Object.entries(cijfers).map(([naam, waarde]) => [naam, { waarde }])));
console.log('Opgeschreven in docs/proof/herstel.json en docs/proof.md');
process.exit(isGehaald(uitslag) ? 0 : 1);
