import type { InBericht } from '#shared/contracts/intern';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd, HERROEPEN } from '#shared/persistence/uitkomst';
import { alertbeleid, sanctiewet } from './beleid';
import type { Alertbeleid, Sanctiewet } from './domain/policy';
import { decide, decideHub } from './domain/sanctie';
import type { Besluit, Event, PartijCommand, Sanctiezaak } from './domain/sanctie.types';
import { naarCommand, naarHubCommand, openHandhaving, type Handhaving } from './messaging/incoming';
import { letOpBijOverweging, letOpBijUitkomst } from './messaging/letop';
import { feitenVan, reactieTimer, TIMER_REACTIE } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import { laadZaak, naarZaak, verwerkEvent, type Opgeslagen } from './persistence/sanctie.store';
import { verwerkt, wacht, type Grondslag } from './uitkomst';

type Aanvaard = Extract<Besluit, { accepted: true }>;
type Effect = Pick<Resultaat, 'feiten' | 'zetTimers' | 'wisTimers'>;

/** The reaction term runs as long as the coach is asked, and no longer. */
export const timers = (zaak: Sanctiezaak, omgeving: Omgeving): Pick<Resultaat, 'zetTimers' | 'wisTimers'> => {
  const timer = reactieTimer(zaak, omgeving);
  return timer ? { zetTimers: [timer] } : { wisTimers: [{ soort: TIMER_REACTIE, sleutel: zaak.zaakId }] };
};

const voerUit = async (tx: Tx, { rij }: Opgeslagen, event: Event, invoer: InBericht, omgeving: Omgeving): Promise<Effect> => {
  const { situatie, ontheffingen } = invoer.stempel;
  const zaak = await verwerkEvent(tx, rij, event, invoer.bericht, situatie);
  return { feiten: feitenVan(event, { invoer, zaak, lopende: ontheffingen }, omgeving), ...timers(zaak, omgeving) };
};

type Bekend = { readonly handhaving: Handhaving | undefined; readonly zaak: Sanctiezaak | null; readonly beleid: Alertbeleid; readonly wet: Sanctiewet };

const letOpVan = (command: PartijCommand, { handhaving, zaak, ...regels }: Bekend, { afwijkingen }: Aanvaard, { stempel }: InBericht): string[] => {
  if (command.type === 'overwogen' && handhaving?.sanctieSoort) return letOpBijOverweging(command, handhaving.sanctieSoort, stempel.ontheffingen, regels);
  if (command.type !== 'uitkomst') return [];
  return letOpBijUitkomst(zaak, { gemeente: command.gemeente, redenOntbreekt: afwijkingen.includes('VOORWAARDE_NIET_VERVULD'), mandaatOntbreekt: afwijkingen.includes('MANDAAT_ONTBREEKT') });
};

const uitkomstVan = (command: PartijCommand, besluit: Aanvaard, beleid: Grondslag, letOp: readonly string[]): Resultaat['uitkomst'] => {
  const uitkomst = verwerkt(besluit, command.type === 'overwogen' ? beleid : null, letOp);
  const overgeslagen = besluit.events.some((event) => event.type === 'uitkomst' && event.alertOvergeslagen);
  return overgeslagen ? { ...uitkomst, antwoord: { alertOvergeslagen: 'true' } } : uitkomst;
};

const handlePartij = async (tx: Tx, invoer: InBericht, geladen: Opgeslagen, omgeving: Omgeving): Promise<Resultaat> => {
  const handhaving = openHandhaving(invoer, omgeving);
  const command = naarCommand(invoer, handhaving, omgeving);
  if (!command) return afgekeurd(HERROEPEN);
  const zaak = geladen.rij && naarZaak(geladen.rij);
  const { peildatum } = invoer.bericht.data;
  const beleid = alertbeleid(omgeving.beleid, peildatum);
  const besluit = decide({ zaak, zaakVanAnder: geladen.zaakVanAnder, inwoner: invoer.stempel.situatie }, command, beleid.waarden);
  if ('wachtOp' in besluit) return wacht();
  if (!besluit.accepted) return afgekeurd(besluit.refusal);
  const uitkomst = uitkomstVan(command, besluit, beleid, letOpVan(command, { handhaving, zaak, beleid: beleid.waarden, wet: sanctiewet(omgeving.beleid, peildatum).waarden }, besluit, invoer));
  const [event] = besluit.events;
  return { uitkomst, ...(event ? await voerUit(tx, geladen, event, invoer, omgeving) : { feiten: [] }) };
};

const handleHub = async (tx: Tx, invoer: InBericht, geladen: Opgeslagen, omgeving: Omgeving): Promise<Resultaat> => {
  const command = naarHubCommand(invoer);
  if (!command) return afgekeurd({ code: 'NIET_BEVOEGD' });
  if (!geladen.rij) return afgekeurd({ code: 'ZAAK_ONBEKEND' });
  const besluit = decideHub(naarZaak(geladen.rij), command);
  if (!besluit.accepted) return afgekeurd(besluit.refusal);
  const [event] = besluit.events;
  return { uitkomst: verwerkt(besluit, null, []), ...(event ? await voerUit(tx, geladen, event, invoer, omgeving) : { feiten: [] }) };
};

/** Messages on one considered sanction: load -> access -> decide -> save. What only the hub states is not taken from a party, nor the reverse. */
export const handleSanctie = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { source, data: { inwonerRef = '', zaakId = '' } } = invoer.bericht;
  const geladen = await laadZaak(tx, inwonerRef, zaakId);
  const vanDeHub = source === omgeving.partijen.hub.source;
  if (!vanDeHub && naarHubCommand(invoer)) return afgekeurd({ code: 'NIET_BEVOEGD' });
  return vanDeHub ? handleHub(tx, invoer, geladen, omgeving) : handlePartij(tx, invoer, geladen, omgeving);
};
