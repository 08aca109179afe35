import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SleutelringFout, sleutelringUit, type Sleutelring } from './sleutelring';

export type Ringopties = {
  /** In production the file must be its owner's alone; a sandbox may stand on a filesystem that has no such rights. */
  readonly streng: boolean;
  /** Told at every change: the fault of the file as it is now, or undefined when it is good again. */
  readonly meld?: (fout: SleutelringFout | undefined) => void;
  readonly nuMs?: () => number;
};

/** The keys of a service, as its file has them now. */
export type GevolgdeRing = Sleutelring & {
  /** Looks at the file at once. */
  readonly ververs: () => void;
};

const KIJK_MS = 1000;
const VOOR_ANDEREN = 0o077n;

/** A key that lies with the data is in the same backup as the data. */
const ligtBijDatabase = (bestand: string): boolean => {
  for (let map = dirname(realpathSync(bestand)); ; map = dirname(map)) {
    if (existsSync(join(map, 'PG_VERSION'))) return true;
    if (map === dirname(map)) return false;
  }
};

/** Whose file it is and where it lies, before anything in it is believed. */
export const keurPlaats = (bestand: string, streng: boolean): void => {
  if (ligtBijDatabase(bestand)) throw new SleutelringFout('de sleutelring ligt in de map van PostgreSQL; leg hem ergens anders');
  if (!streng) return;
  const { mode, uid } = statSync(bestand, { bigint: true });
  if ((mode & VOOR_ANDEREN) !== 0n) throw new SleutelringFout('de sleutelring is er ook voor anderen dan zijn eigenaar; doe: chmod 600');
  const ik = process.geteuid?.();
  if (ik !== undefined && uid !== BigInt(ik) && uid !== 0n) throw new SleutelringFout('de sleutelring is van een andere gebruiker; doe: chown');
};

/** Reads the keyring of a service; refuses a file that is not whole or not safe, so no service starts with half its keys. */
export const laadSleutelring = (bestand: string, { streng }: Pick<Ringopties, 'streng'> = { streng: false }): Sleutelring => {
  let inhoud: unknown;
  try {
    keurPlaats(bestand, streng);
    inhoud = JSON.parse(readFileSync(bestand, 'utf8'));
  } catch (fout) {
    if (fout instanceof SleutelringFout) throw fout;
    // The parser's own words may quote key material.
    throw new SleutelringFout('de sleutelring is niet te lezen');
  }
  return sleutelringUit(inhoud);
};

/** Changes with every writing, replacement or change of rights. */
const versieVan = (bestand: string): string => {
  try {
    const { ino, dev, size, mtimeNs, ctimeNs } = statSync(bestand, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join('.');
  } catch {
    return 'weg';
  }
};

/**
 * A ring that follows its file, so that rotation needs no restart: looked at no more than once a second, and at once for a key
 * it does not know. While the file is missing, half-written or not safe the last good ring stays in use, and that is told.
 * Throws when the file is not good at the start.
 */
export const volgSleutelring = (bestand: string, opties: Ringopties): GevolgdeRing => {
  const { meld = () => undefined, nuMs = () => performance.now() } = opties;
  let gezien = versieVan(bestand);
  let ring = laadSleutelring(bestand, opties);
  let gekeken = nuMs();
  let gemeld: string | undefined;
  const vertel = (fout?: SleutelringFout): void => {
    if (fout?.message === gemeld) return;
    gemeld = fout?.message;
    meld(fout);
  };
  const ververs = (): void => {
    gekeken = nuMs();
    const versie = versieVan(bestand);
    if (versie === gezien) return;
    try {
      ring = laadSleutelring(bestand, opties);
      gezien = versie;
      vertel();
    } catch (fout) {
      // Not marked as seen: a file that could not be read for a moment is tried again.
      gezien = '';
      vertel(fout as SleutelringFout);
    }
  };
  const nu = (): Sleutelring => {
    if (nuMs() - gekeken >= KIJK_MS) ververs();
    return ring;
  };
  const sleutel: Sleutelring['sleutel'] = (id) => {
    const bekend = nu().sleutel(id);
    if (bekend) return bekend;
    ververs();
    return ring.sleutel(id);
  };
  return {
    actief: (categorie, gemeente) => nu().actief(categorie, gemeente),
    sleutel,
    vanVak: (vak) => nu().vanVak(vak),
    isVernietigd: (id) => nu().isVernietigd(id),
    ververs,
  };
};
