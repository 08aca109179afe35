import type { Datum } from '#shared/kernel/datum';
import type { Aansluiting, Medewerker, Partijen } from '#shared/policy/partijen';

const gemeentenVan = ({ namensGemeenten, werkgever }: Medewerker, { aansluitingen }: Partijen): readonly string[] =>
  namensGemeenten.length > 0 ? namensGemeenten : aansluitingen.filter(({ organisatie, portaal }) => organisatie === werkgever && portaal !== true).flatMap(({ gemeenten }) => gemeenten);

/**
 * A person acts through the hub's own pages with what his registration gives him and nothing more: his role, in the name
 * of the gemeenten he is registered for, or else of those his employer serves.
 */
export const namensPersoon = (portaal: Aansluiting, persoon: Medewerker, partijen: Partijen): Aansluiting => {
  const eigen = new Set(gemeentenVan(persoon, partijen));
  return {
    ...portaal,
    organisatie: persoon.namensGemeenten[0] ?? persoon.werkgever,
    rollen: [persoon.rol],
    gemeenten: portaal.gemeenten.filter((gemeente) => eigen.has(gemeente)),
  };
};

/** The member of staff behind a token; a token of the portal itself, or of somebody whose registration ended, is nobody's. */
export const persoonVan = (sub: string | undefined, clientId: string, partijen: Partijen, vandaag: Datum): Medewerker | undefined =>
  sub === undefined || sub === clientId ? undefined : partijen.medewerker(sub, vandaag);
