import type { Medewerker, Ontheffing, Overdracht, Situatie, Verstrekking } from '../api/api.types';
import { delenInWoorden } from '../informatie/informatie.secties';
import type { Wie } from '../sessie/sessie';
import { INFORMATIESTAND, ONTHEFFINGSOORT, ONTHEFFINGSTAND, OVERDRACHTSTAND, RICHTING, van, VERPLICHTING } from '../taal/begrippen';
import { zonderDag } from '../taal/datum';
import { functie, naamVan } from '../taal/woorden';
import { contactsectie, gewistsectie, situatiesecties } from '../taken/secties';
import { vormenVoor } from '../verzoeken/vormen';
import type { Informatieregel, Inwonerview, Ontheffingregel, Overdrachtregel } from './inwoner.pagina';

export type Inwonergegevens = {
  readonly inwonerRef: string;
  readonly wie: Wie;
  readonly situatie: Situatie | undefined;
  readonly overdrachten: readonly Overdracht[];
  readonly ontheffingen: readonly Ontheffing[];
  readonly verstrekkingen: readonly Verstrekking[];
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

/** Without what was shared: that is read one case at a time. */
const informatieregel = (verstrekking: Verstrekking): Informatieregel => {
  const { zaakId, soort, status, verloop } = verstrekking;
  const begonnen = verloop.begonnenOp ? `Begonnen op ${zonderDag(verloop.begonnenOp)}.` : '';
  return { pad: `/informatie/${zaakId}`, wat: delenInWoorden(verstrekking) ?? (soort === 'BIJZONDER' ? 'Een conclusie of advies' : 'Wat de inwoner kan en nodig heeft'), stand: van(INFORMATIESTAND, status) ?? '', wanneer: begonnen };
};

/** A coach of today asks; what the resident wants to share he tells the werkcoach who knows him, also after a handover. The hub decides again. */
const informatieacties = ({ inwonerRef, wie, situatie }: Inwonergegevens): Inwonerview['acties'] => [
  ...(situatie && isCoach(wie) ? [{ naar: `/informatie/vragen?inwoner=${inwonerRef}`, tekst: 'Informatie vragen aan de collega' }] : []),
  ...(wie.rol === 'werkcoach' ? [{ naar: `/informatie/verklaring?inwoner=${inwonerRef}`, tekst: 'Een verklaring van de inwoner vastleggen' }] : []),
  ...(situatie && wie.rol === 'participatiecoach' ? [{ naar: `/informatie/verklaring?inwoner=${inwonerRef}`, tekst: 'Een conclusie of advies vragen' }] : []),
];

/** What a coach of today may begin for this resident; where there are offers, those first. The hub decides again. */
const verzoekacties = ({ inwonerRef, wie, situatie }: Inwonergegevens): Inwonerview['acties'] =>
  situatie ? vormenVoor(wie, situatie.klantprofiel).map(({ sleutel, knop, leest }) => ({ naar: `${leest.aanbod ? '/proeven-aan-werk' : `/verzoeken/${sleutel}`}?inwoner=${inwonerRef}`, tekst: knop })) : [];

const isCoach = ({ rol }: Wie): boolean => rol === 'werkcoach' || rol === 'participatiecoach';

const nieuwsteEerst = (een: Verstrekking, ander: Verstrekking): number => (ander.verloop.begonnenOp ?? '').localeCompare(een.verloop.begonnenOp ?? '');

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

/** R-173: how often guidance changed hands, as far as this reader may see it; null: not yet. */
const kerenOver = (overdrachten: readonly Overdracht[]): string | null => {
  const aantal = overdrachten.filter(({ status }) => status === 'INGEGAAN').length;
  return aantal === 0 ? null : `Deze inwoner is ${aantal} keer overgedragen.`;
};

export const inwonerview = (gegevens: Inwonergegevens): Inwonerview => {
  const { inwonerRef, wie, situatie, overdrachten, ontheffingen, verstrekkingen } = gegevens;
  return {
    naam: situatie?.contact?.naam ?? null,
    secties: [...contactsectie(situatie?.contact), ...gewistsectie(situatie?.gewist), ...(situatie ? situatiesecties(situatie) : [])],
    coach: coachVan(gegevens),
    overdrachten: [...overdrachten].sort(laatsteEerst).map((een) => overdrachtregel(een, wie)),
    kerenOver: kerenOver(overdrachten),
    ontheffingen: ontheffingen.map(ontheffingregel),
    informatie: [...verstrekkingen].sort(nieuwsteEerst).map(informatieregel),
    acties: [...informatieacties(gegevens), ...verzoekacties(gegevens)],
    nieuweOverdracht: magVoorstellen(gegevens) ? `/overdracht/nieuw?inwoner=${inwonerRef}` : null,
    blad: isCoach(wie) ? `/inwoners/${inwonerRef}/blad` : null,
  };
};
