/** What a kind of waiting means, for who is no technician. */
export type Uitleg = {
  readonly naam: string;
  readonly betekenis: string;
  /** Whether it may wait until tomorrow, and why. */
  readonly totMorgen: boolean;
  readonly wachten: string;
  readonly doen: string;
  /** Can be tried again here. */
  readonly opnieuw?: true;
};

const STATUS = 'Vraag de beheerder om met “npx schakel status” te kijken of alle diensten draaien.';

export const UITLEG: Readonly<Record<string, Uitleg>> = {
  GEPARKEERD: { naam: 'Vastgelopen berichten', betekenis: 'Schakel probeerde dit vaak, en stopte ermee.', totMorgen: false, wachten: 'Nee. Een collega wacht op antwoord.', doen: 'Is de storing opgelost? Probeer het dan opnieuw.', opnieuw: true },
  UITGAAND_GEPARKEERD: { naam: 'Niet doorgegeven', betekenis: 'Er is besloten, maar de andere kant weet het nog niet.', totMorgen: false, wachten: 'Nee. De andere kant weet van niets.', doen: 'Probeer het opnieuw. Lukt dat niet? Bel de beheerder.', opnieuw: true },
  FEIT_GEPARKEERD: { naam: 'Vastgelopen in de hub', betekenis: 'Er is besloten, maar het kwam niet verder dan de deur van Schakel.', totMorgen: false, wachten: 'Nee. De andere kant weet van niets.', doen: 'De hub probeert dit zelf als hij opnieuw start. Vraag de beheerder daarom.' },
  FEIT_ACHTER: { naam: 'Wacht achter iets dat vastliep', betekenis: 'Voor dezelfde inwoner liep iets vast. Dit staat daarachter.', totMorgen: false, wachten: 'Nee. Het gaat pas verder als het eerste is opgelost.', doen: 'Los eerst op wat in de hub is vastgelopen.' },
  BERICHT_ONBESLIST: { naam: 'Aangenomen, nog geen antwoord', betekenis: 'Een dienst geeft al langer dan vijf minuten geen antwoord.', totMorgen: false, wachten: 'Nee. Dit hoort binnen een paar tellen klaar te zijn.', doen: STATUS },
  MAIL_NIET_AANGEKOMEN: { naam: 'Mail die niet aankwam', betekenis: 'Er staat een taak open. De mail daarover kwam niet aan.', totMorgen: false, wachten: 'Nee. Misschien weet de collega van niets.', doen: 'Laat de partij het mailadres verbeteren. De taak zelf staat op de pagina’s.' },
  LEVERING_NIET_OPGEHAALD: { naam: 'Niet opgehaald', betekenis: 'Het systeem van deze partij haalde langer dan een uur niets op.', totMorgen: true, wachten: 'Ja. Alles blijft staan, op volgorde.', doen: 'Bel de partij. Haalt zij morgen nog niets op? Meld het dan bij de beheerder.' },
  WACHT_OP: { naam: 'Wacht op een eerder bericht', betekenis: 'Dit bericht kwam vóór het bericht waar het bij hoort.', totMorgen: true, wachten: 'Ja. Na een dag krijgt de afzender vanzelf bericht.', doen: 'Staat het er morgen nog? Vraag de afzender naar het eerste bericht.' },
  ACHTER: { naam: 'Wacht achter een ander bericht', betekenis: 'Voor dezelfde inwoner gaat een ander bericht eerst.', totMorgen: true, wachten: 'Ja. Het gaat vanzelf verder.', doen: 'Los eerst op wat is vastgelopen.' },
  HERKANSING: { naam: 'Wordt vanzelf opnieuw geprobeerd', betekenis: 'Er ging iets mis. Schakel probeert het zelf nog een paar keer.', totMorgen: true, wachten: 'Ja. Meestal lost dit vanzelf op.', doen: 'U hoeft niets te doen. Groeit het aantal? Bel dan de beheerder.' },
  ZONDER_COACH: { naam: 'Inwoners zonder coach', betekenis: 'De teammanager heeft een taak om een coach toe te wijzen.', totMorgen: true, wachten: 'Ja. Laat het geen week liggen.', doen: 'Bel de teammanager van deze organisatie.' },
};

/** A kind without words here: not a reason to hide it. */
export const ANDERS: Uitleg = { naam: 'Iets anders', betekenis: 'Schakel weet van deze soort nog geen uitleg.', totMorgen: false, wachten: 'Dat is niet bekend. Ga uit van nee.', doen: 'Bel de beheerder.' };

export const GEEN_ANTWOORD: Uitleg = { naam: 'Dienst geeft geen antwoord', betekenis: 'Deze dienst draait niet, of is niet te bereiken.', totMorgen: false, wachten: 'Nee. Wat binnenkomt blijft staan, maar niemand krijgt antwoord.', doen: STATUS };

/** Parts of the hub by what they are for. */
export const PLEK: Readonly<Record<string, string>> = {
  gateway: 'De deur van Schakel',
  handover: 'Overdrachten',
  ontheffing: 'Ontheffingen',
  boete: 'Overleg over een sanctie',
  verstrekking: 'Gevraagde informatie',
  ondersteuning: 'Verzoeken',
  rapportage: 'Rapportages',
  notifications: 'Mail',
};
