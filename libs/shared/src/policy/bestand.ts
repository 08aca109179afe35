import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse, YAMLParseError } from 'yaml';

/** A file of the configuration is not what its schema says; the service must not start on it. */
export class ConfiguratieFout extends Error {
  override readonly name = 'ConfiguratieFout';
  constructor(
    readonly bestand: string,
    readonly gebreken: readonly string[],
  ) {
    super(`${bestand}: ${gebreken.join('; ')}`);
  }
}

/** Compiles the JSON Schema that stands next to the files. */
export const laadSchema = <T>(bestand: string): ValidateFunction<T> => {
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  return ajv.compile<T>(JSON.parse(readFileSync(bestand, 'utf8')) as object);
};

/** Reads YAML; the parser's own words quote the line, and a register of staff must not end up in a log. */
export const ontleed = (bron: string, tekst: string): unknown => {
  try {
    return parse(tekst);
  } catch (fout) {
    if (fout instanceof YAMLParseError) throw new ConfiguratieFout(bron, [`geen geldige YAML op regel ${fout.linePos?.[0].line ?? '?'}`]);
    throw fout;
  }
};

/** Holds content against its schema; every fault is named with its place, none with its value. */
export const keur = <T>(bron: string, inhoud: unknown, klopt: ValidateFunction<T>): T => {
  if (klopt(inhoud)) return inhoud;
  throw new ConfiguratieFout(bron, (klopt.errors ?? []).map((fout) => `${fout.instancePath || '/'} ${fout.message ?? 'onjuist'}`));
};

export const leesYaml = <T>(bestand: string, klopt: ValidateFunction<T>): T => keur(bestand, ontleed(bestand, readFileSync(bestand, 'utf8')), klopt);
