import { OVERDRACHTSTAND, van, VERZOEKSOORT, VERZOEKSTAND } from '../taal/begrippen';

/** Null: too few to show outside the own gemeente. */
export type Aantal = { readonly soort: string; readonly status: string; readonly aantal: number | null };
export type Aantallentabel = { readonly kop: string; readonly rijen: readonly { readonly stand: string; readonly aantal: string }[] };
export type Aantallenview = { readonly waarvan: string; readonly tabellen: readonly Aantallentabel[]; readonly verborgen: boolean };

/** In the order of the work: handovers first, then what coaches ask. */
const SOORTEN: Readonly<Record<string, string>> = { OVERDRACHT: 'Overdrachten', ...VERZOEKSOORT };

const TE_WEINIG = 'minder dan 5';

export const aantallenview = (aantallen: readonly Aantal[], rol: string): Aantallenview => ({
  waarvan: rol === 'teammanager' ? 'Dit loopt nu in uw gemeente.' : 'Dit loopt nu in de hele regio.',
  tabellen: [...new Set([...Object.keys(SOORTEN), ...aantallen.map(({ soort }) => soort)])].flatMap((soort) => {
    const rijen = aantallen.filter((een) => een.soort === soort).map(({ status, aantal }) => ({ stand: van(soort === 'OVERDRACHT' ? OVERDRACHTSTAND : VERZOEKSTAND, status) ?? '', aantal: aantal === null ? TE_WEINIG : String(aantal) }));
    return rijen.length > 0 ? [{ kop: van(SOORTEN, soort) ?? soort, rijen }] : [];
  }),
  verborgen: aantallen.some(({ aantal }) => aantal === null),
});
