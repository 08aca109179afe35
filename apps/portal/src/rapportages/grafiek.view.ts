import type { Getal } from './rapportages.types';

export type Staaf = { readonly regels: readonly string[]; readonly waarde: string; readonly breedte: number; readonly y: number };
/** `namen`: by what was counted, from coarse to fine. */
export type Geteld = { readonly namen: readonly string[]; readonly aantal: Getal };
export type Grafiekview = { readonly id: string; readonly titel: string; readonly omschrijving: string; readonly hoogte: number; readonly staven: readonly Staaf[]; readonly weggelaten: number };

/** Units of the drawing; it scales with the page. */
export const BREEDTE = 640;
export const STAAFHOOGTE = 18;
export const REGELHOOGTE = 22;
const TUSSENRUIMTE = 14;
/** Two of them fit beside each other, also the long ones. */
const NAMEN_PER_REGEL = 2;
/** Room for the number behind the longest bar. */
const LANGSTE = 520;
const HOOGSTENS = 12;

/**
 * The largest first, as bars with their names above and their number behind: nothing in it is said by colour alone, and the table beside
 * it says all of it in text. What is withheld has no bar; without a single bar there is no chart.
 */
export const grafiekview = (titel: string, geteld: readonly Geteld[]): Grafiekview | null => {
  const getoond = geteld.flatMap(({ namen, aantal }) => (aantal === null || aantal === 0 ? [] : [{ regels: inRegels(namen), aantal }])).sort((een, ander) => ander.aantal - een.aantal);
  const [grootste] = getoond;
  if (!grootste) return null;
  const rij = Math.max(...getoond.map(({ regels }) => regels.length)) * REGELHOOGTE + STAAFHOOGTE + TUSSENRUIMTE;
  const staven = getoond.slice(0, HOOGSTENS).map(({ regels, aantal }, plaats) => ({ regels, waarde: String(aantal), breedte: Math.max(2, Math.round((aantal / grootste.aantal) * LANGSTE)), y: plaats * rij }));
  const omschrijving = `Staven van groot naar klein. De langste staaf is ${grootste.aantal}. De tabel geeft dezelfde aantallen.`;
  return { id: titel.toLowerCase().replace(/[^a-z0-9]+/g, '-'), titel, omschrijving, hoogte: staven.length * rij, staven, weggelaten: getoond.length - staven.length };
};

const inRegels = (namen: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(namen.length / NAMEN_PER_REGEL) }, (_, regel) => namen.slice(regel * NAMEN_PER_REGEL, (regel + 1) * NAMEN_PER_REGEL).join(', '));
