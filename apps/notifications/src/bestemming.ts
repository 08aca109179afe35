import type { MailOpdracht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';

/** What is needed of the register of parties (policy/partijen). */
export type Adresboek = {
  medewerker(actorId: string, dag: Datum): { readonly mail?: string | undefined } | undefined;
  team(organisatie: string, rol: string): { readonly mail: string } | undefined;
  organisatie(code: string): { readonly taakUrlSjabloon?: string | undefined } | undefined;
};

export type Geadresseerde = Pick<MailOpdracht, 'taak' | 'actorId' | 'organisatie' | 'rol'>;

/** The person, as long as he is registered on that day and has an address; else the team box. Undefined when there is neither. */
export const adresVoor = (boek: Adresboek, { actorId, organisatie, rol }: Geadresseerde, dag: Datum): string | undefined =>
  (actorId === null ? undefined : boek.medewerker(actorId, dag)?.mail) ?? boek.team(organisatie, rol)?.mail;

/** The party's own page for tasks, by default the hub's (contract.md §5). The task id is opaque. */
export const linkVoor = (boek: Adresboek, { taak, organisatie }: Geadresseerde, portaalUrl: string): string =>
  (boek.organisatie(organisatie)?.taakUrlSjabloon ?? `${portaalUrl.replace(/\/$/, '')}/taken/{id}`).replaceAll('{id}', encodeURIComponent(taak));
