import type { Keuze } from '../pagina/velden';
import type { Veld } from './antwoord.types';

type Vraag = { readonly label: string; readonly uitleg?: string; readonly verplicht: boolean };

/** By choice where the mandates of this gemeente are known; the decision names one (D-22). */
export const mandaatveld = (mandaten: readonly Keuze[], { label, uitleg, verplicht }: Vraag): Veld =>
  mandaten.length > 0
    ? { soort: 'lijst', naam: 'mandaatRef', label, verplicht, keuzes: mandaten, ...(uitleg ? { uitleg } : {}), ...(mandaten.length === 1 && mandaten[0] ? { begin: mandaten[0].waarde } : {}) }
    : { soort: 'tekst', naam: 'mandaatRef', label: 'Kenmerk van het mandaat', uitleg: uitleg ?? 'Dit staat in het mandaatregister van uw gemeente.', verplicht, max: 120, patroon: /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,119}$/ };
