import { ROLLEN, type Afzender, type Rol } from '#shared/contracts/bericht';
import { REGIO, type Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Datum } from '#shared/kernel/datum';
import type { Aansluiting, Medewerker, Partijen } from '#shared/policy/partijen';
import { fout, type Fout } from '../http/probleem';
import type { Blokkadelijst } from '../toegang/blokkades';

/** What the door can read of a message even when its form is not right yet, so that all faults come in one answer. */
export type Deurinvoer = {
  readonly source?: string;
  readonly gemeente?: string;
  readonly afzender: { readonly [K in keyof Afzender]?: Afzender[K] };
  readonly secties: readonly string[];
};

export type Deurvraag = {
  readonly invoer: Deurinvoer;
  readonly soort: Berichtsoort | undefined;
  readonly aansluiting: Aansluiting;
  /** Who logged in, where a person sends. */
  readonly persoon?: Medewerker | undefined;
  readonly partijen: Partijen;
  readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>;
  readonly vandaag: Datum;
};

const isRol = (rol: unknown): rol is Rol => (ROLLEN as readonly unknown[]).includes(rol);

const keurBron = ({ invoer, aansluiting }: Deurvraag): Fout[] =>
  invoer.source === undefined || invoer.source === aansluiting.source
    ? []
    : [fout('source', 'NIET_BEVOEGD', 'Deze source hoort niet bij uw aansluiting.', `Gebruik ${aansluiting.source}.`)];

/**
 * A system has the rights of the role it sends for (domain.md §3b): one that serves inkomensconsulenten does not send what only coaches
 * may. Where the catalogue names kinds of organisation, what its organisation is decides, and not whom it serves; a partner
 * sends only where it is named.
 */
const staatInVoorRol = ({ afzenders, systeemVan }: Berichtsoort, { rollen, organisatie }: Aansluiting, partijen: Partijen): boolean => {
  const eigen = partijen.organisatie(organisatie)?.soort;
  if (systeemVan) return systeemVan.some((soort) => soort === eigen);
  if (eigen === 'PARTNER') return false;
  const [mensen, bediend] = [ROLLEN.filter((rol) => afzenders[rol]), rollen].map((lijst) => lijst.filter((rol) => rol !== 'systeem')) as [Rol[], Rol[]];
  return mensen.length === 0 || bediend.length === 0 || mensen.some((rol) => bediend.includes(rol));
};

const magSoortSturen = (rol: Rol, soort: Berichtsoort, aansluiting: Aansluiting, partijen: Partijen): boolean =>
  soort.herkomst === 'partij' && soort.afzenders[rol] !== undefined && (rol !== 'systeem' || staatInVoorRol(soort, aansluiting, partijen));

const keurRol = ({ invoer, soort, aansluiting, partijen }: Deurvraag): Fout[] => {
  const { rol } = invoer.afzender;
  if (!isRol(rol)) return [];
  if (!aansluiting.rollen.includes(rol)) return [fout('data.afzender.rol', 'NIET_BEVOEGD', 'Uw aansluiting bedient deze rol niet.')];
  const magSturen = !soort || magSoortSturen(rol, soort, aansluiting, partijen);
  return magSturen ? [] : [fout('type', 'NIET_BEVOEGD', 'Deze rol mag dit berichttype niet sturen.', 'Laat het bericht sturen door een rol die het type noemt in GET /v1/schemas.')];
};

/** Where no person acts, the connection itself is the sender: it may not borrow the name of a member of staff. */
const keurSysteem = ({ invoer, aansluiting, partijen }: Deurvraag): Fout[] => {
  const { actorId, werkgever, namensGemeente } = invoer.afzender;
  const fouten: Fout[] = [];
  if (actorId !== undefined && actorId !== aansluiting.naam)
    fouten.push(fout('data.afzender.actorId', 'NIET_BEVOEGD', 'In de rol systeem is de afzender de aansluiting zelf.', `Gebruik ${aansluiting.naam}.`));
  if (werkgever !== undefined && partijen.organisatie(werkgever)?.code !== aansluiting.organisatie)
    fouten.push(fout('data.afzender.werkgever', 'NIET_BEVOEGD', 'Een systeem stuurt voor de organisatie van de aansluiting.'));
  const isPartner = partijen.organisatie(aansluiting.organisatie)?.soort === 'PARTNER';
  if (namensGemeente && isPartner) fouten.push(fout('data.afzender.namensGemeente', 'NIET_BEVOEGD', 'Een partner handelt niet namens een gemeente.', 'Gebruik null.'));
  else if (namensGemeente && namensGemeente !== invoer.gemeente) fouten.push(fout('data.afzender.namensGemeente', 'GEMEENTE_ONJUIST'));
  return fouten;
};

