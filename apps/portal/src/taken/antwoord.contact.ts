import type { Concept } from '../api/bericht';
import { GESPREKSOORT } from '../taal/begrippen';
import { een, type Antwoord, type Veld, type Waarden } from './antwoord.types';
import type { Zaak } from './zaak';

const SOORTEN = Object.entries(GESPREKSOORT).map(([waarde, tekst]) => ({ waarde, tekst }));

const velden = (label: string) => ({ vandaag }: Zaak): readonly Veld[] => [
  { soort: 'keuze', naam: 'soort', label: 'Wat voor gesprek?', verplicht: true, keuzes: SOORTEN },
  { soort: 'datum', naam: 'datum', label, verplicht: true, begin: vandaag },
  { soort: 'vinkjes', naam: 'naarBehoefte', label: 'Waarom nog een gesprek?', uitleg: 'Alleen bij een tweede gesprek of een vervolggesprek.', verplicht: false, keuzes: [{ waarde: 'JA', tekst: 'De inwoner heeft er behoefte aan' }] },
];

const concept = ({ taak: { inwonerRef }, gemeente, vandaag }: Zaak, stap: string, waarden: Waarden): Concept | undefined =>
  inwonerRef === null
    ? undefined
    : {
        soort: `contact.${stap}`, doel: 'PARTICIPATIEBEGELEIDING', gemeente, peildatum: vandaag, inwonerRef,
        secties: { verloop: { soort: een(waarden, 'soort'), datum: een(waarden, 'datum'), ...(een(waarden, 'naarBehoefte') === undefined ? {} : { naarBehoefte: true }) } },
      };

/** M-80: a day and a kind. What was said is for the coach's own file, so no page asks for it. */
export const contactantwoorden: readonly Antwoord[] = [
  {
    sleutel: 'gesprek-gehouden',
    knop: 'Er was een gesprek',
    hoofd: true,
    past: ({ cadans }) => cadans !== undefined,
    titel: 'Er was een gesprek',
    uitleg: ['Alleen de dag en het soort gesprek gaan naar Schakel. Wat u besprak, blijft in uw eigen dossier.'],
    velden: velden('Op welke dag was het?'),
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, 'gehouden', waarden),
    vervolg: 'contact-gehouden',
  },
  {
    sleutel: 'gesprek-plannen',
    knop: 'Een gesprek plannen',
    past: ({ cadans }) => cadans !== undefined,
    titel: 'Een gesprek plannen',
    uitleg: ['De taak blijft staan tot u vastlegt dat het gesprek er was. De inwoner hoort de dag van u.'],
    velden: velden('Op welke dag is het?'),
    verstuur: 'Vastleggen',
    concept: (zaak, waarden) => concept(zaak, 'gepland', waarden),
    vervolg: 'contact-gepland',
  },
];
