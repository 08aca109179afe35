import type { Adres, Feit, InBericht, OntheffingStand } from '#shared/contracts/intern';
import { WERKZAAK } from '../domain/access';

/** WC and PC of the resident, and the IC for scope and dates (M-20); where nobody is named the team of that side. */
const adressen = ({ bericht, stempel }: InBericht): Adres[] => [
  { rol: 'werkcoach', organisatie: WERKZAAK, actorId: stempel.situatie?.werkcoach ?? null },
  { rol: 'participatiecoach', organisatie: bericht.data.gemeente, actorId: stempel.situatie?.participatiecoach ?? null },
  { rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId: stempel.situatie?.inkomensconsulent ?? null },
];

/** The party's message itself, under its own source and id, with what the resident is now exempt from. */
export const feitVan = (invoer: InBericht, ontheffing: OntheffingStand): Feit => ({ bericht: invoer.bericht, adressen: adressen(invoer), ontheffing });
