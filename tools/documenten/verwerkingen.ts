import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keur, laadSchema, ontleed } from '#shared/policy/bestand';

/** One kind of processing: what the register of the parties says of it (AVG art. 30), as far as this hub takes part. */
export type Verwerking = {
  readonly context: string;
  readonly naam: string;
  readonly doel: string;
  readonly verantwoordelijk: string;
  readonly verwerker: string;
  readonly grondslag: readonly string[];
  readonly betrokkenen: readonly string[];
  /** Ids of the terms that apply (config/bewaren). */
  readonly bewaren: readonly string[];
  readonly maatregelen: readonly string[];
  readonly restrisico: readonly string[];
};

export type Verwerkingenregister = {
  readonly versie: string;
  readonly vanaf: string;
  readonly teBevestigen: readonly string[];
  readonly partijen: readonly { readonly wie: string; readonly rol: string; readonly waarom: string }[];
  readonly verwerkingen: readonly Verwerking[];
};

/** Reads config/verwerkingen; refuses a file that does not meet its schema. */
export const leesVerwerkingen = (configMap: string): Verwerkingenregister => {
  const bestand = join(configMap, 'verwerkingen', 'verwerkingen.yaml');
  return keur(bestand, ontleed(bestand, readFileSync(bestand, 'utf8')), laadSchema<Verwerkingenregister>(join(configMap, 'verwerkingen', 'verwerkingen.schema.json')));
};
