import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import { gebeurtenisVan } from '#shared/contracts/lezen';
import type { Handle } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { OPEN } from './domain/begrippen';
import { decideHub } from './domain/verstrekking';
import type { HubCommand, Verstrekkingszaak } from './domain/verstrekking.types';
import { herroepenBericht, vandaagVan } from './messaging/incoming';
import { zakenGesloten } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import type { VerstrekkingRij } from './persistence/verstrekking.entity';
import { laadZakenVan, naarZaak, stapUit, verwerkEvent, verwerkHerroeping } from './persistence/verstrekking.store';
import { verwerkt } from './uitkomst';
import { timers } from './verstrekking.handler';

type PerZaak = (tx: Tx, rij: VerstrekkingRij, invoer: InBericht) => Promise<Verstrekkingszaak | null>;

const eventVan = (rij: VerstrekkingRij, command: HubCommand) => {
  const besluit = decideHub(naarZaak(rij), command);
  return besluit.accepted ? besluit.events[0] : undefined;
};

/** D-25: the resident moved or left; what was open here closes, and what could be read exceptionally is gone. */
const vertrokken: PerZaak = async (tx, rij, invoer) => {
  const event = eventVan(rij, { type: 'inwoner.vertrokken', gemeente: invoer.bericht.data.gemeente, vandaag: vandaagVan(invoer) });
  return event ? verwerkEvent(tx, rij, event, invoer.bericht) : null;
};

const herroepen = (sleutel: BerichtSleutel): PerZaak => async (tx, rij, invoer) => {
  const wat = stapUit(rij, sleutel);
  return wat ? verwerkHerroeping(tx, rij, eventVan(rij, { type: 'herroepen', wat, vandaag: vandaagVan(invoer) }), sleutel) : null;
};

/** Nothing is left to do where nothing is open, and nothing to read where it is not shared any more. */
const isKlaar = (was: VerstrekkingRij, zaak: Verstrekkingszaak): boolean => (OPEN.includes(was.status) && !OPEN.includes(zaak.status)) || (was.status === 'GEDEELD' && zaak.status !== 'GEDEELD');

/** The hub's own messages about a resident, whatever cases he has (M-16 to M-18). */
export const handleInwoner = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { source, type, data: { inwonerRef = '' } } = invoer.bericht;
  if (source !== omgeving.partijen.hub.source) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const sleutel = gebeurtenisVan(type) === 'herroepen' ? herroepenBericht(invoer) : null;
  const perZaak = sleutel ? herroepen(sleutel) : vertrokken;
  const [geraakt, klaar]: [Verstrekkingszaak[], Verstrekkingszaak[]] = [[], []];
  for (const rij of await laadZakenVan(tx, inwonerRef)) {
    const zaak = await perZaak(tx, rij, invoer);
    if (zaak) geraakt.push(zaak);
    if (zaak && isKlaar(rij, zaak)) klaar.push(zaak);
  }
  const effecten = geraakt.map((zaak) => timers(zaak, omgeving));
  return {
    uitkomst: verwerkt(),
    feiten: zakenGesloten(invoer.bericht, klaar),
    zetTimers: effecten.flatMap(({ zetTimers = [] }) => zetTimers),
    wisTimers: effecten.flatMap(({ wisTimers = [] }) => wisTimers),
  };
};
