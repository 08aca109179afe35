import type { Datum } from '#shared/kernel/datum';
import type { Beleid, Beleidsversie } from '#shared/policy/beleid';
import type { Normen, Policy } from './domain/policy';

/** P-06, by the day of the decision. */
export const ontheffingsbeleid = (beleid: Beleid, op: Datum): Beleidsversie<Policy> => beleid.op<Policy>('ontheffing-bij-overdracht', op);

type Servicenormen = { readonly ontheffing: Normen & { readonly perGemeente: Readonly<Record<string, Partial<Normen>>> } };

/** D-26, by the day on which a task arises; a gemeente may have numbers of its own. */
export const normen = (beleid: Beleid, vandaag: Datum, gemeente: string): Normen => {
  const { perGemeente, ...algemeen } = beleid.op<Servicenormen>('servicenormen', vandaag).waarden.ontheffing;
  return { ...algemeen, ...perGemeente[gemeente] };
};

type NaWia4 = { readonly zonderEigenBesluitVanaf: Readonly<Record<string, Datum>> };

/** P-07, by the day of the decision: the old custom stays until the day on which a gemeente left it. */
export const eigenBesluitNaWia4 = (beleid: Beleid, op: Datum, gemeente: string): boolean => {
  const vanaf = beleid.op<NaWia4>('besluit-na-wia4', op).waarden.zonderEigenBesluitVanaf[gemeente];
  return vanaf === undefined || op < vanaf;
};
