import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import type { Datum } from '#shared/kernel/datum';
import { ConfiguratieFout, laadSchema, leesYaml } from './bestand';
import type { Codelijsten, Codelijstversie, Formulierversie, Richting, Woordenlijst } from './formulieren.types';

export type { Codelijsten, Formulierveld, Formulierversie, Optie, Richting, Woordenlijst } from './formulieren.types';

/** One version of the handover form: per direction the fields (paths within the section `formulier`) that an acceptance needs. */
export type Formuliereisen = { readonly formulierVersie: string; readonly verplicht: Readonly<Record<Richting, readonly string[]>> };

/** By `formulierVersie`. */
export type Formulieren = Readonly<Record<string, Formuliereisen>>;

const RICHTINGEN = ['KP3_NAAR_KP4', 'KP4_NAAR_KP3'] as const;
const SECTIE = 'formulier.';

const leesMap = <T>(map: string, klopt: ValidateFunction<T>): { bestand: string; inhoud: T }[] =>
  readdirSync(map)
    .filter((naam) => naam.endsWith('.yaml'))
    .sort()
    .map((bestand) => ({ bestand, inhoud: leesYaml(join(map, bestand), klopt) }));

const eenKeer = <T>(bestanden: readonly { bestand: string; inhoud: T }[], naam: string, van: (inhoud: T) => string): void => {
  const gezien = new Set<string>();
  for (const { bestand, inhoud } of bestanden) {
    if (gezien.has(van(inhoud))) throw new ConfiguratieFout(bestand, [`${naam} ${van(inhoud)} staat er twee keer`]);
    gezien.add(van(inhoud));
  }
};

/** Faults that a schema cannot see: a field asked twice, or in a part or depending on a field that is not there. */
const gebrekenIn = ({ velden, delen }: Formulierversie): string[] => {
  const paden = velden.map(({ pad }) => pad);
  const dubbel = paden.filter((pad, plek) => paden.indexOf(pad) !== plek).map((pad) => `${pad} staat er twee keer`);
  const zonderDeel = velden.filter(({ deel }) => !delen.some(({ id }) => id === deel)).map(({ pad }) => `${pad} staat in een deel dat er niet is`);
  const loos = velden.filter(({ bijKeuze }) => bijKeuze && !paden.includes(bijKeuze.pad)).map(({ pad }) => `${pad} hangt af van een veld dat er niet is`);
  return [...dubbel, ...zonderDeel, ...loos];
};

/** All versions of the handover form, earliest first; throws ConfiguratieFout on a file that does not hold together. */
export const laadFormulierversies = (configMap: string): readonly Formulierversie[] => {
  const map = join(configMap, 'formulieren');
  const bestanden = leesMap(map, laadSchema<Formulierversie>(join(map, 'formulier.schema.json')));
  eenKeer(bestanden, 'formulierVersie', ({ formulierVersie }) => formulierVersie);
  for (const { bestand, inhoud } of bestanden) {
    const gebreken = gebrekenIn(inhoud);
    if (gebreken.length > 0) throw new ConfiguratieFout(bestand, gebreken);
  }
  return opTijd(bestanden.map(({ inhoud }) => inhoud));
};

/** What each version asks before an acceptance; the whole form is for who fills it in. */
export const laadFormulieren = (configMap: string): Formulieren =>
  Object.fromEntries(laadFormulierversies(configMap).map((versie) => [versie.formulierVersie, eisenVan(versie)]));

const eisenVan = ({ formulierVersie, velden }: Formulierversie): Formuliereisen => {
  const nodig = (richting: Richting): string[] => velden.filter(({ pad, acceptatie }) => pad.startsWith(SECTIE) && acceptatie?.includes(richting)).map(({ pad }) => pad.slice(SECTIE.length));
  return { formulierVersie, verplicht: Object.fromEntries(RICHTINGEN.map((richting) => [richting, nodig(richting)])) as Record<Richting, string[]> };
};

export const laadCodelijsten = (configMap: string): readonly Codelijstversie[] => {
  const map = join(configMap, 'formulieren', 'codelijsten');
  const bestanden = leesMap(map, laadSchema<Codelijstversie>(join(map, 'codelijsten.schema.json')));
  eenKeer(bestanden, 'vanaf', ({ vanaf }) => vanaf);
  return opTijd(bestanden.map(({ inhoud }) => inhoud));
};

export const laadMedischeWoorden = (configMap: string): Woordenlijst => {
  const map = join(configMap, 'formulieren', 'woordenlijsten');
  const { woorden, delen } = leesYaml(join(map, 'medisch.yaml'), laadSchema<Woordenlijst>(join(map, 'woordenlijst.schema.json')));
  return { woorden, delen };
};

const opTijd = <T extends { readonly vanaf: Datum }>(versies: readonly T[]): readonly T[] => [...versies].sort((a, b) => a.vanaf.localeCompare(b.vanaf));

/** The last version that had begun on that day; before the first one there is none. */
export const geldendOp = <T extends { readonly vanaf: Datum }>(versies: readonly T[], dag: Datum): T | undefined => versies.filter(({ vanaf }) => vanaf <= dag).at(-1);

export const codelijstenOp = (versies: readonly Codelijstversie[], dag: Datum): Codelijsten => geldendOp(versies, dag)?.lijsten ?? {};
