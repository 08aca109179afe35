import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Adres } from '#shared/contracts/intern';
import type { Partijen } from '#shared/policy/partijen';

export type Ontvanger = { readonly aansluiting: string; readonly adressen: readonly Adres[] };

/** Connections through which this address is reached; a role without a view in the catalogue is not reached at all. */
export const aansluitingenVan = (adres: Adres, soort: Berichtsoort, partijen: Partijen): string[] =>
  soort.weergaven[adres.rol] ? partijen.aansluitingenVoor(adres.rol, adres.organisatie).map(({ naam }) => naam) : [];

/** One delivery per connection with all its addresses, and never back to the connection that sent the message. */
export const ontvangersVan = (adressen: readonly Adres[], soort: Berichtsoort, source: string, partijen: Partijen): Ontvanger[] => {
  const afzender = partijen.aansluitingVanSource(source)?.naam;
  const perAansluiting = new Map<string, Adres[]>();
  for (const adres of adressen) {
    for (const naam of aansluitingenVan(adres, soort, partijen)) {
      if (naam !== afzender) perAansluiting.set(naam, [...(perAansluiting.get(naam) ?? []), adres]);
    }
  }
  return [...perAansluiting].map(([aansluiting, adresVan]) => ({ aansluiting, adressen: adresVan }));
};

/** People and teams on the receiving side whom the catalogue gives a mail for this type. */
export const mailAdressen = (adressen: readonly Adres[], soort: Berichtsoort, source: string, partijen: Partijen): Adres[] => {
  const afzender = partijen.aansluitingVanSource(source)?.naam;
  return adressen.filter((adres) => {
    const namen = aansluitingenVan(adres, soort, partijen);
    return soort.mail?.rollen.includes(adres.rol) && namen.length > 0 && !namen.includes(afzender ?? '');
  });
};
