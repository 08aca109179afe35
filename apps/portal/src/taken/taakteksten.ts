import type { MailSoort } from '#shared/contracts/intern';

type Taaktekst = { readonly titel: string; readonly intro: string };

const OVERDRACHT: Taaktekst = { titel: 'Beoordeel een overdracht', intro: 'Een collega vraagt u een inwoner over te nemen.' };

/** What a task asks, in the words that its page begins with. Kinds that mean different things per case have a line each. */
const TEKSTEN: Readonly<Record<MailSoort, Taaktekst>> = {
  OVERDRACHT_BEOORDELEN: OVERDRACHT,
  ANTWOORD: { titel: 'Er is een antwoord', intro: 'Een collega heeft geantwoord. Bekijk het antwoord.' },
  BESLUIT_NODIG: { titel: 'Neem een besluit over een ontheffing', intro: 'Een ontheffing loopt bijna af. Verlengt u die of niet?' },
  GRAAG_OVERLEG: { titel: 'Een inkomensconsulent wil overleggen', intro: 'Hij denkt na over een sanctie voor een inwoner van u of van uw team. Er is nog niets besloten.' },
  AANVULLEN: { titel: 'Kijk nog eens naar uw besluit', intro: 'Uw besluit wijkt af van de afspraak. Het geldt wel. Kijk of het zo moet blijven.' },
  AFSPRAAK_BEVESTIGEN: { titel: 'Spreek af wat er geldt', intro: 'Bij de start van de overdracht liep er geen ontheffing. Is er een nodig? Leg die dan vast. Blijft de plicht om werk te zoeken gelden? Dan is deze taak klaar.' },
  COLLEGA_TOEWIJZEN: { titel: 'Wijs een collega toe', intro: 'Een inwoner heeft nog geen coach. De coaches van het team zien om welk nummer het gaat. Leg in uw eigen systeem vast wie de coach wordt.' },
  EERST_BEKIJKEN: { titel: 'Bekijk dit eerst', intro: 'Voor deze inwoner loopt een ontheffing. Kijk of uw overweging daarbij past.' },
  PLAN_MAKEN: { titel: 'Maak een plan of controleer het', intro: 'Bij deze ontheffing hoort een plan. Maak het, of kijk of het nog klopt.' },
  GESPREK_PLANNEN: { titel: 'Plan het driegesprek', intro: 'De inwoner wil een driegesprek. Het is nog niet gehouden.' },
  VRAAG_BEANTWOORDEN: { titel: 'Beantwoord een vraag van een collega', intro: 'Een collega vraagt om informatie die hij nodig heeft om deze inwoner goed te begeleiden.' },
  PLAN_EVALUEREN: { titel: 'Bespreek het plan opnieuw', intro: 'De dag waarop u het plan van aanpak opnieuw zou bespreken, is voorbij. Hebt u het besproken? Leg dat vast.' },
  CONTACT_PLANNEN: { titel: 'Het is tijd voor een gesprek', intro: 'Met deze inwoner is langer geen gesprek vastgelegd dan uw gemeente afspreekt. Was er een gesprek? Leg het vast. Zo niet, plan er een.' },
  VERZOEK_BEHANDELEN: { titel: 'Behandel een verzoek van een collega', intro: 'Een collega vraagt iets voor een inwoner.' },
  INFORMATIE_KLAAR: { titel: 'Er staat informatie voor u klaar', intro: 'Alleen u kunt deze informatie lezen, tot en met de laatste dag.' },
  BERICHT_LEZEN: { titel: 'Lees een signaal', intro: 'Een partner die mensen naar werk begeleidt, geeft een signaal door. U hoeft niet te antwoorden. Hebt u het gelezen? Dan is deze taak klaar.' },
  BERICHT_TERUGGEHAALD: { titel: 'Een bericht is teruggehaald', intro: 'U las een bericht over een inwoner. Een collega haalde het terug. Gebruik het niet meer. Nam u iets over? Wis dat dan.' },
  NIET_VERWERKT: { titel: 'Uw bericht is niet verwerkt', intro: 'Uw bericht wachtte op een ander bericht. Dat kwam niet. Kijk wat er ontbreekt en stuur het opnieuw.' },
  ZAAK_GESLOTEN: { titel: 'Een zaak is bij u gesloten', intro: 'De inwoner hoort niet meer bij uw gemeente. U hoeft niets meer te doen.' },
};

const ANTWOORD_PER_ZAAK: Readonly<Record<string, Taaktekst>> = {
  overdracht: { titel: 'Er is nieuws over een overdracht', intro: 'De andere coach heeft geantwoord. Bekijk hoe het nu staat.' },
  verstrekking: { titel: 'Er is nieuws over informatie', intro: 'Een collega gaf informatie of gaf antwoord. Bekijk hoe het nu staat.' },
  verzoek: { titel: 'Er is nieuws over een verzoek', intro: 'Een collega heeft geantwoord. Bekijk hoe het nu staat.' },
  boete: { titel: 'Er is nieuws over een sanctie', intro: 'Een collega heeft geantwoord. Bekijk hoe het nu staat.' },
};

export const taaktekst = (soort: MailSoort, zaaksoort: string | null): Taaktekst => (soort === 'ANTWOORD' ? (ANTWOORD_PER_ZAAK[zaaksoort ?? ''] ?? TEKSTEN.ANTWOORD) : TEKSTEN[soort]);
