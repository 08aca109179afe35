import { toegang } from './access';
import { decideHub, metTaakMeteen } from './hub';
import type { Besluit, Command, HubCommand, PartijCommand, Stand } from './ontheffing.types';
import { decideAanvraag, decideHervatting, decideOpschorting, decideOuderverlening, decideVerbruik } from './ouder';
import type { Afspraken } from './policy';
import { decideBeeindiging, decideVaststelling } from './rechtswege';
import { decideIntrekking, decideNietVerlenging, decideTijdelijk, decideVerlenging } from './tijdelijk';

const HUB: readonly Command['type'][] = ['termijn.nadert', 'termijn.voorbij', 'hercontrole.nadert', 'inwoner.vertrokken', 'herroepen'];
export const isHubCommand = (command: Command): command is HubCommand => HUB.includes(command.type);

const decidePartij = (stand: Stand, command: PartijCommand, afspraken: Afspraken): Besluit => {
  switch (command.type) {
    case 'verleend': return command.soort === 'TIJDELIJK' ? decideTijdelijk(stand, command, afspraken) : decideOuderverlening(stand, command, afspraken);
    case 'verlengd': return decideVerlenging(stand, command, afspraken);
    case 'nietVerlengd': return decideNietVerlenging(stand, command);
    case 'ingetrokken': return decideIntrekking(stand, command);
    case 'vastgesteld': return decideVaststelling(stand, command, afspraken);
    case 'beeindigd': return decideBeeindiging(stand, command);
    case 'aangevraagd': return decideAanvraag(stand, command, afspraken);
    case 'opgeschort': return decideOpschorting(stand, command);
    case 'hervat': return decideHervatting(stand, command);
    case 'verbruik': return decideVerbruik(stand, command);
  }
};

/** SM-2. The hub registers what colleges decide and what the law does; it decides nothing itself (domain.md, consequence 3). */
export const decide = (stand: Stand, command: Command, afspraken: Afspraken): Besluit => {
  const geweigerd = isHubCommand(command) ? null : toegang(stand, command, afspraken.policy);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  const besluit = isHubCommand(command) ? decideHub(stand, command, afspraken) : decidePartij(stand, command, afspraken);
  if (!besluit.accepted || besluit.events.length === 0) return besluit;
  return { ...besluit, events: metTaakMeteen(stand, besluit.events, command.vandaag, afspraken.normen) };
};
