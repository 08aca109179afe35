import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { vasteRol, type Rol } from '#shared/contracts/bericht';
import { plusDagen, type Datum } from '#shared/kernel/datum';
import { ConfiguratieFout, laadSchema, leesYaml } from './bestand';
import { gebrekenVan } from './partijen.controle';
import type { Aansluiting, Machtiging, Mandaat, Medewerker, Organisatie, Partijenbestand, Personeel, Team, Uitzondering, Waarneming } from './partijen.types';

export type { Aansluiting, Machtiging, Mandaat, Medewerker, Organisatie, Personeel, Team, Uitzondering, Waarneming } from './partijen.types';

export type Handelende = { readonly actorId: string; readonly rol: Rol; readonly namensGemeente: string | null; readonly dag: Datum };

/** The register of organisations, connections, staff and mandates, as lookups by what a message names. */
export type Partijen = {
  /** The hub as a stating party: the source of facts that no party sent. */
  readonly hub: { readonly code: string; readonly source: string };
  readonly organisatie: (codeOfAlias: string) => Organisatie | undefined;
  readonly aansluiting: (naam: string) => Aansluiting | undefined;
  readonly aansluitingVanClient: (clientId: string) => Aansluiting | undefined;
  readonly aansluitingVanSource: (source: string) => Aansluiting | undefined;
  /** Connections that serve a role for an organisation; the portal is none of them, because nothing is delivered to it. */
  readonly aansluitingenVoor: (rol: Rol, organisatie: string) => readonly Aansluiting[];
  readonly medewerker: (actorId: string, dag: Datum) => Medewerker | undefined;
  /** In whatever period, the latest first: for somebody who is named before his first day. */
  readonly medewerkerOoit: (actorId: string) => Medewerker | undefined;
  /** Everybody registered on that day. */
  readonly medewerkers: (dag: Datum) => readonly Medewerker[];
  /** Everybody, each with the days that count: where a later registration begins, an earlier one ends. */
  readonly dienstverbanden: () => readonly Medewerker[];
  /** The colleagues whose rights this person has that day because they are away. */
  readonly waarneemtVoor: (actorId: string, dag: Datum) => readonly string[];
  /** Who deputises for this person that day. */
  readonly waarnemersVan: (actorId: string, dag: Datum) => readonly string[];
  readonly aansluitingen: readonly Aansluiting[];
  readonly organisaties: readonly Organisatie[];
  /** Whether this person holds that role on that day and may act for that gemeente (or for the own organisation alone). */
  readonly magHandelen: (handelende: Handelende) => boolean;
  readonly team: (organisatie: string, rol: Rol) => Team | undefined;
  readonly mandaat: (ref: string, dag: Datum) => Mandaat | undefined;
  /** In the name of which gemeente an organisation may decide that day, and what (D-22). */
  readonly mandatenVan: (houder: string, namens: string, dag: Datum) => readonly Mandaat[];
  /** Whether a supplier with this OIN may call as that connection on that day. */
  readonly gemachtigd: (leverancierOin: string, aansluiting: string, dag: Datum) => boolean;
  /** Who switched the medical exception on in that gemeente, and on what ground; undefined: it is off (D-27). */
  readonly uitzondering: (gemeente: string, dag: Datum) => Uitzondering | undefined;
};

const GEEN_PERSONEEL: Personeel = { medewerkers: [], waarnemingen: [] };

const HUBSYSTEEM = 'schakel';

/** Codes of the gemeenten of the region. */
export const gemeentenVan = ({ organisaties }: Pick<Partijen, 'organisaties'>): string[] => organisaties.filter(({ soort }) => soort === 'GEMEENTE').map(({ code }) => code);

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

const voor = (medewerker: Medewerker, einde: Datum | undefined): Medewerker[] => {
  if (einde === undefined) return [medewerker];
  if (medewerker.ingangsdatum >= einde) return [];
  const laatste = plusDagen(einde, -1);
  return [{ ...medewerker, laatsteDag: medewerker.laatsteDag !== undefined && medewerker.laatsteDag < laatste ? medewerker.laatsteDag : laatste }];
};

/** Each registration by message holds until the next one of that person begins; the file holds until the first of them. */
const periodenVan = (uitBestand: readonly Medewerker[], gemeld: readonly Medewerker[]): Medewerker[] => {
  const opVolgorde = [...gemeld].sort((a, b) => a.ingangsdatum.localeCompare(b.ingangsdatum));
  return [...uitBestand.flatMap((een) => voor(een, opVolgorde[0]?.ingangsdatum)), ...opVolgorde.flatMap((een, plek) => voor(een, opVolgorde[plek + 1]?.ingangsdatum))];
};

