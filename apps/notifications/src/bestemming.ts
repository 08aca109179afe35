import type { Datum } from '#shared/kernel/datum';
import type { Mail } from './persistence/mail.entity';

/** What is needed of the register of parties (policy/partijen). */
export type Adresboek = {
  medewerker(actorId: string, dag: Datum): { readonly mail?: string | undefined } | undefined;
  team(organisatie: string, rol: string): { readonly mail: string } | undefined;
  waarnemersVan(actorId: string, dag: Datum): readonly string[];
  organisatie(code: string): { readonly taakUrlSjabloon?: string | undefined } | undefined;
};

export type Bestemming = { readonly aan: string; readonly soort: 'PERSOON' | 'TEAM' };

/** The person, as long as he is registered on that day and has an address; else the team box. Undefined when there is neither. */
export const bestemmingVan = (boek: Adresboek, { actorId, organisatie, rol }: Pick<Mail, 'actorId' | 'organisatie' | 'rol'>, dag: Datum): Bestemming | undefined => {
  const persoon = actorId === null ? undefined : boek.medewerker(actorId, dag)?.mail;
  if (persoon !== undefined) return { aan: persoon, soort: 'PERSOON' };
  const team = boek.team(organisatie, rol)?.mail;
  return team === undefined ? undefined : { aan: team, soort: 'TEAM' };
};

/** Who gets it today in the place of an absent colleague (M-19); a mail that is for a deputy goes no further. */
export const waarnemersVoor = (boek: Adresboek, { actorId, waarneming }: Pick<Mail, 'actorId' | 'waarneming'>, dag: Datum): string[] =>
  actorId === null || waarneming ? [] : boek.waarnemersVan(actorId, dag).filter((waarnemer) => boek.medewerker(waarnemer, dag)?.mail !== undefined);

/** The party's own page for a task, by default the hub's (contract.md §5); the overview is the hub's alone. The task id is opaque. */
export const linkVoor = (boek: Adresboek, { taak, organisatie }: Pick<Mail, 'taak' | 'organisatie'>, portaalUrl: string): string => {
  const taken = `${portaalUrl.replace(/\/$/, '')}/taken`;
  if (taak === null) return taken;
  return (boek.organisatie(organisatie)?.taakUrlSjabloon ?? `${taken}/{id}`).replaceAll('{id}', encodeURIComponent(taak));
};
