import type { Datum } from '#shared/kernel/datum';
import type { Medewerker, Waarneming } from '../api/api.types';
import { nieuweZending } from '../api/zending';
import type { Wie } from '../sessie/sessie';
import { een, type Veld, type Waarden } from '../taken/antwoord.types';
import { zonderDag } from '../taal/datum';
import { naamVan, rolnaam } from '../taal/woorden';
import type { Waarnemingregel } from './waarneming.pagina';

export const eigenOrganisatie = ({ namensGemeenten, werkgever }: Wie): string => namensGemeenten[0] ?? werkgever;

const isTeammanager = ({ rol }: Wie): boolean => rol === 'teammanager';

/** Who can take over from each other: the same role for the same organisation. Whether it may is decided by the hub. */
const collegas = (wie: Wie, medewerkers: readonly Medewerker[]): Medewerker[] =>
  medewerkers.filter(({ actorId, rol, organisatie }) => organisatie === eigenOrganisatie(wie) && actorId !== wie.actorId && (isTeammanager(wie) ? rol !== 'teammanager' && rol !== 'auditor' : rol === wie.rol));

export const waarnemingvelden = (wie: Wie, medewerkers: readonly Medewerker[], vandaag: Datum): readonly Veld[] => {
  const keuzes = collegas(wie, medewerkers).map(({ actorId, rol }) => ({ waarde: actorId, tekst: isTeammanager(wie) ? `${naamVan(actorId)}, ${rolnaam(rol)}` : naamVan(actorId) }));
  if (keuzes.length === 0) return [];
  const wanneer: Veld[] = [
    { soort: 'datum', naam: 'ingangsdatum', label: 'Eerste dag', verplicht: true, begin: vandaag },
    { soort: 'datum', naam: 'laatsteDag', label: 'Laatste dag', uitleg: 'Tot en met deze dag geldt de waarneming.', verplicht: true },
  ];
  if (isTeammanager(wie)) return [{ soort: 'lijst', naam: 'afwezige', label: 'Wie is er weg?', verplicht: true, keuzes }, { soort: 'lijst', naam: 'collega', label: 'Wie neemt waar?', verplicht: true, keuzes }, ...wanneer];
  return [{ soort: 'lijst', naam: 'collega', label: 'Welke collega neemt waar?', verplicht: true, keuzes }, ...wanneer];
};

/** As the message names it: who deputises, and for whom. Somebody arranges it for his own absence, a teammanager for his team. */
export const waarnemingUit = (wie: Wie, waarden: Waarden): Record<string, unknown> => {
  const collega = een(waarden, 'collega');
  const waarneemtVoor = isTeammanager(wie) ? een(waarden, 'afwezige') : wie.actorId;
  return { waarnemer: collega, waarneemtVoor, ingangsdatum: een(waarden, 'ingangsdatum'), laatsteDag: een(waarden, 'laatsteDag') };
};

/** A message about staff names a gemeente too: the own one, or for staff of Werkzaak one that it works for. */
export const gemeenteVoor = ({ namensGemeenten }: Wie, medewerkers: readonly Medewerker[]): string | undefined => namensGemeenten[0] ?? medewerkers.map(({ organisatie }) => organisatie).find((code) => code !== 'WERKZAAK');

const naam = (actorId: string, wie: Wie): string => (actorId === wie.actorId ? 'U' : naamVan(actorId));

export const waarnemingregels = (waarnemingen: readonly Waarneming[], wie: Wie, vandaag: Datum): Waarnemingregel[] =>
  waarnemingen.map(({ waarnemer, waarneemtVoor, ingangsdatum, laatsteDag }) => ({
    wie: `${naam(waarnemer, wie)} neemt waar voor ${waarneemtVoor === wie.actorId ? 'u' : naamVan(waarneemtVoor)}`,
    periode: `Van ${zonderDag(ingangsdatum)} tot en met ${zonderDag(laatsteDag)}`,
    stop: ingangsdatum <= vandaag && vandaag < laatsteDag ? { waarnemer, waarneemtVoor, ingangsdatum, zending: nieuweZending() } : null,
  }));

