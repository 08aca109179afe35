import type { Datum } from '../kernel/datum';
import { geldtOp } from '../kernel/geldig';
import type { Beleid, Beleidsversie } from './beleid';

/** How guidance is arranged in one gemeente (domain.md §1d): dated data, so that no code names a gemeente. */
export type Profiel = {
  readonly gemeente: string;
  /** Who classifies and guides residents in klantprofiel 4, or in the lowest fase of another scale. */
  readonly uitvoerderKp4: string;
  /** Takes part in the pilot "Intensiever contact" (P-12). */
  readonly pilotIntensieverContact: boolean;
};
type Profielwaarden = { readonly regels: readonly Profiel[] };

/** The agreement that holds the profile of this gemeente: `profiel-neder-betuwe` for NEDER_BETUWE. */
export const profielId = (gemeente: string): string => `profiel-${gemeente.toLowerCase().replaceAll('_', '-')}`;

/** Every version of it; none for a gemeente without a profile. */
export const profielversies = (beleid: Pick<Beleid, 'ids' | 'versies'>, gemeente: string): readonly Beleidsversie[] => {
  const id = profielId(gemeente);
  return beleid.ids.includes(id) ? beleid.versies(id) : [];
};

/** As it holds on that day; null: this gemeente has none then. */
export const profielOp = (beleid: Pick<Beleid, 'ids' | 'versies'>, gemeente: string, dag: Datum): Profiel | null => {
  const versie = profielversies(beleid, gemeente).find(geldtOp(dag));
  return (versie?.waarden as Profielwaarden | undefined)?.regels.find((regel) => regel.gemeente === gemeente) ?? null;
};

/** Gemeenten that took part in the pilot "Intensiever contact" on some day of that year (P-12). */
export const pilotdeelnemers = (beleid: Pick<Beleid, 'ids' | 'versies'>, gemeenten: readonly string[], jaar: number): string[] => {
  const inJaar = ({ vanaf, tot }: Beleidsversie): boolean => (vanaf === null || vanaf <= `${jaar}-12-31`) && (tot === null || tot > `${jaar}-01-01`);
  const doetMee = ({ waarden }: Beleidsversie, gemeente: string): boolean => (waarden as Profielwaarden).regels.some((regel) => regel.gemeente === gemeente && regel.pilotIntensieverContact);
  return gemeenten.filter((gemeente) => profielversies(beleid, gemeente).some((versie) => inJaar(versie) && doetMee(versie, gemeente)));
};
