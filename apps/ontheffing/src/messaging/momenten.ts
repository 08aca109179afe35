import type { InBericht } from '#shared/contracts/intern';
import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import type { Resultaat } from '#shared/persistence/runner.types';
import type { TimerRij } from '#shared/persistence/timers';
import { grensVan, laatsteBekendeDag, perioden } from '../domain/geldigheid';
import { beslismomenten, vraagtBesluit } from '../domain/hub';
import type { AlleenstaandeOuder, Ontheffing, Stand, Tijdelijk } from '../domain/ontheffing.types';
import type { Normen } from '../domain/policy';
import { planUiterlijk } from '../domain/wet';
import type { Omgeving } from '../omgeving';
import { hubBericht } from './outgoing';

const SOORTEN = ['termijn.nadert', 'termijn.voorbij', 'hercontrole.nadert'] as const;
type Soort = (typeof SOORTEN)[number];
/** `op`: the day that begins when the timer fires; `datum`: the day it is about. */
type Moment = { readonly soort: Soort; readonly op: Datum; readonly datum: Datum };

export type Gezichtspunt = { readonly invoer: InBericht; readonly na: Stand; readonly vandaag: Datum; readonly normen: Normen };

const vanTijdelijk = (een: Tijdelijk, { na, vandaag, normen }: Gezichtspunt): Moment[] => {
  const laatsteDag = laatsteBekendeDag(een);
  const volgend = vraagtBesluit(na, een) ? beslismomenten(laatsteDag, normen).find((dag) => dag > vandaag) : undefined;
  const daarna = plusDagen(laatsteDag, 1);
  return [
    ...(volgend ? [{ soort: 'termijn.nadert' as const, op: volgend, datum: laatsteDag }] : []),
    ...(['VERLEEND', 'BESLUIT_NODIG', 'VERLENGD', 'NIET_VERLENGD'].includes(een.status) ? [{ soort: 'termijn.voorbij' as const, op: daarna, datum: daarna }] : []),
  ];
};

/** The first re-examination that still lies ahead, counted from the day by which there is a plan. */
const hercontrole = (een: AlleenstaandeOuder, einde: Datum, { vandaag, normen }: Gezichtspunt): Moment[] => {
  const eerste = planUiterlijk(een);
  const { hercontroleMaanden } = een.wet;
  if (hercontroleMaanden === 0) return [];
  for (let k = 1; ; k += 1) {
    const datum = plusMaanden(eerste, k * hercontroleMaanden);
    if (datum >= einde) return [];
    const op = plusDagen(datum, -7 * normen.hercontroleWekenVooraf);
    if (op > vandaag) return [{ soort: 'hercontrole.nadert', op, datum }];
  }
};

const vanOuder = (een: AlleenstaandeOuder, gezichtspunt: Gezichtspunt): Moment[] => {
  const grens = een.status === 'VERLEEND' ? grensVan(een) : null;
  if (!grens) return [];
  return [{ soort: 'termijn.voorbij', op: grens.op, datum: grens.op }, ...(perioden(een).length > 0 ? hercontrole(een, grens.op, gezichtspunt) : [])];
};

const momentenVan = (een: Ontheffing, gezichtspunt: Gezichtspunt): Moment[] => {
  if (een.soort === 'TIJDELIJK') return vanTijdelijk(een, gezichtspunt);
  return een.soort === 'ALLEENSTAANDE_OUDER' ? vanOuder(een, gezichtspunt) : [];
};

/** One timer per ontheffing and kind, set to the next moment or gone: what the state asks for, whatever was set before. */
export const timersVan = (gezichtspunt: Gezichtspunt, omgeving: Omgeving): Pick<Resultaat, 'zetTimers' | 'wisTimers'> => {
  const zetTimers: TimerRij[] = [];
  const wisTimers: { soort: string; sleutel: string }[] = [];
  for (const een of gezichtspunt.na.ontheffingen) {
    const momenten = momentenVan(een, gezichtspunt);
    for (const soort of SOORTEN) {
      const moment = momenten.find((kandidaat) => kandidaat.soort === soort);
      const plek = { soort: `ontheffing.${soort}`, sleutel: een.ontheffingRef };
      if (!moment) {
        wisTimers.push(plek);
        continue;
      }
      const { ontheffingRef, gemeente } = een;
      const bericht = hubBericht(gezichtspunt.invoer, omgeving, { gebeurtenis: soort, ontheffingRef, gemeente, op: moment.op, verloop: { ontheffingRef, datum: moment.datum } });
      zetTimers.push({ ...plek, vervaltOp: momentInAmsterdam(moment.op), bericht });
    }
  }
  return { zetTimers, wisTimers };
};
