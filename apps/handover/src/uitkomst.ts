import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Datum } from '#shared/kernel/datum';
import type { Resultaat } from '#shared/persistence/runner.types';
import { opGrondVan } from '#shared/persistence/uitkomst';
import type { Versie } from './domain/policy';

export const verwerkt = (beleid: Versie<unknown> | null = null): Resultaat => ({
  uitkomst: { status: 'VERWERKT', afwijkingen: [], ...opGrondVan(beleid) },
  feiten: [],
});

const inWoorden = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

/** SM-1: allowed at any time, but soon after the last one worth a second look. */
export const herhaling = (vorige: Datum): string => `Let op: de vorige overdracht van deze inwoner ging in op ${inWoorden.format(new Date(`${vorige}T00:00:00Z`))}.`;

/** R-206, where the form that was used did not ask it. */
export const PLAN_ONGENOEMD = 'Let op: er staat niet bij welk plan van aanpak er is, of dat er geen plan is.';

export const wacht = (gebeurtenis: 'voorgesteld'): Resultaat => ({
  uitkomst: { status: 'WACHT_OP', wachtOp: bekendeSoort(`nl.participatiewet.overdracht.${gebeurtenis}.v1`).type, afwijkingen: [] },
  feiten: [],
});
