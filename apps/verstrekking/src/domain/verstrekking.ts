import { accept, unreachable } from '#shared/kernel/decision';
import { toegang } from './access';
import { OPEN } from './begrippen';
import { decideBeantwoord, decideGegeven, decideGevraagd } from './belastbaarheid';
import { weiger } from './besluit';
import { decideAfgewezen, decideIngetrokken, decideKlaargezet, decideVerklaard, decideVerzocht } from './bijzonder';
import type { Verstrekkingsbeleid } from './policy';
import type { Beantwoording, Afwijzing, Besluit, HubCommand, Inwoner, Intrekking, PartijCommand, Stand, Verklaringsmelding, Verstrekkingszaak } from './verstrekking.types';

const decideVervolg = (zaak: Verstrekkingszaak, inwoner: Inwoner, command: Beantwoording | Verklaringsmelding | Intrekking | Afwijzing, beleid: Verstrekkingsbeleid): Besluit => {
  switch (command.type) {
    case 'beantwoord': return decideBeantwoord(zaak, inwoner, command);
    case 'bijzonder.verklaard': return decideVerklaard(zaak, command, beleid);
    case 'bijzonder.ingetrokken': return decideIngetrokken(zaak, command);
    case 'bijzonder.afgewezen': return decideAfgewezen(zaak, command);
    default: return unreachable(command);
  }
};

/** Order of the checks: access, then the agreements of today, then the transition. */
export const decide = (stand: Stand, command: PartijCommand, beleid: Verstrekkingsbeleid): Besluit => {
  const geweigerd = toegang(stand, command);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  const { zaak, inwoner } = stand;
  if (!inwoner) return weiger('INWONER_ONBEKEND');
  switch (command.type) {
    case 'gevraagd': return decideGevraagd(zaak, inwoner, command, beleid);
    case 'gegeven': return decideGegeven(zaak, inwoner, command, beleid);
    case 'bijzonder.verzocht': return decideVerzocht(zaak, inwoner, command, beleid);
    case 'bijzonder.klaargezet': return decideKlaargezet(zaak, inwoner, command, beleid);
    default: return zaak ? decideVervolg(zaak, inwoner, command, beleid) : weiger('ZAAK_ONBEKEND');
  }
};

const isVoorbij = ({ status, verklaring }: Verstrekkingszaak, vandaag: HubCommand['vandaag']): boolean =>
  (status === 'VERKLARING_VASTGELEGD' || status === 'GEDEELD') && verklaring !== null && vandaag > verklaring.laatsteDag;

/** The hub's own messages: they come late or twice without harm, so what no longer fits changes nothing. */
export const decideHub = (zaak: Verstrekkingszaak, command: HubCommand): Besluit => {
  const { vandaag } = command;
  switch (command.type) {
    case 'bijzonder.verlopen': return isVoorbij(zaak, vandaag) ? accept({ type: 'bijzonder.verlopen', op: vandaag }) : accept();
    case 'geopend': return zaak.gelezenOp === null && zaak.ontvanger !== null && command.door !== zaak.gever.actorId ? accept({ type: 'geopend', op: vandaag }) : accept();
    // What the resident left behind in one gemeente; a case of his in another one is not touched by it.
    case 'inwoner.vertrokken': return OPEN.includes(zaak.status) && zaak.gemeente === command.gemeente ? accept({ type: 'vervallen', op: vandaag }) : accept();
    // A withdrawal is not undone by recalling it: the content is gone, and only the resident can state anew.
    case 'herroepen': return command.wat === 'bijzonder.ingetrokken' ? accept() : accept({ type: 'herroepen', wat: command.wat, op: vandaag });
    default: return unreachable(command);
  }
};
