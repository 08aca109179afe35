import type { Verzoek } from '../api/api.types';
import type { Concept } from '../api/bericht';
import { KENMERK, TIJD } from '../pagina/patronen';
import type { Keuze } from '../pagina/velden';
import { een, gevuld, type Antwoord, type Waarden } from './antwoord.types';
import { VERZOEKPLAATS, type Zaak } from './zaak';

const concept = ({ verzoek, vandaag }: Zaak, stap: string, secties: Concept['secties']): Concept | undefined => {
  if (!verzoek) return undefined;
  const { soort, gemeente, inwonerRef, zaakId } = verzoek;
  return { soort: `${VERZOEKPLAATS[soort].context}.${stap}`, doel: VERZOEKPLAATS[soort].doel, gemeente, peildatum: vandaag, inwonerRef, zaakId, secties };
};

type Kant = 'vrager' | 'behandelaar';
/** On this side of a request of this kind, in one of these states. */
const past = (soort: Verzoek['soort'], kanten: readonly Kant[], ...standen: readonly string[]) => ({ verzoek, wie }: Zaak): boolean =>
  verzoek?.soort === soort && standen.includes(verzoek.status) && kanten.some((kant) => verzoek[kant].rol === wie.rol);

const KANALEN: readonly Keuze[] = [
  { waarde: 'FYSIEK', tekst: 'Op locatie' },
  { waarde: 'TELEFOON', tekst: 'Telefonisch' },
  { waarde: 'VIDEO', tekst: 'Met beeldbellen' },
];

const getal = (waarden: Waarden, naam: string): number | undefined => {
  const waarde = een(waarden, naam);
  return waarde === undefined ? undefined : Number(waarde.replace(',', '.'));
};

const metReden = (velden: Pick<Antwoord, 'sleutel' | 'knop' | 'titel' | 'uitleg' | 'verstuur' | 'vervolg' | 'past'>, lijst: string, maak: (zaak: Zaak, redencode: string | undefined) => Concept | undefined): Antwoord => ({
  ...velden,
  velden: (_zaak, keuzes) => [{ soort: 'keuze', naam: 'redencode', label: 'Wat is de reden?', verplicht: true, keuzes: keuzes.lijst(lijst) }],
  concept: (zaak, waarden) => maak(zaak, een(waarden, 'redencode')),
});

const IN_BEHANDELING = ['VERZOCHT', 'AANLEIDING', 'GEPLAND'] as const;
const VOOR_DE_START = ['AANGEVRAAGD', 'WACHTLIJST', 'TOEGEKEND', 'WACHT_OP_INKOOP', 'INGEKOCHT'] as const;

