import { organisatienaam } from '../taal/woorden';
import { ANDERS, GEEN_ANTWOORD, PLEK, UITLEG, type Uitleg } from './beheer.woorden';

/** `GET /v1/beheer/stand`: counts, and nothing of what or whose. */
export type Beheerstand = { readonly stand: readonly { readonly soort: string; readonly waar: string; readonly aantal: number; readonly sinds: string }[]; readonly onbereikbaar: readonly string[] };
/** What became of trying again. */
export type Herkanst = { readonly gelukt: number; readonly vast: number; readonly meer: boolean };

export type Storing = Pick<Uitleg, 'naam' | 'betekenis' | 'totMorgen' | 'wachten' | 'doen'> & {
  readonly sleutel: string;
  readonly waar: string;
  readonly hoeveel: string | null;
  readonly sinds: string | null;
  /** The service that can try again; null where there is no safe way from here. */
  readonly opnieuw: string | null;
};
export type Beheerview = { readonly nu: readonly Storing[]; readonly morgen: readonly Storing[]; readonly melding: readonly string[] };

const moment = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });

const waarIs = (soort: string, waar: string): string => PLEK[waar] ?? (soort === 'ZONDER_COACH' ? organisatienaam(waar) : `Aansluiting ${waar}`);

const storing = ({ soort, waar, aantal, sinds }: Beheerstand['stand'][number]): Storing => {
  const { opnieuw, ...uitleg } = UITLEG[soort] ?? ANDERS;
  return { ...uitleg, sleutel: `${soort}.${waar}`, waar: waarIs(soort, waar), hoeveel: String(aantal), sinds: moment.format(new Date(sinds)), opnieuw: opnieuw ? waar : null };
};

const stil = (dienst: string): Storing => ({ ...GEEN_ANTWOORD, sleutel: `stil.${dienst}`, waar: PLEK[dienst] ?? dienst, hoeveel: null, sinds: null, opnieuw: null });

const meldingVan = ({ gelukt, vast, meer }: Herkanst): string[] => [
  `Opnieuw geprobeerd. Gelukt: ${gelukt}. Nog vast: ${vast}.`,
  ...(meer ? ['Er staat nog meer. Probeer het nog eens.'] : []),
  ...(vast > 0 ? ['Bel de beheerder voor wat vast blijft. Hij vindt de oorzaak in het logboek van de dienst.'] : []),
];

/** First what may not wait until tomorrow. */
export const beheerview = ({ stand, onbereikbaar }: Beheerstand, herkanst?: Herkanst): Beheerview => {
  const alle = [...onbereikbaar.map(stil), ...stand.map(storing)];
  return { nu: alle.filter(({ totMorgen }) => !totMorgen), morgen: alle.filter(({ totMorgen }) => totMorgen), melding: herkanst ? meldingVan(herkanst) : [] };
};
