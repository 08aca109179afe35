/** Codes of the contract in the words of the work floor. */
export type Woorden = Readonly<Record<string, string>>;

/** A code from a dated list that has no word here yet: readable, never shouting. */
export const leesbaar = (code: string): string => {
  const tekst = code.toLowerCase().replaceAll('_', ' ');
  return `${tekst.slice(0, 1).toUpperCase()}${tekst.slice(1)}`;
};

export const van = (woorden: Woorden, code: string | null | undefined): string | undefined => (code === null || code === undefined ? undefined : (woorden[code] ?? leesbaar(code)));

export const RICHTING: Woorden = { KP3_NAAR_KP4: 'Van Werkzaak naar de gemeente', KP4_NAAR_KP3: 'Van de gemeente naar Werkzaak' };
export const PROFIEL: Woorden = { KP1: 'Klantprofiel 1', KP2: 'Klantprofiel 2', KP3: 'Klantprofiel 3', KP4: 'Klantprofiel 4' };

export const OVERDRACHTSTAND: Woorden = {
  VOORGESTELD: 'Voorgesteld, nog niet bekeken',
  IN_OVERLEG: 'In overleg',
  GEACCEPTEERD: 'Geaccepteerd, nog niet ingegaan',
  INGEGAAN: 'Ingegaan',
  TERUGGESTUURD: 'Teruggestuurd om aan te vullen',
  NIET_OVERGENOMEN: 'Niet overgenomen',
  INGETROKKEN: 'Ingetrokken',
  VERVALLEN: 'Vervallen',
};

export const ONDERBOUWINGSTAND: Woorden = {
  ONTBREEKT: 'Er is nog geen onderbouwing',
  AANGEVRAAGD: 'De onderbouwing is aangevraagd',
  AANWEZIG: 'Er is een onderbouwing',
  NIET_VEREIST: 'Een onderbouwing is niet nodig',
  UITZONDERING_VOORGELEGD: 'Een coach vraagt om een uitzondering',
  UITZONDERING_BEVESTIGD: 'Beide coaches stemmen in met een uitzondering',
  UITZONDERING_AFGEWEZEN: 'De uitzondering is afgewezen',
};

export const DRIEGESPREKSTAND: Woorden = {
  NIET_AANGEBODEN: 'Nog niet aangeboden',
  AANGEBODEN: 'Aangeboden, nog geen antwoord',
  GEWENST: 'De inwoner wil een driegesprek',
  AFGEZIEN: 'De inwoner wil geen driegesprek',
  GEEN_ANTWOORD: 'De inwoner gaf geen antwoord',
  NIET_BEREIKT: 'De inwoner was niet te bereiken',
  GEPLAND: 'Gepland',
  GEHOUDEN: 'Gehouden',
  NIET_GEHOUDEN: 'Niet doorgegaan',
};

export const ONDERBOUWING: Woorden = {
  ZORGPROFESSIONAL: 'Conclusie van een zorgprofessional',
  DEELTIJDWERK: 'Werk in deeltijd',
  VRIJWILLIGERSWERK_STRUCTUREEL: 'Vast vrijwilligerswerk',
  PRAKTIJK_OVERIG: 'Ander bewijs uit de praktijk',
};
export const BRON: Woorden = { HUISARTS: 'Huisarts', ARBEIDSARTS: 'Arbeidsarts', VERZEKERINGSARTS: 'Verzekeringsarts', ARBEIDSDESKUNDIGE: 'Arbeidsdeskundige', ANDERE: 'Een andere deskundige' };

export const PERSPECTIEF: Woorden = { ARBEID: 'Werk', PARTICIPATIE: 'Meedoen', BEIDE: 'Werk en meedoen' };
export const HULPVRAAG: Woorden = { ZORG_PARTICIPATIE: 'Zorg en participatie', ARBEIDSBEMIDDELING: 'Hulp bij het vinden van werk' };
export const ARBEIDSVERMOGEN: Woorden = { NEE: 'Niet te verwachten', BINNEN_MAANDEN: 'Wel te verwachten' };

