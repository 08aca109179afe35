import { createHash } from 'node:crypto';
import { canoniek } from '#shared/logboek/canoniek';
import type { Datum } from '#shared/kernel/datum';
import type { Beleidsversie } from '#shared/policy/beleid';

/** What a version may turn out to say otherwise than when it was recorded; the points to be confirmed are questions and no part of it. */
export const ONDERDELEN = ['vanaf', 'waarden', 'bron', 'afgestemdMet', 'goedgekeurdDoor'] as const;
export type Onderdeel = (typeof ONDERDELEN)[number];

/** Section `algemeen` of M-90. */
export type Activering = {
  readonly beleidId: string;
  readonly versie: string;
  /** Absent: it always held. */
  readonly vanaf?: Datum;
  readonly afgestemdMet: readonly string[];
  readonly goedgekeurdDoor: string;
  /** SHA-256 of what it decides by and of the sentences it rests on, whatever the order of their fields. */
  readonly merken: { readonly waarden: string; readonly bron: string };
  /** What the same version said otherwise when it was last recorded; absent the first time. */
  readonly gewijzigd?: readonly Onderdeel[];
};

const merk = (inhoud: unknown): string => createHash('sha256').update(canoniek(inhoud)).digest('hex');

const alsActivering = ({ id, versie, vanaf, afgestemdMet, goedgekeurdDoor, waarden, bron }: Beleidsversie): Activering => ({
  beleidId: id,
  versie,
  ...(vanaf === null ? {} : { vanaf }),
  afgestemdMet,
  goedgekeurdDoor,
  merken: { waarden: merk(waarden), bron: merk(bron) },
});

const inhoudVan = ({ vanaf, merken, afgestemdMet, goedgekeurdDoor }: Activering): Record<Onderdeel, unknown> => ({ vanaf, ...merken, afgestemdMet, goedgekeurdDoor });

const anders = (was: Activering, nu: Activering): Onderdeel[] => {
  const [eerst, dan] = [inhoudVan(was), inhoudVan(nu)];
  return ONDERDELEN.filter((onderdeel) => canoniek(eerst[onderdeel]) !== canoniek(dan[onderdeel]));
};

/** What is still to be recorded of a version: null when it was, and says the same. `eerder`: what was recorded of it, oldest first. */
export const teVastleggen = (versie: Beleidsversie, eerder: readonly Activering[]): Activering | null => {
  const nu = alsActivering(versie);
  const laatste = eerder.at(-1);
  if (!laatste) return nu;
  const gewijzigd = anders(laatste, nu);
  return gewijzigd.length > 0 ? { ...nu, gewijzigd } : null;
};