const gesprek: readonly Antwoord[] = [
  {
    sleutel: 'aanleiding',
    knop: 'Er is aanleiding voor een gesprek op locatie',
    hoofd: true,
    past: past('INKOMENSGESPREK', ['behandelaar'], 'VERZOCHT'),
    titel: 'Er is aanleiding voor een gesprek',
    uitleg: ['De coach krijgt bericht. Plan daarna het gesprek.'],
    velden: () => [],
    verstuur: 'Antwoord versturen',
    concept: (zaak) => concept(zaak, 'beoordeeld', { verloop: { besluit: 'AANLEIDING' } }),
    vervolg: 'verzoek-beantwoord',
  },
  metReden(
    { sleutel: 'geen-aanleiding', knop: 'Er is geen aanleiding', past: past('INKOMENSGESPREK', ['behandelaar'], 'VERZOCHT', 'AANLEIDING'), titel: 'Er is geen aanleiding voor een gesprek', uitleg: ['De coach krijgt bericht met uw reden.'], verstuur: 'Antwoord versturen', vervolg: 'verzoek-beantwoord' },
    'redenGeenAanleiding',
    (zaak, redencode) => concept(zaak, 'beoordeeld', { verloop: { besluit: 'GEEN_AANLEIDING', redencode } }),
  ),
  {
    sleutel: 'plannen',
    knop: 'Het gesprek plannen',
    past: past('INKOMENSGESPREK', ['behandelaar'], ...IN_BEHANDELING),
    titel: 'Het gesprek plannen',
    uitleg: ['De coach ziet de datum en de plaats, en vertelt het de inwoner.', 'Op locatie kan als u eerst vastlegt dat er aanleiding is.'],
    velden: () => [
      { soort: 'datum', naam: 'datum', label: 'Op welke dag?', verplicht: true },
      { soort: 'keuze', naam: 'kanaal', label: 'Hoe spreekt u elkaar?', verplicht: true, keuzes: KANALEN },
      { soort: 'tekst', naam: 'tijd', label: 'Hoe laat?', uitleg: 'Bijvoorbeeld 10:30.', verplicht: false, max: 5, patroon: TIJD },
      { soort: 'tekst', naam: 'plaats', label: 'Waar?', verplicht: false, max: 120 },
    ],
    verstuur: 'Gesprek plannen',
    concept: (zaak, waarden) => {
      const contact = gevuld({ plaats: een(waarden, 'plaats'), tijd: een(waarden, 'tijd') });
      return concept(zaak, 'gepland', { verloop: { datum: een(waarden, 'datum'), kanaal: een(waarden, 'kanaal') }, ...(Object.keys(contact).length > 0 ? { contact } : {}) });
    },
    vervolg: 'verzoek-gepland',
  },
  ...([['gesprek-gehouden', 'Het gesprek was er', 'gehouden'], ['niet-verschenen', 'De inwoner kwam niet', 'nietVerschenen']] as const).map(([sleutel, knop, stap]): Antwoord => ({
    sleutel,
    knop,
    past: (zaak) => past('INKOMENSGESPREK', ['behandelaar'], 'GEPLAND')(zaak) && (zaak.verzoek?.verloop.datum ?? '') <= zaak.vandaag,
    titel: knop,
    uitleg: ['Leg alleen de dag vast. Voor de inwoner heeft dit geen gevolgen.'],
    velden: ({ verzoek, vandaag }) => [{ soort: 'datum', naam: 'datum', label: 'Op welke dag?', verplicht: true, begin: verzoek?.verloop.datum ?? vandaag }],
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, stap, { verloop: { datum: een(waarden, 'datum') } }),
    vervolg: 'verzoek-beantwoord',
  })),
  metReden(
    { sleutel: 'gesprek-gaat-niet-door', knop: 'Het gesprek gaat niet door', past: past('INKOMENSGESPREK', ['vrager', 'behandelaar'], ...IN_BEHANDELING), titel: 'Het gesprek gaat niet door', uitleg: ['De collega krijgt bericht.'], verstuur: 'Vastleggen', vervolg: 'verzoek-ingetrokken' },
    'redencodeOndersteuning',
    (zaak, redencode) => concept(zaak, 'geannuleerd', { verloop: { redencode } }),
  ),
];

