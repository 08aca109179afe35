// npm run cluster: a hub on a broker of three nodes, of which the leader or the majority falls under load. See --help.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor } from './voorbereiden.mjs';

const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
let stop = async () => undefined;
void stopverzoek().then(() => stop().finally(() => process.exit(130)));
// As in production: every caller proves that its token is its own.
process.env.TOKENBINDING = 'verplicht';

try {
  await bereidVoor({ voortgang: (tekst, zelfdeRegel) => zelfdeRegel || console.error(tekst) });
  const { GEBRUIK, voerUit } = await import(pathToFileURL(join(map, 'dist/tools/chaos/cluster/opdracht.js')).href);
  const args = process.argv.slice(2);
  if (args.includes('--help')) console.log(GEBRUIK);
  else
    process.exitCode = await voerUit(args, map, (sluit) => {
      stop = sluit;
    });
} catch (fout) {
  console.error(fout?.name === 'Melding' ? fout.message : fout);
  process.exitCode = 1;
}
process.exit();
