import type { Code } from '../contracts/codes';
import type { Uitkomst } from '../contracts/intern';
import type { Resultaat } from './runner.types';

type Weigering = { readonly code: Code; readonly toelichting?: string };

/** The agreement an outcome rests on, when there is one. */
export const opGrondVan = (beleid?: Uitkomst['beleid'] | null): Pick<Uitkomst, 'beleid'> => (beleid ? { beleid: { id: beleid.id, versie: beleid.versie } } : {});

/** A refusal changes nothing and tells nobody but the sender: its code, what is missing, and the agreement it rests on. */
export const afgekeurd = ({ code, toelichting }: Weigering, beleid?: Uitkomst['beleid'] | null): Resultaat => ({
  uitkomst: { status: 'AFGEKEURD', code, ...(toelichting ? { toelichting } : {}), afwijkingen: [], ...opGrondVan(beleid) },
  feiten: [],
});

/** Of a message whose content was recalled before its owner came to it. */
export const HERROEPEN = { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit bericht is herroepen voordat het werd behandeld' } as const satisfies Weigering;
