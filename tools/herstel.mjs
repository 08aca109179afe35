// npm run herstel: a hub is lost under load and another goes on from its backup; what that gave goes into docs/proof. Not part of npm test.
import { draaiOpdracht } from './opdracht.mjs';

await draaiOpdracht('tools/backup/oefening/opdracht.js');
