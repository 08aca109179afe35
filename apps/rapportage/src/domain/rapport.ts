import { alleenGemeente, alleenSamen, HEEL_JAAR, maakTabel, type Aantal, type Getoond, type Tabel } from './tabel';
import { isVoorbij, laatsteDagVan, leesPeriode, rondom } from './periode';
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
export const regiotabel = (soort: string, aantallen: readonly Aantal[], gemeenten: readonly string[], uitsnede = HEEL_JAAR): Tabel => {
  const tabel = maakTabel(aantallen, gemeenten, 'REGIO', uitsnede);
  return isAlleenSamen(soort) ? alleenSamen(tabel, SAMEN) : tabel;
};

export type Rapportdeel = { readonly soort: string; readonly tabel: Tabel };
/** Who asks for a report over a period, for whom (M-86). Without a gemeente it is about the region. */
export type Aanvraag = { readonly periode: string; readonly voor: string; readonly gemeente: string | null };
/** What a request is held against: the gemeenten of the region, today, and the periods of that year of which a report was given. */
export type Rapportstand = { readonly gemeenten: readonly string[]; readonly vandaag: Datum; readonly gegeven: readonly string[] };
type Kengetal = { readonly soort: string; readonly totaal: Getoond };

/** Of the same tables what is about one gemeente, if it is for one; nothing in it was withheld less. */
export const voorGemeente = (delen: readonly Rapportdeel[], gemeente: string | null): Rapportdeel[] =>
  gemeente === null ? [...delen] : delen.filter(({ soort }) => !isAlleenSamen(soort)).map(({ soort, tabel }) => ({ soort, tabel: alleenGemeente(tabel, gemeente) }));

export const kengetallenVan = (delen: readonly Rapportdeel[]): Kengetal[] => delen.map(({ soort, tabel: { totaal } }) => ({ soort, totaal }));

const CLIENTENRAAD = 'CLIENTENRAAD';

/** Only over what is past, a month before what it is a part of, and a Cliëntenraad is that of a gemeente. Null: it can be made. */
export const keurAanvraag = (aanvraag: Aanvraag, stand: Rapportstand): { readonly code: 'VOORWAARDE_NIET_VERVULD'; readonly toelichting: string } | null => {
  const toelichting = bezwaar(aanvraag, stand);
  return toelichting === null ? null : { code: 'VOORWAARDE_NIET_VERVULD', toelichting };
};

const bezwaar = ({ periode: gevraagd, voor, gemeente }: Aanvraag, { gemeenten, vandaag, gegeven }: Rapportstand): string | null => {
  const periode = leesPeriode(gevraagd);
  if (!isVoorbij(periode, vandaag)) return `deze periode loopt tot en met ${laatsteDagVan(periode)}; vraag de rapportage daarna`;
  if (gemeente !== null && !gemeenten.includes(gemeente)) return 'deze gemeente hoort niet bij de regio';
  if (voor === CLIENTENRAAD && gemeente === null) return 'noem de gemeente van de cliëntenraad';
  const erover = rondom(periode).find((een) => gegeven.includes(een));
  // What was shown of that quarter or year was not withheld beside this month, and stays as it was given.
  if (erover === undefined || gegeven.includes(gevraagd)) return null;
  return `over ${erover} is al een rapportage gegeven; daarnaast kan deze maand een klein aantal verraden. Vraag een maand vóór het kwartaal en het jaar waarin die valt`;
};
