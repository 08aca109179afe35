import { dag, type Datum } from '#shared/kernel/datum';
import type { Keuze } from '../pagina/velden';
import { maandnaam, zonderDag } from '../taal/datum';
import type { Veld, Waarden } from '../taken/antwoord.types';
import { een } from '../taken/antwoord.types';
import { RAPPORTAGENAAM } from './rapportages.woorden';
import { kolomnaam, teltabel, VERBORGEN, type Tabelview } from './rapportages.view';
import type { Rapport, Rapportkop } from './rapportages.types';

const ADRESSANT: Readonly<Record<string, string>> = { AB: 'Algemeen bestuur', DB: 'Dagelijks bestuur', MT: 'Managementteam', CLIENTENRAAD: 'Cliëntenraad' };

const isMaand = (periode: string): boolean => /-\d{2}$/.test(periode);

/** `2025-Q3` as "derde kwartaal van 2025", `2025-08` as "augustus 2025". */
const periodenaam = (periode: string): string => {
  if (isMaand(periode)) return maandnaam(dag(`${periode}-01`));
  const [jaar = '', kwartaal] = periode.split('-Q');
  return kwartaal === undefined ? `heel ${jaar}` : `${['eerste', 'tweede', 'derde', 'vierde'][Number(kwartaal) - 1] ?? ''} kwartaal van ${jaar}`;
};

/** Months, quarters and years that are past, the latest first. */
export const perioden = (vandaag: Datum): Keuze[] => {
  const [jaar, maand] = [Number(vandaag.slice(0, 4)), Number(vandaag.slice(5, 7))];
  const begonnen = jaar * 4 + Math.floor((maand - 1) / 3);
  const kwartalen = Array.from({ length: 8 }, (_, terug) => begonnen - 1 - terug).map((nummer) => `${Math.floor(nummer / 4)}-Q${(nummer % 4) + 1}`);
  const maanden = Array.from({ length: 12 }, (_, terug) => jaar * 12 + maand - 2 - terug).map((nummer) => `${Math.floor(nummer / 12)}-${String((nummer % 12) + 1).padStart(2, '0')}`);
  const jaren = Array.from({ length: 5 }, (_, terug) => String(jaar - 1 - terug));
  return [...maanden, ...kwartalen, ...jaren].map((waarde) => ({ waarde, tekst: periodenaam(waarde) }));
};

export const aanvraagvelden = (vandaag: Datum, gemeenten: readonly string[]): readonly Veld[] => [
  { naam: 'periode', soort: 'lijst', label: 'Over welke periode?', uitleg: 'U kunt kiezen uit wat voorbij is. Vraag een maand vóór het kwartaal en het jaar waarin die valt.', verplicht: true, keuzes: perioden(vandaag) },
  { naam: 'voor', soort: 'keuze', label: 'Voor wie is de rapportage?', verplicht: true, keuzes: Object.entries(ADRESSANT).map(([waarde, tekst]) => ({ waarde, tekst })) },
  { naam: 'gemeente', soort: 'lijst', label: 'Over welke gemeente?', uitleg: 'Nodig voor een cliëntenraad. Kiest u niets? Dan gaat het over de hele regio.', verplicht: false, keuzes: gemeenten.map((waarde) => ({ waarde, tekst: kolomnaam(waarde) })) },
];

/** Section `algemeen` of rapportage.gevraagd (M-86). */
export const aanvraagUit = (waarden: Waarden): Record<string, unknown> => {
  const gemeente = een(waarden, 'gemeente');
  return { periode: een(waarden, 'periode'), voor: een(waarden, 'voor'), ...(gemeente ? { gemeente } : {}) };
};

const wat = ({ voor, gemeente }: Rapportkop): string => `${ADRESSANT[voor] ?? voor}, ${gemeente === null ? 'hele regio' : kolomnaam(gemeente)}`;

export type Koppeling = { readonly pad: string; readonly naam: string; readonly onder: string };
export const koppelingen = (rapporten: readonly Rapportkop[]): Koppeling[] =>
  rapporten.map((kop) => ({ pad: `/rapportages/op-verzoek/${encodeURIComponent(kop.ref)}`, naam: `${wat(kop)}: ${periodenaam(kop.periode)}`, onder: `Gevraagd op ${zonderDag(kop.gevraagdOp)}.` }));

/** Most of a month is withheld: a reader should know why, and where there is more. */
const IN_EEN_MAAND: readonly string[] = ['In één maand zijn de meeste aantallen klein.', 'In een rapportage over het kwartaal is meer te zien.'];

export type Rapportview = { readonly titel: string; readonly regels: readonly string[]; readonly tabellen: readonly Tabelview[]; readonly verborgen: readonly string[]; readonly bestand: string };
export const rapportview = (rapport: Rapport): Rapportview => ({
  titel: `Rapportage over ${periodenaam(rapport.periode)}`,
  regels: [`Voor: ${wat(rapport)}.`, `Gemaakt op ${zonderDag(rapport.gemaaktOp)}. Wat later is geteld, staat er niet in.`],
  tabellen: rapport.delen.filter(({ tabel }) => tabel.regels.length > 0).map(({ soort, tabel }) => teltabel(tabel, RAPPORTAGENAAM[soort])),
  verborgen: isMaand(rapport.periode) ? [...VERBORGEN, ...IN_EEN_MAAND] : VERBORGEN,
  bestand: `/rapportages/op-verzoek/${encodeURIComponent(rapport.ref)}/bestand.csv`,
});
