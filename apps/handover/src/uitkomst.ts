import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Uitkomst } from '#shared/contracts/intern';
import type { Resultaat } from '#shared/persistence/runner.types';
import type { Versie } from './domain/policy';
import type { Weigering } from './domain/weigering';

const grond = (beleid: Versie<unknown> | null): Pick<Uitkomst, 'beleid'> => (beleid ? { beleid: { id: beleid.id, versie: beleid.versie } } : {});

/** A refusal with its code, what is missing, and the agreement it rests on. */
export const afgekeurd = ({ code, toelichting }: Weigering, beleid: Versie<unknown> | null = null): Resultaat => ({
  uitkomst: { status: 'AFGEKEURD', code, ...(toelichting ? { toelichting } : {}), afwijkingen: [], ...grond(beleid) },
  feiten: [],
});

export const verwerkt = (beleid: Versie<unknown> | null = null): Resultaat => ({
  uitkomst: { status: 'VERWERKT', afwijkingen: [], ...grond(beleid) },
  feiten: [],
});

export const wacht = (gebeurtenis: 'voorgesteld'): Resultaat => ({
  uitkomst: { status: 'WACHT_OP', wachtOp: bekendeSoort(`nl.participatiewet.overdracht.${gebeurtenis}.v1`).type, afwijkingen: [] },
  feiten: [],
});
