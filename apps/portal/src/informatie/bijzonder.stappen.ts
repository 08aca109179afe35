import type { Keuze } from '../pagina/velden';
import { BIJZONDERDEEL, REIKWIJDTE } from '../taal/begrippen';
import { voluit } from '../taal/datum';
import { naamVan } from '../taal/woorden';
import { een, gevuld, type Veld, type Waarden } from '../taken/antwoord.types';
import type { Informatiestand, Informatiezaak } from './informatie.lezer';
import { stapconcept, type Stap } from './stap';
import { keuzesUit, keuzesVan } from './woorden';

const MAX_TEKST = 300;
const KENMERK = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,119}$/;

/** For the resident, and so only by his werkcoach (M-41 to M-43). */
const past = (...standen: readonly string[]) => ({ verstrekking: { soort, status }, wie }: Informatiestand): boolean => soort === 'BIJZONDER' && wie.rol === 'werkcoach' && standen.includes(status);

/** Participatiecoaches of the resident's gemeente: the statement names one of them. */
const ontvangers = ({ collegas, verstrekking: { gemeente } }: Informatiezaak): Keuze[] =>
  collegas.filter(({ rol, organisatie }) => rol === 'participatiecoach' && organisatie === gemeente).map(({ actorId }) => ({ waarde: actorId, tekst: naamVan(actorId) }));

const verklaringvelden = (zaak: Informatiezaak): Veld[] => {
  const { verklaring, vrager } = zaak.verstrekking;
  const ontvanger = verklaring?.ontvanger ?? (vrager?.rol === 'participatiecoach' ? vrager.actorId : null);
  return [
    { soort: 'datum', naam: 'schriftelijkOp', label: 'Ondertekend op', verplicht: true, begin: verklaring?.schriftelijkOp ?? zaak.vandaag },
    { soort: 'keuze', naam: 'reikwijdte', label: 'Wat mag worden gelezen?', verplicht: true, keuzes: keuzesVan(REIKWIJDTE), ...(verklaring ? { begin: verklaring.reikwijdte } : {}) },
    { soort: 'lijst', naam: 'ontvanger', label: 'Wie mag dit lezen?', uitleg: 'Eén persoon. Een waarnemer mag het niet lezen.', verplicht: true, keuzes: ontvangers(zaak), ...(ontvanger ? { begin: ontvanger } : {}) },
    { soort: 'datum', naam: 'laatsteDag', label: 'Tot en met welke dag?', uitleg: 'Daarna wist Schakel de informatie.', verplicht: true, ...(verklaring ? { begin: verklaring.laatsteDag } : {}) },
    { soort: 'tekst', naam: 'bewijsRef', label: 'Kenmerk van de verklaring', uitleg: 'Waar het papier in uw eigen dossier te vinden is. Geen naam en geen spaties.', verplicht: true, max: 120, patroon: KENMERK, ...(verklaring ? { begin: verklaring.bewijsRef } : {}) },
  ];
};

const BINNEN: Readonly<Record<string, readonly string[]>> = { CONCLUSIE: ['conclusie'], ADVIES: ['advies'], CONCLUSIE_EN_ADVIES: ['conclusie', 'advies'] };
/** A field for what the resident allowed and nothing else. */
const inhoudvelden = ({ verstrekking: { verklaring } }: Informatiezaak): Veld[] =>
  (BINNEN[verklaring?.reikwijdte ?? ''] ?? []).map((naam) => ({ soort: 'tekst', naam, label: BIJZONDERDEEL[naam] ?? naam, uitleg: 'Hooguit 300 tekens.', verplicht: false, max: MAX_TEKST, lang: true }));

const wieEnTot = ({ verstrekking: { verklaring } }: Informatiezaak): string[] => (verklaring ? [`Alleen ${naamVan(verklaring.ontvanger)} kan dit lezen, tot en met ${voluit(verklaring.laatsteDag)}.`] : []);

