/** Sentences of a text on a page; a list item without a full stop is one too. */
export const zinnen = (teksten: readonly string[]): string[] => teksten.flatMap((tekst) => tekst.split(/(?<=[.?!:])\s+/)).filter((zin) => zin.trim() !== '');

/** B1 by what a machine can see: at most 15 words, no word that only an office knows. It does not prove B1, it only refuses what cannot be. */
const KANTOORTAAL = /\b(BSN|KP[1-4]|AVG|privacykader|belastbaarheid|onderbouwing|participatie(?!coach)|tevens|derhalve|betreffende|middels|conform|dient te|verstrekken|betrokkene|cliënt|indien|teneinde|aangaande)\b/i;

/** supportive, never threatening. It refuses words that press; it does not prove that a text helps. */
export const DREIGEND = /\b(straf\w*|dwing\w*|gedwongen|sommeer\w*|riskeert?|onherroepelijk|zo niet|anders (?:volgt|krijgt|verliest|stopt)|laatste waarschuwing)\b/i;

export const taalfouten = (teksten: readonly string[]): string[] =>
  zinnen(teksten).flatMap((zin) => [...(zin.split(/\s+/).length > 15 ? [`te lang: ${zin}`] : []), ...(KANTOORTAAL.test(zin) ? [`kantoortaal: ${zin}`] : []), ...(DREIGEND.test(zin) ? [`dreigend: ${zin}`] : [])]);
