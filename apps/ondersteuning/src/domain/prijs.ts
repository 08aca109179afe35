import type { Datum } from '#shared/kernel/datum';

/** A rule on what an instrument costs, in force on the day it starts (P-09). */
export type Prijsregel = { readonly code: string; readonly groepen: readonly string[]; readonly klantprofielen: readonly string[]; readonly vanaf: Datum; readonly tot: Datum; readonly prijs: number };
export type Instrument = { readonly code: string; readonly groep: string; readonly prijs: number; readonly kp4Relevant: boolean; readonly maxMaanden: number | null };
export type Prijs = { readonly bedrag: number; readonly regel: string };

export const LIJSTPRIJS = 'LIJSTPRIJS';

const geldt = ({ groepen, klantprofielen, vanaf, tot }: Prijsregel, { groep }: Instrument, klantprofiel: string | null, start: Datum): boolean =>
  groepen.includes(groep) && klantprofiel !== null && klantprofielen.includes(klantprofiel) && vanaf <= start && start < tot;

/** In euros, by the day the instrument starts; the list price where no rule says otherwise. Half-open `[vanaf, tot)`. */
export const prijsVan = (instrument: Instrument, klantprofiel: string | null, start: Datum, regels: readonly Prijsregel[]): Prijs => {
  const regel = regels.find((een) => geldt(een, instrument, klantprofiel, start));
  return regel ? { bedrag: regel.prijs, regel: regel.code } : { bedrag: instrument.prijs, regel: LIJSTPRIJS };
};
