import type { Datum } from '#shared/kernel/datum';
import type { Concept } from '../api/bericht';
import type { Wie } from '../sessie/sessie';
import { BIJZONDERDEEL, INFORMATIEDEEL } from '../taal/begrippen';
import { alle, een, gevuld, type Veld, type Waarden } from '../taken/antwoord.types';
import { keuzesUit, keuzesVan, type Lijsten } from './woorden';

/** What a new case is about, and for whom. */
export type Begin = { readonly inwonerRef: string; readonly gemeente: string; readonly zaakId: string; readonly vandaag: Datum; readonly lijsten: Lijsten; readonly wie: Wie };

/** The two ways in which a person starts a case: a question to a colleague, or the medical exception. */
export type Beginvorm = {
  readonly naar: string;
  readonly titel: (wie: Wie) => string;
  readonly uitleg: (wie: Wie) => readonly string[];
  readonly velden: (begin: Begin) => readonly Veld[];
  readonly verstuur: (wie: Wie) => string;
  readonly letOpWoorden: boolean;
  readonly concept: (begin: Begin, waarden: Waarden) => Concept;
  readonly vervolg: (wie: Wie) => string;
};

const MAX_TEKST = 300;
const ticks = (waarden: Waarden): Record<string, true> => Object.fromEntries(alle(waarden, 'gevraagd').map((deel) => [deel, true as const]));
const basis = ({ inwonerRef, gemeente, zaakId, vandaag }: Begin): Pick<Concept, 'inwonerRef' | 'gemeente' | 'zaakId' | 'peildatum'> => ({ inwonerRef, gemeente, zaakId, peildatum: vandaag });

/** M-11a: which parts, and what for. */
export const VRAAGVORM: Beginvorm = {
  naar: '/informatie/vragen',
  titel: () => 'Informatie vragen aan de collega',
  uitleg: () => ['U vraagt de andere coach wat de inwoner kan en nodig heeft.', 'Vraag alleen wat u echt nodig hebt voor uw begeleiding.'],
  velden: ({ lijsten }) => [
    { soort: 'vinkjes', naam: 'gevraagd', label: 'Wat wilt u weten?', verplicht: true, keuzes: keuzesVan(INFORMATIEDEEL) },
    { soort: 'lijst', naam: 'noodzaak', label: 'Waarvoor hebt u dit nodig?', verplicht: true, keuzes: keuzesUit(lijsten, 'noodzaak') },
    { soort: 'tekst', naam: 'toelichting', label: 'Toelichting', uitleg: 'Schrijf niets over ziekte of behandeling.', verplicht: false, max: MAX_TEKST, lang: true },
  ],
  verstuur: () => 'Vraag versturen',
  letOpWoorden: true,
  concept: (begin, waarden) => {
    const toelichting = een(waarden, 'toelichting');
    return {
      ...basis(begin),
      soort: 'verstrekking.gevraagd',
      doel: 'PARTICIPATIEBEGELEIDING',
      secties: { verloop: gevuld({ gevraagd: ticks(waarden), noodzaak: een(waarden, 'noodzaak') }), ...(toelichting === undefined ? {} : { belastbaarheid: { toelichting } }) },
    };
  },
  vervolg: () => 'informatie-gevraagd',
};

const isWerkcoach = ({ rol }: Wie): boolean => rol === 'werkcoach';

/** M-40: by the werkcoach for the resident, or by the participatiecoach for himself; the statement always follows. */
export const VERKLARINGVORM: Beginvorm = {
  naar: '/informatie/verklaring',
  titel: (wie) => (isWerkcoach(wie) ? 'Een verklaring van de inwoner vastleggen' : 'Een conclusie of advies vragen'),
  uitleg: (wie) =>
    isWerkcoach(wie)
      ? ['Stap 1: u legt hier vast wat de inwoner wil delen.', 'Stap 2: u legt de ondertekende verklaring vast.', 'Stap 3: u zet klaar wat de genoemde collega mag lezen.', 'De inwoner kan tot het einde intrekken.']
      : ['Medische informatie delen we niet. Dit is de uitzondering daarop.', 'De werkcoach vraagt de inwoner eerst om een ondertekende verklaring.', 'De inwoner mag nee zeggen. Dat heeft geen gevolgen.'],
  velden: ({ lijsten }) => [
    { soort: 'vinkjes', naam: 'gevraagd', label: 'Waar gaat het om?', verplicht: true, keuzes: keuzesVan(BIJZONDERDEEL) },
    { soort: 'keuze', naam: 'reden', label: 'Wat is de reden?', verplicht: true, keuzes: keuzesUit(lijsten, 'redenBijzonder') },
  ],
  verstuur: (wie) => (isWerkcoach(wie) ? 'Verder' : 'Verzoek versturen'),
  letOpWoorden: false,
  concept: (begin, waarden) => ({
    ...basis(begin),
    soort: 'verstrekking.bijzonder.verzocht',
    doel: 'MEDISCHE_UITZONDERING',
    secties: { verloop: { verzoeker: isWerkcoach(begin.wie) ? 'INWONER' : 'PARTICIPATIECOACH', reden: een(waarden, 'reden'), gevraagd: ticks(waarden) } },
  }),
  vervolg: (wie) => (isWerkcoach(wie) ? 'bijzonder-verzocht' : 'bijzonder-gevraagd'),
};
