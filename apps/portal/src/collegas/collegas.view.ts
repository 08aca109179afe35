import type { Medewerker, Ontmoeting } from '../api/api.types';
import type { Datum } from '#shared/kernel/datum';
import type { Wie } from '../sessie/sessie';
import { zonderDag } from '../taal/datum';
import { functie, naamVan, organisatienaam } from '../taal/woorden';
import { SOORT, stappenVoor } from './ontmoeting.stappen';

export type Collega = { readonly naam: string; readonly functie: string; readonly telefoon: string | null };
export type Ontmoetingregel = {
  readonly zaakId: string;
  readonly wat: string;
  readonly stand: string;
  readonly wanneer: string;
  readonly wie: string;
  readonly stappen: readonly { readonly naar: string; readonly tekst: string }[];
};
export type Collegasview = { readonly collegas: readonly Collega[]; readonly ontmoetingen: readonly Ontmoetingregel[]; readonly magVragen: boolean };

const STAND: Readonly<Record<Ontmoeting['status'], string>> = { VERZOCHT: 'Gevraagd', DATUMVOORSTEL: 'Er zijn datums voorgesteld', GEPLAND: 'Gepland', GEHOUDEN: 'Geweest' };

/** Those whom somebody calls about a resident; not the reader himself. */
const BELBAAR: readonly string[] = ['werkcoach', 'participatiecoach', 'inkomensconsulent', 'teammanager'];

const wanneer = ({ datum, tijd, voorstellen }: Ontmoeting): string => {
  if (datum !== undefined) return `Op ${zonderDag(datum)}${tijd === undefined ? '' : `, ${tijd} uur`}.`;
  return voorstellen.length === 0 ? 'Er is nog geen datum.' : `Voorgesteld: ${voorstellen.map((dag) => zonderDag(dag)).join('; ')}.`;
};

const regel = (ontmoeting: Ontmoeting, wie: Wie, vandaag: Datum): Ontmoetingregel => ({
  zaakId: ontmoeting.zaakId,
  wat: `${SOORT[ontmoeting.soort]}, ${organisatienaam(ontmoeting.gemeente)}`,
  stand: STAND[ontmoeting.status],
  wanneer: wanneer(ontmoeting),
  wie: ontmoeting.genodigden.length === 0 ? 'Er is nog niemand uitgenodigd.' : `Uitgenodigd: ${ontmoeting.genodigden.map(({ actorId }) => naamVan(actorId)).join(', ')}.`,
  stappen: stappenVoor({ wie, vandaag, ontmoeting }).map(({ sleutel, knop }) => ({ naar: `/collegas/ontmoeting/${ontmoeting.zaakId}/${sleutel}`, tekst: knop })),
});

export const collegasview = (wie: Wie, vandaag: Datum, medewerkers: readonly Medewerker[], ontmoetingen: readonly Ontmoeting[]): Collegasview => ({
  collegas: medewerkers
    .filter(({ actorId, rol }) => actorId !== wie.actorId && BELBAAR.includes(rol))
    .map(({ actorId, rol, organisatie, werktelefoon }) => ({ naam: naamVan(actorId), functie: functie(rol, organisatie), telefoon: werktelefoon ?? null }))
    .sort((een, ander) => een.functie.localeCompare(ander.functie) || een.naam.localeCompare(ander.naam)),
  ontmoetingen: ontmoetingen.map((een) => regel(een, wie, vandaag)),
  magVragen: wie.rol === 'participatiecoach',
});
