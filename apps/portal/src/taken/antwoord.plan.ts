import { KENMERK } from '../pagina/patronen';
import { een, gevuld, type Antwoord } from './antwoord.types';

const jaOfNee = (waarde: string | undefined): boolean | undefined => (waarde === undefined ? undefined : waarde === 'ja');

/** M-81: which version was discussed, when, and when again. The plan itself is in the coach's own file. */
export const planantwoorden: readonly Antwoord[] = [
  {
    sleutel: 'plan-besproken',
    knop: 'Wij hebben het plan besproken',
    hoofd: true,
    past: ({ taak }) => taak.soort === 'PLAN_EVALUEREN',
    titel: 'Het plan is besproken',
    uitleg: ['Alleen wat u hier invult gaat naar Schakel. Het plan zelf blijft in uw eigen dossier.'],
    velden: ({ vandaag }) => [
      { soort: 'tekst', naam: 'planRef', label: 'Wat is het kenmerk van het plan?', uitleg: 'Zoals het in uw eigen dossier staat, zonder naam.', verplicht: true, max: 120, patroon: KENMERK },
      { soort: 'getal', naam: 'planVersie', label: 'Welke versie is het nu?', verplicht: true, max: 999 },
      { soort: 'datum', naam: 'datum', label: 'Op welke dag besprak u het met de inwoner?', verplicht: true, begin: vandaag },
      { soort: 'keuze', naam: 'zelfVormgegeven', label: 'Geeft de inwoner het meedoen zelf vorm?', uitleg: 'Dat mag, als het de weg naar werk niet hindert en geen baan van een ander kost. Vul dit vanaf 2027 altijd in.', verplicht: false, keuzes: [{ waarde: 'ja', tekst: 'Ja' }, { waarde: 'nee', tekst: 'Nee' }] },
      { soort: 'datum', naam: 'volgende', label: 'Wanneer bespreekt u het weer?', verplicht: true },
    ],
    verstuur: 'Vastleggen',
    concept: ({ taak: { inwonerRef }, gemeente, vandaag }, waarden) => {
      if (inwonerRef === null) return undefined;
      const verloop = gevuld({ planRef: een(waarden, 'planRef'), planVersie: Number(een(waarden, 'planVersie')), datum: een(waarden, 'datum'), volgende: een(waarden, 'volgende'), zelfVormgegeven: jaOfNee(een(waarden, 'zelfVormgegeven')) });
      return { soort: 'planvanaanpak.geevalueerd', doel: 'PARTICIPATIEBEGELEIDING', gemeente, peildatum: vandaag, inwonerRef, secties: { verloop } };
    },
    vervolg: 'plan-geevalueerd',
  },
];
