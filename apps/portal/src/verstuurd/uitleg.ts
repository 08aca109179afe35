import type { Uitkomst } from '../api/api.types';
import { PLAATS, PRIJSREGEL, van } from '../taal/begrippen';
import { voluit } from '../taal/datum';
import { euro } from '../taal/woorden';

export type Uitleg = { readonly oorzaak: string; readonly herstel: string; readonly beleid: string | null; readonly code: string };

/** Reasons in the words of who acts in these pages; the API's own words speak to who builds a system. */
const IN_GEWONE_TAAL: Readonly<Record<string, readonly [oorzaak: string, herstel: string]>> = {
  NIET_BEVOEGD: ['U bent niet de coach die dit mag doen voor deze inwoner.', 'Vraag het de toegewezen coach. Of stel een waarneming in.'],
  GEMEENTE_ONJUIST: ['U werkt niet voor de gemeente van deze inwoner.', 'Overleg met een collega van die gemeente.'],
  CATEGORIE_NIET_TOEGESTAAN: ['Er staan gegevens in die u hier niet mag delen.', 'Laat die gegevens weg en stuur het opnieuw.'],
  ONDERBOUWING_ONTBREEKT: ['Er is nog geen onderbouwing bij deze overdracht.', 'Vraag de andere coach om een onderbouwing. Of bespreek samen een uitzondering.'],
  ONDERBOUWING_ONVOLDOENDE: ['De onderbouwing is niet genoeg volgens de afspraak.', 'Vraag de andere coach om een andere onderbouwing.'],
  DRIEGESPREK_NIET_AANGEBODEN: ['De inwoner heeft nog geen driegesprek aangeboden gekregen.', 'Bied het driegesprek aan. Leg dat vast bij de taak en probeer het daarna opnieuw.'],
  DATUM_BUITEN_VENSTER: ['De datum ligt te ver weg.', 'Kies een datum die dichterbij ligt.'],
  DEFINITIE_KP4: ['De inwoner past niet bij de afspraak voor klantprofiel 4.', 'Kijk nog eens naar het verwachte arbeidsvermogen.'],
  GEEN_KP4: ['De inwoner heeft geen klantprofiel 4.', 'Dit is alleen voor inwoners met klantprofiel 4.'],
  OVERGANG_ONGELDIG: ['Er is intussen iets veranderd. Deze stap past niet meer.', 'Open de taak opnieuw en kijk hoe het nu staat.'],
  ZAAK_ONBEKEND: ['Deze taak hoort niet bij deze inwoner.', 'Open de taak opnieuw vanuit uw lijst.'],
  INWONER_ONBEKEND: ['De inwoner is nog niet bekend bij Schakel.', 'Laat de inwoner eerst aanmelden.'],
  TERMIJN_TE_LANG: ['De laatste dag ligt verder weg dan de afspraak toestaat.', 'Kies een eerdere laatste dag.'],
  MANDAAT_ONTBREEKT: ['U mag dit besluit niet nemen namens deze gemeente op die datum.', 'Kies een ander mandaat of een andere besluitdatum.'],
  OVERBODIG: ['Dit is al geregeld.', 'U hoeft niets te doen.'],
  FORMULIER_ONVOLLEDIG: ['Het overdrachtsformulier is niet volledig.', 'Stuur het voorstel terug. Zet erbij wat ontbreekt.'],
  VOORLICHTING_ONTBREEKT: ['Niet is vastgelegd dat de inwoner uitleg heeft gehad.', 'Leg eerst de inwoner uit wat er verandert.'],
  NOODZAAK_ONTBREEKT: ['Er is niet vastgelegd waarom dit nodig is.', 'Geef alleen wat de collega vraagt.'],
  VERKLARING_ONTBREEKT: ['Er is nog geen verklaring van de inwoner.', 'Leg eerst de verklaring vast.'],
  VERKLARING_VERLOPEN: ['De laatste dag van de verklaring is voorbij.', 'Vraag de inwoner om een nieuwe verklaring.'],
  VERKLARING_INGETROKKEN: ['De inwoner heeft de verklaring ingetrokken.', 'Deel de informatie niet.'],
  AL_BESLOTEN: ['Er was al een besluit.', 'U hoeft niets te doen.'],
};

/** The same code, said of what is not standard. */
const BUITEN_DE_STANDAARD: Readonly<Record<string, readonly [oorzaak: string, herstel: string]>> = {
  BELEID: ['In de gemeente van deze inwoner staat deze uitzondering niet aan.', 'De functionaris gegevensbescherming van die gemeente gaat daarover.'],
  VOORWAARDE_NIET_VERVULD: ['Een datum klopt niet. Of er is nog geen coach aan wie u dit kunt geven.', 'Kijk de datum na. Of overleg met de andere coach.'],
  FORMULIER_ONVOLLEDIG: ['U vulde geen onderdeel in.', 'Kies of vul minstens één onderdeel in.'],
};
const isBuitenDeStandaard = (soort: string): boolean => soort.startsWith('informatie-') || soort.startsWith('bijzonder-');

