import type { Adres, InBericht } from '#shared/contracts/intern';
import { rolVan } from '../domain/access';
import { WERKZAAK } from '../domain/afzender';
import type { Event } from '../domain/ontheffing.types';

type Wie = 'werkcoach' | 'participatiecoach' | 'inkomensconsulent';

/** Where nobody is named the team of that side. */
const adres = (rol: Wie, { bericht, stempel }: InBericht): Adres => ({
  rol,
  organisatie: rol === 'participatiecoach' ? bericht.data.gemeente : WERKZAAK,
  actorId: stempel.situatie?.[rol] ?? null,
});

const COACHES: readonly Wie[] = ['werkcoach', 'participatiecoach'];
const ALLEN: readonly Wie[] = [...COACHES, 'inkomensconsulent'];

/** Whom a fact is meant for (domain.md §3b, consume). What only the hub needs to know goes to nobody. */
const BESTEMD: Partial<Record<Event['type'], readonly Wie[]>> = {
  verleend: ALLEN,
  verlengd: ALLEN,
  nietVerlengd: ALLEN,
  ingetrokken: ALLEN,
  bekendgemaakt: ALLEN,
  vastgesteld: ALLEN,
  beeindigd: ALLEN,
  aangevraagd: COACHES,
  opgeschort: ALLEN,
  hervat: ALLEN,
  verbruikOpgegeven: ['participatiecoach'],
  besluitNodig: ['participatiecoach'],
  verlopen: ALLEN,
  vervallen: ALLEN,
  uitgeput: ALLEN,
};

/** Decided and not told yet: it has no effect (Awb 3:40), so nobody may count on it; whoever decides and guides knows of it. */
const isNogNietVerteld = (event: Event): boolean => {
  switch (event.type) {
    case 'verleend': return (event.ontheffing.soort === 'TIJDELIJK' ? event.ontheffing.termijnen[0] : event.ontheffing.verlening).besluit.bekendmakingsDatum === null;
    case 'verlengd': return event.termijn.besluit.bekendmakingsDatum === null;
    case 'nietVerlengd': return event.besluit.bekendmakingsDatum === null;
    case 'ingetrokken': return event.intrekking.besluit.bekendmakingsDatum === null;
    default: return false;
  }
};

export const bestemd = (event: Event, invoer: InBericht): Adres[] => (isNogNietVerteld(event) ? COACHES : (BESTEMD[event.type] ?? [])).map((rol) => adres(rol, invoer));

/** Who decides: the participatiecoach of the resident, or the team of the gemeente. */
export const beslisser = (invoer: InBericht): Adres => adres('participatiecoach', invoer);

/** The gemeente that the resident left hears nothing any more (D-25). */
export const zonderGemeente = (adressen: readonly Adres[]): Adres[] => adressen.filter(({ rol }) => rol !== 'participatiecoach');

/** Who sent the message, to look at it again; a system is reached through the team of the role it sends for. */
export const indiener = ({ bericht, stempel }: InBericht): Adres | null => {
  const { afzender, gemeente } = bericht.data;
  const rol = rolVan({ ...afzender, bevoegd: stempel.afzenderBevoegd, waarneemtVoor: [] }, gemeente);
  if (rol !== 'werkcoach' && rol !== 'participatiecoach') return null;
  return { rol, organisatie: rol === 'werkcoach' ? WERKZAAK : gemeente, actorId: afzender.rol === 'systeem' ? null : afzender.actorId };
};
