import { plusDagen, type Datum } from '#shared/kernel/datum';
import { accept } from '#shared/kernel/decision';
import { keurOnderbouwing } from './onderbouwing';
import type { Acceptatie, Event, Overdracht } from './overdracht.types';
import type { Overdrachtsbeleid } from './policy';
import { periodeOp, type Periode } from './situatie';
import { ontbrekendeVelden } from './voorstel';
import { weiger, type Besluit, type Weigering } from './weigering';

/** beside the form there is always a talk between the two coaches, before the one takes over from the other. */
const isAfgestemd = (afgestemdOp: Datum | null, op: Datum): boolean => afgestemdOp !== null && afgestemdOp <= op;

/** Everything the agreements ask before a handover may be accepted, in the order in which the sender can best mend it. */
const keurZaak = (zaak: Overdracht, { op, afgestemdOp }: Pick<Acceptatie, 'op' | 'afgestemdOp'>, beleid: Overdrachtsbeleid): Weigering | null => {
  const onderbouwing = keurOnderbouwing(zaak, beleid.onderbouwing[zaak.richting].waarden, op);
  if (onderbouwing) return { code: onderbouwing };
  if (beleid.driegesprek.waarden.aanbodVerplicht && zaak.driegesprek === 'NIET_AANGEBODEN') return { code: 'DRIEGESPREK_NIET_AANGEBODEN' };
  if (zaak.inwonerVoorgelichtOp === null) return { code: 'VOORLICHTING_ONTBREEKT' };
  if (!zaak.onderbouwingVereist) return null;
  const ontbreekt = ontbrekendeVelden(zaak.richting, zaak.dossier.formulier, beleid.formulieren);
  if (ontbreekt.length > 0) return { code: 'FORMULIER_ONVOLLEDIG', toelichting: ontbreekt.join(', ') };
  return isAfgestemd(afgestemdOp, op) ? null : { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.afgestemdOp: de dag waarop de coaches met elkaar hebben afgestemd, niet na de peildatum' };
};

/** M-07. The start date never hangs on a driegesprek (D-06); one that is already here takes effect at once. */
export const decideAcceptatie = (
  zaak: Overdracht,
  acceptatie: Acceptatie,
  perioden: readonly Periode[],
  beleid: Overdrachtsbeleid,
): Besluit<Event> => {
  const { op, nieuweCoach, nieuweCoachBekend, startdatum, vandaag } = acceptatie;
  const geweigerd = keurZaak(zaak, acceptatie, beleid);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  if (!nieuweCoachBekend) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.nieuweCoach is geen coach van de ontvangende kant');
  const { dagenTerug, dagenVooruit } = beleid.startdatum.waarden;
  if (startdatum < plusDagen(op, -dagenTerug) || startdatum > plusDagen(op, dagenVooruit)) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.startdatum ligt te ver van de peildatum');
  const opStart = periodeOp(perioden, startdatum);
  if (!opStart) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.startdatum valt buiten de registratie van de inwoner');
  if (opStart.gemeente !== zaak.gemeente) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.startdatum ligt na een verhuizing van de inwoner');
  const geaccepteerd = { type: 'geaccepteerd', nieuweCoach, startdatum } as const;
  return startdatum <= vandaag ? accept<Event>(geaccepteerd, { type: 'ingegaan', coach: nieuweCoach, datum: startdatum }) : accept<Event>(geaccepteerd);
};
