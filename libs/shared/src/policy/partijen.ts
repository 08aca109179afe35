import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import type { Rol } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import { ConfiguratieFout, laadSchema, leesYaml } from './bestand';
import { gebrekenVan } from './partijen.controle';
import type { Aansluiting, Mandaat, Medewerker, Organisatie, Partijenbestand, Team } from './partijen.types';

export type { Aansluiting, Mandaat, Medewerker, Organisatie, Team } from './partijen.types';

export type Handelende = { readonly actorId: string; readonly rol: Rol; readonly namensGemeente: string | null; readonly dag: Datum };

/** The register of organisations, connections, staff and mandates, as lookups by what a message names. */
export type Partijen = {
  /** The hub as a stating party: the source of facts that no party sent. */
  readonly hub: { readonly code: string; readonly source: string };
  readonly organisatie: (codeOfAlias: string) => Organisatie | undefined;
  readonly aansluiting: (naam: string) => Aansluiting | undefined;
  readonly aansluitingVanClient: (clientId: string) => Aansluiting | undefined;
  readonly aansluitingVanSource: (source: string) => Aansluiting | undefined;
  /** Connections that serve a role for an organisation. */
  readonly aansluitingenVoor: (rol: Rol, organisatie: string) => readonly Aansluiting[];
  readonly medewerker: (actorId: string, dag: Datum) => Medewerker | undefined;
  /** Whether this person holds that role on that day and may act for that gemeente (or for the own organisation alone). */
  readonly magHandelen: (handelende: Handelende) => boolean;
  readonly team: (organisatie: string, rol: Rol) => Team | undefined;
  readonly mandaat: (ref: string, dag: Datum) => Mandaat | undefined;
};

const HUBSYSTEEM = 'schakel';

type Geldig = { readonly ingangsdatum: Datum; readonly laatsteDag?: Datum };
const geldtOp = (dag: Datum) => ({ ingangsdatum, laatsteDag }: Geldig): boolean => ingangsdatum <= dag && (laatsteDag === undefined || dag <= laatsteDag);

/** Names of organisations are compared without regard to case: messages mix `Werkzaak`, `WERKZAAK` and `Werkzaam` (I-01). */
const organisatieRegister = (organisaties: readonly Organisatie[]) => {
  const opNaam = new Map(organisaties.flatMap((organisatie) => [organisatie.code, ...(organisatie.aliassen ?? [])].map((naam) => [naam.toUpperCase(), organisatie] as const)));
  return (codeOfAlias: string): Organisatie | undefined => opNaam.get(codeOfAlias.toUpperCase());
};

/** Where no person acts the sender is named after its connection. */
const magSysteem = (aansluiting: Aansluiting | undefined, namensGemeente: string | null): boolean =>
  aansluiting !== undefined && aansluiting.rollen.includes('systeem') && (namensGemeente === null || aansluiting.gemeenten.includes(namensGemeente));

const magMedewerker = (medewerker: Medewerker | undefined, rol: Rol, namensGemeente: string | null): boolean => {
  if (medewerker?.rol !== rol) return false;
  return namensGemeente === null ? medewerker.namensGemeenten.length === 0 : medewerker.namensGemeenten.includes(namensGemeente);
};

const opzoeken = ({ organisaties, aansluitingen, medewerkers, teams, mandaten }: Partijenbestand, hub: Organisatie): Partijen => {
  const organisatie = organisatieRegister(organisaties);
  const opNaam = new Map(aansluitingen.map((aansluiting) => [aansluiting.naam, aansluiting]));
  const opSource = new Map(aansluitingen.map((aansluiting) => [aansluiting.source, aansluiting]));
  const medewerker = (actorId: string, dag: Datum): Medewerker | undefined =>
    medewerkers.find((kandidaat) => kandidaat.actorId === actorId && geldtOp(dag)(kandidaat));
  return {
    hub: { code: hub.code, source: `urn:nld:oin:${hub.oin}:systeem:${HUBSYSTEEM}` },
    organisatie,
    aansluiting: (naam) => opNaam.get(naam),
    aansluitingVanClient: (clientId) => opNaam.get(clientId),
    aansluitingVanSource: (source) => opSource.get(source),
    aansluitingenVoor: (rol, code) => aansluitingen.filter((aansluiting) => aansluiting.organisatie === code && aansluiting.rollen.includes(rol)),
    medewerker,
    magHandelen: ({ actorId, rol, namensGemeente, dag }) =>
      rol === 'systeem' ? magSysteem(opNaam.get(actorId), namensGemeente) : magMedewerker(medewerker(actorId, dag), rol, namensGemeente),
    team: (code, rol) => teams.find((team) => team.organisatie === code && team.rol === rol),
    mandaat: (ref, dag) => mandaten.find((mandaat) => mandaat.ref === ref && geldtOp(dag)(mandaat)),
  };
};

/** Refuses a register that contradicts itself. */
export const maakPartijen = (bestand: Partijenbestand): Partijen => {
  const hub = bestand.organisaties.find(({ soort }) => soort === 'HUB');
  const gebreken = gebrekenVan(bestand);
  if (!hub || gebreken.length) throw new ConfiguratieFout('partijen', hub ? gebreken : ['er is geen organisatie van soort HUB', ...gebreken]);
  return opzoeken(bestand, hub);
};

export const partijenschema = (configMap: string): ValidateFunction<Partijenbestand> => laadSchema(join(configMap, 'partijen', 'partijen.schema.json'));

/** Reads partijen/partijen.yaml in the configuration folder. */
export const laadPartijen = (configMap: string): Partijen => maakPartijen(leesYaml(join(configMap, 'partijen', 'partijen.yaml'), partijenschema(configMap)));
