import type { Rol } from '#shared/contracts/bericht';
import type { Code } from '#shared/contracts/codes';
import type { Medewerker, Partijen } from '#shared/policy/partijen';

export type Weigering = { readonly code: Code; readonly toelichting: string };

const weiger = (code: Code, toelichting: string): Weigering => ({ code, toelichting });

/** Whose register a member of staff is in: of the gemeente in whose name he acts, whoever employs him; else of his employer. */
export const beheerdersVan = ({ namensGemeenten, werkgever }: Pick<Medewerker, 'namensGemeenten' | 'werkgever'>): readonly string[] =>
  namensGemeenten.length > 0 ? namensGemeenten : [werkgever];

/** Roles that no system needs to serve: these work on the hub's own pages, with counts and records. */
const OP_DE_PAGINAS: readonly Rol[] = ['auditor', 'beleidsmedewerker'];

/** Roles that people of this organisation hold: those its systems serve; its policy staff, and whoever audits it. */
const kentRol = (organisatie: string, rol: Rol, { aansluitingen }: Partijen): boolean =>
  OP_DE_PAGINAS.includes(rol) || aansluitingen.some((een) => een.organisatie === organisatie && een.rollen.includes(rol));

const keurNamens = ({ namensGemeenten, werkgever }: Medewerker, organisatie: string, partijen: Partijen): Weigering | undefined => {
  if (partijen.organisatie(organisatie)?.soort === 'GEMEENTE') {
    const alleenZij = namensGemeenten.length === 1 && namensGemeenten[0] === organisatie;
    return alleenZij ? undefined : weiger('GEMEENTE_ONJUIST', 'Een gemeente registreert alleen wie namens haar handelt, en niemand anders doet dat.');
  }
  if (namensGemeenten.length > 0) return weiger('GEMEENTE_ONJUIST', 'Alleen de gemeente zelf registreert wie namens haar handelt.');
  return werkgever === organisatie ? undefined : weiger('NIET_BEVOEGD', 'U registreert alleen uw eigen medewerkers.');
};

/** Names of the hub itself, under which it stands as the sender of what it states: a person with such a name would hide behind it in the log. */
const VAN_DE_HUB = /^schakel\./;

/**
 * M-19: a gemeente registers who acts in its name, Werkzaak its own staff; nobody but the gemeente lets somebody act in
 * its name. An actorId stays with whoever has it in his register: else one party could take the name (and the mail) of
 * another's coach.
 */
export const keurRegistratie = (medewerker: Medewerker, organisatie: string, partijen: Partijen): Weigering | undefined => {
  const { actorId, rol, werkgever, ingangsdatum, laatsteDag } = medewerker;
  const soort = partijen.organisatie(organisatie)?.soort;
  if (soort !== 'GEMEENTE' && soort !== 'WERKZAAK') return weiger('NIET_BEVOEGD', 'Alleen een gemeente en Werkzaak registreren medewerkers.');
  if (VAN_DE_HUB.test(actorId)) return weiger('NIET_BEVOEGD', 'Deze naam is van Schakel zelf.');
  const namens = keurNamens(medewerker, organisatie, partijen);
  if (namens) return namens;
  const werk = partijen.organisatie(werkgever)?.soort;
  if (werk === undefined) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.werkgever is geen bekende organisatie.');
  // Participatiewet art. 7 lid 4: who helps by contract has no part in rights and duties, whoever he would act for (ADR 0048).
  if (werk !== 'GEMEENTE' && werk !== 'WERKZAAK') return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.werkgever is geen gemeente en niet Werkzaak.');
  if (laatsteDag !== undefined && laatsteDag < ingangsdatum) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.laatsteDag ligt voor verloop.ingangsdatum.');
  if (!kentRol(organisatie, rol, partijen)) return weiger('NIET_BEVOEGD', 'Deze rol bestaat niet bij uw organisatie.');
  const bekend = partijen.medewerkerOoit(actorId);
  const isEigen = !bekend || (beheerdersVan(bekend).length === 1 && beheerdersVan(bekend)[0] === organisatie);
  if (!isEigen || partijen.aansluiting(actorId)) return weiger('NIET_BEVOEGD', 'Deze medewerker staat in het register van een andere organisatie.');
  return undefined;
};
