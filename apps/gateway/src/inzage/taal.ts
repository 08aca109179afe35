import type { Rol, Sectie } from '#shared/contracts/bericht';

type Woorden = Readonly<Record<string, string>>;

/** A code that has no words here yet: readable, never shouting. */
const leesbaar = (code: string): string => code.toLowerCase().replaceAll('_', ' ');
const van = (woorden: Woorden, code: string): string => (Object.hasOwn(woorden, code) ? (woorden[code] ?? '') : leesbaar(code));

/** Categories as a resident knows them: what it is about, never what it says. */
const WAT: Readonly<Record<Sectie, string>> = {
  verloop: 'wat er gebeurde, op welke dag, en wie u begeleidt',
  contact: 'hoe u te bereiken bent',
  formulier: 'wat u wilt, wat u kunt en waarbij u hulp nodig hebt',
  belastbaarheid: 'wat u aankunt',
  medisch: 'een medische conclusie of een medisch advies',
  handhaving: 'gegevens over een mogelijke sanctie, of een signaal over uw uitkering',
  algemeen: 'algemene informatie die niet over u gaat',
};
export const watWoorden = (categorie: Sectie): string => WAT[categorie];

const WAARVOOR: Woorden = {
  OVERDRACHT: 'om u over te dragen aan een andere coach',
  PARTICIPATIEBEGELEIDING: 'om u goed te begeleiden',
  ONTHEFFING: 'om te regelen of u moet zoeken naar werk',
  ONDERSTEUNING_BIJ_SANCTIE: 'om u te helpen voordat er een sanctie komt',
  HANDHAVING: 'om te kijken of uw uitkering en uw begeleiding nog kloppen',
  MEDISCHE_UITZONDERING: 'omdat u daar een verklaring voor tekende',
  INZAGE: 'om uw vraag om dit overzicht te beantwoorden',
  BEHEER: 'om uw gegevens op orde te houden',
};
export const waarvoorWoorden = (doel: string): string => van(WAARVOOR, doel);

const WAAROM_NIET: Woorden = {
  NIET_BEVOEGD: 'deze persoon hoort dit niet te krijgen',
  NIET_GEVONDEN: 'dit is niet voor deze persoon',
  GEMEENTE_ONJUIST: 'deze persoon werkt niet voor uw gemeente',
  CATEGORIE_NIET_TOEGESTAAN: 'de afspraken over uw privacy staan dit niet toe',
  NOODZAAK_ONTBREEKT: 'niemand legde vast waarom dit nodig is',
  VERKLARING_ONTBREEKT: 'u tekende hier geen verklaring voor',
  VERKLARING_VERLOPEN: 'de laatste dag van uw verklaring was voorbij',
  VERKLARING_INGETROKKEN: 'u trok uw verklaring in',
};
export const waaromNiet = (code: string | null | undefined): string => (code && Object.hasOwn(WAAROM_NIET, code) ? (WAAROM_NIET[code] ?? '') : 'het paste niet bij de afspraken');

const ONDERWERP: Woorden = {
  overdracht: 'uw overdracht',
  overdrachten: 'uw overdracht',
  inwoner: 'uw registratie',
  classificatie: 'uw indeling in een klantprofiel, fase of groep',
  regie: 'wie u begeleidt',
  situatie: 'wie u begeleidt',
  ontheffing: 'uw ontheffing',
  ontheffingen: 'uw ontheffing',
  boete: 'een mogelijke sanctie',
  'overwogen-sanctie': 'een mogelijke sanctie',
  'overwogen-sancties': 'een mogelijke sanctie',
  signaal: 'een signaal van een partner die u begeleidt',
  instrument: 'een verzoek om een training of ander instrument voor u',
  proevenaanwerk: 'proeven aan werk',
  inkomensgesprek: 'een verzoek om een gesprek over uw inkomen',
  casuistiek: 'een overleg tussen uw coaches',
  planvanaanpak: 'uw plan van aanpak',
  contact: 'de gesprekken met uw coach',
  contactcadans: 'de gesprekken met uw coach',
  verstrekking: 'een vraag over wat u aankunt',
  verstrekkingen: 'een vraag over wat u aankunt',
  taak: 'een taak van een collega over u',
  taken: 'een taak van een collega over u',
  bericht: 'een bericht dat is teruggehaald',
  inzageoverzicht: 'dit overzicht',
  uitleg: 'de uitleg bij een beslissing over u',
};
const BIJZONDER = 'uw medische uitzondering';

