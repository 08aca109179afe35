import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import { gebeurtenisVan } from '#shared/contracts/lezen';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { evolve, metBetrokkenen } from './domain/evolve';
import { decideHub } from './domain/sanctie';
import { herroepenBericht, naarVertrek, vandaagVan } from './messaging/incoming';
import { feitenVan } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import type { SanctieRij } from './persistence/sanctie.entity';
import { bewaarGewist, deelUit, laadZakenVan, naarZaak, verwerkEvent, wisDeel } from './persistence/sanctie.store';
import { timers } from './sanctie.handler';

type Effect = Required<Pick<Resultaat, 'feiten' | 'zetTimers' | 'wisTimers'>>;
const NIETS: Effect = { feiten: [], zetTimers: [], wisTimers: [] };

const samen = (effecten: readonly Effect[]): Effect => ({
  feiten: effecten.flatMap(({ feiten }) => feiten),
  zetTimers: effecten.flatMap(({ zetTimers }) => zetTimers),
  wisTimers: effecten.flatMap(({ wisTimers }) => wisTimers),
});

type PerZaak = (tx: Tx, rij: SanctieRij, invoer: InBericht, omgeving: Omgeving) => Promise<Effect>;

/** D-25: the resident moved or left; the case follows him, and the inkomensconsulent looks again. */
const vertrokken: PerZaak = async (tx, rij, invoer, omgeving) => {
  const besluit = decideHub(naarZaak(rij), naarVertrek(invoer));
  const event = besluit.accepted ? besluit.events[0] : undefined;
  if (!event) return NIETS;
  const zaak = await verwerkEvent(tx, rij, event, invoer.bericht, invoer.stempel.situatie);
  return { ...NIETS, feiten: feitenVan(event, { invoer, zaak, lopende: [] }, omgeving), ...timers(zaak, omgeving) };
};

const herroepen = (sleutel: BerichtSleutel): PerZaak => async (tx, rij, invoer, omgeving) => {
  const wat = deelUit(rij, sleutel);
  if (!wat) return NIETS;
  const was = naarZaak(rij);
  const besluit = decideHub(was, { type: 'herroepen', wat, vandaag: vandaagVan(invoer) });
  const event = besluit.accepted ? besluit.events[0] : undefined;
  const zaak = event ? metBetrokkenen(evolve(was, event), { inwoner: invoer.stempel.situatie }) : was;
  await bewaarGewist(tx, rij, wisDeel(rij, sleutel), zaak);
  return { ...NIETS, feiten: event ? feitenVan(event, { invoer, zaak, lopende: [] }, omgeving) : [], ...timers(zaak, omgeving) };
};

/** The hub's own messages about a resident, whatever cases he has (M-16 to M-18). */
export const handleInwoner = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { source, type, data: { inwonerRef = '' } } = invoer.bericht;
  if (source !== omgeving.partijen.hub.source) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const perZaak = gebeurtenisVan(type) === 'herroepen' ? herroepen(herroepenBericht(invoer)) : vertrokken;
  const effecten: Effect[] = [];
  for (const rij of await laadZakenVan(tx, inwonerRef)) effecten.push(await perZaak(tx, rij, invoer, omgeving));
  return { uitkomst: { status: 'VERWERKT', afwijkingen: [] }, ...samen(effecten) };
};
