import type { Verzoek } from '../api/api.types';
import type { Concept } from '../api/bericht';
import { keuzesUit, keuzesVan } from '../informatie/woorden';
import type { Wie } from '../sessie/sessie';
import { AANBODSOORT, KANAALWENS, van } from '../taal/begrippen';
import { zonderDag } from '../taal/datum';
import { euro, naamVan, organisatienaam } from '../taal/woorden';
import { alle, een, gevuld, type Veld, type Waarden } from '../taken/antwoord.types';
import { VERZOEKPLAATS } from '../taken/zaak';
import type { Verzoekbegin, Verzoekvorm } from './vorm.types';

const MAX_TEKST = 300;
const MAX_KORT = 120;
const JA_NEE = [{ waarde: 'ja', tekst: 'Ja' }, { waarde: 'nee', tekst: 'Nee' }] as const;

/** How the colleague reaches the resident: what was registered stands there already. */
const inwonervelden = ({ naam, telefoon }: Verzoekbegin, verplicht = false): Veld[] => [
  { soort: 'tekst', naam: 'naam', label: 'Naam van de inwoner', verplicht, max: MAX_KORT, ...(naam ? { begin: naam } : {}) },
  { soort: 'tekst', naam: 'telefoon', label: 'Telefoon van de inwoner', verplicht: false, max: 25, patroon: /^[0-9+ ()-]{6,25}$/, ...(telefoon ? { begin: telefoon } : {}) },
];

const deel = <N extends string>(naam: N, velden: Readonly<Record<string, unknown>>): { readonly [K in N]?: Record<string, unknown> } => {
  const ingevuld = gevuld(velden);
  return (Object.keys(ingevuld).length > 0 ? { [naam]: ingevuld } : {}) as { readonly [K in N]?: Record<string, unknown> };
};
const wieIsHet = (waarden: Waarden): Record<string, unknown> => ({ naam: een(waarden, 'naam'), telefoon: een(waarden, 'telefoon') });

const instrument: Verzoekvorm = {
  sleutel: 'instrument',
  soort: 'INSTRUMENT',
  knop: 'Een instrument aanvragen',
  waarvoor: 'Een training, jobcoach of andere hulp uit de gids van Werkzaak.',
  rollen: ['participatiecoach', 'werkcoach'],
  alleenKp4: ['participatiecoach'],
  leest: { instrumenten: true },
  titel: 'Een instrument aanvragen',
  uitleg: ['Kies uit de gids van Werkzaak.', 'De prijs hangt af van de dag waarop het begint. U ziet de prijs voordat u verstuurt.'],
  velden: (begin) => [
    { soort: 'lijst', naam: 'instrumentCode', label: 'Welk instrument?', verplicht: true, keuzes: gids(begin) },
    { soort: 'datum', naam: 'gewensteStart', label: 'Wanneer moet het beginnen?', verplicht: true },
    ...inwonervelden(begin),
    { soort: 'tekst', naam: 'toelichting', label: 'Toelichting', uitleg: 'Schrijf niets over ziekte of behandeling.', verplicht: false, max: MAX_TEKST, lang: true },
  ],
  secties: (waarden) => ({
    verloop: { instrumentCode: een(waarden, 'instrumentCode'), gewensteStart: een(waarden, 'gewensteStart') },
    ...deel('contact', wieIsHet(waarden)),
    ...deel('formulier', { toelichting: een(waarden, 'toelichting') }),
  }),
  vervolg: 'verzoek-instrument',
};

/** For klantprofiel 4 a participatiecoach chooses from what is meant for it. */
const gids = ({ instrumenten, wie }: Verzoekbegin) =>
  instrumenten.filter(({ kp4Relevant }) => wie.rol !== 'participatiecoach' || kp4Relevant).map(({ code, naam, prijs }) => ({ waarde: code, tekst: `${naam} (gewone prijs ${euro(prijs)})` }));

