import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where a process may fall at its worst: between a thing done and the note that it was done. `npm run chaos` lets it fall there.
 */
export const FAALPUNTEN = [
  'deur.gelezen',
  'deur.voorCommit',
  'deur.naCommit',
  'vrijgave.gestempeld',
  'vrijgave.bevestigd',
  'publicatie.onbevestigd',
  'relay.bevestigd',
  'afnemer.ontvangen',
  'inbox.voorCommit',
  'inbox.naCommit',
  'feit.voorCommit',
  'feit.naCommit',
  'levering.gelogd',
  'levering.bevestigd',
  'mail.aangenomen',
  'timer.gevuurd',
  'logboek.voorCommit',
  'logboek.naCommit',
] as const;
export type Faalpunt = (typeof FAALPUNTEN)[number];

/** The order that lies ready for one service: which point, and at which time it is passed. */
type Opdracht = { readonly punt: string; keer: number };

const KIJK_MS = 20;
let opdracht: Opdracht | undefined;
let bestand: string | undefined;

const leesOpdracht = (pad: string): Opdracht | undefined => {
  try {
    const [punt = '', keer = '1'] = readFileSync(pad, 'utf8').trim().split(' ');
    return { punt, keer: Number(keer) };
  } catch {
    return undefined;
  }
};

/**
 * Only in the sandbox: from now on this process kills itself (SIGKILL) at the point named in the file `<map>/<dienst>`
 * ("punt keer"). The file is renamed to `<dienst>.geraakt` just before, so that it happens once.
 */
export const volgFaalpunten = (map: string, dienst: string): void => {
  const pad = join(map, dienst);
  bestand = pad;
  setInterval(() => {
    if (!existsSync(pad)) opdracht = undefined;
    else opdracht ??= leesOpdracht(pad);
  }, KIJK_MS).unref();
};

/** Does nothing unless the sandbox rehearses a fall here. */
export const faalpunt = (punt: Faalpunt): void => {
  if (opdracht?.punt !== punt || bestand === undefined) return;
  opdracht.keer -= 1;
  if (opdracht.keer > 0) return;
  renameSync(bestand, `${bestand}.geraakt`);
  process.kill(process.pid, 'SIGKILL');
};
