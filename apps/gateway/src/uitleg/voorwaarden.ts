import type { Rol, Sectie } from '#shared/contracts/bericht';
import type { Code } from '#shared/contracts/codes';
import type { Handeling, Privacykader, Voorwaarde } from '#shared/privacy/kader';

type Woorden = { readonly zin: string; readonly codes: readonly Code[] };

/** Each condition of the framework as a person reads it, with the codes that say it did not hold. */
const WOORDEN: Readonly<Record<Voorwaarde, Woorden>> = {
  GEMEENTE: { zin: 'De persoon werkt voor de gemeente van deze inwoner.', codes: ['GEMEENTE_ONJUIST'] },
  TOEGEWEZEN: { zin: 'De persoon is de coach van deze inwoner, of is hier als coach genoemd.', codes: ['NIET_BEVOEGD'] },
  TOEGEWEZEN_OF_REGISTRATIE: { zin: 'De persoon is de coach van deze inwoner, of het bericht is een registratie.', codes: ['NIET_BEVOEGD'] },
  NOODZAAK: { zin: 'Er is vastgelegd waarom deze gegevens nodig zijn.', codes: ['NOODZAAK_ONTBREEKT'] },
  NOODZAAK_UIT_SOORT: { zin: 'Bij dit soort bericht zijn deze gegevens altijd nodig.', codes: ['CATEGORIE_NIET_TOEGESTAAN'] },
  ALLEEN_ONDERBOUWING: { zin: 'De gegevens onderbouwen een overdracht.', codes: ['CATEGORIE_NIET_TOEGESTAAN'] },
  ALLEEN_BOETE: { zin: 'Het bericht gaat over een overwogen sanctie.', codes: ['CATEGORIE_NIET_TOEGESTAAN'] },
  ALLEEN_UITZONDERING: {
    zin: 'De gemeente heeft de uitzondering aangezet. De inwoner tekende een verklaring voor deze persoon, en die geldt nog.',
    codes: ['CATEGORIE_NIET_TOEGESTAAN', 'VERKLARING_ONTBREEKT', 'VERKLARING_VERLOPEN', 'VERKLARING_INGETROKKEN', 'NIET_BEVOEGD'],
  },
};

/** Neither framework nor catalogue names it, and what nobody names is not allowed. */
const NERGENS_GENOEMD = 'Het privacykader en de afspraken over dit bericht noemen deze gegevens niet voor deze rol.';

export type Geoordeeld = { readonly categorie: Sectie; readonly toegestaan: boolean; readonly code?: string | null };
export type Voorwaardenvraag = { readonly kader: Privacykader; readonly rollen: readonly Rol[]; readonly handeling: Handeling };

const gevraagdVan = ({ kader, rollen, handeling }: Voorwaardenvraag, categorie: Sectie): Voorwaarde[] => [...new Set(rollen.flatMap((rol) => kader.matrix[categorie]?.[rol]?.[handeling] ?? []))];

/** Of what was allowed every condition, which all held; of what was not, those that can have said no with this code. */
export const voorwaardenVan = (vraag: Voorwaardenvraag, { categorie, toegestaan, code }: Geoordeeld): string[] => {
  const gevraagd = gevraagdVan(vraag, categorie).map((voorwaarde) => WOORDEN[voorwaarde]);
  if (toegestaan) return gevraagd.map(({ zin }) => zin);
  const geschonden = gevraagd.filter(({ codes }) => codes.some((een) => een === code)).map(({ zin }) => zin);
  return geschonden.length > 0 ? geschonden : [NERGENS_GENOEMD];
};

/** Which act of the framework an activity of the log was. */
export const handelingVan = (activiteit: string): Handeling => {
  if (activiteit.startsWith('bericht.leveren')) return 'ONTVANGEN';
  return activiteit.endsWith('.lezen') ? 'LEZEN' : 'STUREN';
};
