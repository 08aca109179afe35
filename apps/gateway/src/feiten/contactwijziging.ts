import type { Rol } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Adres, Feit, SituatiePeriode } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { Tx } from '#shared/persistence/tx';
import type { Aansluiting, Partijen } from '#shared/policy/partijen';
import { isToegewezen } from '../levering/rechten';
import { openAdressenVan } from '../levering/zaken';
import type { KlaarTeZetten } from './klaarzetten';

const GEWIJZIGD = bekendeSoort('nl.participatiewet.inwoner.gewijzigd.v1').type;
const VERVALLEN = bekendeSoort('nl.participatiewet.bericht.contact.vervallen.v1');

/** Who was ever given contact data of this resident, also long after their content was erased here. */
const GEKREGEN = `
SELECT DISTINCT aansluiting FROM logboek, json_array_elements(inhoud -> 'oordelen') oordeel
WHERE inwoner_ref = $1 AND soort = 'VERSTREKKING' AND uitkomst = 'TOEGESTAAN' AND activiteit LIKE 'bericht.leveren:%'
  AND oordeel ->> 'categorie' = 'contact' AND (oordeel ->> 'toegestaan')::boolean
ORDER BY aansluiting`;

const organisatieVoor = (rol: Rol, gemeente: string): string => (rol === 'participatiecoach' ? gemeente : 'WERKZAAK');

type Nu = { readonly periode: SituatiePeriode | null; readonly openAdressen: readonly Adres[] };

/** Those of its roles that hear of it; a role that is assigned gets the new data themselves. */
const adressenVan = ({ rollen }: Aansluiting, gemeente: string, nu: Nu): Adres[] => {
  const adressen = rollen.filter((rol) => VERVALLEN.weergaven[rol]).map((rol) => ({ rol, organisatie: organisatieVoor(rol, gemeente), actorId: null }));
  return adressen.some((adres) => isToegewezen(adres, nu)) ? [] : adressen;
};

/**
 * A correction of contact data reaches whoever had the old ones: the assigned side gets the new ones with the fact itself, who is
 * not assigned any more hears only that what he has no longer holds. Whoever does not serve the resident's gemeente, such as the
 * one he left, hears nothing at all: for him the case is closed (D-25).
 */
export const vervallenContact = async (tx: Tx, { bericht }: Feit, periode: SituatiePeriode | null, partijen: Partijen, klok: Klok): Promise<KlaarTeZetten[]> => {
  const { inwonerRef, gemeente, contact } = bericht.data;
  if (bericht.type !== GEWIJZIGD || !inwonerRef || !contact) return [];
  const gekregen: { aansluiting: string }[] = await tx.em.query(GEKREGEN, [inwonerRef]);
  const nu = { periode, openAdressen: await openAdressenVan(tx, inwonerRef) };
  const woontIn = periode?.gemeente ?? gemeente;
  const ontvangers = gekregen.flatMap(({ aansluiting: naam }) => {
    const aansluiting = partijen.aansluiting(naam);
    if (!aansluiting?.gemeenten.includes(woontIn) || aansluiting.source === bericht.source) return [];
    const adressen = adressenVan(aansluiting, woontIn, nu);
    return adressen.length > 0 ? [{ aansluiting: naam, adressen }] : [];
  });
  const id = uuid5([VERVALLEN.type, bericht.source, bericht.id].join('|'));
  const vandaag = klok.vandaag();
  const melding = stelHubbericht({ type: VERVALLEN.type, id, time: klok.nu().toISOString(), inwonerRef, gemeente: woontIn, peildatum: vandaag, verloop: { per: vandaag } }, partijen.hub);
  return ontvangers.map((ontvanger) => ({ ...ontvanger, soort: 'FEIT', inwonerRef, gemeente: woontIn, bericht: melding }));
};
