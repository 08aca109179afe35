import type { InBericht, Uitkomst } from '#shared/contracts/intern';
import type { Handle } from '#shared/persistence/runner.types';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { eigenBesluitNaWia4, normen, ontheffingsbeleid } from './beleid';
import { standUit } from './domain/evolve';
import { decide, isHubCommand } from './domain/ontheffing';
import type { Besluit, Command, Ontheffing } from './domain/ontheffing.types';
import { MAX_MAANDEN, planUiterlijk } from './domain/wet';
import { naarCommand, vandaagVan } from './messaging/incoming';
import { timersVan } from './messaging/momenten';
import { feitenVan } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import { bewaar, bronVan, laad } from './persistence/ontheffing.store';

type Grond = Pick<Uitkomst, 'beleid'>;

/** The agreement behind an outcome: P-06 speaks of temporary ontheffingen, the rest is law. */
const grondVan = (command: Command, { id, versie }: { readonly id: string; readonly versie: string }): Grond =>
  (command.type === 'verleend' && command.soort === 'TIJDELIJK') || command.type === 'verlengd' ? { beleid: { id, versie } } : {};

const bezwaar = (command: Command): Record<string, string> =>
  'besluit' in command && command.besluit.laatsteDagBezwaar !== null ? { laatsteDagBezwaar: command.besluit.laatsteDagBezwaar } : {};

/** L-02d: what is left for the resident, and by when there is a plan. */
const ouder = (ontheffing: Ontheffing | undefined): Record<string, string> =>
  ontheffing?.soort === 'ALLEENSTAANDE_OUDER' ? { resterendeMaanden: String(MAX_MAANDEN - ontheffing.verbruiktVooraf), planUiterlijk: planUiterlijk(ontheffing.verzoekDatum) } : {};

const verwerkt = (command: Command, { events, afwijkingen, betreft }: Extract<Besluit, { accepted: true }>, ontheffingen: readonly Ontheffing[], grond: Grond): Uitkomst => {
  const [eerste] = events;
  const ref = eerste && 'ontheffingRef' in eerste ? eerste.ontheffingRef : betreft;
  if (ref === undefined || isHubCommand(command)) return { status: 'VERWERKT', afwijkingen, ...grond };
  const antwoord = { ontheffingRef: ref, ...bezwaar(command), ...ouder(ontheffingen.find(({ ontheffingRef }) => ontheffingRef === ref)) };
  return { status: 'VERWERKT', afwijkingen, antwoord, ...grond };
};

/** Only the hub states that a moment came, that a resident left or that a message was recalled. */
const isVanAnder = (command: Command, { bericht }: InBericht, { partijen }: Omgeving): boolean => isHubCommand(command) !== (bericht.source === partijen.hub.source);

/** M-20 to M-26: load -> access -> decide -> save. */
export const handleOntheffing = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { inwonerRef = '', gemeente, peildatum, belastbaarheid, verloop } = invoer.bericht.data;
  const command = naarCommand(invoer, omgeving);
  if (isVanAnder(command, invoer, omgeving)) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const geladen = await laad(tx, inwonerRef);
  const voor = standUit(invoer.stempel.situatie, geladen.gebeurtenissen);
  const vandaag = vandaagVan(invoer);
  const beleid = ontheffingsbeleid(omgeving.beleid, peildatum);
  const afspraken = { policy: beleid.waarden, normen: normen(omgeving.beleid, vandaag, gemeente), eigenBesluitNaWia4: eigenBesluitNaWia4(omgeving.beleid, peildatum, gemeente) };
  const besluit = decide(voor, command, afspraken);
  const grond = grondVan(command, beleid);
  if (!besluit.accepted) return afgekeurd(besluit.refusal, grond.beleid);
  const { events } = besluit;
  if (events.length === 0) return { uitkomst: verwerkt(command, besluit, voor.ontheffingen, grond), feiten: [], ...(isHubCommand(command) ? timersVan({ invoer, na: voor, vandaag, normen: afspraken.normen }, omgeving) : {}) };
  const na = standUit(voor.coaches, [...voor.gebeurtenissen, ...events.map((event) => ({ bron: bronVan(invoer.bericht), event }))]);
  const naar = typeof verloop?.['naarGemeente'] === 'string' ? verloop['naarGemeente'] : gemeente;
  const ontheffing = await bewaar(tx, geladen, { inwonerRef, gemeente: naar, bericht: invoer.bericht, events, na, belastbaarheid });
  const feiten = feitenVan(events, { invoer, voor, na, ontheffing, afwijkingen: besluit.afwijkingen, vandaag, normen: afspraken.normen }, omgeving);
  return { uitkomst: verwerkt(command, besluit, na.ontheffingen, grond), feiten, ...timersVan({ invoer, na, vandaag, normen: afspraken.normen }, omgeving) };
};
