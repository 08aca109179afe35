import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import type { Datum } from '#shared/kernel/datum';
import { geldtOp } from '#shared/kernel/geldig';
import type { Beleidsbestand, Beleidsversie, Versiebestand } from './beleid.types';
import { activeer, leesActiveringen, zonderGoedkeuring, type Activering } from './activering';
import { ConfiguratieFout, laadSchema, leesYaml } from './bestand';
import { keurWaarden, waardenschema } from './waarden';

export type { Beleidsversie, Bron } from './beleid.types';

export type Beleid = {
  /** The version in force on that business date; throws when the agreement is unknown or none holds. */
  readonly op: <T>(id: string, dag: Datum) => Beleidsversie<T>;
  /** All versions in force at some time, earliest first. */
  readonly versies: (id: string) => readonly Beleidsversie[];
  readonly ids: readonly string[];
};

export class BeleidFout extends Error {
  override readonly name = 'BeleidFout';
}

const alsVersie = ({ id, onderwerp }: Beleidsbestand, versie: Versiebestand): Beleidsversie => ({
  id,
  onderwerp,
  versie: versie.versie,
  vanaf: versie.vanaf ?? null,
  tot: versie.tot ?? null,
  bron: versie.bron,
  afgestemdMet: versie.afgestemdMet,
  goedgekeurdDoor: versie.goedgekeurdDoor,
  teBevestigen: versie.teBevestigen,
  waarden: versie.waarden,
});

/** No day may have two versions, and no day between two versions may have none. */
const gebrekenIn = (versies: readonly Beleidsversie[]): string[] =>
  versies.flatMap((versie, plek) => {
    const volgende = versies[plek + 1];
    if (!volgende) return [];
    return versie.tot === volgende.vanaf ? [] : [`versie ${versie.versie} sluit niet aan op versie ${volgende.versie}`];
  });

const opTijd = (versies: readonly Beleidsversie[]): Beleidsversie[] => [...versies].sort((a, b) => (a.vanaf ?? '').localeCompare(b.vanaf ?? ''));

const opzoeken = (perId: ReadonlyMap<string, readonly Beleidsversie[]>): Beleid => ({
  ids: [...perId.keys()],
  versies: (id) => {
    const versies = perId.get(id);
    if (!versies) throw new BeleidFout(`onbekend beleid: ${id}`);
    return versies;
  },
  op: <T>(id: string, dag: Datum) => {
    const versie = perId.get(id)?.find(geldtOp(dag));
    if (!versie) throw new BeleidFout(`geen versie van beleid ${id} op ${dag}`);
    // The consumer states the shape it needs; waarden.schema.json holds the files to it.
    return versie as Beleidsversie<T>;
  },
});

/** Which versions outside the standing agreements hold, and whether examples may be among them. */
export type Beleidsopties = { readonly activeringen: readonly Activering[]; readonly voorbeelden: boolean };

/** As the environment of this process says. */
export const beleidsopties = (): Beleidsopties => ({
  activeringen: leesActiveringen(process.env['BELEID_ACTIVERINGEN'] ?? ''),
  voorbeelden: process.env['SCHAKEL_OMGEVING'] === 'sandbox',
});

export const maakBeleid = (bestanden: readonly Beleidsbestand[], { activeringen, voorbeelden }: Beleidsopties): Beleid => {
  const perId = new Map<string, readonly Beleidsversie[]>();
  for (const bestand of bestanden) {
    const versies = opTijd(activeer(bestand, activeringen, voorbeelden).map((versie) => alsVersie(bestand, versie)));
    const gebreken = [
      ...gebrekenIn(versies),
      ...(perId.has(bestand.id) ? ['dit id staat al in een ander bestand'] : []),
      ...zonderGoedkeuring(bestand).map(({ versie }) => `versie ${versie} noemt de goedkeuring van ${bestand.vraagtGoedkeuringVan} niet, ook niet als te bevestigen`),
    ];
    if (gebreken.length) throw new ConfiguratieFout(bestand.id, gebreken);
    perId.set(bestand.id, versies);
  }
  const onbekend = activeringen.find(({ id }) => !perId.has(id));
  if (onbekend) throw new BeleidFout(`activering van onbekend beleid: ${onbekend.id}`);
  return opzoeken(perId);
};

export const beleidsschema = (configMap: string): ValidateFunction<Beleidsbestand> => laadSchema(join(configMap, 'beleid', 'beleid.schema.json'));

/**
 * Every file of agreements in a folder, in order of name, held against the schemas of the configuration; throws ConfiguratieFout on the
 * first that does not meet them. `map`: another folder than that of the configuration.
 */
export const leesBeleidsbestanden = (configMap: string, map = join(configMap, 'beleid')): Beleidsbestand[] => {
  const [klopt, waardenKloppen] = [beleidsschema(configMap), waardenschema(configMap)];
  return readdirSync(map)
    .filter((naam) => naam.endsWith('.yaml'))
    .sort()
    .map((naam) => join(map, naam))
    .map((bestand) => keurWaarden(bestand, leesYaml(bestand, klopt), waardenKloppen));
};

/** Reads beleid/*.yaml in the configuration folder. Activation is deployment (architecture.md, decision 10): it stands in the environment, not in a file. */
export const laadBeleid = (configMap: string, opties: Partial<Beleidsopties> = {}): Beleid =>
  maakBeleid(leesBeleidsbestanden(configMap), { ...beleidsopties(), ...opties });