const keurPersoon = ({ invoer, persoon, partijen, blokkades, vandaag }: Deurvraag): Fout[] => {
  const { actorId, rol, werkgever, namensGemeente } = invoer.afzender;
  if (persoon && actorId !== undefined && actorId !== persoon.actorId) return [fout('data.afzender.actorId', 'NIET_BEVOEGD', 'U stuurt onder uw eigen naam.', `Gebruik ${persoon.actorId}.`)];
  if (actorId !== undefined && blokkades.isGeblokkeerd(actorId)) return [fout('data.afzender.actorId', 'NIET_BEVOEGD', 'Deze medewerker is geblokkeerd.', 'Bel het servicepunt van Schakel.')];
  if (actorId === undefined || !isRol(rol) || werkgever === undefined) return [];
  const medewerker = partijen.medewerker(actorId, vandaag);
  if (!medewerker || medewerker.rol !== rol || medewerker.werkgever !== partijen.organisatie(werkgever)?.code)
    return [fout('data.afzender', 'NIET_BEVOEGD', 'Deze medewerker is vandaag niet geregistreerd met deze rol en werkgever.', 'Controleer actorId, rol en werkgever, of registreer de medewerker eerst.')];
  if (namensGemeente === undefined || (namensGemeente === null && medewerker.namensGemeenten.length === 0)) return [];
  const namens = namensGemeente !== null && medewerker.namensGemeenten.includes(namensGemeente) && namensGemeente === invoer.gemeente;
  return namens ? [] : [fout('data.afzender.namensGemeente', 'GEMEENTE_ONJUIST', 'Deze medewerker handelt niet namens deze gemeente.')];
};

/** Who may speak for the whole region follows from his role; that the word stands there only where it belongs is for the form. */
const keurGemeente = ({ invoer, soort, aansluiting }: Deurvraag): Fout[] =>
  invoer.gemeente === undefined || soort?.bereik === REGIO || aansluiting.gemeenten.includes(invoer.gemeente)
    ? []
    : [fout('data.gemeente', 'GEMEENTE_ONJUIST', 'Uw aansluiting handelt niet voor deze gemeente.', `Uw aansluiting handelt voor: ${aansluiting.gemeenten.join(', ')}.`)];

/** May this sender send this type, for this gemeente? Registered staff on the day of the Klok. */
export const keurAfzender = (vraag: Deurvraag): Fout[] => [
  ...keurBron(vraag),
  ...keurRol(vraag),
  ...(vraag.invoer.afzender.rol === 'systeem' && !vraag.persoon ? keurSysteem(vraag) : keurPersoon(vraag)),
  ...keurGemeente(vraag),
];

const tekst = (waarde: unknown): string | undefined => (typeof waarde === 'string' ? waarde : undefined);
const object = (waarde: unknown): Readonly<Record<string, unknown>> => (typeof waarde === 'object' && waarde !== null ? (waarde as Record<string, unknown>) : {});
const metWaarde = <T extends object>(velden: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(velden).filter(([, waarde]) => waarde !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

export const leesDeurinvoer = (ruw: unknown): Deurinvoer => {
  const bericht = object(ruw);
  const data = object(bericht['data']);
  const afzender = object(data['afzender']);
  const namens = afzender['namensGemeente'];
  return {
    ...metWaarde({ source: tekst(bericht['source']), gemeente: tekst(data['gemeente']) }),
    afzender: metWaarde({
      actorId: tekst(afzender['actorId']),
      rol: isRol(afzender['rol']) ? afzender['rol'] : undefined,
      werkgever: tekst(afzender['werkgever']),
      namensGemeente: namens === null ? null : tekst(namens),
    }),
    secties: Object.keys(data),
  };
};
