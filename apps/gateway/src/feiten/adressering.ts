import type { Afzender } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Adres } from '#shared/contracts/intern';
import type { Partijen } from '#shared/policy/partijen';

export type Ontvanger = { readonly aansluiting: string; readonly adressen: readonly Adres[] };
/** Who brought a fact about: through which connection, and who he is. */
export type Steller = { readonly source: string; readonly afzender: Afzender };

/** Connections through which this address is reached; a role without a view in the catalogue is not reached at all. */
export const aansluitingenVan = (adres: Adres, soort: Berichtsoort, partijen: Partijen): string[] =>
  soort.weergaven[adres.rol] ? partijen.aansluitingenVoor(adres.rol, adres.organisatie).map(({ naam }) => naam) : [];

/** A person who acts through the portal has no system of his own there; his organisation's system has to hear what he did. */
const eigenAdres = ({ source, afzender }: Steller, partijen: Partijen): Adres[] => {
  if (partijen.aansluitingVanSource(source)?.portaal !== true) return [];
  const { actorId, rol, namensGemeente, werkgever } = afzender;
  return [{ rol, organisatie: namensGemeente ?? werkgever, actorId }];
};

/** Connections on the side of the sender: the one that sent, or those that serve him where he acted through the portal. */
const eigenKant = (steller: Steller, partijen: Partijen): string[] => {
  const zender = partijen.aansluitingVanSource(steller.source);
  if (zender?.portaal !== true) return zender ? [zender.naam] : [];
  return eigenAdres(steller, partijen).flatMap(({ rol, organisatie }) => partijen.aansluitingenVoor(rol, organisatie).map(({ naam }) => naam));
};

/** One delivery per connection with all its addresses, and never back to the connection that sent the message. */
export const ontvangersVan = (adressen: readonly Adres[], soort: Berichtsoort, steller: Steller, partijen: Partijen): Ontvanger[] => {
  const afzender = partijen.aansluitingVanSource(steller.source)?.naam;
  const perAansluiting = new Map<string, Adres[]>();
  for (const adres of [...adressen, ...(adressen.length > 0 ? eigenAdres(steller, partijen) : [])]) {
    for (const naam of aansluitingenVan(adres, soort, partijen)) {
      if (naam !== afzender) perAansluiting.set(naam, [...(perAansluiting.get(naam) ?? []), adres]);
    }
  }
  return [...perAansluiting].map(([aansluiting, adresVan]) => ({ aansluiting, adressen: adresVan }));
};

/** People and teams on the receiving side whom the catalogue gives a mail for this type; nobody gets mail about what he did himself. */
export const mailAdressen = (adressen: readonly Adres[], soort: Berichtsoort, steller: Steller, partijen: Partijen): Adres[] => {
  const eigen = eigenKant(steller, partijen);
  return adressen.filter((adres) => {
    if (!soort.mail?.rollen.includes(adres.rol) || !soort.weergaven[adres.rol] || adres.actorId === steller.afzender.actorId) return false;
    return !aansluitingenVan(adres, soort, partijen).some((naam) => eigen.includes(naam));
  });
};
