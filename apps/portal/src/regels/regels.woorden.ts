import { isDatum } from '#shared/kernel/datum';
import { leesbaar, ONDERBOUWING, PROFIEL } from '../taal/begrippen';
import { zonderDag } from '../taal/datum';
import { organisatienaam } from '../taal/woorden';

/** What a value is called, where its own name does not say enough; any other name is read as the words in it. */
const NAMEN: Readonly<Record<string, string>> = {
  maxMaandenPerspectief: 'Werk mogelijk binnen dit aantal maanden: geen klantprofiel 4',
  baatVereist: 'De inwoner moet baat hebben bij de participatiecoach',
  aanbodVerplicht: 'Een driegesprek moet worden aangeboden',
  opVerzoek: 'Kan op verzoek',
  gronden: 'Redenen waarover dit gaat',
  gesprekkenVereist: 'Er moet eerst over zijn gesproken',
  soorten: 'Dit is genoeg',
  openLijst: 'Ander bewijs uit de praktijk mag ook',
  uitzonderingInOverleg: 'Uitzondering in overleg mogelijk',
  aanleidingZonderOnderzoek: 'Bij IPS is geen onderzoek nodig',
  urenPerWeekMeerDan: 'uren per week, meer dan',
  maandenMinstens: 'aantal maanden, ten minste',
  dagdelenPerWeekMinstens: 'dagdelen per week, ten minste',
  motiveringVerplicht: 'met uitleg',
  verlenerRollen: 'Wie mag ontheffen',
  verlengerRollen: 'Wie mag verlengen',
  langsteDuur: 'Langste duur',
  rollen: 'voor',
  scope: 'Van welke plichten',
  geldtDanNiet: 'Plichten die dan ook niet gelden',
  kindTotJaar: 'Tot het jongste kind zoveel jaar is',
  maxMaanden: 'Hooguit zoveel maanden bij elkaar',
  planMaanden: 'Een plan binnen zoveel maanden na het verzoek',
  hercontroleMaanden: 'Daarna opnieuw bekijken, elke zoveel maanden',
  weken: 'Aantal weken',
  verplichtingen: 'plichten waarvan een ontheffing telt',
  taakBijIngaanZonderOntheffing: 'Taak als een overdracht ingaat zonder ontheffing',
  zonderEigenBesluitVanaf: 'Geen eigen besluit meer nodig, vanaf',
  periodiek: 'Vanzelf, op vaste momenten',
  dagenTerug: 'Hooguit zoveel dagen terug',
  dagenVooruit: 'Hooguit zoveel dagen vooruit',
  matrix: 'Wie mag wat met welke gegevens',
  onderbouwingTypen: 'Berichten die als bewijs tellen',
  registratieContexten: 'Registraties die naar beide organisaties gaan',
  perGemeente: 'eigen getallen van een gemeente',
  telt: 'gesprekken die tellen',
  zonderBehoefteTot: 'ook zonder behoefte, tot',
  eersteReactieWerkdagen: 'eerste reactie, in werkdagen',
  herinneringNaWerkdagen: 'herinnering, na werkdagen',
  herhalingBinnenMaanden: 'melding bij een nieuwe overdracht, binnen maanden',
  reactieWerkdagen: 'reactie, in werkdagen',
  besluitNodigWekenVooraf: 'vraag om een besluit, weken vooraf',
  hercontroleWekenVooraf: 'vraag om een hercontrole, weken vooraf',
  antwoordWerkdagen: 'antwoord, in werkdagen',
  uitvoerderKp4: 'klantprofiel 4 wordt begeleid door',
  pilotIntensieverContact: 'doet mee aan de proef Intensiever contact',
  zelfVormgevenVastleggen: 'Vastleggen of de inwoner het meedoen zelf vormgeeft',
  deelGemeenteProcent: 'Deel van de gemeente, in procenten',
  evenredigheidMeewegen: 'Gemeenten waar wordt meegewogen wat iemand kan',
  gewenstGesprekBinnenDagen: 'gewenst gesprek, binnen dagen',
};

