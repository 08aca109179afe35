import type { Rol } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { LopendeOntheffing, SituatiePeriode } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { lopendOp, periodeOp, type Stand } from '../vrijgave/situatie';

/** The messages whose views say which role sees which part of a situatie: what its system is told anyway. */
export const SITUATIE_SOORTEN = {
  profiel: bekendeSoort('nl.participatiewet.inwoner.geregistreerd.v1'),
  regie: bekendeSoort('nl.participatiewet.regie.gewijzigd.v1'),
  ontheffing: bekendeSoort('nl.participatiewet.ontheffing.verleend.v1'),
} as const;

const ziet = (soort: Berichtsoort, rol: Rol, veld: string): boolean => {
  const velden = soort.weergaven[rol]?.verloop;
  return velden === '*' || velden?.includes(veld) === true;
};

const alleenZichtbaar = <T extends object>(soort: Berichtsoort, rol: Rol, velden: T): Partial<T> =>
  Object.fromEntries(Object.entries(velden).filter(([veld]) => ziet(soort, rol, veld))) as Partial<T>;

/** The coach who leads: of Werkzaak a werkcoach, of a gemeente a participatiecoach. */
const coachVan = ({ regie, werkcoach, participatiecoach }: SituatiePeriode): string | null => (regie === 'WERKZAAK' ? werkcoach : participatiecoach);

/** The kind of an ontheffing by law reveals health: it stands in the sealed section of the ontheffing itself (D-18). */
const BESLOTEN_SOORTEN: readonly unknown[] = ['TIJDELIJK', 'ALLEENSTAANDE_OUDER'];
export const isBesloten = (soort: unknown): boolean => BESLOTEN_SOORTEN.includes(soort);

const ontheffingVoor = (rol: Rol, { ontheffingRef, soort, ...termijn }: LopendeOntheffing): object => {
  const zichtbaar = alleenZichtbaar(SITUATIE_SOORTEN.ontheffing, rol, { ...(isBesloten(soort) ? { soort } : {}), ...termijn });
  return SITUATIE_SOORTEN.ontheffing.weergaven[rol]?.verloop === '*' ? { ontheffingRef, ...zichtbaar } : zichtbaar;
};

export type Situatiebeeld = { readonly periode: SituatiePeriode; readonly inhoud: Record<string, unknown> };

/** Klantprofiel, regie and running ontheffing on a day, field by field as far as the role may; undefined when nobody knows the resident then. */
export const situatiebeeld = (inwonerRef: string, stand: Stand, dag: Datum, rol: Rol): Situatiebeeld | undefined => {
  const periode = periodeOp(stand, dag);
  if (!periode) return undefined;
  const { profiel, regie, ontheffing } = SITUATIE_SOORTEN;
  return {
    periode,
    inhoud: {
      inwonerRef,
      gemeente: periode.gemeente,
      ...alleenZichtbaar(profiel, rol, { schaal: periode.schaal, klantprofiel: periode.klantprofiel }),
      regie: alleenZichtbaar(regie, rol, { organisatie: periode.regie, coach: coachVan(periode), vanaf: periode.vanaf }),
      ...(ontheffing.weergaven[rol] ? { ontheffingen: lopendOp(stand, dag).map((lopend) => ontheffingVoor(rol, lopend)) } : {}),
    },
  };
};
