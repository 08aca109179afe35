import type { Datum } from '#shared/kernel/datum';
import { geldtOp } from '#shared/kernel/geldig';
import { WERKZAAK } from './afzender';
import type { Richting } from './begrippen';

export type Schaal = 'KP' | 'FASE' | 'GROEP';
export type Coachrol = 'werkcoach' | 'participatiecoach' | 'inkomensconsulent';

/** One stretch of a resident's situatie, half-open `[vanaf, tot)`. */
export type Periode = {
  readonly vanaf: Datum;
  readonly tot: Datum | null;
  readonly gemeente: string;
  readonly schaal: Schaal;
  readonly klantprofiel: string | null;
  readonly regie: string | null;
  readonly werkcoach: string | null;
  readonly participatiecoach: string | null;
  readonly inkomensconsulent: string | null;
  /** Absent: not known (D-29). */
  readonly onderUwvBegeleiding?: boolean;
  /** Who classified, and by which version of his definition (M-82); absent: registered without saying so. */
  readonly uitvoerder?: string;
  readonly definitieVersie?: string;
};

export type Indeling = Pick<Periode, 'gemeente' | 'schaal' | 'klantprofiel'>;

export type SituatieGewijzigd = { readonly type: 'situatie.gewijzigd'; readonly perioden: readonly Periode[] };

export const KLANTPROFIEL_NA = { KP3_NAAR_KP4: 'KP4', KP4_NAAR_KP3: 'KP3' } as const satisfies Record<Richting, string>;

/** Werkzaak leads KP1-3, the gemeente leads KP4. Other scales say nothing about who leads. */
export const regieBij = ({ schaal, klantprofiel, gemeente }: Indeling): string | null => {
  if (schaal !== 'KP' || klantprofiel === null) return null;
  return klantprofiel === 'KP4' ? gemeente : WERKZAAK;
};

/** The organisation that leads after a handover in this direction. */
export const naarOrganisatie = (richting: Richting, gemeente: string): string => (richting === 'KP3_NAAR_KP4' ? gemeente : WERKZAAK);
export const vanOrganisatie = (richting: Richting, gemeente: string): string => (richting === 'KP3_NAAR_KP4' ? WERKZAAK : gemeente);

export const periodeOp = (perioden: readonly Periode[], op: Datum): Periode | null =>
  perioden.find(geldtOp(op)) ?? null;

const feitenVan = ({ vanaf: _vanaf, tot: _tot, ...feiten }: Periode): string => JSON.stringify(feiten, Object.keys(feiten).sort());

export const voegSamen = (perioden: readonly Periode[]): Periode[] =>
  perioden.reduce<Periode[]>((klaar, p) => {
    const vorige = klaar.at(-1);
    if (vorige?.tot === p.vanaf && feitenVan(vorige) === feitenVan(p)) return [...klaar.slice(0, -1), { ...vorige, tot: p.tot }];
    return [...klaar, p];
  }, []);

export const splitsOp = (perioden: readonly Periode[], op: Datum): Periode[] =>
  perioden.flatMap((p) => (p.vanaf < op && (p.tot === null || op < p.tot) ? [{ ...p, tot: op }, { ...p, vanaf: op }] : [p]));

export type Herkomst = Required<Pick<Periode, 'uitvoerder' | 'definitieVersie'>>;

const zonderHerkomst = ({ uitvoerder: _u, definitieVersie: _d, ...periode }: Periode): Periode => periode;

const ZONDER_COACH = { werkcoach: null, participatiecoach: null, inkomensconsulent: null } as const;

/**
 * From `sinds` on the resident belongs to this gemeente and klantprofiel; coaches that are already known stay. A day that no
 * stretch covers (before the first, or after the resident left) opens a new stretch without coaches up to the next one.
 */
export const deelIn = (perioden: readonly Periode[], sinds: Datum, indeling: Indeling, herkomst?: Herkomst): Periode[] => {
  const nieuw = { ...indeling, regie: regieBij(indeling), ...herkomst };
  const eerder = splitsOp(perioden, sinds).filter((p) => p.vanaf < sinds);
  const later = splitsOp(perioden, sinds).filter((p) => p.vanaf >= sinds);
  const open = periodeOp(perioden, sinds) ? [] : [{ vanaf: sinds, tot: later[0]?.vanaf ?? null, ...nieuw, ...ZONDER_COACH }];
  return voegSamen([...eerder, ...open, ...later.map((p) => ({ ...zonderHerkomst(p), ...nieuw }))]);
};

/** From `vanaf` on, also over later stretches. */
export const merkUwvBegeleiding = (perioden: readonly Periode[], onderUwvBegeleiding: boolean, vanaf: Datum): Periode[] =>
  voegSamen(splitsOp(perioden, vanaf).map((p) => (p.vanaf >= vanaf ? { ...p, onderUwvBegeleiding } : p)));

/** An assignment does not outlive the resident's leaving, and a participatiecoach stays with his gemeente. */
const sluitAan = (vorige: Periode | undefined, p: Periode, rol: Coachrol): boolean =>
  vorige?.tot === p.vanaf && (rol !== 'participatiecoach' || vorige.gemeente === p.gemeente);

/** Sets the coach of one role from `vanaf` on, until a later dated assignment of that role takes over. */
export const wijsToe = (perioden: readonly Periode[], rol: Coachrol, coach: string | null, vanaf: Datum): Periode[] => {
  const gesplitst = splitsOp(perioden, vanaf);
  const eerste = gesplitst.findIndex((p) => p.vanaf >= vanaf);
  const huidig = gesplitst[eerste]?.[rol];
  const wissel = gesplitst.findIndex((p, i) => i > eerste && (p[rol] !== huidig || !sluitAan(gesplitst[i - 1], p, rol)));
  const einde = wissel === -1 ? gesplitst.length : wissel;
  return voegSamen(gesplitst.map((p, i) => (eerste !== -1 && i >= eerste && i < einde ? { ...p, [rol]: coach } : p)));
};

/** A handover takes effect: klantprofiel, regie and coach of the new side from that day; the coach of the side that leaves ends. */
export const draagOver = (perioden: readonly Periode[], richting: Richting, nieuweCoach: string, vanaf: Datum): Periode[] => {
  const [komt, gaat] = richting === 'KP3_NAAR_KP4' ? (['participatiecoach', 'werkcoach'] as const) : (['werkcoach', 'participatiecoach'] as const);
  const gewisseld = splitsOp(perioden, vanaf).map((p) => {
    if (p.vanaf < vanaf) return p;
    return { ...zonderHerkomst(p), klantprofiel: KLANTPROFIEL_NA[richting], regie: naarOrganisatie(richting, p.gemeente), [gaat]: null };
  });
  return wijsToe(gewisseld, komt, nieuweCoach, vanaf);
};
