import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MAPPEN = ['apps', 'libs', 'tools'];
const BRONNEN = [...MAPPEN, 'tsconfig.json', 'tsconfig.build.json', 'package.json'];

const bronbestanden = (pad) => {
  if (statSync(pad).isFile()) return [pad];
  return readdirSync(pad, { withFileTypes: true }).flatMap((item) => {
    const volledig = join(pad, item.name);
    if (item.isDirectory()) return bronbestanden(volledig);
    return /\.(tsx?|json)$/.test(item.name) && !/spec\.tsx?$/.test(item.name) ? [volledig] : [];
  });
};

/** Changes when any source is changed, added or removed: reading times is much cheaper than asking the compiler. */
export const vingerafdruk = (project) => {
  const regels = BRONNEN.map((naam) => join(project, naam))
    .filter(existsSync)
    .flatMap(bronbestanden)
    .sort()
    .map((bestand) => `${bestand} ${statSync(bestand).size} ${statSync(bestand).mtimeMs}`);
  return createHash('sha256').update(regels.join('\n')).digest('hex');
};

const heeftBron = (project, uitvoer) => ['.ts', '.tsx'].some((einde) => existsSync(join(project, uitvoer.replace(/\.js(\.map)?$/, einde))));

/** Output of a source that is gone would still be found by name. */
export const ruimWeesbestandenOp = (project, deel = '') => {
  const mappen = deel === '' ? MAPPEN : readdirSync(join(project, 'dist', deel)).map((naam) => join(deel, naam));
  for (const pad of mappen) {
    const uitvoer = join(project, 'dist', pad);
    if (!existsSync(uitvoer)) continue;
    if (statSync(uitvoer).isDirectory()) ruimWeesbestandenOp(project, pad);
    else if (/\.js(\.map)?$/.test(pad) && !heeftBron(project, pad)) rmSync(uitvoer);
  }
};