const minstensEen = (zaak: Informatiezaak, waarden: Waarden): Record<string, string> => {
  const namen = inhoudvelden(zaak).map(({ naam }) => naam);
  return namen.some((naam) => een(waarden, naam) !== undefined) ? {} : { [namen[0] ?? '']: 'Vul minstens één onderdeel in.' };
};

const verklaring = (sleutel: string, knop: string, passend: Stap['past'], hoofd: boolean): Stap => ({
  sleutel,
  knop,
  hoofd,
  past: passend,
  uitleg: () => ['Neem over wat op het ondertekende papier staat. Bewaar het papier in uw eigen dossier.', 'Met deze verklaring wordt nog niets gedeeld.'],
  velden: verklaringvelden,
  verstuur: 'Verklaring vastleggen',
  concept: (zaak, waarden) => stapconcept(zaak, 'bijzonder.verklaard', { verloop: Object.fromEntries(['schriftelijkOp', 'reikwijdte', 'ontvanger', 'laatsteDag', 'bewijsRef'].map((naam) => [naam, een(waarden, naam)])) }),
  vervolg: 'bijzonder-verklaard',
});

export const bijzonderstappen: readonly Stap[] = [
  verklaring('verklaring', 'De verklaring vastleggen', past('INGEDIEND', 'VERKLARING_GEVRAAGD'), true),
  {
    sleutel: 'klaarzetten',
    knop: 'Conclusie en advies klaarzetten',
    hoofd: true,
    past: past('VERKLARING_VASTGELEGD'),
    uitleg: (zaak) => [...wieEnTot(zaak), 'Ook uw eigen collega’s kunnen het niet lezen. Na die dag wist Schakel het.', 'Schrijf alleen op wat nodig is. Er gaat geen rapport mee.'],
    velden: inhoudvelden,
    samen: minstensEen,
    verstuur: 'Klaarzetten',
    concept: (zaak, waarden) => stapconcept(zaak, 'bijzonder.klaargezet', { medisch: gevuld(Object.fromEntries(inhoudvelden(zaak).map(({ naam }) => [naam, een(waarden, naam)]))) }),
    vervolg: 'bijzonder-klaargezet',
  },
  verklaring('verklaring-aanpassen', 'De verklaring aanpassen', past('VERKLARING_VASTGELEGD'), false),
  {
    sleutel: 'afwijzen',
    knop: 'Afwijzen',
    past: past('INGEDIEND', 'VERKLARING_GEVRAAGD', 'VERKLARING_VASTGELEGD'),
    uitleg: () => ['Er wordt dan niets gedeeld.'],
    velden: ({ lijsten }) => [{ soort: 'keuze', naam: 'redencode', label: 'Wat is de reden?', verplicht: true, keuzes: keuzesUit(lijsten, 'redencodeBijzonderAfgewezen') }],
    verstuur: 'Afwijzen',
    concept: (zaak, waarden) => stapconcept(zaak, 'bijzonder.afgewezen', { verloop: gevuld({ redencode: een(waarden, 'redencode') }) }),
    vervolg: 'bijzonder-afgewezen',
  },
  {
    sleutel: 'intrekken',
    knop: 'De inwoner trekt de verklaring in',
    past: past('VERKLARING_VASTGELEGD', 'GEDEELD'),
    uitleg: () => ['Het lezen stopt dan meteen. Schakel wist de informatie.', 'Dit kunt u niet terugdraaien.'],
    velden: ({ vandaag }) => [{ soort: 'datum', naam: 'datum', label: 'Ingetrokken op', verplicht: true, begin: vandaag }],
    verstuur: 'Intrekken',
    concept: (zaak, waarden) => stapconcept(zaak, 'bijzonder.ingetrokken', { verloop: gevuld({ datum: een(waarden, 'datum') }) }),
    vervolg: 'bijzonder-ingetrokken',
  },
];
