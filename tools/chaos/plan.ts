import { maakVal, METKLOK, PLEKKEN, type Val } from './faalpunten';
import { maakKans, type Kans } from './kans';

export const SOORTEN = ['faalpunten', 'nemesis', 'gemengd'] as const;
export type Soort = (typeof SOORTEN)[number];
/** Something strikes when so many messages were sent. */
export type Ramp = { readonly naam: string; readonly na: number };
/** What happens in one run: follows from its seed, and from nothing else. */
export type Plan = {
  readonly seed: number;
  readonly soort: Soort;
  readonly berichten: number;
  /** In order per service. */
  readonly vallen: readonly Val[];
  readonly rampen: readonly Ramp[];
  /** After the traffic the clock goes past the terms, so that timers fire. */
  readonly metKlok: boolean;
};

const ALLE = [...PLEKKEN, ...METKLOK];

/** Every place has its turn; which pass of it, and what else falls, is chance. */
const maakVallen = (plaats: number, kans: Kans): Val[] => {
  const eerste = maakVal(ALLE[plaats % ALLE.length] ?? kans.kies(PLEKKEN), kans);
  switch (kans.getal(5)) {
    case 0:
      return [eerste, { ...eerste, keer: 1 + kans.getal(2) }];
    case 1:
      return [eerste, maakVal(kans.kies(PLEKKEN.filter(({ dienst }) => dienst !== eerste.dienst)), kans)];
    default:
      return [eerste];
  }
};

const maakRampen = (namen: readonly string[], aantal: number, berichten: number, kans: Kans): Ramp[] => {
  const over = [...namen];
  return Array.from({ length: Math.min(aantal, over.length) }, () => {
    const naam = kans.kies(over);
    over.splice(over.indexOf(naam), 1);
    return { naam, na: Math.floor((berichten * (10 + kans.getal(60))) / 100) };
  });
};

export type Planopties = { readonly seed: number; readonly soort: Soort | 'alles'; readonly berichten: number; readonly nemeses: readonly string[] };

/** Which kind a seed gets when none was asked for. */
export const soortVan = (seed: number): Soort => SOORTEN[seed % SOORTEN.length] ?? 'gemengd';

export const maakPlan = ({ seed, soort: gevraagd, berichten, nemeses }: Planopties): Plan => {
  const kans = maakKans(seed);
  const soort = gevraagd === 'alles' ? soortVan(seed) : gevraagd;
  const plaats = gevraagd === 'alles' ? Math.floor(seed / SOORTEN.length) : seed;
  const vallen = soort === 'nemesis' ? [] : maakVallen(plaats, kans).slice(0, soort === 'gemengd' ? 1 : 2);
  const rampen = soort === 'faalpunten' ? [] : maakRampen(nemeses, 1 + kans.getal(soort === 'gemengd' ? 2 : 3), berichten, kans);
  return { seed, soort, berichten, vallen, rampen, metKlok: vallen.some(({ punt }) => punt === 'timer.gevuurd') };
};
