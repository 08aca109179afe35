import type { Concept } from '../api/bericht';
import type { Keuze } from '../pagina/velden';
import { een, gevuld, type Antwoord, type Keuzes, type Veld, type Waarden } from './antwoord.types';
import { mandaatveld } from './mandaatveld';
import type { Zaak } from './zaak';

const JANEE: readonly Keuze[] = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
];

const concept = ({ ontheffing, vandaag, taak }: Zaak, soort: string, waarden: Waarden, verloop: Record<string, unknown>): Concept | undefined =>
  ontheffing && {
    soort: `ontheffing.${soort}`,
    doel: 'ONTHEFFING',
    gemeente: ontheffing.gemeente,
    peildatum: (een(waarden, 'besluitDatum') ?? vandaag) as Concept['peildatum'],
    inwonerRef: ontheffing.inwonerRef,
    zaakId: taak.zaak?.zaakId ?? ontheffing.ontheffingRef,
    secties: {
      verloop: gevuld({
        ontheffingRef: ontheffing.ontheffingRef,
        besluitDatum: een(waarden, 'besluitDatum'),
        bekendmakingsDatum: een(waarden, 'bekendmakingsDatum'),
        mandaatRef: een(waarden, 'mandaatRef'),
        zienswijzeGeboden: een(waarden, 'zienswijze') === undefined ? undefined : een(waarden, 'zienswijze') === 'ja',
        ...verloop,
      }),
    },
  };

const besluitvelden = ({ vandaag }: Zaak, { mandaten }: Keuzes): Veld[] => [
  { soort: 'datum', naam: 'besluitDatum', label: 'Datum van het besluit', verplicht: true, begin: vandaag },
  { soort: 'datum', naam: 'bekendmakingsDatum', label: 'Brief aan de inwoner verstuurd op', uitleg: 'Laat dit leeg als de brief nog weg moet.', verplicht: false },
  mandaatveld(mandaten, { label: 'Met welk mandaat besluit u?', verplicht: true }),
  { soort: 'keuze', naam: 'zienswijze', label: 'Kon de inwoner vooraf reageren?', verplicht: true, keuzes: JANEE },
];

const beslist = ({ ontheffing, wie, taak }: Zaak): boolean => ontheffing !== undefined && wie.rol === 'participatiecoach' && taak.soort === 'BESLUIT_NODIG';

export const ontheffingantwoorden: readonly Antwoord[] = [
  {
    sleutel: 'verlengen',
    knop: 'De ontheffing verlengen',
    hoofd: true,
    past: beslist,
    titel: 'De ontheffing verlengen',
    uitleg: ['U legt hier uw besluit vast. De inwoner krijgt het besluit per brief van de gemeente.'],
    velden: (zaak, keuzes) => [{ soort: 'datum', naam: 'nieuweLaatsteDag', label: 'Nieuwe laatste dag', verplicht: true }, ...besluitvelden(zaak, keuzes)],
    verstuur: 'Verlenging vastleggen',
    metMandaat: 'ONTHEFFING_VERLENEN',
    concept: (zaak, waarden) => concept(zaak, 'verlengd', waarden, { nieuweLaatsteDag: een(waarden, 'nieuweLaatsteDag') }),
    vervolg: 'ontheffing-verlengd',
  },
  {
    sleutel: 'niet-verlengen',
    knop: 'De ontheffing niet verlengen',
    past: beslist,
    titel: 'De ontheffing niet verlengen',
    uitleg: ['De ontheffing loopt door tot en met de laatste dag. Daarna geldt de verplichting weer.'],
    velden: besluitvelden,
    verstuur: 'Besluit vastleggen',
    metMandaat: 'ONTHEFFING_VERLENEN',
    concept: (zaak, waarden) => concept(zaak, 'nietVerlengd', waarden, {}),
    vervolg: 'ontheffing-nietVerlengd',
  },
  {
    sleutel: 'ontheffing-intrekken',
    knop: 'De ontheffing eerder laten stoppen',
    past: (zaak) => beslist(zaak) || (zaak.ontheffing !== undefined && zaak.taak.soort === 'AANVULLEN'),
    titel: 'De ontheffing eerder laten stoppen',
    uitleg: ['De verplichting geldt weer vanaf de datum die u kiest.'],
    velden: (zaak, keuzes) => [{ soort: 'datum', naam: 'per', label: 'De ontheffing stopt op', verplicht: true }, ...besluitvelden(zaak, keuzes)],
    verstuur: 'Besluit vastleggen',
    metMandaat: 'ONTHEFFING_VERLENEN',
    concept: (zaak, waarden) => concept(zaak, 'ingetrokken', waarden, { per: een(waarden, 'per') }),
    vervolg: 'ontheffing-ingetrokken',
  },
];
