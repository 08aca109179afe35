/** The powers that a mandate may give in the name of a college (D-22). */
export type Bevoegdheid = 'ONTHEFFING_VERLENEN' | 'MAATREGEL_OPLEGGEN';

/**
 * Closed lists of codes that a message may carry: the door refuses any other. A list only grows, because a stored message
 * keeps its code; which codes are offered on a day, and in which words, stands in config/formulieren/codelijsten.
 */
export const CODELIJSTEN = {
  doelen: ['ZORG', 'DAGBESTEDING', 'ONTMOETING', 'VRIJWILLIGERSWERK', 'TAAL', 'FINANCIEN', 'WONEN', 'SCHOLING', 'WERK', 'ANDERS'],
  lopendeTrajecten: ['TAALCURSUS', 'SCHULDHULP', 'VRIJWILLIGERSWERK', 'DAGBESTEDING', 'PROEVEN_AAN_WERK', 'WERKERVARINGSPLEK', 'SCHOLING', 'JOBCOACHING', 'WIJKTEAM', 'ANDERS'],
  afstandsredenen: ['TAAL', 'STARTKWALIFICATIE', 'WERKERVARING', 'ZORG_VOOR_ANDEREN', 'VERVOER', 'ANDERS'],
  ontbrekend: ['CONTACTGEGEVENS', 'DOELEN', 'VERWACHT_ARBEIDSVERMOGEN', 'ONDERBOUWING', 'DRIEGESPREK', 'VOORLICHTING', 'PLAN_VAN_AANPAK', 'ANDERS'],
  redencodeTeruggestuurd: ['FORMULIER_ONVOLLEDIG', 'ONDERBOUWING_NIET_GENOEG', 'ANDERS'],
  redencodeNietOvergenomen: ['ANDERE_HULPVRAAG', 'NIET_IN_BELANG_INWONER', 'ONDERBOUWING_NIET_GENOEG', 'ANDERS'],
  redencodeIngetrokken: ['SITUATIE_GEWIJZIGD', 'OP_VERZOEK_INWONER', 'VERGISSING', 'ANDERS'],
  noodzaak: ['DAGBESTEDING', 'ONTMOETING', 'VRIJWILLIGERSWERK', 'PROEVEN_AAN_WERK', 'PASSEND_WERK', 'SCHOLING', 'BEGELEIDING', 'PLAN_VAN_AANPAK', 'VEILIGHEID', 'ANDERS'],
  redencodeNietGegeven: ['AL_BEKEND', 'NIET_BESCHIKBAAR', 'NIET_NODIG_VOOR_DOEL', 'INWONER_WIL_NIET', 'ANDERS'],
  redencodeOndersteuning: ['OP_VERZOEK_INWONER', 'SITUATIE_GEWIJZIGD', 'NIET_PASSEND', 'VOORWAARDE', 'GEEN_PLAATS', 'VERGISSING', 'ANDERS'],
  resultaatInstrument: ['DOEL_BEREIKT', 'DEELS_BEREIKT', 'NIET_BEREIKT', 'ANDERS'],
  redenInkomensgesprek: ['TAALBARRIERE', 'DIGITAAL_LASTIG', 'BELLEN_LASTIG', 'INGEWIKKELDE_SITUATIE', 'ANDERS'],
  redenGeenAanleiding: ['KAN_OP_AFSTAND', 'AL_BESPROKEN', 'NIET_BIJ_INKOMEN', 'ANDERS'],
  redenCadans: ['MINDER_CONTACT_PASSEND', 'MEER_CONTACT_NODIG', 'OP_VERZOEK_INWONER', 'TERUG_NAAR_AFSPRAAK', 'ANDERS'],
  redenBijzonder: ['VERZOEK_INWONER', 'PASSENDE_BEGELEIDING', 'VEILIGHEID_INWONER', 'ANDERS'],
  redencodeBijzonderAfgewezen: ['GEEN_GOEDE_REDEN', 'INWONER_WIL_NIET', 'NIET_NODIG_VOOR_DOEL', 'ANDERS'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
