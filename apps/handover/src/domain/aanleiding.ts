import { accept } from '#shared/kernel/decision';
import type { Aanleiding, Event, Overdracht, Stand } from './overdracht.types';
import type { Overdrachtsbeleid } from './policy';
import { periodeOp } from './situatie';
import { pastBijStand } from './voorstel';
import { weiger, type Besluit } from './weigering';

/** Until the acceptance the end takes the ground away: evidence is asked again. It never brings about a way back: elapsed time and ends create no handover. */
const decideEinde = (zaak: Overdracht | null): Besluit<Event> => {
  const nogTeBeoordelen = zaak && ['VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD'].includes(zaak.status);
  return nogTeBeoordelen && !zaak.onderbouwingVereist ? accept({ type: 'aanleiding.geeindigd' }) : accept();
};

/**
 * M-12 (S-06): the start for a resident in KP4 creates a handover to KP3 by itself: no examination, no form, and nothing to do
 * or to try out first. By whichever side it is reported, the case is the gemeente's.
 */
export const decideAanleiding = (stand: Stand, aanleiding: Aanleiding, beleid: Overdrachtsbeleid): Besluit<Event> => {
  if (aanleiding.soort === 'IPS_GEEINDIGD') return decideEinde(stand.zaak);
  if (!pastBijStand(stand, 'KP4_NAAR_KP3')) return weiger('OVERGANG_ONGELDIG');
  const periode = periodeOp(stand.perioden, aanleiding.op);
  if (!periode) return weiger('INWONER_ONBEKEND');
  if (periode.klantprofiel !== 'KP4') return weiger('GEEN_KP4');
  if (!aanleiding.beoogdeCoachBekend) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.beoogdeCoach is geen coach van de ontvangende kant');
  const { afzender } = aanleiding;
  return accept({
    type: 'aanleiding.gemeld',
    voorstel: aanleiding,
    voorstelnummer: (stand.zaak?.voorstelnummer ?? 0) + 1,
    definitieVersie: beleid.definitie.versie,
    indiener: afzender.rol === 'participatiecoach' ? afzender.actorId : periode.participatiecoach,
    onderbouwingVereist: !beleid.onderbouwing.KP4_NAAR_KP3.waarden.aanleidingZonderOnderzoek,
  });
};
