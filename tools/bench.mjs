// npm run bench: how fast the hub is beside the limits of this machine and beside others that do the same work. Prints tables and writes docs/proof/bench.json. Not part of npm test. See --help.
import { draaiOpdracht } from './opdracht.mjs';

await draaiOpdracht('tools/bench/opdracht.js');