const instrument: readonly Antwoord[] = [
  {
    sleutel: 'aanbieden',
    knop: 'Het instrument aanbieden',
    hoofd: true,
    past: past('INSTRUMENT', ['behandelaar'], 'AANGEVRAAGD', 'WACHTLIJST'),
    titel: 'Het instrument aanbieden',
    uitleg: ['De prijs volgt uit de afspraak van de dag waarop het begint. Klopt hij niet? Dan zegt Schakel wat hij moet zijn.'],
    velden: ({ verzoek }) => [
      { soort: 'datum', naam: 'start', label: 'Wanneer begint het?', verplicht: true, ...(verzoek?.verloop.gewensteStart ? { begin: verzoek.verloop.gewensteStart } : {}) },
      { soort: 'getal', naam: 'prijs', label: 'Wat kost het, in euro’s?', verplicht: true, max: 99_999, ...(verzoek?.verloop.prijs === undefined ? {} : { begin: String(verzoek.verloop.prijs) }) },
    ],
    verstuur: 'Aanbod versturen',
    concept: (zaak, waarden) => concept(zaak, 'aangeboden', { verloop: { start: een(waarden, 'start'), prijs: getal(waarden, 'prijs') } }),
    vervolg: 'verzoek-beantwoord',
  },
  {
    sleutel: 'inkopen',
    knop: 'Het instrument inkopen',
    hoofd: true,
    past: past('INSTRUMENT', ['vrager'], 'WACHT_OP_INKOOP'),
    titel: 'Het instrument inkopen',
    uitleg: ['Schakel kijkt of het past binnen de begroting van uw gemeente.'],
    velden: () => [
      { soort: 'tekst', naam: 'budgetRef', label: 'Uit welk budget?', verplicht: true, max: 120, patroon: KENMERK, vorm: 'Gebruik geen spaties.' },
      { soort: 'tekst', naam: 'raadsbesluitRef', label: 'Raadsbesluit', uitleg: 'Alleen als het niet binnen de begroting past.', verplicht: false, max: 120, patroon: KENMERK, vorm: 'Gebruik geen spaties.' },
    ],
    verstuur: 'Inkopen',
    concept: (zaak, waarden) => concept(zaak, 'ingekocht', { verloop: gevuld({ bedrag: zaak.verzoek?.verloop.prijs, budgetRef: een(waarden, 'budgetRef'), raadsbesluitRef: een(waarden, 'raadsbesluitRef') }) }),
    vervolg: 'verzoek-ingekocht',
  },
  metReden(
    { sleutel: 'afwijzen', knop: 'Het verzoek afwijzen', past: past('INSTRUMENT', ['behandelaar'], ...VOOR_DE_START), titel: 'Het verzoek afwijzen', uitleg: ['De coach krijgt bericht met uw reden.'], verstuur: 'Afwijzen', vervolg: 'verzoek-beantwoord' },
    'redencodeOndersteuning',
    (zaak, redencode) => concept(zaak, 'afgewezen', { verloop: { redencode } }),
  ),
  metReden(
    { sleutel: 'verzoek-intrekken', knop: 'Het verzoek intrekken', past: past('INSTRUMENT', ['vrager'], ...VOOR_DE_START), titel: 'Het verzoek intrekken', uitleg: ['De collega krijgt bericht.'], verstuur: 'Intrekken', vervolg: 'verzoek-ingetrokken' },
    'redencodeOndersteuning',
    (zaak, redencode) => concept(zaak, 'ingetrokken', { verloop: { redencode } }),
  ),
];

const casus: readonly Antwoord[] = [
  {
    sleutel: 'besproken',
    knop: 'Wij hebben dit besproken',
    hoofd: true,
    past: past('CASUISTIEK', ['vrager', 'behandelaar'], 'GEVRAAGD'),
    titel: 'Besproken',
    uitleg: ['Wat u bespreekt, blijft tussen u beiden.'],
    velden: ({ vandaag }) => [{ soort: 'datum', naam: 'datum', label: 'Op welke dag?', verplicht: true, begin: vandaag }],
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, 'besproken', { verloop: { datum: een(waarden, 'datum') } }),
    vervolg: 'verzoek-beantwoord',
  },
  metReden(
    { sleutel: 'afzeggen', knop: 'Dit gaat niet door', past: past('CASUISTIEK', ['vrager', 'behandelaar'], 'GEVRAAGD'), titel: 'Dit gaat niet door', uitleg: ['De collega krijgt bericht.'], verstuur: 'Vastleggen', vervolg: 'verzoek-ingetrokken' },
    'redencodeOndersteuning',
    (zaak, redencode) => concept(zaak, 'afgezegd', { verloop: { redencode } }),
  ),
];

const VERVOLG: readonly Keuze[] = [
  { waarde: 'GEEN', tekst: 'Niets meer' },
  { waarde: 'NOGMAALS', tekst: 'Nog een keer proeven aan werk' },
  { waarde: 'OVERDRACHT_OVERWEGEN', tekst: 'Een overdracht naar klantprofiel 3 overwegen' },
];

