import { CODES, isCode } from '#shared/contracts/codes';
import type { Rapportagesoort } from '#shared/contracts/rapportage';
import { DRIEGESPREKSTAND, leesbaar, ONDERBOUWING, PROFIEL, REACTIE, RICHTING, SANCTIESOORT } from '../taal/begrippen';

type Woorden = Readonly<Record<string, string>>;

export const RAPPORTAGENAAM: Readonly<Record<Rapportagesoort, string>> = {
  overdrachten: 'Overdrachten',
  driegesprekken: 'Driegesprekken',
  ontheffingen: 'Ontheffingen',
  alerts: 'Overleg over een sanctie',
  redenen: 'Waarom coaches iets vroegen',
  doorlooptijden: 'Hoe lang het duurde',
  definitie: 'Klantprofiel 3 door de definitie',
  afwijkingen: 'Afwijken van een afspraak',
  weigeringen: 'Geweigerd door een regel',
  standen: 'Inwoners per groep',
  fasen: 'Uitkeringen per fase',
};

export const RAPPORTAGEUITLEG: Readonly<Record<Rapportagesoort, string>> = {
  overdrachten: 'Dit zijn overdrachten die zijn ingegaan.',
  driegesprekken: 'Een driegesprek telt één keer per stap en per overdracht.',
  ontheffingen: 'Elk besluit over een ontheffing telt één keer.',
  alerts: 'Dit is wat er gebeurde toen inkomen een sanctie overwoog.',
  redenen: 'Waarom een gesprek met inkomen nodig was. Of iets bijzonders.',
  doorlooptijden: 'Hoe lang een stap duurde naast de norm die toen gold.',
  definitie: 'Dit zijn inwoners. Elke inwoner telt één keer per jaar.',
  afwijkingen: 'Dit ging door, maar anders dan afgesproken.',
  weigeringen: 'Weigert een regel vaak? Dan klopt de regel misschien niet.',
  standen: 'Zoveel inwoners zijn er op één dag. Elke inwoner telt in één groep.',
  fasen: 'Dit zijn de tellingen die een gemeente zelf heeft ingediend.',
};

export const KENMERKNAAM: Woorden = {
  richting: 'Richting',
  definitie: 'Definitie',
  bewijs: 'Onderbouwing',
  persoon: 'Inwoner',
  uitkomst: 'Driegesprek',
  gebeurtenis: 'Wat gebeurde er',
  sanctie: 'Welke sanctie',
  verzoek: 'Wat vroeg de coach',
  reden: 'Waarom',
  stap: 'Stap',
  duur: 'Hoe lang',
  weg: 'Waarom in klantprofiel 3',
  groep: 'Groep',
  code: 'Regel',
  type: 'Bericht',
};

