/** Why somebody is shut out: a closed list, so that nobody writes about a person in a log that stays. */
export const REDENEN = {
  SLEUTEL_GELEKT: 'de private sleutel of het wachtwoord is of lijkt gelekt',
  TOKEN_GELEKT: 'een toegangstoken is of lijkt gelekt',
  VERDACHT_GEBRUIK: 'het gebruik klopt niet met wat deze partij of persoon doet',
  UIT_DIENST: 'de persoon werkt hier niet meer',
  AFSPRAAK_BEEINDIGD: 'de aansluiting of machtiging is beeindigd',
  OP_VERZOEK: 'de organisatie vroeg er zelf om',
} as const;

export type Reden = keyof typeof REDENEN;
export const isReden = (tekst: string): tekst is Reden => Object.hasOwn(REDENEN, tekst);
