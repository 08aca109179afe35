import type { LopendeOntheffing, OntheffingStand, SituatiePeriode, SituatieStand, Stempel } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { geldtOp } from '#shared/kernel/geldig';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';

/** What the owners last stated about a resident; the gateway only copies it. */
export type Stand = { readonly situatie: SituatieStand | null; readonly ontheffing: OntheffingStand | null };

const ONBEKEND: Stand = { situatie: null, ontheffing: null };

export const standenVan = async (tx: Tx, inwonerRefs: readonly string[]): Promise<(inwonerRef: string) => Stand> => {
  const rijen: ({ inwoner_ref: string } & Stand)[] = await tx.em.query(
    'SELECT inwoner_ref, situatie, ontheffing FROM stand WHERE inwoner_ref = ANY($1::uuid[])',
    [inwonerRefs],
  );
  const opRef = new Map(rijen.map((rij) => [rij.inwoner_ref, rij]));
  return (inwonerRef) => opRef.get(inwonerRef) ?? ONBEKEND;
};

export const isKp4 = ({ klantprofiel }: SituatiePeriode): boolean => klantprofiel === 'KP4';

export const periodeOp = (stand: Stand, dag: Datum): SituatiePeriode | null =>
  stand.situatie?.perioden.find(geldtOp(dag)) ?? null;

const COACHES = ['werkcoach', 'participatiecoach', 'inkomensconsulent'] as const;

/**
 * Whoever left service is nobody's coach any more, though nobody else was assigned yet: then his team is asked and may act, as where
 * nobody ever was (SM-3); else what is for him would reach no one.
 */
export const zonderVertrokken = (periode: SituatiePeriode | null, partijen: Pick<Partijen, 'medewerkerOoit'>, vandaag: Datum): SituatiePeriode | null => {
  if (!periode) return null;
  const isVertrokken = (actorId: string | null): boolean => {
    const laatsteDag = actorId === null ? undefined : partijen.medewerkerOoit(actorId)?.laatsteDag;
    return laatsteDag !== undefined && laatsteDag < vandaag;
  };
  return { ...periode, ...Object.fromEntries(COACHES.filter((rol) => isVertrokken(periode[rol])).map((rol) => [rol, null])) };
};

/** The last days in a row on which one gemeente guides the resident in klantprofiel 4, half-open; null: none. */
export const begeleidingIn = ({ situatie }: Stand): Pick<SituatiePeriode, 'gemeente' | 'vanaf' | 'tot'> | null =>
  (situatie?.perioden ?? []).filter(isKp4).sort((a, b) => a.vanaf.localeCompare(b.vanaf)).reduce<Pick<SituatiePeriode, 'gemeente' | 'vanaf' | 'tot'> | null>((was, { gemeente, vanaf, tot }) =>
    ({ gemeente, vanaf: was?.gemeente === gemeente && was.tot === vanaf ? was.vanaf : vanaf, tot }), null);

/** Who last had that part up to that day, in the gemeente that the resident belongs to then: what a former gemeente knew stays there. */
export const laatsteCoachesOp = (stand: Stand, dag: Datum): Stempel['laatsteCoaches'] => {
  const gemeente = periodeOp(stand, dag)?.gemeente;
  const eerdere = (stand.situatie?.perioden ?? []).filter((periode) => periode.vanaf <= dag && periode.gemeente === gemeente).sort((a, b) => b.vanaf.localeCompare(a.vanaf));
  const laatste = (rol: 'werkcoach' | 'participatiecoach'): string | null => eerdere.find((periode) => periode[rol] !== null)?.[rol] ?? null;
  return { werkcoach: laatste('werkcoach'), participatiecoach: laatste('participatiecoach') };
};

/** Running on that day, its last day included. */
export const lopendOp = (stand: Stand, dag: Datum): LopendeOntheffing[] =>
  (stand.ontheffing?.ontheffingen ?? []).filter(({ ingangsdatum, laatsteDag }) => ingangsdatum <= dag && (laatsteDag === null || dag <= laatsteDag));