const proeven: Verzoekvorm = {
  sleutel: 'proeven-aan-werk',
  soort: 'PROEVEN_AAN_WERK',
  knop: 'Aanmelden voor proeven aan werk',
  waarvoor: 'Een dag meelopen of een korte stage, om te merken of werk past.',
  rollen: ['participatiecoach'],
  alleenKp4: ['participatiecoach'],
  leest: { aanbod: true },
  titel: 'Aanmelden voor proeven aan werk',
  uitleg: ['Meedoen is vrij. Wie niet komt, merkt daar niets van.', 'Zijn alle plaatsen vergeven? Dan komt de inwoner op de wachtlijst.'],
  velden: (begin) => [
    { soort: 'keuze', naam: 'aanbodRef', label: 'Waaraan doet de inwoner mee?', verplicht: true, keuzes: begin.aanbod.map((een) => ({ waarde: een.aanbodRef, tekst: aanbodregel(een) })), ...(begin.gekozenAanbod ? { begin: begin.gekozenAanbod } : {}) },
    { soort: 'vinkjes', naam: 'passend', label: 'Past dit bij de inwoner?', uitleg: 'Vink allebei aan. Kan dat niet, dan is dit nu niets voor de inwoner.', verplicht: true, keuzes: [{ waarde: 'ontwikkeltArbeidsvermogen', tekst: 'De inwoner kan steeds meer op het gebied van werk' }, { waarde: 'inwonerWil', tekst: 'De inwoner wil dit zelf' }] },
    { soort: 'vinkjes', naam: 'voorwaarden', label: 'De voorwaarden', uitleg: 'Verplicht als er bij het aanbod voorwaarden staan.', verplicht: false, keuzes: [{ waarde: 'ja', tekst: 'De inwoner kent de voorwaarden en voldoet eraan' }] },
    { soort: 'lijst', naam: 'betrokkenWerkcoach', label: 'Met welke werkcoach hebt u dit afgesproken?', verplicht: true, keuzes: begin.medewerkers.filter(({ rol }) => rol === 'werkcoach').map(({ actorId }) => ({ waarde: actorId, tekst: naamVan(actorId) })) },
    ...inwonervelden(begin, true),
  ],
  samen: ({ aanbod }, waarden) => {
    const gekozen = aanbod.find(({ aanbodRef }) => aanbodRef === een(waarden, 'aanbodRef'));
    return {
      ...(gekozen?.voorwaarden && een(waarden, 'voorwaarden') !== 'ja' ? { voorwaarden: 'Bij dit aanbod horen voorwaarden. Vink aan dat de inwoner eraan voldoet.' } : {}),
      ...(alle(waarden, 'passend').length === 1 ? { passend: 'Vink allebei aan. Proeven aan werk is voor wie steeds meer kan en het zelf wil.' } : {}),
    };
  },
  secties: (waarden) => ({
    verloop: gevuld({ aanbodRef: een(waarden, 'aanbodRef'), betrokkenWerkcoach: een(waarden, 'betrokkenWerkcoach'), voldoetAanVoorwaarden: een(waarden, 'voorwaarden') === 'ja' ? true : undefined }),
    contact: gevuld(wieIsHet(waarden)),
    formulier: Object.fromEntries(alle(waarden, 'passend').map((naam) => [naam, true])),
  }),
  vervolg: 'verzoek-proeven',
};

const aanbodregel = ({ soort, datum, plaats, vrij, voorwaarden }: Verzoekbegin['aanbod'][number]): string =>
  `${van(AANBODSOORT, soort) ?? ''} op ${zonderDag(datum)}${plaats ? ` in ${plaats}` : ''}. ${vrij > 0 ? `Vrij: ${vrij}` : 'Wachtlijst'}.${voorwaarden ? ` Voorwaarden: ${voorwaarden}` : ''}`;

const gesprek: Verzoekvorm = {
  sleutel: 'inkomensgesprek',
  soort: 'INKOMENSGESPREK',
  knop: 'Een gesprek met inkomen vragen',
  waarvoor: 'Een gesprek van de inwoner met een inkomensconsulent.',
  rollen: ['participatiecoach', 'werkcoach', 'inkomensconsulent'],
  alleenKp4: [],
  leest: {},
  titel: 'Een gesprek met inkomen vragen',
  uitleg: ['De inkomensconsulent kijkt of er aanleiding is voor een gesprek op locatie.', 'Vrij inlopen kan niet. U hoort wanneer de inwoner terecht kan.'],
  velden: (begin) => [
    ...(begin.gemeenten.length > 1 ? [{ soort: 'keuze' as const, naam: 'gemeente', label: 'In welke gemeente woont de inwoner?', verplicht: true, keuzes: begin.gemeenten.map((code) => ({ waarde: code, tekst: organisatienaam(code) })) }] : []),
    { soort: 'keuze', naam: 'kanaalwens', label: 'Hoe heeft de inwoner het liefst contact?', verplicht: true, keuzes: keuzesVan(KANAALWENS) },
    { soort: 'keuze', naam: 'redencode', label: 'Waarom een gesprek?', verplicht: true, keuzes: keuzesUit(begin.lijsten, 'redenInkomensgesprek') },
    { soort: 'keuze', naam: 'tolkNodig', label: 'Is er een tolk nodig?', verplicht: true, keuzes: JA_NEE },
    { soort: 'tekst', naam: 'taal', label: 'Voor welke taal?', uitleg: 'Alleen als er een tolk nodig is.', verplicht: false, max: MAX_KORT },
    ...inwonervelden(begin),
  ],
  samen: (_begin, waarden) => (een(waarden, 'tolkNodig') === 'ja' && een(waarden, 'taal') === undefined ? { taal: 'Vul in voor welke taal de tolk nodig is.' } : {}),
  secties: (waarden) => ({
    verloop: { kanaalwens: een(waarden, 'kanaalwens') },
    contact: gevuld({ redencode: een(waarden, 'redencode'), ...wieIsHet(waarden), tolkNodig: een(waarden, 'tolkNodig') === 'ja', taal: een(waarden, 'taal') }),
  }),
  vervolg: 'verzoek-gesprek',
};