/** The day itself is there; an offer that is no longer listed is past. */
const isGeweest = ({ gids, vandaag }: Zaak): boolean => (gids?.aanbod?.datum ?? vandaag) <= vandaag;

const proef: readonly Antwoord[] = [
  {
    sleutel: 'plaats-geven',
    knop: 'Er is een plaats',
    hoofd: true,
    past: past('PROEVEN_AAN_WERK', ['behandelaar'], 'WACHTLIJST'),
    titel: 'Er is een plaats',
    uitleg: ['De coach krijgt bericht en vertelt het de inwoner.'],
    velden: () => [],
    verstuur: 'Plaats geven',
    concept: (zaak) => concept(zaak, 'bevestigd', { verloop: {} }),
    vervolg: 'verzoek-beantwoord',
  },
  ...([['meegedaan', 'De inwoner deed mee', 'deelgenomen'], ['niet-gekomen', 'De inwoner kwam niet', 'nietVerschenen']] as const).map(([sleutel, knop, stap]): Antwoord => ({
    sleutel,
    knop,
    past: (zaak) => past('PROEVEN_AAN_WERK', ['behandelaar'], 'BEVESTIGD')(zaak) && isGeweest(zaak),
    titel: knop,
    uitleg: ['Leg alleen de dag vast. Voor de inwoner heeft dit geen gevolgen.'],
    velden: ({ gids, vandaag }) => [{ soort: 'datum', naam: 'datum', label: 'Op welke dag?', verplicht: true, begin: gids?.aanbod?.datum ?? vandaag }],
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, stap, { verloop: { datum: een(waarden, 'datum') } }),
    vervolg: 'proef-vastgelegd',
  })),
  metReden(
    { sleutel: 'plaats-afwijzen', knop: 'Er is geen plaats', past: past('PROEVEN_AAN_WERK', ['behandelaar'], 'WACHTLIJST', 'BEVESTIGD'), titel: 'Er is geen plaats', uitleg: ['De coach krijgt bericht met uw reden.'], verstuur: 'Versturen', vervolg: 'verzoek-beantwoord' },
    'redencodeOndersteuning',
    (zaak, redencode) => concept(zaak, 'afgewezen', { verloop: { redencode } }),
  ),
  metReden(
    { sleutel: 'afmelden', knop: 'De inwoner afmelden', past: past('PROEVEN_AAN_WERK', ['vrager', 'behandelaar'], 'WACHTLIJST', 'BEVESTIGD'), titel: 'De inwoner afmelden', uitleg: ['De plaats komt vrij voor een ander.', 'Voor de inwoner heeft dit geen gevolgen.'], verstuur: 'Afmelden', vervolg: 'proef-vastgelegd' },
    'redencodeOndersteuning',
    (zaak, redencode) => concept(zaak, 'afgemeld', { verloop: { redencode } }),
  ),
  {
    sleutel: 'verkenning-afronden',
    knop: 'Vastleggen wat eruit volgt',
    hoofd: true,
    past: past('PROEVEN_AAN_WERK', ['vrager'], 'DEELGENOMEN'),
    titel: 'Wat volgt eruit?',
    uitleg: ['De werkcoach ziet uw antwoord.', 'Klantprofiel en ontheffing blijven zoals ze zijn. Een overdracht stelt u apart voor.'],
    velden: ({ vandaag }) => [
      { soort: 'datum', naam: 'datum', label: 'Op welke dag hebt u het besproken?', verplicht: true, begin: vandaag },
      { soort: 'keuze', naam: 'vervolg', label: 'Wat volgt eruit?', verplicht: true, keuzes: VERVOLG },
    ],
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, 'verkenning.afgerond', { verloop: { datum: een(waarden, 'datum') }, formulier: { vervolg: een(waarden, 'vervolg') } }),
    vervolg: 'proef-vastgelegd',
  },
];

/** Answers to what a coach asked besides a handover. */
export const verzoekantwoorden: readonly Antwoord[] = [...gesprek, ...instrument, ...casus, ...proef];
