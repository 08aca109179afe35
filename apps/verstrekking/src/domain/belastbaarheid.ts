import { accept } from '#shared/kernel/decision';
import { andereKant, bekendeCoach, betrokkene } from './access';
import type { Coachrol, Deel } from './begrippen';
import { weiger } from './besluit';
import type { Verstrekkingsbeleid } from './policy';
import type { Beantwoording, Belastbaarheidsgift, Belastbaarheidsvraag, Besluit, Betrokkene, Inwoner, Verstrekkingszaak } from './verstrekking.types';

const kant = ({ afzender }: Belastbaarheidsvraag | Belastbaarheidsgift): Coachrol => afzender.rol as Coachrol;

/** M-11a: what for, and which parts; without a necessity there is nothing to ask (R-028). */
export const decideGevraagd = (zaak: Verstrekkingszaak | null, inwoner: Inwoner, melding: Belastbaarheidsvraag, beleid: Verstrekkingsbeleid): Besluit => {
  if (zaak) return weiger('OVERGANG_ONGELDIG', 'deze vraag is al gesteld; een nieuwe vraag krijgt een nieuw zaakId');
  if (!beleid.belastbaarheidMag) return weiger('CATEGORIE_NIET_TOEGESTAAN');
  if (!melding.noodzaak) return weiger('NOODZAAK_ONTBREEKT');
  if (melding.delen.length === 0) return weiger('FORMULIER_ONVOLLEDIG', 'verloop.gevraagd noemt geen onderdeel');
  const rol = kant(melding);
  const vrager = betrokkene(rol, inwoner, inwoner[rol] ?? melding.afzender.actorId);
  const gever = betrokkene(andereKant(rol), inwoner, bekendeCoach(andereKant(rol), inwoner));
  return accept({ type: 'gevraagd', melding, vrager, gever, uiterlijk: beleid.antwoordUiterlijk });
};

const VELD: Record<Deel, string> = { mogelijkheden: 'mogelijkheden', beperkingen: 'beperkingen', omstandigheden: 'omstandigheden', uren: 'urenBeschikbaar' };

/** The coach on the other side today and nobody else, else the one who asked; null: there is nobody to give it to. */
const ontvangerVan = (rol: Coachrol, inwoner: Inwoner, zaak: Verstrekkingszaak | null): Betrokkene | null => {
  const actorId = inwoner[rol] ?? zaak?.vrager?.actorId ?? null;
  return actorId === null ? null : betrokkene(rol, inwoner, actorId);
};

/** M-11: as far as necessary, so on a request no more than was asked; and never to a whole team. */
export const decideGegeven = (zaak: Verstrekkingszaak | null, inwoner: Inwoner, melding: Belastbaarheidsgift, beleid: Verstrekkingsbeleid): Besluit => {
  if (zaak && zaak.status !== 'GEVRAAGD' && zaak.status !== 'GEGEVEN') return weiger('OVERGANG_ONGELDIG');
  if (!beleid.belastbaarheidMag) return weiger('CATEGORIE_NIET_TOEGESTAAN');
  if (!melding.noodzaak && !zaak?.noodzaak) return weiger('NOODZAAK_ONTBREEKT');
  if (melding.delen.length === 0) return weiger('FORMULIER_ONVOLLEDIG', 'belastbaarheid noemt geen onderdeel');
  const teVeel = zaak?.vrager ? melding.delen.filter((deel) => !zaak.gevraagd.includes(deel)) : [];
  if (teVeel.length > 0) return weiger('NOODZAAK_ONTBREEKT', `niet gevraagd: ${teVeel.map((deel) => `belastbaarheid.${VELD[deel]}`).join(', ')}`);
  const rol = kant(melding);
  const ontvanger = ontvangerVan(andereKant(rol), inwoner, zaak);
  if (!ontvanger) return weiger('VOORWAARDE_NIET_VERVULD', 'aan de andere kant is geen coach toegewezen aan wie u dit kunt geven');
  return accept({ type: 'gegeven', melding, gever: betrokkene(rol, inwoner, bekendeCoach(rol, inwoner) ?? melding.afzender.actorId), ontvanger });
};

/** M-11b closes the question. What it says must be what happened, and whoever gives less than was asked says why. */
export const decideBeantwoord = ({ status, vrager, gegevenOp }: Verstrekkingszaak, inwoner: Inwoner, melding: Beantwoording): Besluit => {
  if (!vrager || (status !== 'GEVRAAGD' && status !== 'GEGEVEN')) return weiger('OVERGANG_ONGELDIG');
  const { antwoord, redencode } = melding;
  if (antwoord === 'NIET_NODIG' && gegevenOp !== null) return weiger('OVERGANG_ONGELDIG', 'in deze zaak is al gegeven');
  if (antwoord !== 'NIET_NODIG' && gegevenOp === null) return weiger('VOORWAARDE_NIET_VERVULD', 'in deze zaak is nog niets gegeven');
  if (antwoord !== 'GEGEVEN' && redencode === null) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.redencode ontbreekt');
  return accept({ type: 'beantwoord', melding, vrager: ontvangerVan(vrager.rol, inwoner, null) ?? vrager });
};
