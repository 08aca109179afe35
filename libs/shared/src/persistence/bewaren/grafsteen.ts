import { createHash } from 'node:crypto';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';

/**
 * What stays of something that was erased after its term: where it lay (`table/row.place`), on which day, under which term.
 * `merk` is the sha-256 of the sealed content, so nothing can be guessed from it; null where the content lay open.
 */
export type Grafsteen = { readonly plaats: string; readonly op: Datum; readonly regel: string; readonly merk: string | null };

export type Gewistdeel = Pick<Grafsteen, 'plaats' | 'merk'>;
/** Whether the part under this name goes. */
export type Kies = (naam: string) => boolean;

const isObject = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

export const isVerzegeld = (waarde: unknown): waarde is Verzegeld => isObject(waarde) && ['sleutel', 'iv', 'inhoud', 'merk'].every((veld) => typeof waarde[veld] === 'string');

export const merkVanVerzegeld = ({ inhoud }: Pick<Verzegeld, 'inhoud'>): string => createHash('sha256').update(Buffer.from(inhoud, 'base64')).digest('base64url');

/** Takes the chosen parts out, at whatever depth, and tells where each lay. A sealed part that was not chosen stays whole. */
export const haalWeg = (waarde: unknown, kies: Kies, plaats: string): { readonly over: unknown; readonly delen: readonly Gewistdeel[] } => {
  if (!isObject(waarde) || isVerzegeld(waarde)) return { over: waarde, delen: [] };
  const delen: Gewistdeel[] = [];
  const over = Object.entries(waarde).flatMap(([naam, deel]) => {
    const hier = `${plaats}.${naam}`;
    if (kies(naam)) {
      delen.push({ plaats: hier, merk: isVerzegeld(deel) ? merkVanVerzegeld(deel) : null });
      return [];
    }
    const dieper = haalWeg(deel, kies, hier);
    delen.push(...dieper.delen);
    return [[naam, dieper.over] as const];
  });
  return { over: Object.fromEntries(over), delen };
};

/** Marks of everything sealed in a row. */
export const merkenIn = (waarde: unknown): string[] => {
  if (isVerzegeld(waarde)) return [merkVanVerzegeld(waarde)];
  return isObject(waarde) ? Object.values(waarde).flatMap(merkenIn) : [];
};

/** The last name of a place: `overdracht/1.secties.bij.gepland.contact` was about `contact`. */
export const naamVan = ({ plaats }: Pick<Grafsteen, 'plaats'>): string => plaats.slice(plaats.lastIndexOf('.') + 1);
