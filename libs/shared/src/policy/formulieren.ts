import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfiguratieFout, laadSchema, leesYaml } from './bestand';

/** One version of the handover form: per direction the fields (paths within the section `formulier`) that an acceptance needs. */
export type Formuliereisen = { readonly formulierVersie: string; readonly verplicht: Readonly<Record<string, readonly string[]>> };

/** By `formulierVersie`. */
export type Formulieren = Readonly<Record<string, Formuliereisen>>;

/** Reads config/formulieren; throws ConfiguratieFout on a file that does not meet its schema or names a version twice. */
export const laadFormulieren = (configMap: string): Formulieren => {
  const map = join(configMap, 'formulieren');
  const klopt = laadSchema<Formuliereisen>(join(map, 'formulier.schema.json'));
  const alle: Record<string, Formuliereisen> = {};
  for (const bestand of readdirSync(map).filter((naam) => naam.endsWith('.yaml'))) {
    const formulier = leesYaml(join(map, bestand), klopt);
    if (alle[formulier.formulierVersie]) throw new ConfiguratieFout(bestand, [`formulierVersie ${formulier.formulierVersie} staat er twee keer`]);
    alle[formulier.formulierVersie] = formulier;
  }
  return alle;
};
