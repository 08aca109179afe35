import type { Partijenbestand } from './partijen.types';

const dubbel = (wat: string, waarden: readonly string[]): string[] =>
  [...new Set(waarden.filter((waarde, plek) => waarden.indexOf(waarde) !== plek))].map((waarde) => `${wat} ${waarde} komt twee keer voor`);

const onbekend = (wat: string, codes: readonly string[], bekend: ReadonlySet<string>): string[] =>
  codes.filter((code) => !bekend.has(code)).map((code) => `${wat} noemt onbekende organisatie ${code}`);

/** A partner sends by its system and reads nothing: it has no staff here, serves no other role and decides nothing in the name of a college (Participatiewet art. 7 lid 4). */
const partnersMetTeVeel = ({ organisaties, aansluitingen, medewerkers, teams, mandaten }: Partijenbestand): string[] => {
  const partners = new Set(organisaties.filter(({ soort }) => soort === 'PARTNER').map(({ code }) => code));
  return [
    ...aansluitingen.filter(({ organisatie, rollen }) => partners.has(organisatie) && rollen.some((rol) => rol !== 'systeem')).map(({ naam }) => `aansluiting ${naam} van een partner bedient meer dan systeem`),
    ...medewerkers.filter(({ werkgever }) => partners.has(werkgever)).map(({ actorId }) => `medewerker ${actorId} werkt bij een partner`),
    ...teams.filter(({ organisatie }) => partners.has(organisatie)).map(({ rol }) => `team ${rol} is van een partner`),
    ...mandaten.filter(({ houder }) => partners.has(houder)).map(({ ref }) => `mandaat ${ref} is van een partner`),
  ];
};

/** What the schema cannot see: double names, references to nowhere, a source under another party's OIN. */
export const gebrekenVan = (bestand: Partijenbestand): string[] => {
  const { organisaties, aansluitingen, medewerkers, teams, mandaten } = bestand;
  const alle = new Set(organisaties.map(({ code }) => code));
  const gemeenten = new Set(organisaties.filter(({ soort }) => soort === 'GEMEENTE').map(({ code }) => code));
  const oinVan = new Map(organisaties.map(({ code, oin }) => [code, oin]));
  return [
    ...dubbel('organisatie', organisaties.flatMap(({ code, aliassen = [] }) => [code, ...aliassen].map((naam) => naam.toUpperCase()))),
    ...dubbel('aansluiting', aansluitingen.map(({ naam }) => naam)),
    ...dubbel('source', aansluitingen.map(({ source }) => source)),
    ...dubbel('mandaat', mandaten.map(({ ref }) => ref)),
    ...dubbel('medewerker', medewerkers.map(({ actorId, ingangsdatum }) => `${actorId} per ${ingangsdatum}`)),
    ...aansluitingen.flatMap(({ naam, organisatie, source }) =>
      source.startsWith(`urn:nld:oin:${oinVan.get(organisatie) ?? ''}:`) ? [] : [`aansluiting ${naam} heeft een source met een ander OIN dan haar organisatie`],
    ),
    ...aansluitingen.flatMap(({ naam, gemeenten: voor }) => onbekend(`aansluiting ${naam}`, voor, gemeenten)),
    ...medewerkers.flatMap(({ actorId, werkgever, namensGemeenten }) => [...onbekend(`medewerker ${actorId}`, [werkgever], alle), ...onbekend(`medewerker ${actorId}`, namensGemeenten, gemeenten)]),
    ...teams.flatMap(({ organisatie, rol }) => onbekend(`team ${rol}`, [organisatie], alle)),
    ...mandaten.flatMap(({ ref, houder, namens }) => [...onbekend(`mandaat ${ref}`, [houder], alle), ...onbekend(`mandaat ${ref}`, [namens], gemeenten)]),
    ...partnersMetTeVeel(bestand),
  ];
};
