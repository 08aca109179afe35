#!/usr/bin/env node
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bereidVoor, projectmap } from './voorbereiden.mjs';
import { grijs, meldFout } from './scherm.mjs';

const OPDRACHTEN = join(projectmap, 'dist', 'tools', 'cli');
const NAAM = /^[a-z][a-z-]*$/;

const laad = (opdracht) => import(pathToFileURL(join(OPDRACHTEN, `${opdracht}.js`)).href);

const help = async () => {
  const namen = readdirSync(OPDRACHTEN).filter((bestand) => bestand.endsWith('.js')).map((bestand) => bestand.slice(0, -3)).filter((naam) => NAAM.test(naam)).sort();
  const modules = await Promise.all(namen.map(async (naam) => ({ naam, ...(await laad(naam)) })));
  const regels = modules.filter((module) => module.voerUit).map(({ naam, uitleg = '' }) => `  ${naam.padEnd(14)} ${uitleg}`);
  process.stdout.write(`Gebruik: npx schakel <opdracht>\n\n${regels.join('\n')}\n\n${grijs('De meeste opdrachten werken op de sandbox die met npm start draait.')}\n`);
  return 0;
};

const weiger = (waarom, opdracht, { uitleg }) => {
  process.stderr.write(`${waarom}. schakel ${opdracht}: ${uitleg}\n`);
  return 2;
};

const voerUit = async ([opdracht = 'help', ...args]) => {
  // In an image everything is built already, and nothing may be written.
  if (!process.env.SCHAKEL_GEBOUWD) await bereidVoor({ voortgang: (tekst, zelfdeRegel) => zelfdeRegel || process.stderr.write(`${tekst}\n`) });
  if (['help', '--help', '-h'].includes(opdracht)) return help();
  if (!NAAM.test(opdracht) || !existsSync(join(OPDRACHTEN, `${opdracht}.js`))) {
    process.stderr.write(`De opdracht "${opdracht}" bestaat niet. Alle opdrachten: npx schakel help\n`);
    return 2;
  }
  const module = await laad(opdracht);
  const teveel = args.slice(module.argumenten ?? args.length);
  if (teveel.length > 0) return weiger(`"${teveel[0]}" hoort hier niet bij`, opdracht, module);
  try {
    return (await module.voerUit(args, { map: projectmap })) ?? 0;
  } catch (fout) {
    if (!String(fout?.code).startsWith('ERR_PARSE_ARGS')) throw fout;
    return weiger('Deze opdracht kent dat niet', opdracht, module);
  }
};

try {
  process.exitCode = await voerUit(process.argv.slice(2));
} catch (fout) {
  meldFout(fout);
  process.exitCode = 1;
}
