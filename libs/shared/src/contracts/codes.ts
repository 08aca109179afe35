/** Refusal codes: the closed list of domain.md §3b, each with its cause and remedy in Dutch. */
export type CodeUitleg = { readonly oorzaak: string; readonly herstel: string; readonly status?: number };

const codes = {
  NIET_BEVOEGD: { oorzaak: 'Deze rol of persoon mag dit bericht voor deze inwoner niet sturen.', herstel: 'Laat de toegewezen coach het bericht sturen, of registreer eerst de toewijzing.', status: 403 },
  GEMEENTE_ONJUIST: { oorzaak: 'De afzender handelt niet voor de gemeente van deze inwoner.', herstel: 'Controleer gemeente en namensGemeente; stuur namens de gemeente van de inwoner.', status: 403 },
  CATEGORIE_NIET_TOEGESTAAN: { oorzaak: 'Het bericht bevat gegevens die hier niet gedeeld mogen worden.', herstel: 'Laat het genoemde veld of onderdeel weg.', status: 403 },
  NOODZAAK_ONTBREEKT: { oorzaak: 'Belastbaarheid mag alleen met een vastgelegde noodzaak.', herstel: 'Vul verloop.noodzaak met een code uit de lijst.' },
  VERKLARING_ONTBREEKT: { oorzaak: 'Er is geen schriftelijke verklaring van de inwoner.', herstel: 'Leg eerst de verklaring vast.' },
  VERKLARING_VERLOPEN: { oorzaak: 'De laatste dag van de verklaring is voorbij.', herstel: 'Vraag de inwoner om een nieuwe verklaring.' },
  VERKLARING_INGETROKKEN: { oorzaak: 'De inwoner heeft de verklaring ingetrokken.', herstel: 'Deel de gegevens niet.' },
  ONDERBOUWING_ONTBREEKT: { oorzaak: 'Er is nog geen onderbouwing bij deze overdracht.', herstel: 'Stuur overdracht.onderbouwd, of leg een uitzondering voor in overleg.' },
  ONDERBOUWING_ONVOLDOENDE: { oorzaak: 'De onderbouwing voldoet niet aan de afspraak die op deze datum geldt.', herstel: 'Stuur een onderbouwing van een soort en omvang die de afspraak noemt.' },
  DRIEGESPREK_NIET_AANGEBODEN: { oorzaak: 'Het driegesprek is niet aangeboden.', herstel: 'Bied het driegesprek aan en stuur overdracht.driegesprek.aangeboden.' },
  BELEID: { oorzaak: 'De afspraak die op deze datum geldt staat dit niet toe.', herstel: 'Zie de uitleg bij de beslissing; overleg met de andere organisatie.' },
  DATUM_BUITEN_VENSTER: { oorzaak: 'De peildatum ligt te ver voor of na vandaag.', herstel: 'Gebruik een peildatum dichter bij vandaag: meestal hooguit 30 dagen terug en 90 dagen vooruit, bij een signaal alleen vandaag.' },
  DEFINITIE_KP4: { oorzaak: 'De inwoner valt niet onder de definitie van klantprofiel 4 die op deze datum geldt.', herstel: 'Controleer het verwachte arbeidsvermogen; met perspectief blijft de inwoner in klantprofiel 3.' },
  GEEN_KP4: { oorzaak: 'De inwoner heeft op deze datum geen klantprofiel 4.', herstel: 'Dit bericht is alleen voor inwoners met klantprofiel 4.' },
  OVERGANG_ONGELDIG: { oorzaak: 'Deze stap past niet bij de stand van de zaak.', herstel: 'Bekijk de zaak en stuur een bericht dat bij de stand past.' },
  ZAAK_ONBEKEND: { oorzaak: 'Deze zaak hoort niet bij deze inwoner.', herstel: 'Controleer zaakId en inwonerRef.' },
  INWONER_ONBEKEND: { oorzaak: 'Deze inwoner is niet geregistreerd.', herstel: 'Stuur eerst inwoner.geregistreerd.' },
  TERMIJN_TE_LANG: { oorzaak: 'De termijn is langer dan de afspraak toestaat.', herstel: 'Kies een laatsteDag binnen de termijn.' },
  VERPLICHTING_NIET_TOEGESTAAN: { oorzaak: 'Van deze verplichting kan niet tijdelijk worden ontheven.', herstel: 'Kies uit de verplichtingen a en c (Participatiewet, artikel 9 lid 2).' },
  MANDAAT_ONTBREEKT: { oorzaak: 'Het genoemde mandaat is niet geregistreerd of geldt niet op deze datum.', herstel: 'Vul mandaatRef met een mandaat dat op de besluitdatum geldt.' },
  OVERBODIG: { oorzaak: 'Dit is al geregeld of volgt uit de wet.', herstel: 'U hoeft niets te doen.' },
  VOLGORDE: { oorzaak: 'Het bericht waar dit bericht op wachtte is niet gekomen.', herstel: 'Stuur eerst het eerdere bericht en daarna dit bericht opnieuw, met een nieuw id.' },
  BUDGET: { oorzaak: 'Het budget is niet toereikend.', herstel: 'Vul raadsbesluitRef, of kies iets binnen het budget.' },
  TOTALEN_KLOPPEN_NIET: { oorzaak: 'De totalen zijn niet de som van de regels.', herstel: 'Controleer de aantallen.' },
  FORMULIER_ONVOLLEDIG: { oorzaak: 'Het overdrachtsformulier is niet volledig.', herstel: 'Vul de genoemde velden aan en stuur het voorstel opnieuw.' },
  VOORLICHTING_ONTBREEKT: { oorzaak: 'Niet is vastgelegd dat de inwoner is voorgelicht.', herstel: 'Vul verloop.inwonerVoorgelichtOp.' },
  VOORWAARDE_NIET_VERVULD: { oorzaak: 'Een voorwaarde voor deze stap is niet vervuld.', herstel: 'Zie de toelichting voor de voorwaarde.' },
  GESPREKKEN_NIET_VASTGELEGD: { oorzaak: 'Er zijn geen gesprekken vastgelegd.', herstel: 'Vul de gevoerde gesprekken aan.' },
  GROND_NIET_IN_BELEID: { oorzaak: 'De grond staat niet in de afspraak die op deze datum geldt.', herstel: 'Overleg of de afspraak moet worden aangepast.' },
  AL_BESLOTEN: { oorzaak: 'Er was al besloten.', herstel: 'U hoeft niets te doen.' },
  BERICHT_ONGELDIG: { oorzaak: 'Het bericht heeft niet de juiste vorm.', herstel: 'Verbeter de genoemde velden en stuur het bericht opnieuw; het id blijft bruikbaar.', status: 400 },
  NIET_AANGEMELD: { oorzaak: 'Er is geen geldig toegangstoken.', herstel: 'Vraag een nieuw token aan en stuur het mee in de Authorization-header, met een bewijs in de header DPoP.', status: 401 },
  NIET_GEVONDEN: { oorzaak: 'Dit bestaat niet, of niet voor u.', herstel: 'Controleer het adres.', status: 404 },
  ID_AL_GEBRUIKT: { oorzaak: 'Dit id is al gebruikt voor een bericht met een andere inhoud.', herstel: 'Gebruik een nieuw id.', status: 409 },
  TE_GROOT: { oorzaak: 'Het bericht is groter dan 64 kB.', herstel: 'Stuur een kleiner bericht, zonder bijlagen.', status: 413 },
  TYPE_ONBEKEND: { oorzaak: 'Het berichttype of content-type is onbekend.', herstel: 'Gebruik een type uit GET /v1/schemas en content-type application/cloudevents+json.', status: 415 },
  TE_VEEL: { oorzaak: 'Er komen te veel berichten tegelijk.', herstel: 'Wacht zo lang als Retry-After aangeeft en probeer opnieuw.', status: 429 },
  NIET_BESCHIKBAAR: { oorzaak: 'De hub kan het bericht nu niet veilig opslaan.', herstel: 'Er is niets opgeslagen. Probeer het later opnieuw met hetzelfde id.', status: 503 },
} as const satisfies Record<string, CodeUitleg>;

export type Code = keyof typeof codes;
export const CODES: Readonly<Record<Code, CodeUitleg>> = codes;
export const isCode = (tekst: string): tekst is Code => Object.hasOwn(codes, tekst);
