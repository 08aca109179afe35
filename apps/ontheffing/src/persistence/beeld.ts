import type { Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import { perioden, statusOp, verbruikVan } from '../domain/geldigheid';
import type { AlleenstaandeOuder, Genomen, Ontheffing, Tijdelijk } from '../domain/ontheffing.types';
import { laatsteDagVan } from '../domain/perioden';
import { laatsteTermijn } from '../domain/tijdelijk';
import { planUiterlijk } from '../domain/wet';
import type { OntheffingRij } from './ontheffing.entity';

/** R fields open; the ground stays sealed and goes to the coaches only. */
export type OntheffingBeeld = {
  readonly ontheffingRef: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: Readonly<Record<string, unknown>> & { readonly scope: readonly string[] };
  readonly secties: { readonly belastbaarheid?: Verzegeld };
  /** When, and under which term, the ground was erased; for who could read it. */
  readonly gewist: readonly Pick<Grafsteen, 'op' | 'regel'>[];
};

const besluit = ({ besluitDatum, bekendmakingsDatum, laatsteDagBezwaar, mandaatRef }: Genomen) => ({ besluitDatum, bekendmakingsDatum, laatsteDagBezwaar, mandaatRef });

/** The decision that the state rests on: the last one taken. */
const vanTijdelijk = (een: Tijdelijk) => {
  const { ingangsdatum, verlener } = een;
  const basis = { ingangsdatum, laatsteDag: laatsteTermijn(een).laatsteDag, verlener };
  if (een.status === 'INGETROKKEN') return { ...basis, ...besluit(een.intrekking.besluit), per: een.intrekking.per, zienswijze: een.intrekking.besluit.zienswijzeGeboden };
  if (een.status === 'NIET_VERLENGD') return { ...basis, ...besluit(een.nietVerlengd), zienswijze: een.nietVerlengd.zienswijzeGeboden };
  return { ...basis, ...besluit(laatsteTermijn(een).besluit), ...('per' in een ? { per: een.per } : {}) };
};

const vanOuder = (een: AlleenstaandeOuder, dag: Datum) => {
  const { verlening, verzoekDatum } = een;
  const basis = { verzoekDatum, planUiterlijk: planUiterlijk(een), verbruikteMaanden: verbruikVan(een, dag) };
  if (verlening === null) return basis;
  const { ingangsdatum, laatsteDag, verlener } = verlening;
  const gevolgd = een.status === 'INGETROKKEN' ? { ...besluit(een.intrekking.besluit), per: een.intrekking.per, zienswijze: een.intrekking.besluit.zienswijzeGeboden } : besluit(verlening.besluit);
  return { ...basis, ingangsdatum, laatsteDag, verlener, ...gevolgd };
};

const eigen = (een: Ontheffing, dag: Datum): Readonly<Record<string, unknown>> => {
  switch (een.soort) {
    case 'TIJDELIJK': return vanTijdelijk(een);
    case 'ALLEENSTAANDE_OUDER': return vanOuder(een, dag);
    case 'VAN_RECHTSWEGE': return { ingangsdatum: een.vanaf, laatsteDag: null };
  }
};

/** For who is not a coach: of what duties, and from when to when it is in force; nothing that was not told (M-20, M-25). */
const alleenTermijn = (een: Ontheffing): OntheffingBeeld['verloop'] | null => {
  const dagen = perioden(een);
  const [eerste] = dagen;
  const laatste = dagen.at(-1);
  return eerste && laatste ? { soort: een.soort, scope: een.scope, ingangsdatum: eerste.vanaf, laatsteDag: laatsteDagVan(laatste) } : null;
};

const volledig = (een: Ontheffing, dag: Datum): OntheffingBeeld['verloop'] => {
  const { soort, scope, afwijkingen } = een;
  const laatste = perioden(een).at(-1);
  return { soort, scope, status: statusOp(een, dag), afwijkingen, ...eigen(een, dag), ...(laatste ? { laatsteDag: laatsteDagVan(laatste) } : {}) };
};

/** As of that day; null when there is nothing in it for this reader. */
export const naarBeeld = ({ ontheffingRef, inwonerRef, gemeente, inhoud, belastbaarheid, gewist }: OntheffingRij, isCoach: boolean, dag: Datum): OntheffingBeeld | null => {
  const verloop = isCoach ? volledig(inhoud, dag) : alleenTermijn(inhoud);
  return verloop && { ontheffingRef, inwonerRef, gemeente, verloop, secties: isCoach && belastbaarheid ? { belastbaarheid } : {}, gewist: isCoach ? gewist.map(({ op, regel }) => ({ op, regel })) : [] };
};
