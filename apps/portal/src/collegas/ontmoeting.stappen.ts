import type { Datum } from '#shared/kernel/datum';
import type { Concept } from '../api/bericht';
import type { Ontmoeting } from '../api/api.types';
import type { Wie } from '../sessie/sessie';
import { TIJD } from '../pagina/patronen';
import { organisatienaam } from '../taal/woorden';
import { zonderDag } from '../taal/datum';
import { alle, een, gevuld, type Veld, type Waarden } from '../taken/antwoord.types';
import type { VERVOLG } from '../verstuurd/vervolg';

export const SOORT = { KENNISMAKING: 'Kennismaken', INFORMEEL: 'Elkaar weer zien', DESKUNDIGHEID: 'Samen iets leren' } as const;
const ROLLEN = [{ waarde: 'werkcoach', tekst: 'De werkcoaches' }, { waarde: 'inkomensconsulent', tekst: 'De inkomensconsulenten' }] as const;
const DATUMS = ['datum1', 'datum2', 'datum3'] as const;

/** What a step is about: who does it, on which day, and of which meeting. */
export type Ontmoetingszaak = { readonly wie: Wie; readonly vandaag: Datum; readonly ontmoeting: Ontmoeting };

export type Ontmoetingstap = {
  /** Last part of the path /collegas/ontmoeting/{zaakId}/{sleutel}. */
  readonly sleutel: string;
  readonly knop: string;
  readonly titel: string;
  readonly uitleg: readonly string[];
  readonly past: (zaak: Ontmoetingszaak) => boolean;
  readonly velden: (zaak: Ontmoetingszaak) => readonly Veld[];
  readonly inhoud: (waarden: Waarden) => Readonly<Record<string, unknown>>;
  readonly gebeurtenis: string;
  readonly vervolg: keyof typeof VERVOLG;
};

/** The side of the gemeente names days and Werkzaak takes one of them (memo 29-1-2025, Verbeteringen 7). */
const isVanGemeente = ({ wie: { rol } }: Ontmoetingszaak): boolean => rol === 'participatiecoach';

export const STAPPEN: readonly Ontmoetingstap[] = [
  {
    sleutel: 'datums',
    knop: 'Datums voorstellen',
    titel: 'Datums voorstellen',
    uitleg: ['Noem dagen waarop u en uw collega’s kunnen. Werkzaak kiest er een.'],
    past: (zaak) => isVanGemeente(zaak) && ['VERZOCHT', 'DATUMVOORSTEL', 'GEPLAND'].includes(zaak.ontmoeting.status),
    velden: () => DATUMS.map((naam, plek): Veld => ({ soort: 'datum', naam, label: `Datum ${plek + 1}`, verplicht: plek === 0 })),
    inhoud: (waarden) => ({ data: [...new Set(DATUMS.flatMap((naam) => een(waarden, naam) ?? []))] }),
    gebeurtenis: 'datumvoorstel',
    vervolg: 'ontmoeting-datums',
  },
  {
    sleutel: 'plannen',
    knop: 'Een datum kiezen',
    titel: 'Een datum kiezen',
    uitleg: ['Kies een van de dagen die de gemeente noemde.'],
    past: (zaak) => !isVanGemeente(zaak) && zaak.ontmoeting.status === 'DATUMVOORSTEL',
    velden: ({ ontmoeting }) => [
      { soort: 'keuze', naam: 'datum', label: 'Welke dag?', verplicht: true, keuzes: ontmoeting.voorstellen.map((dag) => ({ waarde: dag, tekst: zonderDag(dag) })) },
      { soort: 'tekst', naam: 'tijd', label: 'Hoe laat?', uitleg: 'Bijvoorbeeld 13:30.', verplicht: false, max: 5, patroon: TIJD },
    ],
    inhoud: (waarden) => gevuld({ datum: een(waarden, 'datum'), tijd: een(waarden, 'tijd') }),
    gebeurtenis: 'gepland',
    vervolg: 'ontmoeting-gepland',
  },
  {
    sleutel: 'gehouden',
    knop: 'Vastleggen dat het er was',
    titel: 'De ontmoeting was er',
    uitleg: ['Leg alleen de dag vast. Wat u besprak, hoort niet in Schakel.'],
    past: ({ ontmoeting, vandaag }) => ontmoeting.status === 'GEPLAND' && ontmoeting.datum !== undefined && ontmoeting.datum <= vandaag,
    velden: ({ ontmoeting }) => [{ soort: 'datum', naam: 'datum', label: 'Op welke dag?', verplicht: true, ...(ontmoeting.datum ? { begin: ontmoeting.datum } : {}) }],
    inhoud: (waarden) => gevuld({ datum: een(waarden, 'datum') }),
    gebeurtenis: 'gehouden',
    vervolg: 'ontmoeting-gehouden',
  },
];

export const stappenVoor = (zaak: Ontmoetingszaak): readonly Ontmoetingstap[] => STAPPEN.filter(({ past }) => past(zaak));

/** A participatiecoach asks for a gemeente that he works for. */
export const vraagvelden = ({ namensGemeenten }: Wie): readonly Veld[] => [
  ...(namensGemeenten.length > 1 ? [{ soort: 'keuze', naam: 'gemeente', label: 'Voor welke gemeente?', verplicht: true, keuzes: namensGemeenten.map((code) => ({ waarde: code, tekst: organisatienaam(code) })) } as const] : []),
  { soort: 'keuze', naam: 'soort', label: 'Waarvoor?', verplicht: true, keuzes: Object.entries(SOORT).map(([waarde, tekst]) => ({ waarde, tekst })) },
  { soort: 'vinkjes', naam: 'rollen', label: 'Wie van Werkzaak?', verplicht: true, keuzes: ROLLEN },
];

const bericht = (gebeurtenis: string, gemeente: string, zaakId: string, peildatum: Datum, algemeen: Readonly<Record<string, unknown>>): Concept => ({ soort: `ontmoeting.${gebeurtenis}`, doel: 'ONTMOETING', gemeente, zaakId, peildatum, secties: { algemeen } });

/** A new meeting; sent again from the same form it is the same message, and so the same meeting. */
export const vraag = ({ namensGemeenten }: Wie, waarden: Waarden, vandaag: Datum, zaakId: string): Concept =>
  bericht('verzocht', een(waarden, 'gemeente') ?? namensGemeenten[0] ?? '', zaakId, vandaag, { soort: een(waarden, 'soort'), rollen: alle(waarden, 'rollen') });

export const stapbericht = ({ ontmoeting: { gemeente, zaakId }, vandaag }: Ontmoetingszaak, { gebeurtenis, inhoud }: Ontmoetingstap, waarden: Waarden): Concept => bericht(gebeurtenis, gemeente, zaakId, vandaag, inhoud(waarden));
