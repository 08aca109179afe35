import type { Weigering } from './verzoek.types';

/** Amounts in euros, as filed. */
export type Begrotingsregels = {
  readonly inzetUren: number;
  readonly reiskosten: number;
  readonly trajectkosten: number;
  readonly spreekruimte: number;
  readonly aanvullendeGesprekken: number;
  readonly totaalLasten: number;
  readonly baten: number;
  readonly saldo: number;
};
export type Begroting = {
  readonly jaar: number;
  /** Residents who are guided. */
  readonly personen: number;
  /** Euros per hour (D-16). */
  readonly tarief: number;
  readonly urenPerGesprek: number;
  /** Hours of the fixed talks. */
  readonly uren: number;
  /** Talks on top of those. */
  readonly aanvullendeGesprekken: number;
  /** What the gemeente receives for re-integration in all, in euros; absent: not said, and the baten are taken as filed. */
  readonly reintegratiemiddelen?: number;
  readonly regels: Begrotingsregels;
};

/** How the re-integration means are split: so many percent stay with the gemeente for KP4 (GR Werkzaak; ). */
export type Middelenverdeling = { readonly deelGemeenteProcent: number };

/** Whole cents, so that sums are exact. */
const cent = (bedrag: number): number => Math.round(bedrag * 100);

/** What each line should be by the inputs, and the sums by their lines (gemeente-profiel Neder-Betuwe, budget table). */
const hoort = ({ tarief, urenPerGesprek, uren, aanvullendeGesprekken, reintegratiemiddelen, regels }: Begroting, { deelGemeenteProcent }: Middelenverdeling): Readonly<Record<string, readonly [number, number]>> => {
  const lasten = cent(regels.inzetUren) + cent(regels.reiskosten) + cent(regels.trajectkosten) + cent(regels.spreekruimte) + cent(regels.aanvullendeGesprekken);
  return {
    inzetUren: [cent(regels.inzetUren), cent(uren * tarief)],
    aanvullendeGesprekken: [cent(regels.aanvullendeGesprekken), cent(aanvullendeGesprekken * urenPerGesprek * tarief)],
    totaalLasten: [cent(regels.totaalLasten), lasten],
    ...(reintegratiemiddelen === undefined ? {} : { baten: [cent(regels.baten), cent((reintegratiemiddelen * deelGemeenteProcent) / 100)] as const }),
    saldo: [cent(regels.saldo), cent(regels.baten) - cent(regels.totaalLasten)],
  };
};

/** Refused when a line is not what its inputs give, or a total not the sum of its lines: named by the lines, to the cent. */
export const keurBegroting = (begroting: Begroting, verdeling: Middelenverdeling): Weigering | null => {
  const fout = Object.entries(hoort(begroting, verdeling)).filter(([, [staat, moet]]) => staat !== moet).map(([regel, [, moet]]) => `${regel} moet ${(moet / 100).toFixed(2)} zijn`);
  return fout.length > 0 ? { code: 'TOTALEN_KLOPPEN_NIET', toelichting: fout.join('; ') } : null;
};

export type Capaciteit = { readonly gesprekken: number; readonly perPersoon: number };

/** What goes to Werkzaak, in euros; null: the means were not said. */
export const deelWerkzaak = ({ reintegratiemiddelen }: Begroting, { deelGemeenteProcent }: Middelenverdeling): number | null =>
  reintegratiemiddelen === undefined ? null : cent((reintegratiemiddelen * (100 - deelGemeenteProcent)) / 100) / 100;

/** How many talks the hours pay for, in whole talks, and per person to two decimals. */
export const capaciteitVan = ({ personen, urenPerGesprek, uren, aanvullendeGesprekken }: Begroting): Capaciteit => {
  const gesprekken = (urenPerGesprek > 0 ? Math.floor(uren / urenPerGesprek) : 0) + aanvullendeGesprekken;
  return { gesprekken, perPersoon: personen > 0 ? Math.round((gesprekken / personen) * 100) / 100 : 0 };
};
