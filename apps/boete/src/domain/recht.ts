import type { Datum } from '#shared/kernel/datum';
import type { Grond, SanctieSoort } from './begrippen';

/** Duties of Participatiewet art. 9 lid 1: a work, b re-integration, c service in return. */
export type Plicht = 'a' | 'b' | 'c';

/**
 * Which duties behind a ground can be lifted by an ontheffing. The inlichtingenplicht (art. 17 lid 1) never; the other duties are
 * those of art. 9 lid 1 besides work.
 */
const PLICHTEN: Record<Grond, readonly Plicht[]> = {
  INLICHTINGENPLICHT: [],
  ARBEIDSVERPLICHTING: ['a'],
  OVERIGE_PLICHT_PW: ['b', 'c'],
};

/**
 * Participatiewet art. 18a: boete and waarschuwing exist for the inlichtingenplicht only; art. 18 lid 2: any other duty gives a
 * verlaging. The hub tells the sender, it does not refuse.
 */
export const pastBijGrond = (soort: SanctieSoort, grond: Grond): boolean => (grond === 'INLICHTINGENPLICHT') === (soort !== 'VERLAGING');

export type Ontheven = { readonly plicht: Plicht; readonly laatsteDag: Datum | null };
type Lopend = { readonly scope: readonly string[]; readonly laatsteDag: Datum | null };

const langste = (dagen: readonly (Datum | null)[]): Datum | null => (dagen.includes(null) ? null : ([...dagen].sort().at(-1) ?? null));

/** D-31: the duties of this ground that the resident is exempt from on that day, each through its last day (null: without end). */
export const onthevenVan = (grond: Grond, lopende: readonly Lopend[]): Ontheven[] =>
  PLICHTEN[grond].flatMap((plicht) => {
    const dagen = lopende.filter(({ scope }) => scope.includes(plicht)).map(({ laatsteDag }) => laatsteDag);
    return dagen.length > 0 ? [{ plicht, laatsteDag: langste(dagen) }] : [];
  });
