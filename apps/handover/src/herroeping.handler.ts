import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { Feit, InBericht } from '#shared/contracts/intern';
import { eis } from '#shared/contracts/lezen';
import type { Handle } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { evolve } from './domain/evolve';
import { decideVerval } from './domain/overdracht';
import type { Event, Overdracht } from './domain/overdracht.types';
import { periodeOp } from './domain/situatie';
import { vandaagVan, verloopVan } from './messaging/lezen';
import { feitenVan } from './messaging/outgoing';
import { timersWeg } from './messaging/timers';
import type { Omgeving } from './omgeving';
import type { OverdrachtRij } from './persistence/overdracht.entity';
import { gewist, isHuidigVoorstel, laadZakenMet, naarOverdracht, wijzigZaak } from './persistence/overdracht.store';
import { laadSituatie } from './persistence/situatie.store';
import { verwerkt } from './uitkomst';

const LEEG = { formulier: null, bewijs: null } as const;

/** Without its motivation an exception that has not been used stands for nothing. */
const zonderUitzondering = (was: OverdrachtRij, secties: OverdrachtRij['secties']): Partial<Overdracht> => {
  const weg = was.secties.bij?.['uitzondering.voorgelegd']?.formulier !== undefined && secties.bij?.['uitzondering.voorgelegd']?.formulier === undefined;
  return weg && was.status !== 'GEACCEPTEERD' && was.status !== 'INGEGAAN' ? { uitzondering: 'GEEN' } : {};
};

const herroep = async (tx: Tx, rij: OverdrachtRij, bericht: BerichtSleutel): Promise<{ zaak: Overdracht; events: readonly Event[] }> => {
  const verval = isHuidigVoorstel(rij, bericht) ? decideVerval(rij) : null;
  const events = verval?.accepted ? verval.events : [];
  const secties = gewist(rij.secties, bericht);
  const { dossier: _dossier, ...zaak } = events.reduce<Overdracht>(evolve, { ...naarOverdracht(rij, LEEG), ...zonderUitzondering(rij, secties) });
  await wijzigZaak(tx, rij, { ...zaak, secties });
  return { zaak: { ...zaak, dossier: LEEG }, events };
};

const feitenNa = async (tx: Tx, invoer: InBericht, gewijzigd: readonly { zaak: Overdracht; events: readonly Event[] }[], omgeving: Omgeving): Promise<Feit[]> => {
  const vandaag = vandaagVan(invoer);
  const { perioden } = await laadSituatie(tx, invoer.bericht.data.inwonerRef ?? '');
  const oorzaak = { invoer, periode: periodeOp(perioden, vandaag), situatie: null, vandaag };
  return gewijzigd.flatMap(({ zaak, events }) => feitenVan(events, { ...oorzaak, zaak }, omgeving));
};

/**
 * M-18: what a recalled message brought is erased from every case it lies with, closed ones too. A case that stands on a
 * recalled proposal ends; one that took effect stays in effect, because that is the work of both sides by then.
 */
export const handleHerroeping = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht } = invoer;
  if (bericht.source !== omgeving.partijen.hub.source) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const { berichtSource, berichtRef } = verloopVan(bericht);
  const sleutel = { source: eis(berichtSource, 'berichtSource'), id: eis(berichtRef, 'berichtRef') };
  const rijen = await laadZakenMet(tx, bericht.data.inwonerRef ?? '', sleutel);
  const gewijzigd = [];
  for (const rij of rijen) gewijzigd.push(await herroep(tx, rij, sleutel));
  const wisTimers = gewijzigd.flatMap(({ zaak, events }) => (events.length > 0 ? timersWeg(zaak.zaakId) : []));
  return { ...verwerkt(), feiten: await feitenNa(tx, invoer, gewijzigd, omgeving), wisTimers };
};
