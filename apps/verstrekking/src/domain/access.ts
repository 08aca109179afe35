import type { Datum } from '#shared/kernel/datum';
import type { Coachrol } from './begrippen';
import type { Afzender, Betrokkene, Inwoner, PartijCommand, Stand, Verstrekkingszaak, Weigering } from './verstrekking.types';

export const WERKZAAK = 'WERKZAAK';

const isCoachrol = (rol: string): rol is Coachrol => rol === 'werkcoach' || rol === 'participatiecoach';
export const andereKant = (rol: Coachrol): Coachrol => (rol === 'werkcoach' ? 'participatiecoach' : 'werkcoach');

const organisatieVan = (rol: Coachrol, { gemeente }: Pick<Inwoner, 'gemeente'>): string => (rol === 'werkcoach' ? WERKZAAK : gemeente);
export const betrokkene = (rol: Coachrol, inwoner: Pick<Inwoner, 'gemeente'>, actorId: string | null): Betrokkene => ({ rol, organisatie: organisatieVan(rol, inwoner), actorId });

/** The coach of that side today or, where his part has ended, the last one: what he knows is asked of him (domain.md §3b). */
export const bekendeCoach = (rol: Coachrol, inwoner: Inwoner): string | null => inwoner[rol] ?? inwoner.laatste[rol];

/** The assigned coach or his deputy; while nobody is assigned, any coach of the organisation that leads. */
const isCoachNu = ({ rol, namens }: Afzender, inwoner: Inwoner): boolean => {
  if (!isCoachrol(rol)) return false;
  const coach = inwoner[rol];
  return coach === null ? inwoner.regie === organisatieVan(rol, inwoner) : namens.includes(coach);
};

const isBekendeCoach = ({ rol, namens }: Afzender, inwoner: Inwoner): boolean => {
  if (!isCoachrol(rol)) return false;
  return [inwoner[rol], inwoner.laatste[rol]].some((coach) => coach !== null && namens.includes(coach));
};

/** Whoever has known the resident; where nobody of that side has, the team that was asked. */
const magGeven = (afzender: Afzender, inwoner: Inwoner, zaak: Verstrekkingszaak | null): boolean => {
  if (zaak && zaak.gever.rol !== afzender.rol) return false;
  return isBekendeCoach(afzender, inwoner) || (zaak?.vrager !== null && zaak?.gever.actorId === null && isCoachrol(afzender.rol) && bekendeCoach(afzender.rol, inwoner) === null);
};

const mag = (command: PartijCommand, { zaak }: Stand, inwoner: Inwoner): boolean => {
  const { afzender } = command;
  switch (command.type) {
    case 'gevraagd': return isCoachNu(afzender, inwoner);
    case 'gegeven': case 'beantwoord': return magGeven(afzender, inwoner, zaak);
    case 'bijzonder.verzocht': return afzender.rol === 'werkcoach' ? isBekendeCoach(afzender, inwoner) : isCoachNu(afzender, inwoner);
    // For the resident, and so for nobody's team: only the werkcoach he knows, or whoever deputises for him.
    default: return afzender.rol === 'werkcoach' && isBekendeCoach(afzender, inwoner);
  }
};

/** What opens a case, and what is refused for its own reason where there is none. */
const ZONDER_ZAAK: readonly PartijCommand['type'][] = ['gevraagd', 'gegeven', 'bijzonder.verzocht', 'bijzonder.klaargezet'];

const isAndereZaak = ({ zaak, zaakVanAnder }: Stand, { type }: PartijCommand): boolean =>
  zaakVanAnder || (zaak === null ? !ZONDER_ZAAK.includes(type) : (zaak.soort === 'BIJZONDER') !== type.startsWith('bijzonder.'));

/** Who may say what. The gemeente is judged before the person, as everywhere in the hub; a case of before a move stays with the gemeente of before. */
export const toegang = (stand: Stand, command: PartijCommand): Weigering | null => {
  const { afzender, gemeente } = command;
  const { inwoner, zaak } = stand;
  if (!inwoner) return { code: 'INWONER_ONBEKEND' };
  const namensAnder = afzender.rol === 'participatiecoach' && afzender.namensGemeente !== gemeente;
  if (gemeente !== inwoner.gemeente || namensAnder) return { code: 'GEMEENTE_ONJUIST' };
  if (!afzender.bevoegd) return { code: 'NIET_BEVOEGD' };
  if (isAndereZaak(stand, command) || (zaak && zaak.gemeente !== gemeente)) return { code: 'ZAAK_ONBEKEND' };
  return mag(command, stand, inwoner) ? null : { code: 'NIET_BEVOEGD' };
};

export type Lezer = { readonly actorId: string; readonly rol: string; readonly vandaag: Datum };

/** The content is for the one person the resident named, himself and not his deputy, through the last day (D-27). */
export const magInhoudLezen = ({ status, verklaring }: Pick<Verstrekkingszaak, 'status' | 'verklaring'>, { actorId, rol, vandaag }: Lezer): boolean =>
  status === 'GEDEELD' && verklaring !== null && verklaring.ingetrokkenOp === null && rol === 'participatiecoach' && actorId === verklaring.ontvanger && vandaag <= verklaring.laatsteDag;
