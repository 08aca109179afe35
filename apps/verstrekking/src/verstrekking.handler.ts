import type { InBericht } from '#shared/contracts/intern';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd, HERROEPEN } from '#shared/persistence/uitkomst';
import { kaderversie, verstrekkingsbeleid } from './beleid';
import { decide, decideHub } from './domain/verstrekking';
import type { Event, Verstrekkingszaak } from './domain/verstrekking.types';
import { inwonerVan, naarCommand, naarHubCommand, vandaagVan } from './messaging/incoming';
import { feitenVan, TIMER_VERLOOPT, verlooptTimer } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import { laadZaak, naarZaak, verwerkEvent, type Opgeslagen } from './persistence/verstrekking.store';
import { verwerkt } from './uitkomst';

/** The last day runs as long as a statement stands, and no longer. */
export const timers = (zaak: Verstrekkingszaak, omgeving: Omgeving): Pick<Resultaat, 'zetTimers' | 'wisTimers'> => {
  const timer = verlooptTimer(zaak, omgeving);
  return timer ? { zetTimers: [timer] } : { wisTimers: [{ soort: TIMER_VERLOOPT, sleutel: zaak.zaakId }] };
};

const voerUit = async (tx: Tx, { rij }: Opgeslagen, event: Event, { bericht }: InBericht, omgeving: Omgeving): Promise<Omit<Resultaat, 'uitkomst'> & { readonly zaak: Verstrekkingszaak }> => {
  const zaak = await verwerkEvent(tx, rij, event, bericht);
  return { zaak, feiten: feitenVan(event, bericht, zaak), ...timers(zaak, omgeving) };
};

const handlePartij = async (tx: Tx, invoer: InBericht, geladen: Opgeslagen, omgeving: Omgeving): Promise<Resultaat> => {
  const command = naarCommand(invoer, omgeving);
  if (!command) return afgekeurd(HERROEPEN);
  const stand = { zaak: geladen.rij && naarZaak(geladen.rij), zaakVanAnder: geladen.zaakVanAnder, inwoner: inwonerVan(invoer) };
  const besluit = decide(stand, command, verstrekkingsbeleid(invoer, omgeving));
  const kader = kaderversie(omgeving, vandaagVan(invoer));
  if (!besluit.accepted) return afgekeurd(besluit.refusal, kader);
  const [event] = besluit.events;
  if (!event) return { uitkomst: verwerkt(kader, stand.zaak?.grondslag), feiten: [] };
  const { zaak, ...effect } = await voerUit(tx, geladen, event, invoer, omgeving);
  return { uitkomst: verwerkt(kader, zaak.grondslag), ...effect };
};

const handleHub = async (tx: Tx, invoer: InBericht, geladen: Opgeslagen, omgeving: Omgeving): Promise<Resultaat> => {
  const command = naarHubCommand(invoer);
  if (!command) return afgekeurd({ code: 'NIET_BEVOEGD' });
  if (!geladen.rij) return afgekeurd({ code: 'ZAAK_ONBEKEND' });
  const besluit = decideHub(naarZaak(geladen.rij), command);
  if (!besluit.accepted) return afgekeurd(besluit.refusal);
  const [event] = besluit.events;
  if (!event) return { uitkomst: verwerkt(), feiten: [] };
  const { zaak: _zaak, ...effect } = await voerUit(tx, geladen, event, invoer, omgeving);
  return { uitkomst: verwerkt(), ...effect };
};

/** Messages on one case: load -> access -> decide -> save. What only the hub states is not taken from a party, nor the reverse. */
export const handleVerstrekking = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { source, data: { inwonerRef = '', zaakId = '' } } = invoer.bericht;
  const geladen = await laadZaak(tx, inwonerRef, zaakId);
  const vanDeHub = source === omgeving.partijen.hub.source;
  if (!vanDeHub && naarHubCommand(invoer)) return afgekeurd({ code: 'NIET_BEVOEGD' });
  return vanDeHub ? handleHub(tx, invoer, geladen, omgeving) : handlePartij(tx, invoer, geladen, omgeving);
};
