import type { Concept } from '../api/bericht';
import type { Keuze } from '../pagina/velden';
import { alle, een, gevuld, type Antwoord, type Waarden } from './antwoord.types';
import type { Zaak } from './zaak';

const DRIEGESPREK: readonly Keuze[] = [
  { waarde: 'GEWENST', tekst: 'De inwoner wil een driegesprek' },
  { waarde: 'AFGEZIEN', tekst: 'De inwoner wil geen driegesprek' },
  { waarde: 'GEEN_ANTWOORD', tekst: 'De inwoner gaf geen antwoord' },
  { waarde: 'NIET_BEREIKT', tekst: 'De inwoner was niet te bereiken' },
];

const TE_BEOORDELEN: readonly string[] = ['VOORGESTELD', 'IN_OVERLEG'];

const concept = ({ overdracht, vandaag }: Zaak, soort: string, verloop: Record<string, unknown>): Concept | undefined =>
  overdracht && {
    soort: `overdracht.${soort}`,
    doel: 'OVERDRACHT',
    gemeente: overdracht.gemeente,
    peildatum: vandaag,
    inwonerRef: overdracht.inwonerRef,
    zaakId: overdracht.zaakId,
    secties: { verloop },
  };

/** The receiving side decides; the side that asked may withdraw. Whether this person may is decided by the hub. */
const isOntvanger = ({ overdracht, wie }: Zaak): boolean => overdracht?.ontvanger.rol === wie.rol;
const isIndiener = ({ overdracht, wie }: Zaak): boolean => overdracht?.indiener.rol === wie.rol;
const status = ({ overdracht }: Zaak): string => overdracht?.status ?? '';
const teBeoordelen = (zaak: Zaak): boolean => isOntvanger(zaak) && TE_BEOORDELEN.includes(status(zaak));
const gevraagd = ({ overdracht }: Zaak): boolean => overdracht?.verloop.onderbouwing === 'UITZONDERING_VOORGELEGD' || overdracht?.verloop.uitzondering === 'VOORGELEGD';
const isOpen = (zaak: Zaak): boolean => [...TE_BEOORDELEN, 'TERUGGESTUURD', 'GEACCEPTEERD'].includes(status(zaak));
const gesprek = ({ overdracht }: Zaak): string => overdracht?.verloop.driegesprek ?? '';

/** The two coaches of a driegesprek; undefined while nobody of the receiving side is named and it is not the reader himself. */
const coachesVan = ({ overdracht, wie }: Zaak): { readonly huidigeCoach: string; readonly nieuweCoach: string } | undefined => {
  if (!overdracht) return undefined;
  const wieIs = ({ actorId, rol }: { readonly actorId: string | null; readonly rol: string }): string | null => actorId ?? (rol === wie.rol ? wie.actorId : null);
  const [huidigeCoach, nieuweCoach] = [wieIs(overdracht.indiener), wieIs(overdracht.ontvanger)];
  return huidigeCoach !== null && nieuweCoach !== null ? { huidigeCoach, nieuweCoach } : undefined;
};

/** A wanted driegesprek is planned, held, or did not go on (M-06); what was said stays with the three who were there. */
const gesprekstap = (sleutel: string, knop: string, gebeurtenis: string, vanuit: readonly string[], label: string, vervolg: Antwoord['vervolg']): Antwoord => ({
  sleutel,
  knop,
  // A wanted talk may follow after the start date (D-06).
  past: (zaak) => (isOpen(zaak) || status(zaak) === 'INGEGAAN') && vanuit.includes(gesprek(zaak)) && (gebeurtenis === 'nietGehouden' || coachesVan(zaak) !== undefined),
  titel: knop,
  uitleg: ['Bij een driegesprek zijn de inwoner, de oude coach en de nieuwe coach.', 'Beide coaches zien dit bij de overdracht.'],
  velden: ({ vandaag }) => [{ soort: 'datum', naam: 'datum', label, verplicht: true, ...(gebeurtenis === 'gepland' ? {} : { begin: vandaag }) }],
  verstuur: 'Vastleggen',
  concept: (zaak, waarden) => concept(zaak, `driegesprek.${gebeurtenis}`, gevuld({ datum: een(waarden, 'datum'), deelnemers: gebeurtenis === 'nietGehouden' ? undefined : { inwoner: true, ...coachesVan(zaak) } })),
  vervolg,
});