/** Conditions of the privacy framework: only there these words mean this. */
const VOORWAARDEN: Readonly<Record<string, string>> = {
  GEMEENTE: 'eigen gemeente',
  TOEGEWEZEN: 'alleen wie is toegewezen',
  TOEGEWEZEN_OF_REGISTRATIE: 'wie is toegewezen, en bij registratie beide organisaties',
  NOODZAAK: 'alleen als het nodig is',
  NOODZAAK_UIT_SOORT: 'alleen als het soort bericht het nodig maakt',
  ALLEEN_ONDERBOUWING: 'alleen als bewijs bij een overdracht',
  ALLEEN_BOETE: 'alleen bij een overwogen sanctie',
  ALLEEN_UITZONDERING: 'alleen bij een uitzondering met een verklaring',
};
const HANDELINGEN = ['STUREN', 'ONTVANGEN', 'LEZEN'];

const CODES: Readonly<Record<string, string>> = {
  ...ONDERBOUWING,
  ...PROFIEL,
  INLICHTINGENPLICHT: 'inlichtingen geven',
  ARBEIDSVERPLICHTING: 'werk zoeken en aannemen',
  OVERIGE_PLICHT_PW: 'andere plichten van de Participatiewet',
  STUREN: 'sturen',
  ONTVANGEN: 'krijgen',
  LEZEN: 'lezen',
  a: 'a (werk)',
  b: 'b (re-integratie)',
  c: 'c (tegenprestatie)',
};

/** Names of the kinds of data, which the contract calls by one word. */
const GEGEVENS: Readonly<Record<string, string>> = {
  verloop: 'Stappen en data', contact: 'Contactgegevens', formulier: 'Overdrachtsformulier', belastbaarheid: 'Wat iemand kan en aankan', medisch: 'Medische conclusie en advies', handhaving: 'Overwogen sanctie', algemeen: 'Zonder persoonsgegevens',
};

export const isCode = (naam: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(naam);
const losgemaakt = (naam: string): string => naam.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** The values of these are codes of organisations. */
const VAN_ORGANISATIES = ['gemeente', 'uitvoerderKp4', 'evenredigheidMeewegen'];

/** Under these stand codes of gemeenten. */
const PER_GEMEENTE = ['perGemeente', 'zonderEigenBesluitVanaf'];

/** `ouder`: under which name it stands. */
export const naamVan = (sleutel: string, ouder = ''): string => {
  if (PER_GEMEENTE.includes(ouder)) return organisatienaam(sleutel);
  const naam = NAMEN[sleutel] ?? GEGEVENS[sleutel] ?? CODES[sleutel];
  if (naam !== undefined) return naam;
  return isCode(sleutel) ? leesbaar(sleutel) : losgemaakt(sleutel);
};

/** One value in words; `sleutel` says what it is. */
export const woord = (waarde: unknown, sleutel = ''): string => {
  if (waarde === null) return sleutel === 'gronden' ? 'elke' : 'geen grens';
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (typeof waarde === 'number') return sleutel === 'prijs' ? `${waarde.toLocaleString('nl-NL')} euro` : waarde.toLocaleString('nl-NL');
  const tekst = typeof waarde === 'string' ? waarde : JSON.stringify(waarde);
  if (isDatum(tekst)) return zonderDag(tekst);
  if (VAN_ORGANISATIES.includes(sleutel)) return organisatienaam(tekst);
  if (tekst.startsWith('nl.participatiewet.')) return tekst.split('.').slice(2, -1).join(' ');
  return (HANDELINGEN.includes(sleutel) ? VOORWAARDEN[tekst] : undefined) ?? CODES[tekst] ?? (isCode(tekst) ? leesbaar(tekst) : tekst);
};

export const ONDERDEELNAAM: Readonly<Record<string, string>> = { vanaf: 'de eerste dag', waarden: 'wat is afgesproken', bron: 'de zinnen uit de bron', afgestemdMet: 'met wie is afgestemd', goedgekeurdDoor: 'wie goedkeurde' };
