import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stopverzoek } from './stopverzoek.mjs';
import { bereidVoor } from './voorbereiden.mjs';

/**
 * Runs a built command: `voerUit(args, map, bijStart)` of the module, which gives the exit code and tells by `bijStart` what
 * to close when the user wants to stop. Sets up first what is not there yet. Ends this process.
 */
export const draaiOpdracht = async (pad) => {
  const map = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  let stop = async () => undefined;
  void stopverzoek().then(() => stop().finally(() => process.exit(130)));
  try {
    await bereidVoor({ voortgang: (tekst, zelfdeRegel) => zelfdeRegel || console.error(tekst) });
    const { GEBRUIK, voerUit } = await import(pathToFileURL(join(map, 'dist', pad)).href);
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
};
