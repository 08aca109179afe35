import { gebeurtenisVan, eis } from '#shared/contracts/lezen';
import type { InBericht } from '#shared/contracts/intern';
import type { Handle } from '#shared/persistence/runner.types';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { ontmoetingsafspraak } from './beleid';
import { decideOntmoeting, type Ontmoetingscommand } from './domain/ontmoeting';
import { afzenderVan, algemeenVan, vandaagVan } from './messaging/incoming';
import { algemeenFeit } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import { bewaarOntmoeting, laadOntmoeting, naarOntmoeting } from './persistence/ontmoeting.store';
import { verwerkt, wacht } from './uitkomst';

const naarCommand = (invoer: InBericht): Ontmoetingscommand => {
  const { type, data } = invoer.bericht;
  const gegeven = { zaakId: eis(data.zaakId, 'zaakId'), gemeente: data.gemeente, op: data.peildatum, vandaag: vandaagVan(invoer), afzender: afzenderVan(invoer) };
  return { ...algemeenVan<object>(invoer), ...gegeven, type: gebeurtenisVan(type) } as Ontmoetingscommand;
};

/** M-75 (SM-8): load -> access -> decide -> save. Told to the participatiecoaches of the gemeente and to the roles that are invited. */
export const handleOntmoeting = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const command = naarCommand(invoer);
  const rij = await laadOntmoeting(tx, command.zaakId);
  const { waarden, id, versie } = ontmoetingsafspraak(omgeving.beleid, command.op);
  const besluit = decideOntmoeting(rij && naarOntmoeting(rij), command, waarden);
  if ('wachtOp' in besluit) return wacht('ontmoeting', besluit.wachtOp);
  if (!besluit.accepted) return afgekeurd(besluit.refusal);
  const { ontmoeting, letOp } = besluit;
  await bewaarOntmoeting(tx, rij, ontmoeting);
  const grond = command.type === 'verzocht' ? { id, versie } : undefined;
  return { uitkomst: verwerkt(letOp.length > 0 ? { letOp } : {}, grond), feiten: [algemeenFeit(invoer, ['participatiecoach', ...ontmoeting.rollen], omgeving.partijen)] };
};