const WAARDE: Readonly<Record<string, Woorden>> = {
  richting: RICHTING,
  bewijs: { ...ONDERBOUWING, ZONDER_ONDERZOEK_IN_OVERLEG: 'Zonder onderzoek, in overleg', OVERIG: 'Anders, of niet nodig' },
  persoon: { EERSTE_IN_JAAR: 'Eerste keer dit jaar', HERHALING: 'Vaker dan één keer dit jaar' },
  uitkomst: { ...DRIEGESPREKSTAND, AANGEBODEN: 'Aangeboden' },
  gebeurtenis: {
    ...REACTIE,
    OVERWOGEN: 'Er is een sanctie overwogen',
    REACTIETERMIJN_VERSTREKEN: 'De coach antwoordde niet op tijd',
    UITKOMST: 'Er is een uitkomst, na overleg',
    UITKOMST_ZONDER_ALERT: 'Er is een uitkomst, zonder overleg vooraf',
    VASTGESTELD: 'Vastgesteld volgens de wet',
    NIET_VERLENGD: 'Niet verlengd',
    BEEINDIGD: 'Geëindigd',
    OPGESCHORT: 'Gestopt voor nu',
    UITGEPUT: 'Alle maanden zijn gebruikt',
  },
  groep: { ...PROFIEL, KP3: 'Klantprofiel 3, alle anderen', KP4_BLIJVEND_ONTHEVEN: 'Klantprofiel 4, altijd ontheven volgens de wet', EERDER_KP4_BIJ_WERKZAAK: 'Bij Werkzaak, eerder klantprofiel 4', ANDERS: 'Andere indeling' },
  sanctie: { ...SANCTIESOORT, ONBEKEND: 'Niet bekend' },
  verzoek: { INKOMENSGESPREK: 'Een gesprek met inkomen', BIJZONDER: 'Iets wat niet standaard is' },
  reden: { TAALBARRIERE: 'De taal is een drempel', DIGITAAL_LASTIG: 'Digitaal is lastig', BELLEN_LASTIG: 'Bellen is lastig', VERZOEK_INWONER: 'De inwoner vroeg het', ONBEKEND: 'Niet bekend' },
  stap: {
    REACTIE_OP_VOORSTEL: 'Antwoord op een voorstel',
    REACTIE_OP_ALERT: 'Antwoord op een vraag om overleg',
    DRIEGESPREK_NA_WENS: 'Driegesprek nadat de inwoner dat wilde',
    VOORSTEL_TOT_START_KP3_NAAR_KP4: 'Van voorstel tot start, naar de gemeente',
    VOORSTEL_TOT_START_KP4_NAAR_KP3: 'Van voorstel tot start, naar Werkzaak',
  },
  weg: { TERUG_UIT_KP4: 'Terug uit klantprofiel 4', GEBLEVEN_IN_KP3: 'Gebleven in klantprofiel 3' },
  duur: {
    BINNEN_NORM: 'Binnen de norm',
    TOT_DUBBELE_NORM: 'Te laat, tot twee keer de norm',
    LANGER: 'Langer',
    TOT_4_WEKEN: 'Tot en met 4 weken',
    TOT_8_WEKEN: 'Tot en met 8 weken',
    TOT_13_WEKEN: 'Tot en met 13 weken',
  },
};

/** `nl.participatiewet.overdracht.driegesprek.nietGehouden.v1` as "Overdracht, driegesprek niet gehouden". */
const berichtnaam = (type: string): string => {
  const [context = '', ...rest] = type.replace(/^nl\.participatiewet\./, '').replace(/\.v\d+$/, '').split('.');
  return [leesbaar(context), rest.join(' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)].join(', ');
};

const alsRegel = (code: string): string => (isCode(code) ? CODES[code].oorzaak : leesbaar(code));

/** A coarse value of a count in the words of the work floor. */
export const waardenaam = (kenmerk: string, waarde: string): string => {
  if (kenmerk === 'type') return berichtnaam(waarde);
  if (kenmerk === 'code') return alsRegel(waarde);
  return kenmerk === 'definitie' ? waarde : (WAARDE[kenmerk]?.[waarde] ?? leesbaar(waarde));
};

/** What is counted of the growth of klantprofiel 3 by the definition, and what is not. */
export const DOOR_DEFINITIE: readonly string[] = [
  '“Terug” telt wie naar Werkzaak ging en onder een andere definitie in klantprofiel 4 kwam.',
  'Of dat alleen door de definitie was, weet Schakel niet. Het is dus het hoogste aantal.',
  '“Gebleven” telt wie alleen door de nieuwe definitie niet naar de gemeente mocht.',
  'Deed niemand een voorstel? Dan telt die inwoner niet mee.',
  'Dit zijn aantallen per jaar. Wie weer vertrekt, gaat er niet af.',
];

/** What the versions of the definition mean (config/beleid/definitie-kp4.yaml, P-01). */
export const DEFINITIES: readonly string[] = [
  'Versie v1 was er tot 2024. Klantprofiel 4 was: binnen twee jaar geen zicht op werk.',
  'Versie v2 geldt vanaf 2024. Klantprofiel 4 is: in principe geen zicht op werk. En wel geholpen met zorg of meedoen.',
  'Een overdracht hoort bij de versie waarmee zij is beoordeeld.',
];
