import { WERKZAAK, type Afzender, type Coaches } from './afzender';
import type { PartijCommand, Stand, Weigering } from './ontheffing.types';
import type { Policy } from './policy';

/** By law: stated on the word of UWV, and ended by UWV alone (SM-2). */
const UWV = 'UWV';

/** A system has the rights of the role it sends for: that of the coaches of its organisation. */
export const rolVan = ({ rol, werkgever }: Afzender, gemeente: string): string | null => {
  if (rol !== 'systeem') return rol;
  if (werkgever === WERKZAAK) return 'werkcoach';
  return werkgever === gemeente ? 'participatiecoach' : null;
};

const isOfNeemtWaar = ({ actorId, waarneemtVoor }: Afzender, wie: string | null): boolean => wie !== null && (actorId === wie || waarneemtVoor.includes(wie));

const isCoach = (coaches: Coaches, afzender: Afzender): boolean => {
  const rol = rolVan(afzender, coaches.gemeente);
  if (rol !== 'werkcoach' && rol !== 'participatiecoach') return false;
  // For whom nobody is the coach, a system has no rights to borrow; in a gemeente any coach may then decide, and so may its system.
  if (afzender.rol === 'systeem') return rol === 'participatiecoach' || coaches[rol] !== null;
  return isOfNeemtWaar(afzender, coaches[rol]) || (rol === 'participatiecoach' && coaches[rol] === null);
};

const isGemeente = (coaches: Coaches, afzender: Afzender): boolean => rolVan(afzender, coaches.gemeente) === 'participatiecoach' && isCoach(coaches, afzender);

/** M-24: who granted it, and the coach of the resident; an ontheffing of art. 9a only the gemeente. */
const magIntrekken = ({ ontheffingen }: Stand, coaches: Coaches, afzender: Afzender, ref: string): boolean => {
  const bedoeld = ontheffingen.find((een) => een.ontheffingRef === ref);
  if (bedoeld?.soort === 'ALLEENSTAANDE_OUDER') return isGemeente(coaches, afzender);
  return isCoach(coaches, afzender) || (bedoeld?.soort === 'TIJDELIJK' && isOfNeemtWaar(afzender, bedoeld.verlener));
};

const mag = (stand: Stand, coaches: Coaches, command: PartijCommand, { verlengerRollen }: Policy): boolean => {
  const { afzender } = command;
  switch (command.type) {
    case 'verleend': return command.soort === 'TIJDELIJK' ? isCoach(coaches, afzender) : isGemeente(coaches, afzender);
    case 'verlengd':
    case 'nietVerlengd': return verlengerRollen.includes(rolVan(afzender, coaches.gemeente) ?? '') && isCoach(coaches, afzender);
    case 'ingetrokken': return magIntrekken(stand, coaches, afzender, command.ontheffingRef);
    case 'vastgesteld': return afzender.rol === 'systeem' && [UWV, WERKZAAK, coaches.gemeente].includes(afzender.werkgever);
    case 'beeindigd': return afzender.rol === 'systeem' && afzender.werkgever === UWV;
    default: return isGemeente(coaches, afzender);
  }
};

/** Only who decides about this resident, for the resident's gemeente, states something about him (M-20 to M-26). */
export const toegang = (stand: Stand, command: PartijCommand, policy: Policy): Weigering | null => {
  const { coaches } = stand;
  const { afzender, gemeente } = command;
  if (!coaches) return { code: 'INWONER_ONBEKEND' };
  const namensAnder = afzender.rol === 'participatiecoach' && afzender.namensGemeente !== coaches.gemeente;
  if (gemeente !== coaches.gemeente || namensAnder) return { code: 'GEMEENTE_ONJUIST' };
  return afzender.bevoegd && mag(stand, coaches, command, policy) ? null : { code: 'NIET_BEVOEGD' };
};
