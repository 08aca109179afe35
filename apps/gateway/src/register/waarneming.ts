import type { Afzender } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Medewerker, Partijen, Waarneming } from '#shared/policy/partijen';
import { beheerdersVan, type Weigering } from './registratie';

const onvervuld = (toelichting: string): Weigering => ({ code: 'VOORWAARDE_NIET_VERVULD', toelichting });

const zelfdeNamens = (een: Medewerker, ander: Medewerker): boolean =>
  een.namensGemeenten.length > 0
    ? een.namensGemeenten.length === ander.namensGemeenten.length && een.namensGemeenten.every((gemeente) => ander.namensGemeenten.includes(gemeente))
    : ander.namensGemeenten.length === 0 && een.werkgever === ander.werkgever;

/**
 * Who asks: the system of an organisation for the people in its register, the teammanager of that gemeente, or the colleague who is
 * away. A deputy does not give himself the rights of a colleague; he may give them back earlier.
 */
export type Aanvrager = { readonly organisatie: string; readonly afzender: Afzender };

/** The last day of what stands under the same two names and first day; undefined when nothing does. */
export type Eerder = { readonly laatsteDag: Datum } | undefined;

const magInstellen = ({ organisatie, afzender }: Aanvrager, { waarnemer, waarneemtVoor, laatsteDag }: Waarneming, collega: Medewerker, eerder: Eerder): boolean => {
  const { actorId, rol, namensGemeente } = afzender;
  if (rol === 'systeem') return beheerdersVan(collega).includes(organisatie);
  if (actorId === waarneemtVoor) return true;
  if (actorId === waarnemer) return eerder !== undefined && laatsteDag <= eerder.laatsteDag;
  return rol === 'teammanager' && namensGemeente !== null && collega.namensGemeenten.includes(namensGemeente);
};

/** M-19: rights go to a colleague in the same role for the same gemeenten, for a while with a last day; they are never wider than his own role. */
export const keurWaarneming = (waarneming: Waarneming, aanvrager: Aanvrager, eerder: Eerder, partijen: Partijen, vandaag: Datum): Weigering | undefined => {
  const { waarnemer, waarneemtVoor, ingangsdatum, laatsteDag } = waarneming;
  if (waarnemer === waarneemtVoor) return onvervuld('verloop.waarnemer en verloop.waarneemtVoor zijn dezelfde persoon.');
  if (laatsteDag < ingangsdatum) return onvervuld('verloop.laatsteDag ligt voor verloop.ingangsdatum.');
  const op = ingangsdatum > vandaag ? ingangsdatum : vandaag;
  const [vervanger, collega] = [partijen.medewerker(waarnemer, op), partijen.medewerker(waarneemtVoor, op)];
  if (!collega) return onvervuld('verloop.waarneemtVoor is op die dag niet geregistreerd.');
  if (!magInstellen(aanvrager, waarneming, collega, eerder)) return { code: 'NIET_BEVOEGD', toelichting: 'Een waarneming stelt in wie weg is, zijn teammanager of zijn eigen organisatie.' };
  if (!vervanger) return onvervuld('verloop.waarnemer is op die dag niet geregistreerd.');
  if (vervanger.rol !== collega.rol) return onvervuld('De waarnemer heeft een andere rol.');
  return zelfdeNamens(vervanger, collega) ? undefined : { code: 'GEMEENTE_ONJUIST', toelichting: 'De waarnemer handelt niet voor dezelfde gemeente.' };
};