const casus: Verzoekvorm = {
  sleutel: 'meedenken',
  soort: 'CASUISTIEK',
  knop: 'Een collega laten meedenken',
  waarvoor: 'Eén vraag aan de coach van de andere kant, over hoe u deze inwoner helpt.',
  rollen: ['participatiecoach', 'werkcoach'],
  alleenKp4: [],
  leest: {},
  titel: 'Een collega laten meedenken',
  uitleg: ['U stelt één vraag. Wat u samen bespreekt, blijft tussen u beiden.'],
  velden: ({ medewerkers, wie }) => [
    { soort: 'tekst', naam: 'vraag', label: 'Wat is uw vraag?', uitleg: 'Hooguit 300 tekens. Schrijf niets over ziekte of behandeling.', verplicht: true, max: MAX_TEKST, lang: true },
    { soort: 'lijst', naam: 'collega', label: 'Aan welke collega?', uitleg: 'Leeg: de coach van deze inwoner, of het team.', verplicht: false, keuzes: medewerkers.filter(({ rol }) => rol === andereCoach(wie)).map(({ actorId }) => ({ waarde: actorId, tekst: naamVan(actorId) })) },
    { soort: 'datum', naam: 'voorkeursdag', label: 'Op welke dag wilt u overleggen?', verplicht: false },
  ],
  secties: (waarden) => {
    const dag = een(waarden, 'voorkeursdag');
    return { ...deel('verloop', { collega: een(waarden, 'collega'), voorkeursdagen: dag === undefined ? undefined : [dag] }), formulier: { vraag: een(waarden, 'vraag') } };
  },
  vervolg: 'verzoek-casus',
};

const andereCoach = ({ rol }: Wie): Wie['rol'] => (rol === 'werkcoach' ? 'participatiecoach' : 'werkcoach');

export const VERZOEKVORMEN: readonly Verzoekvorm[] = [instrument, proeven, gesprek, casus];

/** What this person may begin; with a klantprofiel, for a resident who has it. The hub decides again. */
export const vormenVoor = ({ rol }: Wie, klantprofiel?: string | null): readonly Verzoekvorm[] =>
  VERZOEKVORMEN.filter(({ rollen, alleenKp4 }) => rollen.includes(rol) && (klantprofiel === undefined || klantprofiel === 'KP4' || !alleenKp4.includes(rol)));

export const vormVan = (sleutel: string, { rol }: Wie): Verzoekvorm | undefined => VERZOEKVORMEN.find((vorm) => vorm.sleutel === sleutel && vorm.rollen.includes(rol));

/** Why there is nothing to fill in; null where there is. */
export const leegVoor = ({ leest }: Verzoekvorm, begin: Verzoekbegin): string | null => {
  if (leest.instrumenten && gids(begin).length === 0) return 'Werkzaak heeft nu geen instrument in de gids dat u kunt aanvragen.';
  return leest.aanbod && begin.aanbod.length === 0 ? 'Er is nu geen aanbod om werk te proeven.' : null;
};

const GEBEURTENIS: Readonly<Record<Verzoek['soort'], string>> = { INSTRUMENT: 'aangevraagd', PROEVEN_AAN_WERK: 'aangemeld', INKOMENSGESPREK: 'verzocht', CASUISTIEK: 'gevraagd' };

export const verzoekconcept = ({ soort, secties }: Verzoekvorm, { inwonerRef, zaakId, vandaag, gemeenten }: Verzoekbegin, waarden: Waarden): Concept => {
  const { context, doel } = VERZOEKPLAATS[soort];
  return { soort: `${context}.${GEBEURTENIS[soort]}`, doel, gemeente: een(waarden, 'gemeente') ?? gemeenten[0] ?? '', peildatum: vandaag, inwonerRef, zaakId, secties: secties(waarden) };
};