export const overdrachtantwoorden: readonly Antwoord[] = [
  {
    sleutel: 'uitzondering-bevestigen',
    knop: 'Instemmen met de uitzondering',
    hoofd: true,
    past: (zaak) => teBeoordelen(zaak) && gevraagd(zaak),
    titel: 'Instemmen met de uitzondering',
    uitleg: ['Uw collega wil overdragen zonder onderbouwing.', 'Stemt u in? Dan kunt u het voorstel daarna beoordelen.'],
    velden: () => [],
    verstuur: 'Ik stem in',
    concept: (zaak) => concept(zaak, 'uitzondering.bevestigd', { datum: zaak.vandaag, bevestigdDoor: zaak.wie.actorId }),
    vervolg: 'uitzondering-bevestigd',
  },
  {
    sleutel: 'uitzondering-afwijzen',
    knop: 'Niet instemmen met de uitzondering',
    past: (zaak) => teBeoordelen(zaak) && gevraagd(zaak),
    titel: 'Niet instemmen met de uitzondering',
    uitleg: ['Uw collega kan dan alsnog een onderbouwing sturen.'],
    velden: () => [],
    verstuur: 'Ik stem niet in',
    concept: (zaak) => concept(zaak, 'uitzondering.afgewezen', { datum: zaak.vandaag }),
    vervolg: 'uitzondering-afgewezen',
  },
  {
    sleutel: 'accepteren',
    knop: 'Ik neem de inwoner over',
    hoofd: true,
    past: teBeoordelen,
    titel: 'De inwoner overnemen',
    uitleg: ['U wordt de nieuwe coach vanaf de startdatum.', 'Stem de startdatum af met uw collega en de inwoner.'],
    velden: ({ overdracht, vandaag }) => [
      { soort: 'datum', naam: 'startdatum', label: 'Startdatum', uitleg: 'De eerste dag dat u de inwoner begeleidt.', verplicht: true, begin: overdracht?.verloop.voorgesteldeStartdatum ?? '' },
      { soort: 'datum', naam: 'afgestemdOp', label: 'Afgestemd met uw collega op', verplicht: true, begin: vandaag },
    ],
    verstuur: 'Ik neem de inwoner over',
    concept: (zaak, waarden) => concept(zaak, 'geaccepteerd', gevuld({ nieuweCoach: zaak.wie.actorId, startdatum: een(waarden, 'startdatum'), afgestemdOp: een(waarden, 'afgestemdOp') })),
    vervolg: 'overdracht-geaccepteerd',
  },
  {
    sleutel: 'terugsturen',
    knop: 'Terugsturen om aan te vullen',
    past: teBeoordelen,
    titel: 'Terugsturen om aan te vullen',
    uitleg: ['Uw collega kan het voorstel aanvullen. Daarna krijgt u een nieuwe taak.'],
    velden: (_zaak, { lijst }) => [{ soort: 'vinkjes', naam: 'ontbrekend', label: 'Wat ontbreekt er?', verplicht: true, keuzes: lijst('ontbrekend') }],
    verstuur: 'Terugsturen',
    concept: (zaak, waarden) => concept(zaak, 'teruggestuurd', { redencode: 'FORMULIER_ONVOLLEDIG', ontbrekend: alle(waarden, 'ontbrekend') }),
    vervolg: 'overdracht-teruggestuurd',
  },
  {
    sleutel: 'niet-overnemen',
    knop: 'Ik neem de inwoner niet over',
    past: teBeoordelen,
    titel: 'De inwoner niet overnemen',
    uitleg: ['Uw collega blijft de inwoner begeleiden.', 'Bel eerst even. Vaak komt u er samen uit.'],
    velden: (_zaak, { lijst }) => [{ soort: 'keuze', naam: 'redencode', label: 'Wat is de reden?', verplicht: true, keuzes: lijst('redencodeNietOvergenomen') }],
    verstuur: 'Ik neem de inwoner niet over',
    concept: (zaak, waarden) => concept(zaak, 'nietOvergenomen', gevuld({ redencode: een(waarden, 'redencode') })),
    vervolg: 'overdracht-nietOvergenomen',
  },
  {
    sleutel: 'driegesprek-aanbieden',
    knop: 'Vastleggen: driegesprek aangeboden',
    past: (zaak) => isOpen(zaak) && gesprek(zaak) === 'NIET_AANGEBODEN',
    titel: 'Driegesprek aangeboden',
    uitleg: ['Een driegesprek is een gesprek van de inwoner met beide coaches.', 'Leg hier vast dat u het hebt aangeboden.'],
    velden: ({ vandaag }) => [{ soort: 'datum', naam: 'datum', label: 'Aangeboden op', verplicht: true, begin: vandaag }],
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, 'driegesprek.aangeboden', gevuld({ datum: een(waarden, 'datum'), door: zaak.wie.actorId })),
    vervolg: 'driegesprek-aangeboden',
  },
  {
    sleutel: 'driegesprek-antwoord',
    knop: 'Antwoord op het driegesprek vastleggen',
    past: (zaak) => isOpen(zaak) && gesprek(zaak) === 'AANGEBODEN',
    titel: 'Antwoord op het driegesprek',
    uitleg: ['Wat zei de inwoner over het driegesprek?'],
    velden: ({ vandaag }) => [
      { soort: 'keuze', naam: 'antwoord', label: 'Antwoord van de inwoner', verplicht: true, keuzes: DRIEGESPREK },
      { soort: 'datum', naam: 'datum', label: 'Antwoord gekregen op', verplicht: true, begin: vandaag },
    ],
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, 'driegesprek.beantwoord', gevuld({ antwoord: een(waarden, 'antwoord'), datum: een(waarden, 'datum') })),
    vervolg: 'driegesprek-beantwoord',
  },
  gesprekstap('driegesprek-gepland', 'Het driegesprek is gepland', 'gepland', ['GEWENST', 'NIET_GEHOUDEN'], 'Datum van het gesprek', 'driegesprek-gepland'),
  gesprekstap('driegesprek-gehouden', 'Het driegesprek is gehouden', 'gehouden', ['GEPLAND'], 'Gehouden op', 'driegesprek-gehouden'),
  gesprekstap('driegesprek-niet-gehouden', 'Het driegesprek ging niet door', 'nietGehouden', ['GEPLAND'], 'Het zou zijn op', 'driegesprek-nietGehouden'),
  {
    sleutel: 'intrekken',
    knop: 'Mijn voorstel intrekken',
    past: (zaak) => isIndiener(zaak) && isOpen(zaak),
    titel: 'Uw voorstel intrekken',
    uitleg: ['U blijft de inwoner dan begeleiden.'],
    velden: (_zaak, { lijst }) => [{ soort: 'keuze', naam: 'redencode', label: 'Wat is de reden?', verplicht: true, keuzes: lijst('redencodeIngetrokken') }],
    verstuur: 'Voorstel intrekken',
    concept: (zaak, waarden: Waarden) => concept(zaak, 'ingetrokken', gevuld({ redencode: een(waarden, 'redencode') })),
    vervolg: 'overdracht-ingetrokken',
  },
];
