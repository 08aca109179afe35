import type { Medewerker, Ontheffing, Overdracht, Situatie } from '../api/api.types';
import type { Wie } from '../sessie/sessie';
import { ONTHEFFINGSOORT, ONTHEFFINGSTAND, OVERDRACHTSTAND, RICHTING, van, VERPLICHTING } from '../taal/begrippen';
import { zonderDag } from '../taal/datum';
import { functie, naamVan } from '../taal/woorden';
import { contactsectie, gewistsectie, situatiesecties } from '../taken/secties';
import type { Inwonerview, Ontheffingregel, Overdrachtregel } from './inwoner.pagina';

export type Inwonergegevens = {
  readonly inwonerRef: string;
  readonly wie: Wie;
  readonly situatie: Situatie | undefined;
  readonly overdrachten: readonly Overdracht[];
  readonly ontheffingen: readonly Ontheffing[];
  readonly medewerkers: readonly Medewerker[];
};

/** Newest first; every proposal of this resident stays in sight, also those that came to nothing. */
const overdrachtregel = ({ zaakId, status, verloop, indiener }: Overdracht, wie: Wie): Overdrachtregel => ({
  zaakId,
  wat: van(RICHTING, verloop.richting) ?? 'Overdracht',
  stand: van(OVERDRACHTSTAND, status) ?? '',
  wanneer: [
    ...(verloop.voorgesteldOp ? [`Voorgesteld op ${zonderDag(verloop.voorgesteldOp)}.`] : []),
    ...(verloop.startdatum ? [`Startdatum ${zonderDag(verloop.startdatum)}.`] : []),
    ...(verloop.voorstelnummer && verloop.voorstelnummer > 1 ? [`Dit is voorstel ${verloop.voorstelnummer}.`] : []),
  ].join(' '),
  aanvullen: status === 'TERUGGESTUURD' && indiener.rol === wie.rol ? `/overdracht/${zaakId}/aanvullen` : null,
});

const ontheffingregel = ({ ontheffingRef, verloop }: Ontheffing): Ontheffingregel => ({
  ref: ontheffingRef,
  wat: `${van(ONTHEFFINGSOORT, verloop.soort) ?? 'Ontheffing'}${verloop.scope ? `: ${verloop.scope.map((deel) => VERPLICHTING[deel] ?? deel).join('; ')}` : ''}`,
  stand: van(ONTHEFFINGSTAND, verloop.status) ?? null,
  periode: [...(verloop.ingangsdatum ? [`Vanaf ${zonderDag(verloop.ingangsdatum)}`] : []), verloop.laatsteDag ? `tot en met ${zonderDag(verloop.laatsteDag)}` : 'zonder einddatum'].join(' '),
});

const coachVan = ({ situatie, medewerkers, wie }: Inwonergegevens): Inwonerview['coach'] => {
  const coach = situatie?.regie?.coach;
  if (!coach || coach === wie.actorId) return null;
  const bekend = medewerkers.find(({ actorId }) => actorId === coach);
  return bekend ? { naam: `${naamVan(coach)}, ${functie(bekend.rol, bekend.organisatie)}`, telefoon: bekend.werktelefoon ?? null } : null;
};

const OPEN: readonly string[] = ['VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD', 'GEACCEPTEERD'];

/** The side that leads proposes, and one case at a time; the hub decides again. */
const magVoorstellen = ({ wie, situatie, overdrachten }: Inwonergegevens): boolean => {
  const leidt = situatie?.regie?.organisatie === 'WERKZAAK' ? 'werkcoach' : 'participatiecoach';
  return situatie !== undefined && wie.rol === leidt && !overdrachten.some(({ status }) => OPEN.includes(status));
};

const laatsteEerst = (een: Overdracht, ander: Overdracht): number => (ander.verloop.voorgesteldOp ?? '').localeCompare(een.verloop.voorgesteldOp ?? '');

export const inwonerview = (gegevens: Inwonergegevens): Inwonerview => {
  const { inwonerRef, wie, situatie, overdrachten, ontheffingen } = gegevens;
  const isCoach = wie.rol === 'werkcoach' || wie.rol === 'participatiecoach';
  return {
    naam: situatie?.contact?.naam ?? null,
    secties: [...contactsectie(situatie?.contact), ...gewistsectie(situatie?.gewist), ...(situatie ? situatiesecties(situatie) : [])],
    coach: coachVan(gegevens),
    overdrachten: [...overdrachten].sort(laatsteEerst).map((een) => overdrachtregel(een, wie)),
    ontheffingen: ontheffingen.map(ontheffingregel),
    nieuweOverdracht: magVoorstellen(gegevens) ? `/overdracht/nieuw?inwoner=${inwonerRef}` : null,
    blad: isCoach ? `/inwoners/${inwonerRef}/blad` : null,
  };
};