const personeelsregister = (vast: readonly Medewerker[], bij: () => Personeel) => {
  const van = (actorId: string): Medewerker[] => {
    const isHij = (een: Medewerker): boolean => een.actorId === actorId;
    return periodenVan(vast.filter(isHij), bij().medewerkers.filter(isHij));
  };
  const actoren = (): string[] => [...new Set([...bij().medewerkers, ...vast].map(({ actorId }) => actorId))].sort();
  const medewerker = (actorId: string, dag: Datum): Medewerker | undefined => van(actorId).find(geldtOp(dag));
  const waarnemingen = (dag: Datum): readonly Waarneming[] => bij().waarnemingen.filter(geldtOp(dag));
  return {
    medewerker,
    medewerkerOoit: (actorId: string) => van(actorId).sort((a, b) => b.ingangsdatum.localeCompare(a.ingangsdatum))[0],
    medewerkers: (dag: Datum) => actoren().flatMap((actorId) => medewerker(actorId, dag) ?? []),
    dienstverbanden: () => actoren().flatMap(van),
    waarneemtVoor: (actorId: string, dag: Datum) => waarnemingen(dag).filter((w) => w.waarnemer === actorId).map(({ waarneemtVoor }) => waarneemtVoor),
    waarnemersVan: (actorId: string, dag: Datum) => waarnemingen(dag).filter((w) => w.waarneemtVoor === actorId).map(({ waarnemer }) => waarnemer),
  };
};

const isGemachtigd = (machtigingen: readonly Machtiging[]) => (leverancierOin: string, aansluiting: string, dag: Datum): boolean =>
  machtigingen.some((een) => een.leverancierOin === leverancierOin && een.aansluiting === aansluiting && geldtOp(dag)(een));

const opzoeken = ({ organisaties, aansluitingen, medewerkers, teams, mandaten, machtigingen = [], uitzonderingen = [] }: Partijenbestand, hub: Organisatie, bij: () => Personeel): Partijen => {
  const organisatie = organisatieRegister(organisaties);
  const opNaam = new Map(aansluitingen.map((aansluiting) => [aansluiting.naam, aansluiting]));
  const opSource = new Map(aansluitingen.map((aansluiting) => [aansluiting.source, aansluiting]));
  const personeel = personeelsregister(medewerkers, bij);
  return {
    hub: { code: hub.code, source: `urn:nld:oin:${hub.oin}:systeem:${HUBSYSTEEM}` },
    organisatie,
    aansluiting: (naam) => opNaam.get(naam),
    aansluitingVanClient: (clientId) => opNaam.get(clientId),
    aansluitingVanSource: (source) => opSource.get(source),
    aansluitingenVoor: (rol, code) => aansluitingen.filter((aansluiting) => aansluiting.organisatie === code && aansluiting.portaal !== true && aansluiting.rollen.includes(rol)),
    ...personeel,
    aansluitingen,
    organisaties,
    magHandelen: ({ actorId, rol, namensGemeente, dag }) =>
      rol === 'systeem' ? magSysteem(opNaam.get(actorId), namensGemeente) : magMedewerker(personeel.medewerker(actorId, dag), rol, namensGemeente),
    team: (code, rol) => teams.find((team) => team.organisatie === code && team.rol === rol),
    mandaat: (ref, dag) => mandaten.find((mandaat) => mandaat.ref === ref && geldtOp(dag)(mandaat)),
    mandatenVan: (houder, namens, dag) => mandaten.filter((mandaat) => mandaat.houder === houder && mandaat.namens === namens && geldtOp(dag)(mandaat)),
    gemachtigd: isGemachtigd(machtigingen),
    uitzondering: (gemeente, dag) => uitzonderingen.find((een) => een.gemeente === gemeente && geldtOp(dag)(een)),
  };
};

/** Refuses a register that contradicts itself. `bij`: staff registered by message. */
export const maakPartijen = (bestand: Partijenbestand, bij: () => Personeel = () => GEEN_PERSONEEL): Partijen => {
  const hub = bestand.organisaties.find(({ soort }) => soort === 'HUB');
  const gebreken = gebrekenVan(bestand);
  if (!hub || gebreken.length) throw new ConfiguratieFout('partijen', hub ? gebreken : ['er is geen organisatie van soort HUB', ...gebreken]);
  return opzoeken(bestand, hub, bij);
};

export const partijenschema = (configMap: string): ValidateFunction<Partijenbestand> => laadSchema(join(configMap, 'partijen', 'partijen.schema.json'));

/** Reads partijen/partijen.yaml in the configuration folder; `bij` adds the staff that was registered by message, and is asked anew each time. */
export const laadPartijen = (configMap: string, bij?: () => Personeel): Partijen => {
  const bestand = leesYaml(join(configMap, 'partijen', 'partijen.yaml'), partijenschema(configMap));
  return maakPartijen({ ...bestand, medewerkers: bestand.medewerkers.map((een) => ({ ...een, rol: vasteRol(een.rol) })) }, bij);
};
