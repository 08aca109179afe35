import type { Datum } from '#shared/kernel/datum';
import type { Grond, SanctieSoort } from './begrippen';
import type { Plicht, Sanctiewet } from './policy';

/** Whether the law knows this sanction for this ground. The hub tells the sender, it does not refuse. */
export const pastBijGrond = (soort: SanctieSoort, grond: Grond, wet: Sanctiewet): boolean => wet[grond].sancties.includes(soort);

export type Ontheven = { readonly plicht: Plicht; readonly laatsteDag: Datum | null };
type Lopend = { readonly scope: readonly string[]; readonly laatsteDag: Datum | null };

const langste = (dagen: readonly (Datum | null)[]): Datum | null => (dagen.includes(null) ? null : ([...dagen].sort().at(-1) ?? null));

/** D-31: the duties of this ground that the resident is exempt from on that day, each through its last day (null: without end). */
export const onthevenVan = (grond: Grond, lopende: readonly Lopend[], wet: Sanctiewet): Ontheven[] =>
  wet[grond].verplichtingen.flatMap((plicht) => {
    const dagen = lopende.filter(({ scope }) => scope.includes(plicht)).map(({ laatsteDag }) => laatsteDag);
    return dagen.length > 0 ? [{ plicht, laatsteDag: langste(dagen) }] : [];
  });
