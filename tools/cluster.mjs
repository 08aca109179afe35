// npm run cluster: a hub on a broker of three nodes, of which the leader or the majority falls under load. See --help.
import { draaiOpdracht } from './opdracht.mjs';

// As in production: every caller proves that its token is its own.
process.env.TOKENBINDING = 'verplicht';
await draaiOpdracht('tools/chaos/cluster/opdracht.js');
