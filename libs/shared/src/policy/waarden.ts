import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Beleidsbestand } from './beleid.types';
import { ConfiguratieFout, laadSchema } from './bestand';

/** What an agreement says, under its id: the schema has a form for each. */
export type Waardenschema = ValidateFunction<Readonly<Record<string, unknown>>>;

export const waardenschema = (configMap: string): Waardenschema => laadSchema(join(configMap, 'beleid', 'waarden.schema.json'));

const VORMEN: Readonly<Record<string, string>> = { object: 'groep velden', array: 'lijst', string: 'tekst', boolean: 'true of false', integer: 'geheel getal', number: 'getal', null: 'null' };
const vormVan = (type: unknown): string => [type].flat().map((een) => VORMEN[String(een)] ?? String(een)).join(' of ');

/** Per keyword of the schema: what is wrong with the field; the value itself is not repeated. */
const WOORDEN: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  required: () => 'ontbreekt',
  additionalProperties: () => 'hoort er niet in',
  enum: ({ allowedValues }) => `is geen van ${[allowedValues].flat().join(', ')}`,
  type: ({ type }) => `is geen ${vormVan(type)}`,
  minimum: ({ limit }) => `is lager dan ${String(limit)}`,
  maximum: ({ limit }) => `is hoger dan ${String(limit)}`,
  minItems: () => 'is leeg',
  uniqueItems: () => 'noemt iets twee keer',
  format: () => 'is geen bestaande datum (jjjj-mm-dd)',
  pattern: () => 'heeft niet de juiste vorm',
};

const gebrekVan = ({ keyword, instancePath, params, message }: ErrorObject): string => {
  const { missingProperty, additionalProperty } = params as Readonly<Record<'missingProperty' | 'additionalProperty', string | undefined>>;
  const [, , ...pad] = instancePath.split('/');
  const plaats = ['waarden', ...pad, missingProperty ?? additionalProperty ?? []].flat().join('/');
  return `${plaats} ${WOORDEN[keyword]?.(params as Readonly<Record<string, unknown>>) ?? message ?? 'onjuist'}`;
};

/** Holds what every version says, prepared ones too, against the form of its id; each fault is named with its version and field. */
export const keurWaarden = (bron: string, bestand: Beleidsbestand, klopt: Waardenschema): Beleidsbestand => {
  const gebreken = bestand.versies.flatMap(({ versie, waarden }) => {
    if (klopt({ [bestand.id]: waarden })) return [];
    return (klopt.errors ?? []).map((fout) => (fout.instancePath === '' ? `voor de afspraak ${bestand.id} staat geen vorm in waarden.schema.json` : `versie ${versie}: ${gebrekVan(fout)}`));
  });
  if (gebreken.length) throw new ConfiguratieFout(bron, [...new Set(gebreken)]);
  return bestand;
};
