import type { Wie } from '../sessie/sessie';
import type { Gegeven } from '../pagina/blokken';
import { BSN_VELD } from '../sanctie/sanctie.velden';
import type { Veld } from '../taken/antwoord.types';
import { vormenVoor } from './vormen';

/** What this person may ask, and for whom. */
export const beginvelden = (wie: Wie): readonly Veld[] => [
  { soort: 'keuze', naam: 'soort', label: 'Wat wilt u vragen?', verplicht: true, keuzes: vormenVoor(wie).map(({ sleutel, knop }) => ({ waarde: sleutel, tekst: knop })) },
  BSN_VELD,
];

export const beginuitleg = (wie: Wie): readonly Gegeven[] => vormenVoor(wie).map(({ knop, waarvoor }) => ({ naam: knop, waarde: waarvoor }));
