import type { InBericht } from '#shared/contracts/intern';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { overdrachtsbeleid } from './beleid';
import { evolve } from './domain/evolve';
import { decide, decideHub, isHubCommand } from './domain/overdracht';
import type { Event, Overdracht, Stand } from './domain/overdracht.types';
import { beleidAchter } from './domain/policy';
import { draagOver, periodeOp } from './domain/situatie';
import { naarCommand, openDossier } from './messaging/incoming';
import { feitenVan, startdatumTimer, TIMER_STARTDATUM } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import type { OverdrachtRij } from './persistence/overdracht.entity';
import { bewaarZaak, laadZaak, naarOverdracht } from './persistence/overdracht.store';
import { bewaarSituatie, laadSituatie, type Situatie } from './persistence/situatie.store';
import { afgekeurd, verwerkt, wacht } from './uitkomst';

type Geladen = { readonly rij: OverdrachtRij | null; readonly situatie: Situatie; readonly stand: Stand };

const laad = async (tx: Tx, { bericht }: InBericht, omgeving: Omgeving): Promise<Geladen> => {
  const { inwonerRef = '', zaakId = '' } = bericht.data;
  const situatie = await laadSituatie(tx, inwonerRef);
  const { rij, ...rest } = await laadZaak(tx, inwonerRef, zaakId);
  const zaak = rij && naarOverdracht(rij, openDossier(bericht, rij, omgeving));
  return { rij, situatie, stand: { ...rest, zaak, perioden: situatie.perioden } };
};

const bewaar = async (tx: Tx, { rij, situatie }: Geladen, zaak: Overdracht, events: readonly Event[], invoer: InBericht) => {
  await bewaarZaak(tx, rij, zaak, events, invoer.bericht.data);
  const ingegaan = events.find((event) => event.type === 'ingegaan');
  if (!ingegaan) return null;
  return bewaarSituatie(tx, zaak.inwonerRef, situatie, draagOver(situatie.perioden, zaak.richting, ingegaan.coach, ingegaan.datum));
};

const timers = (zaak: Overdracht, omgeving: Omgeving): Pick<Resultaat, 'zetTimers' | 'wisTimers'> =>
  zaak.status === 'GEACCEPTEERD' && zaak.startdatum !== null
    ? { zetTimers: [startdatumTimer(zaak, zaak.startdatum, omgeving)] }
    : { wisTimers: [{ soort: TIMER_STARTDATUM, sleutel: zaak.zaakId }] };

/** Messages of the context `overdracht`: load -> access -> decide -> save. */
export const handleOverdracht = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht, stempel } = invoer;
  const geladen = await laad(tx, invoer, omgeving);
  const beleid = overdrachtsbeleid(omgeving, bericht.data.peildatum);
  const command = naarCommand(invoer, geladen.rij, omgeving);
  const vanDeHub = bericht.source === omgeving.partijen.hub.source;
  if (isHubCommand(command) !== vanDeHub) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const besluit = isHubCommand(command) ? decideHub(geladen.stand.zaak, command) : decide(geladen.stand, command, beleid);
  if ('wachtOp' in besluit) return wacht(besluit.wachtOp);
  const richting = geladen.rij?.richting;
  if (!besluit.accepted) return afgekeurd(besluit.refusal, beleidAchter(command.type, richting, beleid, besluit.refusal.code));
  const zaak = besluit.events.reduce(evolve, geladen.stand.zaak);
  if (zaak === null || besluit.events.length === 0) return verwerkt();
  const situatie = await bewaar(tx, geladen, zaak, besluit.events, invoer);
  const periode = periodeOp(geladen.situatie.perioden, bericht.data.peildatum);
  const feiten = feitenVan(besluit.events, { invoer, zaak, periode, situatie, vandaag: amsterdamseDag(new Date(stempel.klok)) }, omgeving);
  return { ...verwerkt(beleidAchter(command.type, richting, beleid)), feiten, ...timers(zaak, omgeving) };
};
