import type { Definitieweg, InBericht, Uitkomst } from '#shared/contracts/intern';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { geldendeDefinitie, overdrachtsbeleid, servicenormen } from './beleid';
import { blijftDoorDefinitie, kwamOnderAndereDefinitie } from './domain/definitie';
import type { Richting } from './domain/begrippen';
import { evolve } from './domain/evolve';
import { decide, decideHub, isHubCommand } from './domain/overdracht';
import type { Command, Event, Overdracht, Stand } from './domain/overdracht.types';
import { beleidAchter, type Overdrachtsbeleid } from './domain/policy';
import { draagOver, periodeOp } from './domain/situatie';
import { kortNaVorige, noemtPlan } from './domain/voorstel';
import { naarCommand, openDossier } from './messaging/incoming';
import { vandaagVan } from './messaging/lezen';
import { eindeDoorgegeven, feitenVan } from './messaging/outgoing';
import { timersNa } from './messaging/timers';
import type { Omgeving } from './omgeving';
import type { Weigering } from './domain/weigering';
import type { OverdrachtRij } from './persistence/overdracht.entity';
import { bewaarZaak, laadZaak, naarOverdracht } from './persistence/overdracht.store';
import { bewaarSituatie, laadSituatie, type Situatie } from './persistence/situatie.store';
import { herhaling, PLAN_ONGENOEMD, verwerkt, wacht } from './uitkomst';

type Geladen = { readonly rij: OverdrachtRij | null; readonly situatie: Situatie; readonly stand: Stand };

const laad = async (tx: Tx, { bericht }: InBericht, omgeving: Omgeving): Promise<Geladen> => {
  const situatie = await laadSituatie(tx, bericht.data.inwonerRef ?? '');
  const { rij, ...rest } = await laadZaak(tx, bericht.data);
  const zaak = rij && naarOverdracht(rij, openDossier(bericht, rij, omgeving));
  return { rij, situatie, stand: { ...rest, zaak, perioden: situatie.perioden } };
};

const bewaar = async (tx: Tx, { rij, situatie }: Geladen, zaak: Overdracht, events: readonly Event[], { bericht }: InBericht) => {
  await bewaarZaak(tx, rij, zaak, events, bericht);
  const ingegaan = events.find((event) => event.type === 'ingegaan');
  if (!ingegaan) return null;
  return bewaarSituatie(tx, zaak.inwonerRef, situatie, draagOver(situatie.perioden, zaak.richting, ingegaan.coach, ingegaan.datum));
};

/** The end of an aanleiding changes nothing by itself: it is registered and the coaches are told. */
const zonderGevolg = (command: Command, invoer: InBericht, { perioden }: Stand): Resultaat =>
  command.type === 'aanleiding.gemeld' ? { ...verwerkt(), feiten: [eindeDoorgegeven(invoer, periodeOp(perioden, command.op))] } : verwerkt();

const letOp = (command: Command, stand: Stand, { beleid }: Omgeving): Pick<Uitkomst, 'letOp'> => {
  if (command.type !== 'voorgesteld' && command.type !== 'aanleiding.gemeld') return {};
  const vorige = kortNaVorige(stand, command, servicenormen(beleid, command.op).overdracht.herhalingBinnenMaanden);
  const letOp = [...(vorige === null ? [] : [herhaling(vorige)]), ...(noemtPlan(command) ? [] : [PLAN_ONGENOEMD])];
  return letOp.length > 0 ? { letOp } : {};
};

type DoorDefinitie = { readonly doorDefinitie?: Definitieweg };

/** To be counted: only the definition refused what the one before it would have let through. */
const gebleven = (command: Command, code: string, beleid: Overdrachtsbeleid): DoorDefinitie =>
  code === 'DEFINITIE_KP4' && command.type === 'voorgesteld' && blijftDoorDefinitie(command.formulier.perspectief, beleid)
    ? { doorDefinitie: { weg: 'GEBLEVEN_IN_KP3', definitie: beleid.definitie.versie } }
    : {};

/** To be counted: who comes to Werkzaak by this step was put in klantprofiel 4 by another definition. */
const terug = ({ richting, definitieVersie }: Overdracht, events: readonly Event[], { perioden }: Stand, { beleid }: Omgeving): DoorDefinitie => {
  const ingegaan = events.find((event) => event.type === 'ingegaan');
  if (!ingegaan || richting !== 'KP4_NAAR_KP3') return {};
  const anders = kwamOnderAndereDefinitie(perioden, { op: ingegaan.datum, versie: definitieVersie }, (op) => geldendeDefinitie(beleid, op));
  return anders ? { doorDefinitie: { weg: 'TERUG_UIT_KP4', definitie: definitieVersie } } : {};
};

const geweigerd = (weigering: Weigering, command: Command, richting: Richting | undefined, beleid: Overdrachtsbeleid): Resultaat => {
  const resultaat = afgekeurd(weigering, beleidAchter(command.type, richting, beleid, weigering.code));
  return { ...resultaat, uitkomst: { ...resultaat.uitkomst, ...gebleven(command, weigering.code, beleid) } };
};

/** Messages of the context `overdracht`: load -> access -> decide -> save. */
export const handleOverdracht = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht } = invoer;
  const { peildatum } = bericht.data;
  const geladen = await laad(tx, invoer, omgeving);
  const { stand, rij } = geladen;
  const beleid = overdrachtsbeleid(omgeving, peildatum);
  const command = naarCommand(invoer, rij, omgeving);
  if (isHubCommand(command) !== (bericht.source === omgeving.partijen.hub.source)) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const besluit = isHubCommand(command) ? decideHub(stand, command) : decide(stand, command, beleid);
  if ('wachtOp' in besluit) return wacht(besluit.wachtOp);
  if (!besluit.accepted) return geweigerd(besluit.refusal, command, rij?.richting, beleid);
  const zaak = besluit.events.reduce(evolve, stand.zaak);
  if (zaak === null || besluit.events.length === 0) return zonderGevolg(command, invoer, stand);
  const situatie = await bewaar(tx, geladen, zaak, besluit.events, invoer);
  const periode = periodeOp(stand.perioden, peildatum);
  const { uitkomst } = verwerkt(beleidAchter(command.type, rij?.richting, beleid));
  return {
    uitkomst: { ...uitkomst, ...letOp(command, stand, omgeving) },
    feiten: feitenVan(besluit.events, { invoer, zaak, periode, situatie, vandaag: vandaagVan(invoer), ...terug(zaak, besluit.events, stand, omgeving) }, omgeving),
    ...timersNa(stand.zaak, zaak, besluit.events, peildatum, omgeving),
  };
};