export const SIGNAALSOORT: Woorden = { RECHTMATIGHEID: 'Of de uitkering klopt', DOELMATIGHEID: 'Of het traject helpt' };
export const SANCTIESOORT: Woorden = { BOETE: 'Een boete', WAARSCHUWING: 'Een waarschuwing', VERLAGING: 'Een verlaging van de uitkering' };
export const SANCTIEGROND: Woorden = { INLICHTINGENPLICHT: 'Gegevens niet doorgegeven', ARBEIDSVERPLICHTING: 'Verplichting om werk te zoeken', OVERIGE_PLICHT_PW: 'Een andere plicht uit de Participatiewet' };
export const KANAAL: Woorden = { FYSIEK: 'op kantoor', TELEFOON: 'aan de telefoon', VIDEO: 'met beeldbellen', SCHRIFTELIJK: 'per brief' };
export const SANCTIESTAND: Woorden = {
  OVERWOGEN: 'Er is nog geen antwoord van de coach',
  GEINFORMEERD: 'Er is nog geen antwoord van de coach',
  BEVESTIGD: 'De coach heeft dit gezien, maar nog niet geantwoord',
  GEREAGEERD: 'De coach heeft geantwoord',
  GEEN_REACTIE: 'De coach heeft niet geantwoord',
  AFGESLOTEN: 'Afgesloten',
  OVERWEGING_INGETROKKEN: 'De overweging is ingetrokken',
};
export const REACTIE: Woorden = { INTERVENIEERT: 'De coach pakt dit op', GEEN_INTERVENTIE: 'De coach doet hier niets mee', CONTACT_GEVRAAGD: 'De coach wil overleggen' };

export const UITKOMST: Woorden = { AFGEZIEN: 'Er komt geen sanctie', WAARSCHUWING: 'Een waarschuwing', BOETE: 'Een boete', VERLAGING: 'Een verlaging van de uitkering' };

export const VERPLICHTING: Woorden = { a: 'werk zoeken en aannemen', b: 'meewerken aan hulp naar werk', c: 'een tegenprestatie leveren' };
export const ONTHEFFINGSOORT: Woorden = { TIJDELIJK: 'Tijdelijke ontheffing', ALLEENSTAANDE_OUDER: 'Ontheffing voor een alleenstaande ouder', WIA4: 'Ontheffing volgens de wet' };
export const ONTHEFFINGSTAND: Woorden = {
  VERLEEND: 'Verleend, nog niet ingegaan',
  LOPEND: 'Loopt',
  BESLUIT_NODIG: 'Loopt, er is een besluit nodig',
  VERLENGD: 'Verlengd',
  NIET_VERLENGD: 'Loopt, wordt niet verlengd',
  VERLOPEN: 'Afgelopen',
  INGETROKKEN: 'Ingetrokken',
  VERVALLEN: 'Vervallen',
  HERROEPEN: 'Teruggehaald',
  OPGESCHORT: 'Gestopt voor nu',
  UITGEPUT: 'Alle maanden zijn gebruikt',
  VASTGESTELD: 'Loopt volgens de wet',
  BEEINDIGD: 'Geëindigd',
  AANGEVRAAGD: 'Aangevraagd',
};

export const INFORMATIESTAND: Woorden = {
  GEVRAAGD: 'Gevraagd, nog geen antwoord',
  GEGEVEN: 'Gegeven',
  BEANTWOORD: 'Beantwoord',
  INGEDIEND: 'Gevraagd, er is nog geen verklaring',
  VERKLARING_GEVRAAGD: 'De verklaring van de inwoner ligt nog niet vast',
  VERKLARING_VASTGELEGD: 'De verklaring ligt vast, er is nog niets gedeeld',
  GEDEELD: 'Er staat iets klaar om te lezen',
  VERLOPEN: 'De laatste dag is voorbij',
  INGETROKKEN: 'De inwoner trok de verklaring in',
  AFGEWEZEN: 'Afgewezen',
  VERVALLEN: 'Vervallen',
};
/** Parts that can be asked for, in the order of the form. */
export const INFORMATIEDEEL: Woorden = {
  mogelijkheden: 'Wat de inwoner kan',
  beperkingen: 'Wat niet lukt of lastig is',
  omstandigheden: 'Wat daarbij nodig is',
  uren: 'Hoeveel uur per week',
};
export const BIJZONDERDEEL: Woorden = { conclusie: 'De conclusie', advies: 'Het advies' };
export const REIKWIJDTE: Woorden = { CONCLUSIE: 'Alleen de conclusie', ADVIES: 'Alleen het advies', CONCLUSIE_EN_ADVIES: 'De conclusie en het advies' };
export const INFORMATIEANTWOORD: Woorden = { GEGEVEN: 'Alles is gegeven', DEELS: 'Een deel is gegeven', NIET_NODIG: 'Niet gegeven' };

