import { bekendeSoort } from '#shared/contracts/catalogus';
import type { InBericht } from '#shared/contracts/intern';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd, HERROEPEN } from '#shared/persistence/uitkomst';
import { antwoordUiterlijk, contactafspraak, prijsregels } from './beleid';
import { casuistiek, type Casusopdracht } from './domain/casuistiek';
import { inkomensgesprek, type Contactafspraak, type Gesprek, type Gespreksopdracht } from './domain/inkomensgesprek';
import { instrument, type Instrumentkennis, type Instrumentopdracht, type Instrumentverloop } from './domain/instrument';
import { decide, type Machine } from './domain/machine';
import { proeven, type Proefkennis, type Proefopdracht } from './domain/proeven';
import type { Command, Stand, Verzoek } from './domain/verzoek.types';
import { inwonerVan, naarCommand } from './messaging/incoming';
import { feitenVan } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import { aanbodMet, budgetruimte, instrumentMet } from './persistence/gids';
import { bewaarVerzoek, laadVerzoek, naarVerzoek } from './persistence/verzoek.store';
import { verwerkt, wacht, type Grond } from './uitkomst';

/** What the rules of this kind must know besides the request, and by which agreement it is judged. */
type Vooraf<C extends { readonly type: string }, V, K> = (tx: Tx, command: Command<C>, verzoek: Verzoek<V> | null, invoer: InBericht, omgeving: Omgeving) => Promise<{ readonly kennis: K; readonly beleid?: Grond }>;


/** Messages on one request: load -> access -> decide -> save. */
const handel =
  <C extends { readonly type: string }, V extends object, K, O extends C['type']>(machine: Machine<C, V, K, O>, vooraf: Vooraf<C, V, K>) =>
  (omgeving: Omgeving): Handle =>
  async (tx, invoer): Promise<Resultaat> => {
    const { bericht } = invoer;
    const { inwonerRef = '', zaakId = '' } = bericht.data;
    const command = naarCommand<C>(invoer);
    if (!command) return afgekeurd(HERROEPEN);
    const { rij, zaakVanAnder } = await laadVerzoek(tx, inwonerRef, zaakId);
    // A zaakId of another kind of request of the same resident is none of this one.
    const eigen = rij?.soort === machine.soort ? rij : null;
    const stand: Stand<V> = { verzoek: eigen && naarVerzoek(eigen), zaakVanAnder: zaakVanAnder || (rij !== null && eigen === null), inwoner: inwonerVan(invoer) };
    const { kennis, beleid } = await vooraf(tx, command, stand.verzoek, invoer, omgeving);
    const besluit = decide(machine, stand, command, kennis, antwoordUiterlijk(omgeving.beleid, command.vandaag));
    if ('wachtOp' in besluit) return wacht(bekendeSoort(bericht.type).context, besluit.wachtOp);
    if (!besluit.accepted) return afgekeurd(besluit.refusal, beleid);
    await bewaarVerzoek(tx, eigen, besluit.verzoek, bericht);
    return { uitkomst: verwerkt(besluit.stap, beleid), feiten: feitenVan(invoer, besluit.verzoek, besluit.stap, omgeving) };
  };

const instrumentkennis: Vooraf<Instrumentopdracht, Instrumentverloop, Instrumentkennis> = async (tx, command, verzoek, _invoer, { beleid }) => {
  const code = command.type === 'aangevraagd' ? command.instrumentCode : verzoek?.verloop.instrumentCode;
  const { waarden, id, versie } = prijsregels(beleid, command.op);
  const start = verzoek?.verloop.start;
  const ruimte = command.type === 'ingekocht' && start !== undefined ? await budgetruimte(tx, command.gemeente, Number(start.slice(0, 4))) : null;
  return { kennis: { instrument: code === undefined ? null : await instrumentMet(tx, code), regels: waarden.regels, ruimte }, beleid: { id, versie } };
};

const proefkennis: Vooraf<Proefopdracht, object, Proefkennis> = async (tx, command, _verzoek, invoer) => {
  if (command.type !== 'aangemeld') return { kennis: { aanbod: null, isWerkcoach: false, isPassend: false } };
  const isWerkcoach = invoer.stempel.genoemden.some(({ actorId, rol }) => actorId === command.betrokkenWerkcoach && rol === 'werkcoach');
  return { kennis: { aanbod: await aanbodMet(tx, command.aanbodRef, command.inwonerRef), isWerkcoach, isPassend: invoer.bericht.data.formulier !== undefined } };
};

const gesprekkennis: Vooraf<Gespreksopdracht, Gesprek, Contactafspraak> = (_tx, { op }, _verzoek, _invoer, { beleid }) => {
  const { waarden, id, versie } = contactafspraak(beleid, op);
  return Promise.resolve({ kennis: waarden, beleid: { id, versie } });
};

const zonderKennis = (): Promise<{ readonly kennis: object }> => Promise.resolve({ kennis: {} });

/** By context: who decides on the messages of parties about one request. */
export const VERZOEKEN: Readonly<Record<string, (omgeving: Omgeving) => Handle>> = {
  instrument: handel<Instrumentopdracht, Instrumentverloop, Instrumentkennis, 'aangevraagd'>(instrument, instrumentkennis),
  proevenaanwerk: handel<Proefopdracht, object, Proefkennis, 'aangemeld'>(proeven, proefkennis),
  inkomensgesprek: handel<Gespreksopdracht, Gesprek, Contactafspraak, 'verzocht'>(inkomensgesprek, gesprekkennis),
  casuistiek: handel<Casusopdracht, object, object, 'gevraagd'>(casuistiek, zonderKennis),
};