/** What it was about, from the type of a message or from the activity of the log. */
export const onderwerpVan = (activiteit: string, type: string | undefined): string => {
  if (activiteit === 'verstrekking.inhoud.lezen' || type?.includes('.verstrekking.bijzonder.')) return BIJZONDER;
  if (type?.includes('.bericht.contact.')) return 'uw registratie';
  const context = type?.split('.')[2] ?? activiteit.split('.')[0] ?? '';
  return Object.hasOwn(ONDERWERP, context) ? (ONDERWERP[context] ?? '') : 'uw gegevens';
};

const ROL: Readonly<Record<Rol, string>> = {
  werkcoach: 'werkcoach',
  participatiecoach: 'participatiecoach',
  inkomensconsulent: 'inkomensconsulent',
  beleidsmedewerker: 'beleidsmedewerker',
  teammanager: 'teammanager',
  auditor: 'medewerker voor privacy',
  systeem: 'computersysteem',
};
export const rolWoord = (rol: Rol): string => ROL[rol];

export const REIKWIJDTE: Woorden = { CONCLUSIE: 'alleen de conclusie', ADVIES: 'alleen het advies', CONCLUSIE_EN_ADVIES: 'de conclusie en het advies' };
export const reikwijdteWoorden = (reikwijdte: string): string => van(REIKWIJDTE, reikwijdte);

const TERUGGEHAALD: Woorden = { VERKEERDE_PERSOON: 'het ging over iemand anders', FOUT: 'er stond een fout in' };
export const terughaalreden = (redencode: unknown): string => (typeof redencode === 'string' ? van(TERUGGEHAALD, redencode) : 'de reden is niet meer bewaard');

/** The ground of an erasure: a term, the recall of a message, or that medical content is not kept. */
export const wisreden = (grond: string | null | undefined): string => {
  if (grond === 'D-27') return 'medische gegevens bewaart Schakel niet langer dan nodig';
  return grond === 'M-18' ? 'het bericht is teruggehaald' : 'de tijd om het te bewaren was voorbij';
};

/** The last name of a place that was erased, if it is that of a category. */
export const gewistWat = (plaats: string | null | undefined): string => {
  const naam = plaats?.split(/[./]/).at(-1) ?? '';
  return Object.hasOwn(WAT, naam) ? WAT[naam as Sectie] : 'gegevens over u';
};

/** Where the resident can go; the same for everyone, so that it tells nothing about him. */
export const inleiding = (gemeente: string): string[] => [
  `Dit overzicht is van ${gemeente}.`,
  'U ziet wie uw gegevens kreeg of las via Schakel, en waarom.',
  'U ziet niet wat er precies in stond. Vraag dat aan uw coach.',
  `Het gaat over de tijd dat u bij ${gemeente} hoorde.`,
  'Hoorde u ook bij een andere gemeente? Vraag het dan ook daar.',
];

export const rechten = (gemeente: string): string[] => [
  `Klopt er iets niet? Vraag ${gemeente} om het te verbeteren.`,
  'Wilt u niet dat wij iets delen? Dan kunt u bezwaar maken.',
  'Schrijf op waarom, en stuur dat naar uw gemeente.',
  'Een verklaring over medische gegevens kunt u altijd intrekken. Bel daarvoor uw werkcoach.',
  'Bent u het niet eens met het antwoord? Ga dan naar de Autoriteit Persoonsgegevens.',
];

export const MEER = 'Er is meer dan op dit blad past. Vraag ook om het volgende deel.';
export const ANDERE_GEMEENTE = 'een andere gemeente';
