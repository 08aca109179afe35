/** M-11 is standard as far as necessary; M-40 to M-43 is the exception (SM-7). */
export type Zaaksoort = 'BELASTBAARHEID' | 'BIJZONDER';
export type Coachrol = 'werkcoach' | 'participatiecoach';

/** The parts in which belastbaarheid is asked for and given; the day of the assessment and its source go along with any of them. */
export const DELEN = ['mogelijkheden', 'beperkingen', 'omstandigheden', 'uren'] as const;
export type Deel = (typeof DELEN)[number];
export type Antwoord = 'GEGEVEN' | 'DEELS' | 'NIET_NODIG';

/** D-27: conclusion and advice, and nothing else. */
export const MEDISCHE_DELEN = ['conclusie', 'advies'] as const;
export type MedischDeel = (typeof MEDISCHE_DELEN)[number];
export type Reikwijdte = 'CONCLUSIE' | 'ADVIES' | 'CONCLUSIE_EN_ADVIES';
export type Verzoeker = 'INWONER' | 'PARTICIPATIECOACH';

export type Status =
  | 'GEVRAAGD' | 'GEGEVEN' | 'BEANTWOORD'
  | 'INGEDIEND' | 'VERKLARING_GEVRAAGD' | 'VERKLARING_VASTGELEGD' | 'GEDEELD' | 'VERLOPEN' | 'AFGEWEZEN' | 'INGETROKKEN'
  /** The resident left, or the message that opened the case was recalled. */
  | 'VERVALLEN';

/** Nobody has stated in writing yet that the resident does not object. */
export const ZONDER_VERKLARING: readonly Status[] = ['INGEDIEND', 'VERKLARING_GEVRAAGD'];
export const OPEN: readonly Status[] = ['GEVRAAGD', 'GEGEVEN', ...ZONDER_VERKLARING, 'VERKLARING_VASTGELEGD', 'GEDEELD'];
