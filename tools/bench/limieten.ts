import { aangenomenPerSeconde, p50p99, stuur, type Doel } from './gang';
import { mediaan, rond } from './getallen';
import type { Proefhub } from './hub';
import type { Kaalstand } from './kaal';
import { COACH, GEMEENTE } from './inwoners';
import { randomUUID } from 'node:crypto';

export const GELIJKTIJDIG = [16, 32, 64] as const;
const RONDEN = 3;
const MS = 1500;
const VERZOEKEN = { leeg: 12_000, commit: 4000 } as const;

export type Aanneemmeting = { readonly perSeconde: number; readonly p50: number; readonly p99: number };

export type Limieten = {
  /** Per second; by how many were unconfirmed at once. */
  readonly publicaties: Readonly<Record<number, number>>;
  /** Per second; by how many were under way at once. */
  readonly commits: Readonly<Record<'rij' | 'outbox', Readonly<Record<number, number>>>>;
  readonly aannemen: Readonly<Record<'leeg' | 'commit', Readonly<Record<number, Aanneemmeting>>>>;
};

/** The median of that many rounds; the rounds go through all that is measured, so that what drifts, drifts for all. */
export const perRonde = async <S extends string | number, T>(sleutels: readonly S[], meet: (sleutel: S) => Promise<T>, ronden = RONDEN): Promise<Record<S, T[]>> => {
  const uitkomst = Object.fromEntries(sleutels.map((sleutel) => [sleutel, [] as T[]])) as Record<S, T[]>;
  for (let ronde = 0; ronde < ronden; ronde += 1) for (const sleutel of sleutels) uitkomst[sleutel].push(await meet(sleutel));
  return uitkomst;
};

const medianen = <S extends string | number>(rondes: Record<S, number[]>): Record<S, number> =>
  Object.fromEntries(Object.entries<number[]>(rondes).map(([sleutel, waarden]) => [sleutel, rond(mediaan(waarden))])) as Record<S, number>;

export const mediaanMeting = (metingen: readonly Aanneemmeting[]): Aanneemmeting => ({
  perSeconde: rond(mediaan(metingen.map(({ perSeconde }) => perSeconde))),
  p50: rond(mediaan(metingen.map(({ p50 }) => p50))),
  p99: rond(mediaan(metingen.map(({ p99 }) => p99))),
});

export const meetAannemen = async (doel: Doel, refs: readonly string[], gelijktijdig: number): Promise<Aanneemmeting> => {
  const gang = await stuur(doel, refs, { gelijktijdig });
  return { perSeconde: aangenomenPerSeconde(gang), ...p50p99(gang.aannemen) };
};

const meetKaleDeur = async ({ klant }: Proefhub, kaal: Kaalstand, pad: 'leeg' | 'commit', schaal: number): Promise<Record<number, Aanneemmeting>> => {
  const doel: Doel = { klant, url: kaal.url(pad), gemeenten: [GEMEENTE], actorId: COACH };
  const refs = Array.from({ length: Math.round(VERZOEKEN[pad] * schaal) }, () => randomUUID() as string);
  const rondes = await perRonde(GELIJKTIJDIG, (gelijktijdig) => meetAannemen(doel, refs, gelijktijdig));
  return Object.fromEntries(GELIJKTIJDIG.map((gelijktijdig) => [gelijktijdig, mediaanMeting(rondes[gelijktijdig])]));
};

/** What this machine allows beside us, on the same broker and database, in the same run. */
export const meetLimieten = async (hub: Proefhub, kaal: Kaalstand, schaal: number): Promise<Limieten> => {
  const commits = (soort: 'rij' | 'outbox'): Promise<Record<16 | 32, number[]>> => perRonde([16, 32] as const, (gelijktijdig) => kaal.werker.vraag<number>('commits', { soort, gelijktijdig, ms: MS * schaal }));
  const publicaties = await perRonde([1, 100] as const, (gelijktijdig) => kaal.werker.vraag<number>('publicaties', { naar: kaal.vol, gelijktijdig, ms: MS * schaal }));
  return {
    publicaties: medianen(publicaties),
    commits: { rij: medianen(await commits('rij')), outbox: medianen(await commits('outbox')) },
    aannemen: { leeg: await meetKaleDeur(hub, kaal, 'leeg', schaal), commit: await meetKaleDeur(hub, kaal, 'commit', schaal) },
  };
};
