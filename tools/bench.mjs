// npm run bench: how fast the hub is beside the limits of this machine and beside others that do the same work. Prints tables and writes docs/proof/bench.json. Not part of npm test.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor, Melding } from './voorbereiden.mjs';

const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
try {
  await bereidVoor({ voortgang: console.error });
  const { voerUit } = await import(pathToFileURL(join(map, 'dist/tools/bench/opdracht.js')).href);
  // Ending this process signals all that it started.
  void stopverzoek().then(() => process.exit(130));
  process.exit(await voerUit(process.argv.slice(2), map));
} catch (fout) {
  console.error(fout instanceof Melding || fout?.name === 'Melding' ? fout.message : fout);
  process.exit(1);
}
