import type { Code } from '#shared/contracts/codes';
import type { InBericht, Uitkomst } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Handle } from '#shared/persistence/runner.types';
import { afgekeurd, opGrondVan } from '#shared/persistence/uitkomst';
import { eigenBesluitNaWia4, normen, ontheffingsbeleid, OUDERWET, tijdelijkwet, wetVoor } from './beleid';
import { standUit } from './domain/evolve';
import { decide, isHubCommand } from './domain/ontheffing';
import type { Besluit, Command, Ontheffing, Stand } from './domain/ontheffing.types';
import { ouderwetVan } from './domain/ouder';
import type { Wet } from './domain/policy';
import { planUiterlijk } from './domain/wet';
import { naarCommand, vandaagVan } from './messaging/incoming';
import { timersVan } from './messaging/momenten';
import { feitenVan } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import { bewaar, bronVan, laad } from './persistence/ontheffing.store';

type Grond = Pick<Uitkomst, 'beleid'>;

type Beslissing = { readonly command: Command; readonly voor: Stand; readonly peildatum: Datum; readonly wet: Wet };

/** Of a single parent these are said by the law of the request: yes, for longer, or of other duties. */
const WETTELIJK: readonly (Code | null)[] = [null, 'TERMIJN_TE_LANG', 'VERPLICHTING_NIET_TOEGESTAAN'];

/** What an outcome rests on (`code` is null when it was accepted): of a temporary ontheffing P-06, or the law where that does not allow it. */
const grondVan = ({ command, voor, peildatum, wet }: Beslissing, { beleid }: Omgeving, code: Code | null): Grond => {
  if (command.type === 'verlengd' || (command.type === 'verleend' && command.soort === 'TIJDELIJK')) {
    return opGrondVan(code === 'VERPLICHTING_NIET_TOEGESTAAN' ? tijdelijkwet(beleid, peildatum) : ontheffingsbeleid(beleid, peildatum));
  }
  const overOuder = command.type === 'verleend' || command.type === 'aangevraagd' || command.type === 'hervat';
  return overOuder && WETTELIJK.includes(code) ? { beleid: { id: OUDERWET, versie: ouderwetVan(voor, command, wet).versie } } : {};
};

const bezwaar = (command: Command): Record<string, string> =>
  'besluit' in command && command.besluit.laatsteDagBezwaar !== null ? { laatsteDagBezwaar: command.besluit.laatsteDagBezwaar } : {};

/** L-02d: what is left for the resident, and by when there is a plan. */
const ouder = (ontheffing: Ontheffing | undefined): Record<string, string> =>
  ontheffing?.soort === 'ALLEENSTAANDE_OUDER' ? { resterendeMaanden: String(ontheffing.wet.maxMaanden - ontheffing.verbruiktVooraf), planUiterlijk: planUiterlijk(ontheffing) } : {};

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
  const wet = wetVoor(omgeving.beleid, command, peildatum);
  const afspraken = { wet, policy: ontheffingsbeleid(omgeving.beleid, peildatum).waarden, normen: normen(omgeving.beleid, vandaag, gemeente), eigenBesluitNaWia4: eigenBesluitNaWia4(omgeving.beleid, peildatum, gemeente) };
  const besluit = decide(voor, command, afspraken);
  const grond = grondVan({ command, voor, peildatum, wet }, omgeving, besluit.accepted ? null : besluit.refusal.code);
  if (!besluit.accepted) return afgekeurd(besluit.refusal, grond.beleid);
  const { events } = besluit;
  if (events.length === 0) return { uitkomst: verwerkt(command, besluit, voor.ontheffingen, grond), feiten: [], ...(isHubCommand(command) ? timersVan({ invoer, na: voor, vandaag, normen: afspraken.normen }, omgeving) : {}) };
  const na = standUit(voor.coaches, [...voor.gebeurtenissen, ...events.map((event) => ({ bron: bronVan(invoer.bericht), event }))]);
  const naar = typeof verloop?.['naarGemeente'] === 'string' ? verloop['naarGemeente'] : gemeente;
  const ontheffing = await bewaar(tx, geladen, { inwonerRef, gemeente: naar, bericht: invoer.bericht, events, na, belastbaarheid });
  const feiten = feitenVan(events, { invoer, voor, na, ontheffing, afwijkingen: besluit.afwijkingen, vandaag, normen: afspraken.normen }, omgeving);
  return { uitkomst: verwerkt(command, besluit, na.ontheffingen, grond), feiten, ...timersVan({ invoer, na, vandaag, normen: afspraken.normen }, omgeving) };
};
