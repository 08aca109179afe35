import type { Datum } from '#shared/kernel/datum';
import type { Beleid, Beleidsversie } from '#shared/policy/beleid';
import type { Command } from './domain/ontheffing.types';
import type { Bezwaarwet, Normen, Ouderwet, Policy, Rechtswegewet, Tijdelijkwet, Wet } from './domain/policy';

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

/** Art. 9 lid 2, by the day of the decision: the law gives the power to decide. */
export const tijdelijkwet = (beleid: Beleid, op: Datum): Beleidsversie<Tijdelijkwet> => beleid.op<Tijdelijkwet>('wet-ontheffing-tijdelijk', op);

export const OUDERWET = 'wet-ontheffing-alleenstaande-ouder';
/** Art. 9a, by the day of the request: who asks and meets the conditions has the right. */
const ouderwet = (beleid: Beleid, op: Datum): Ouderwet => {
  const { versie, waarden } = beleid.op<Omit<Ouderwet, 'versie'>>(OUDERWET, op);
  return { versie, ...waarden };
};

/** Awb 6:7, by the day of bekendmaking: on the day after, the term begins. */
export const bezwaarwet = (beleid: Beleid, bekendmaking: Datum): Bezwaarwet => beleid.op<Bezwaarwet>('wet-bezwaar', bekendmaking).waarden;

/** The law that this message is judged by; `op`: its business date. What holds by law goes by its first day, for no decision makes it (art. 9 lid 5). */
export const wetVoor = (beleid: Beleid, command: Command, op: Datum): Wet => ({
  tijdelijk: tijdelijkwet(beleid, op).waarden,
  ouder: ouderwet(beleid, 'verzoekDatum' in command ? (command.verzoekDatum ?? op) : op),
  rechtswege: beleid.op<Rechtswegewet>('wet-ontheffing-van-rechtswege', 'vanaf' in command ? command.vanaf : op).waarden,
});
