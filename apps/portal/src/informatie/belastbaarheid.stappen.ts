import { een, gevuld, type Veld } from '../taken/antwoord.types';
import { INFORMATIEDEEL } from '../taal/begrippen';
import type { Informatiestand, Informatiezaak } from './informatie.lezer';
import { gevraagdeDelen } from './informatie.secties';
import { stapconcept, type Stap } from './stap';
import { keuzesUit } from './woorden';

const MAX_TEKST = 300;
const MAX_UREN = 60;

const isGevraagd = ({ verstrekking: { soort, vrager, gever }, wie }: Informatiestand): boolean => soort === 'BELASTBAARHEID' && vrager !== null && gever?.rol === wie.rol;
const staat = ({ verstrekking }: Informatiestand, ...standen: readonly string[]): boolean => standen.includes(verstrekking.status);

/** A field for what was asked and nothing else: what was not asked is not needed. */
const deelveld = (deel: string): Veld => {
  const label = INFORMATIEDEEL[deel] ?? deel;
  return deel === 'uren'
    ? { soort: 'getal', naam: 'urenBeschikbaar', label, uitleg: 'Een heel getal, hooguit 60.', verplicht: false, max: MAX_UREN }
    : { soort: 'tekst', naam: deel, label, uitleg: 'Schrijf wat de inwoner kan of nodig heeft. Schrijf geen diagnose op.', verplicht: false, max: MAX_TEKST, lang: true };
};
const deelvelden = ({ verstrekking }: Informatiezaak): Veld[] => gevraagdeDelen(verstrekking).map(deelveld);

export const belastbaarheidstappen: readonly Stap[] = [
  {
    sleutel: 'geven',
    knop: 'Informatie geven',
    hoofd: true,
    past: (zaak) => isGevraagd(zaak) && staat(zaak, 'GEVRAAGD', 'GEGEVEN'),
    uitleg: () => ['U ziet alleen vragen over wat de collega vroeg.', 'Vul alleen in wat hij nodig heeft. De rest laat u leeg.'],
    velden: (zaak) => [...deelvelden(zaak), { soort: 'datum', naam: 'beoordelingsdatum', label: 'Wanneer is dit beoordeeld?', verplicht: true }],
    samen: (zaak, waarden) => {
      const namen = deelvelden(zaak).map(({ naam }) => naam);
      return namen.some((naam) => een(waarden, naam) !== undefined) ? {} : { [namen[0] ?? '']: 'Vul minstens één onderdeel in.' };
    },
    verstuur: 'Informatie geven',
    letOpWoorden: true,
    concept: (zaak, waarden) => {
      const uren = een(waarden, 'urenBeschikbaar');
      const delen = Object.fromEntries(deelvelden(zaak).map(({ naam }) => [naam, een(waarden, naam)]));
      return stapconcept(zaak, 'gegeven', {
        verloop: gevuld({ noodzaak: zaak.verstrekking.verloop.noodzaak }),
        belastbaarheid: gevuld({ ...delen, urenBeschikbaar: uren === undefined ? undefined : Number(uren), beoordelingsdatum: een(waarden, 'beoordelingsdatum') }),
      });
    },
    vervolg: 'informatie-gegeven',
  },
  {
    sleutel: 'niet-geven',
    knop: 'Ik geef deze informatie niet',
    past: (zaak) => isGevraagd(zaak) && staat(zaak, 'GEVRAAGD'),
    uitleg: () => ['De collega ziet uw reden.'],
    velden: ({ lijsten }) => [{ soort: 'keuze', naam: 'redencode', label: 'Wat is de reden?', verplicht: true, keuzes: keuzesUit(lijsten, 'redencodeNietGegeven') }],
    verstuur: 'Antwoord versturen',
    concept: (zaak, waarden) => stapconcept(zaak, 'beantwoord', { verloop: { antwoord: 'NIET_NODIG', redencode: een(waarden, 'redencode') } }),
    vervolg: 'informatie-niet-gegeven',
  },
  {
    sleutel: 'afsluiten',
    knop: 'De vraag afsluiten',
    past: (zaak) => isGevraagd(zaak) && staat(zaak, 'GEGEVEN'),
    uitleg: () => ['Na het afsluiten kunt u bij deze vraag niets meer geven.'],
    velden: ({ lijsten }) => [
      {
        soort: 'keuze',
        naam: 'antwoord',
        label: 'Wat gaf u?',
        verplicht: true,
        keuzes: [
          { waarde: 'GEGEVEN', tekst: 'Alles wat nodig is' },
          { waarde: 'DEELS', tekst: 'Een deel' },
        ],
      },
      { soort: 'lijst', naam: 'redencode', label: 'Waarom een deel?', uitleg: 'Alleen nodig als u een deel gaf.', verplicht: false, keuzes: keuzesUit(lijsten, 'redencodeNietGegeven') },
    ],
    samen: (_zaak, waarden): Record<string, string> => (een(waarden, 'antwoord') === 'DEELS' && een(waarden, 'redencode') === undefined ? { redencode: 'Kies waarom u een deel gaf.' } : {}),
    verstuur: 'Vraag afsluiten',
    concept: (zaak, waarden) => {
      const antwoord = een(waarden, 'antwoord');
      return stapconcept(zaak, 'beantwoord', { verloop: gevuld({ antwoord, redencode: antwoord === 'DEELS' ? een(waarden, 'redencode') : undefined }) });
    },
    vervolg: 'informatie-afgesloten',
  },
];