const CATEGORIE: Woorden = {
  verloop: 'Hoe het loopt',
  contact: 'Naam en contactgegevens van de inwoner',
  formulier: 'Het ingevulde formulier',
  belastbaarheid: 'Wat de inwoner aankan',
  medisch: 'Medische gegevens',
  handhaving: 'Gegevens over een sanctie',
};
const WAAROM_NIET: Woorden = {
  NIET_BEVOEGD: 'u bent niet de toegewezen coach van deze inwoner',
  GEMEENTE_ONJUIST: 'u werkt niet voor de gemeente van deze inwoner',
  CATEGORIE_NIET_TOEGESTAAN: 'volgens de afspraken is dit niet nodig voor uw werk',
  NOODZAAK_ONTBREEKT: 'niemand heeft vastgelegd waarom dit nodig is',
  VERKLARING_ONTBREEKT: 'er is geen verklaring van de inwoner',
  VERKLARING_VERLOPEN: 'de verklaring van de inwoner is verlopen',
  VERKLARING_INGETROKKEN: 'de inwoner heeft zijn verklaring ingetrokken',
};

export const categorienaam = (categorie: string): string => CATEGORIE[categorie] ?? 'Andere gegevens';

/** "Dit ziet u niet, want …": what was withheld is never guessed at. */
export const nietGegeven = (onderdelen: readonly { readonly categorie: string; readonly code: string }[] = []): string[] =>
  onderdelen.map(({ categorie, code }) => `${CATEGORIE[categorie] ?? 'Een deel van de gegevens'} ziet u niet. Want ${WAAROM_NIET[code] ?? 'de afspraken staan dat niet toe'}.`);

export const VERZOEKSOORT: Woorden = { INSTRUMENT: 'Een instrument', PROEVEN_AAN_WERK: 'Proeven aan werk', INKOMENSGESPREK: 'Een gesprek met inkomen', CASUISTIEK: 'Samen nadenken' };
export const GESPREKSOORT: Woorden = { JAARGESPREK: 'Jaargesprek', TWEEDE_GESPREK: 'Tweede gesprek', VERVOLGGESPREK: 'Vervolggesprek', HERCONTROLE: 'Hercontrole' };
export const KANAALWENS: Woorden = { FYSIEK: 'Op locatie', TELEFOON: 'Telefonisch', VIDEO: 'Met beeldbellen' };
export const VERZOEKSTAND: Woorden = {
  AANGEVRAAGD: 'Aangevraagd',
  WACHTLIJST: 'Op de wachtlijst',
  TOEGEKEND: 'Toegekend, gratis',
  WACHT_OP_INKOOP: 'De gemeente moet nog inkopen',
  INGEKOCHT: 'Ingekocht',
  GESTART: 'Begonnen',
  AFGEROND: 'Afgerond',
  AFGEBROKEN: 'Afgebroken',
  AFGEWEZEN: 'Afgewezen',
  INGETROKKEN: 'Ingetrokken',
  BEVESTIGD: 'Er is een plaats',
  AFGEMELD: 'Afgemeld',
  DEELGENOMEN: 'Meegedaan',
  NIET_VERSCHENEN: 'Niet gekomen',
  VERKENNING_AFGEROND: 'Afgerond',
  VERZOCHT: 'Gevraagd, nog niet beoordeeld',
  AANLEIDING: 'Er is aanleiding voor een gesprek',
  GEEN_AANLEIDING: 'Er is geen aanleiding voor een gesprek',
  GEPLAND: 'Gepland',
  GEHOUDEN: 'Gehouden',
  GEANNULEERD: 'Gaat niet door',
  GEVRAAGD: 'Gevraagd',
  BESPROKEN: 'Besproken',
  AFGEZEGD: 'Gaat niet door',
  VERVALLEN: 'Vervallen',
};

export const AANBODSOORT: Woorden = { SPEEDDATE: 'Speeddate', MEELOOPDAG: 'Meeloopdag', DOE_EN_ERVAARDAG: 'Doe- en ervaardag', SNUFFELSTAGE: 'Snuffelstage' };
/** Which rule a price follows from; a rule of a later day is readable without a word here. */
export const PRIJSREGEL: Woorden = { LIJSTPRIJS: 'De gewone prijs uit de gids', LEERLAB_GRATIS_2025: 'In 2025 is het Leerlab gratis bij klantprofiel 4' };
export const PLAATS: Woorden = { BEVESTIGD: 'Er is een plaats', WACHTLIJST: 'Alle plaatsen zijn vergeven; de inwoner komt op de wachtlijst' };
