import { alleenGemeente, alleenSamen, maakTabel, type Aantal, type Getoond, type Tabel } from './tabel';
import { isVoorbij, laatsteDagVan, type Kwartaal, type Periode } from './periode';
import type { Datum } from '#shared/kernel/datum';

/** Where the gemeenten of the region are one column. */
const SAMEN = 'REGIO';
/**
 * Lead times count steps that other reports count too, and who has which klantprofiel follows from handovers: set beside those per
 * gemeente, they could give a small count back.
 */
const ALLEEN_SAMEN: readonly string[] = ['doorlooptijden', 'standen'];

export const isAlleenSamen = (soort: string): boolean => ALLEEN_SAMEN.includes(soort);

/** As anybody outside a gemeente reads it: the region, without what is small (D-21), also for who knows the counts of one gemeente. */
export const regiotabel = (soort: string, aantallen: readonly Aantal[], gemeenten: readonly string[], kwartaal: Kwartaal | null = null): Tabel => {
  const tabel = maakTabel(aantallen, gemeenten, 'REGIO', kwartaal);
  return isAlleenSamen(soort) ? alleenSamen(tabel, SAMEN) : tabel;
};

export type Rapportdeel = { readonly soort: string; readonly tabel: Tabel };
/** Who asks for a report over a period, for whom (M-86). Without a gemeente it is about the region. */
export type Aanvraag = { readonly periode: Periode; readonly voor: string; readonly gemeente: string | null };
type Kengetal = { readonly soort: string; readonly totaal: Getoond };

/** Of the same tables what is about one gemeente, if it is for one; nothing in it was withheld less. */
export const voorGemeente = (delen: readonly Rapportdeel[], gemeente: string | null): Rapportdeel[] =>
  gemeente === null ? [...delen] : delen.filter(({ soort }) => !isAlleenSamen(soort)).map(({ soort, tabel }) => ({ soort, tabel: alleenGemeente(tabel, gemeente) }));

export const kengetallenVan = (delen: readonly Rapportdeel[]): Kengetal[] => delen.map(({ soort, tabel: { totaal } }) => ({ soort, totaal }));

const CLIENTENRAAD = 'CLIENTENRAAD';

/** Only over what is past, and a Cliëntenraad is that of a gemeente. Null: it can be made. */
export const keurAanvraag = ({ periode, voor, gemeente }: Aanvraag, gemeenten: readonly string[], vandaag: Datum): { readonly code: 'VOORWAARDE_NIET_VERVULD'; readonly toelichting: string } | null => {
  const toelichting = bezwaar({ periode, voor, gemeente }, gemeenten, vandaag);
  return toelichting === null ? null : { code: 'VOORWAARDE_NIET_VERVULD', toelichting };
};

const bezwaar = ({ periode, voor, gemeente }: Aanvraag, gemeenten: readonly string[], vandaag: Datum): string | null => {
  if (!isVoorbij(periode, vandaag)) return `deze periode loopt tot en met ${laatsteDagVan(periode)}; vraag de rapportage daarna`;
  if (gemeente !== null && !gemeenten.includes(gemeente)) return 'deze gemeente hoort niet bij de regio';
  return voor === CLIENTENRAAD && gemeente === null ? 'noem de gemeente van de cliëntenraad' : null;
};
