import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maakMap, Melding, type Voortgang } from './bestanden';
import { bibliotheekPad, pakUit, type Bundel } from './pakketten';

/** A browser for the tests: the program, and what its environment needs to find its own libraries and font. */
export type Chromium = { readonly pad: string; readonly env: Readonly<Record<string, string>> };
export type Chromiumopties = { readonly map: string; readonly verberg: boolean; readonly voortgang: Voortgang };

const OP_DE_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const BUNDEL: Bundel = {
  naam: 'Chromium',
  installeer: 'apt-get install chromium',
  pakketten: () => ['chromium', 'chromium-common', 'fonts-dejavu-core'],
  // Not the C library itself, which belongs to the machine's own loader; nor what only a desktop or a graphics card needs.
  bibliotheken: /^(?:zlib1g$|lib(?!c6|crypt1|llvm|perl|icu|gtk|gl1-mesa|z3|pam|cryptsetup|db5|gdbm|sem|sepol))/,
  ofGeef: 'een bestaande browser op met CHROMIUM_PAD',
  zelfstandig: true,
};

const lettertypen = (wortel: string): string => {
  const map = join(wortel, 'schakel-fonts');
  mkdirSync(join(map, 'cache'), { recursive: true });
  const bestand = join(map, 'fonts.conf');
  writeFileSync(
    bestand,
    `<?xml version="1.0"?>\n<fontconfig>\n  <dir>${join(wortel, 'usr/share/fonts')}</dir>\n  <cachedir>${join(map, 'cache')}</cachedir>\n` +
      ['sans-serif', 'serif', 'system-ui'].map((soort) => `  <alias><family>${soort}</family><prefer><family>DejaVu Sans</family></prefer></alias>\n`).join('') +
      '</fontconfig>\n',
  );
  return bestand;
};

const inWortel = (wortel: string): Chromium | undefined => {
  const pad = join(wortel, 'usr/lib/chromium/chromium');
  if (!existsSync(pad)) return undefined;
  // One library of sound lives in a directory of its own, and is needed to start.
  const mappen = bibliotheekPad(wortel).split(':').flatMap((map) => [map, join(map, 'pulseaudio')]);
  return { pad, env: { LD_LIBRARY_PATH: mappen.filter((map) => existsSync(map)).join(':'), FONTCONFIG_FILE: lettertypen(wortel) } };
};

/** The browser named by CHROMIUM_PAD, else the machine's own, else Debian's unpacked under `.hub` for this clone only. */
export const vindChromium = async ({ map, verberg, voortgang }: Chromiumopties): Promise<Chromium> => {
  const opgegeven = process.env['CHROMIUM_PAD'];
  if (opgegeven && !existsSync(opgegeven)) throw new Melding(`CHROMIUM_PAD wijst naar ${opgegeven}, maar daar staat niets.`);
  const pad = opgegeven ?? (verberg ? undefined : OP_DE_MACHINE.find((een) => existsSync(een)));
  if (pad) return { pad, env: {} };
  const wortel = await pakUit(BUNDEL, maakMap(join(map, '.hub', 'pakketten'), true), voortgang);
  const uitgepakt = inWortel(wortel);
  if (!uitgepakt) throw new Melding(`De uitgepakte Chromium in ${wortel} is onvolledig. Verwijder die map en start opnieuw.`);
  return uitgepakt;
};