/** Names of policies as people know them; another one is called "de afspraak". */
const AFSPRAKEN: Readonly<Record<string, string>> = {
  driegesprek: 'het driegesprek',
  'definitie-kp4': 'wanneer iemand klantprofiel 4 heeft',
  'onderbouwing-kp3-naar-kp4': 'de onderbouwing bij een overdracht naar de gemeente',
  'onderbouwing-kp4-naar-kp3': 'de onderbouwing bij een overdracht naar Werkzaak',
  'startdatum-overdracht': 'de startdatum van een overdracht',
};

/** Fields that a reason may name, as people call them. */
const VELD: Readonly<Record<string, string>> = {
  afgestemdOp: 'het overleg',
  bekendmakingsDatum: 'de dag waarop de inwoner het hoorde',
  beoogdeCoach: 'de coach die het overneemt',
  besluitDatum: 'de dag van het besluit',
  datum: 'de datum',
  deelnemers: 'de coaches bij het driegesprek',
  geboortedatumJongsteKind: 'de geboortedatum van het jongste kind',
  hulpvraagMeestProminent: 'de belangrijkste hulpvraag',
  ingangsdatum: 'de eerste dag',
  klantprofiel: 'het klantprofiel',
  laatsteDag: 'de laatste dag',
  nieuweCoach: 'de nieuwe coach',
  nieuweLaatsteDag: 'de nieuwe laatste dag',
  per: 'de dag waarop dit ingaat',
  planRef: 'het kenmerk van het plan',
  redencode: 'de reden',
  schriftelijkOp: 'de dag van de verklaring',
  scope: 'de plichten',
  startdatum: 'de startdatum',
  verlener: 'wie het besluit nam',
  verzoekDatum: 'de dag van het verzoek',
  volgende: 'de volgende datum',
  zienswijzeGeboden: 'de reactie van de inwoner',
};

/** The hub's reasons speak to who builds a system: a fragment that names a field. Here it becomes a sentence. */
const alsZin = (toelichting: string): string => {
  const woorden = toelichting
    .replace(/(?:, met|: vul) (?:verloop|formulier|contact|handhaving)\.[\w.]+/g, '')
    .replace(/\b(?:verloop|formulier|contact|belastbaarheid|handhaving)\.(?:\w+\.)*(\w+)/g, (_, veld: string) => VELD[veld] ?? 'een onderdeel van het formulier')
    .replaceAll('de peildatum', 'vandaag');
  const zin = /\s/.test(toelichting) ? woorden : `Dit klopt niet of ontbreekt: ${woorden}`;
  return `${zin.slice(0, 1).toUpperCase()}${zin.slice(1)}${/[.?!]$/.test(zin) ? '' : '.'}`;
};

export const uitlegVan = ({ code = 'ONBEKEND', toelichting, uitleg, beleid }: Pick<Uitkomst, 'code' | 'toelichting' | 'uitleg' | 'beleid'>, soort = ''): Uitleg => {
  const [oorzaak, herstel] = (isBuitenDeStandaard(soort) ? BUITEN_DE_STANDAARD[code] : undefined) ?? IN_GEWONE_TAAL[code] ?? [toelichting ? alsZin(toelichting) : 'De afspraken staan dit niet toe.', uitleg ?? 'Overleg met de andere coach.'];
  const afspraak = beleid ? (AFSPRAKEN[beleid.id] ?? 'de afspraak tussen de gemeenten en Werkzaak') : null;
  return { oorzaak, herstel, beleid: afspraak && beleid ? `${afspraak} (versie ${beleid.versie})` : null, code };
};

type Antwoord = Pick<Uitkomst, 'prijs' | 'prijsregel' | 'plaats' | 'antwoordUiterlijk'>;
export type Uitkomstregel = { readonly naam: string; readonly waarde: string };

/** What the owner answered, before sending and after it: what it costs and why, whether there is a place, until when an answer takes. */
export const uitkomstregels = ({ prijs, prijsregel, plaats, antwoordUiterlijk }: Antwoord): readonly Uitkomstregel[] => [
  ...(prijs === undefined ? [] : [{ naam: 'Prijs', waarde: euro(Number(prijs)) }]),
  ...(prijsregel === undefined ? [] : [{ naam: 'Waarom deze prijs', waarde: van(PRIJSREGEL, prijsregel) ?? prijsregel }]),
  ...(plaats === undefined ? [] : [{ naam: 'Plaats', waarde: van(PLAATS, plaats) ?? plaats }]),
  ...(antwoordUiterlijk === undefined ? [] : [{ naam: 'U krijgt antwoord uiterlijk', waarde: voluit(antwoordUiterlijk) }]),
];
