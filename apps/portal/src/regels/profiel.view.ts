import { een, type Veld, type Waarden } from '../taken/antwoord.types';

const MAX = 120;

export const PROFIELUITLEG = ['De systemen van gemeente en Werkzaak krijgen bericht. Collega’s zien het bij “Regels van vandaag”.', 'Noem groepen, teams en besturen. Noem geen namen van mensen.'];

export const PROFIELVELDEN: readonly Veld[] = [
  { soort: 'tekst', naam: 'afgestemdMet', label: 'Met wie is dit afgestemd?', uitleg: 'Zet een komma tussen groepen, zoals: werkcoaches, participatiecoaches.', verplicht: true, max: MAX },
  { soort: 'tekst', naam: 'goedgekeurdDoor', label: 'Wie keurde het goed?', uitleg: 'Een bestuur of een functie.', verplicht: true, max: MAX },
];

/** Section `algemeen` of M-91 without the version. */
export const profielUit = (waarden: Waarden): { readonly afgestemdMet: readonly string[]; readonly goedgekeurdDoor: string } => ({
  afgestemdMet: (een(waarden, 'afgestemdMet') ?? '').split(',').map((deel) => deel.trim()).filter((deel) => deel !== ''),
  goedgekeurdDoor: een(waarden, 'goedgekeurdDoor') ?? '',
});
