import { plusDagen } from '#shared/kernel/datum';
import { accept } from '#shared/kernel/decision';
import { indienendeRol } from './access';
import type { Event, Gesprek, Overdracht } from './overdracht.types';
import { periodeOp, type Periode } from './situatie';
import { weiger, type Besluit } from './weigering';

/** Further ahead is a typing error: a wanted talk follows within weeks of the start date (D-06). */
const VERSTE_DAGEN = 366;

/** Who hands over: whoever proposed, or the coach of that side on the day; nobody is named where nobody is known. */
const overdragers = ({ richting, indiener }: Overdracht, { datum }: Gesprek, perioden: readonly Periode[]): readonly (string | null)[] => [indiener, periodeOp(perioden, datum)?.[indienendeRol(richting)] ?? null];
const overnemers = ({ beoogdeCoach, nieuweCoach }: Overdracht): readonly (string | null)[] => [beoogdeCoach, nieuweCoach];

const isEenVan = (actorId: string, genoemden: readonly (string | null)[]): boolean => genoemden.every((een) => een === null) || genoemden.includes(actorId);

/** M-06, R-021: a talk of three, the resident and the two coaches of this handover; planned ahead, and held when it was. */
export const decideGesprek = (zaak: Overdracht, gesprek: Gesprek, perioden: readonly Periode[]): Besluit<Event> => {
  const { type, datum, vandaag, huidigeCoach, nieuweCoach, deelnemersBekend } = gesprek;
  if (type === 'driegesprek.gehouden' && datum > vandaag) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.datum: een gesprek dat nog komt is niet gehouden');
  if (datum > plusDagen(vandaag, VERSTE_DAGEN)) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.datum ligt te ver na vandaag');
  const vanDezeZaak = isEenVan(huidigeCoach, overdragers(zaak, gesprek, perioden)) && isEenVan(nieuweCoach, overnemers(zaak));
  if (!deelnemersBekend || !vanDezeZaak) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.deelnemers: noem de coach die overdraagt en de coach die overneemt, zoals zij op de dag van het gesprek geregistreerd zijn');
  return accept({ type, datum });
};
