import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';

export type Contactsoort = 'JAARGESPREK' | 'TWEEDE_GESPREK' | 'VERVOLGGESPREK' | 'HERCONTROLE';
/** A talk that is planned or was held: its kind and its day, and nothing of what was said. `bron`: the message that told it. */
export type Contact = { readonly soort: Contactsoort; readonly datum: Datum; readonly status: 'GEPLAND' | 'GEHOUDEN'; readonly naarBehoefte: boolean; readonly bron: string };
/** Another number of months for this resident than the gemeente agreed, and why. */
export type Cadansafwijking = { readonly maanden: number; readonly redencode: string; readonly bron: string };
export type Cadansstand = 'OP_SCHEMA' | 'TE_LAAT';

/** Days on which this gemeente guides the resident in klantprofiel 4, half-open; `tot` null: until further notice. */
export type Begeleiding = { readonly gemeente: string; readonly vanaf: Datum; readonly tot: Datum | null };
export type Cadans = Begeleiding & {
  readonly inwonerRef: string;
  /** Day on which the hub got to know him: what was before it is not held against the coach. */
  readonly bekendOp: Datum;
  readonly status: Cadansstand;
  /** Last day on which contact is in time; null: nothing is agreed, or he is not guided any more. */
  readonly uiterlijk: Datum | null;
  readonly afwijking: Cadansafwijking | null;
  readonly contacten: readonly Contact[];
};

/** Second and third talks: from which day on need alone, and how many per calendar year before the coach is told so. */
export type MeerGesprekken = { readonly zonderBehoefteTot: Datum; readonly hooguit: number };
/** What a gemeente agreed (D-12), from `vanaf` on. */
export type Cadansregel = { readonly gemeente: string; readonly vanaf?: Datum; readonly maanden: number; readonly telt: readonly Contactsoort[]; readonly meerGesprekken?: MeerGesprekken };

const laatste = (dagen: readonly Datum[]): Datum | undefined => [...dagen].sort().at(-1);

/** Held, of a kind that counts, in this guidance and under this rule. */
const geteld = ({ contacten, vanaf }: Cadans, regel: Cadansregel): Datum[] =>
  contacten.filter(({ soort, status, datum }) => status === 'GEHOUDEN' && regel.telt.includes(soort) && datum >= vanaf && (regel.vanaf === undefined || datum >= regel.vanaf)).map(({ datum }) => datum);

/** The same day so many months after the last talk that counts is still in time; on the last of February after a leap day. */
export const uiterlijkeDag = (cadans: Cadans, regel: Cadansregel | undefined): Datum | null => {
  if (!regel) return null;
  const begin = laatste(geteld(cadans, regel)) ?? laatste([cadans.vanaf, cadans.bekendOp, ...(regel.vanaf === undefined ? [] : [regel.vanaf])]);
  if (begin === undefined) return null;
  const uiterlijk = plusMaanden(begin, cadans.afwijking?.maanden ?? regel.maanden);
  return cadans.tot !== null && cadans.tot <= uiterlijk ? null : uiterlijk;
};

/** SM-8: where the cadence stands on that day by what is known now. */
export const herzien = (cadans: Cadans, regel: Cadansregel | undefined, vandaag: Datum): Cadans => {
  const uiterlijk = cadans.tot !== null && cadans.tot <= vandaag ? null : uiterlijkeDag(cadans, regel);
  return { ...cadans, uiterlijk, status: uiterlijk !== null && vandaag > uiterlijk ? 'TE_LAAT' : 'OP_SCHEMA' };
};

/** First day on which the coach hears of it; null: there is nothing to wait for. */
export const signaaldag = ({ uiterlijk, status }: Cadans): Datum | null => (uiterlijk === null || status === 'TE_LAAT' ? null : plusDagen(uiterlijk, 1));

const nieuweCadans = (inwonerRef: string, begeleiding: Begeleiding, vandaag: Datum): Cadans => ({ inwonerRef, ...begeleiding, bekendOp: vandaag, status: 'OP_SCHEMA', uiterlijk: null, afwijking: null, contacten: [] });

/** What is told of the guidance of a resident. Another gemeente begins anew: what the former one did and agreed ends there. */
export const metBegeleiding = (was: Cadans | null, inwonerRef: string, begeleiding: Begeleiding, vandaag: Datum): Cadans => {
  const isVerder = was !== null && was.gemeente === begeleiding.gemeente && (was.tot === null || begeleiding.vanaf < was.tot);
  return isVerder ? { ...was, ...begeleiding } : nieuweCadans(inwonerRef, begeleiding, vandaag);
};

const jaarVan = (datum: Datum): string => datum.slice(0, 4);

/** One planned talk of a kind at a time, which the talk itself fulfils; of what was held two calendar years, and always the last of each kind. */
export const metContact = (cadans: Cadans, contact: Contact, vandaag: Datum): Cadans => {
  const overig = cadans.contacten.filter(({ soort, status, datum }) => soort !== contact.soort || (status === 'GEHOUDEN' && datum !== contact.datum));
  const alle = [...overig, contact].sort((a, b) => a.datum.localeCompare(b.datum));
  const grens = String(Number(jaarVan(vandaag)) - 1);
  return { ...cadans, contacten: alle.filter((een, plaats) => jaarVan(een.datum) >= grens || !alle.slice(plaats + 1).some(({ soort }) => soort === een.soort)) };
};

/** What a recalled message told is gone (M-18). */
export const zonderBron = (cadans: Cadans, bron: string): Cadans => ({
  ...cadans,
  afwijking: cadans.afwijking?.bron === bron ? null : cadans.afwijking,
  contacten: cadans.contacten.filter((een) => een.bron !== bron),
});
