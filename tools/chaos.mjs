// npm run chaos: lets services fall and strikes what they rest on, under load, and checks from outside that nothing is lost. See --help.
import { draaiOpdracht } from './opdracht.mjs';

// As in production: every caller proves that its token is its own.
process.env.TOKENBINDING = 'verplicht';
await draaiOpdracht('tools/chaos/opdracht.js');
