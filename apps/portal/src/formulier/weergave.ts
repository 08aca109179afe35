import type { Datum } from '#shared/kernel/datum';
import { zonderDag } from '../taal/datum';
import { een, waardenUit } from './invoer';
import type { Ingevuld, Vraag } from './formulier.types';

export type Rij = { readonly naam: string; readonly tekst: string };

const label = ({ opties }: Vraag, code: string): string => opties.find((optie) => optie.code === code)?.label ?? code;

/** An answer as people read it. */
export const inWoorden = (vraag: Vraag, waarden: Ingevuld): string => {
  const waarde = waarden[vraag.pad];
  if (waarde !== undefined && typeof waarde !== 'string') return waarde.map((code) => label(vraag, code)).join(', ');
  const tekst = een(waarden, vraag.pad) ?? '';
  if (vraag.soort === 'datum') return zonderDag(tekst as Datum);
  return vraag.opties.length > 0 ? label(vraag, tekst) : tekst;
};

/** The rows of one category that are really in a message; what is not there gives no row. */
export const rijenVan = (vragen: readonly Vraag[], categorie: string, gegevens: unknown): readonly Rij[] => {
  const eigen = vragen.filter(({ pad }) => pad.startsWith(`${categorie}.`));
  const waarden = waardenUit(eigen, gegevens);
  return eigen.filter(({ pad }) => Object.hasOwn(waarden, pad)).map((vraag) => ({ naam: vraag.label, tekst: inWoorden(vraag, waarden) }));
};
