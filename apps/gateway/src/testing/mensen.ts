import { randomUUID } from 'node:crypto';
import type { LopendeOntheffing, SituatiePeriode } from '#shared/contracts/intern';
import { werkOntheffingenBij, werkSituatiesBij } from '../feiten/stand';
import type { Proefdeur } from './proefdeur';

/** A connection and the member of staff who reads through it. */
export type Wie = readonly [aansluiting: string, medewerker: string];
export const ANNA: Wie = ['werkzaak.werk', 'wz.wc.anna'];
export const BERT: Wie = ['werkzaak.inkomen', 'wz.ic.bert'];
export const CARLA: Wie = ['gemeente-tiel.regie', 'tiel.pc.carla'];
export const FENNA: Wie = ['gemeente-tiel.regie', 'tiel.pc.fenna'];
export const DIRK: Wie = ['gemeente-neder-betuwe.regie', 'nb.pc.dirk'];

/** Stands in personal sections; found anywhere else, something leaks. */
export const KANARIE = 'Zebrapad-kanarie-4711';

/** A resident of Tiel as handover states it: KP4 with carla since 2025-07-01, before that KP3 with anna. */
export const inwoner = async ({ delen }: Proefdeur, extra: Partial<SituatiePeriode> = {}, inwonerRef: string = randomUUID()): Promise<string> => {
  const periode = { gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP3', regie: 'WERKZAAK', werkcoach: 'wz.wc.anna', participatiecoach: null, inkomensconsulent: 'wz.ic.bert' } as const;
  const perioden = [
    { ...periode, vanaf: '2022-01-01', tot: '2025-07-01' },
    { ...periode, klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: 'tiel.pc.carla', vanaf: '2025-07-01', tot: null, ...extra },
  ] as unknown as SituatiePeriode[];
  await delen.opslag.transactie(async (tx) => {
    await werkSituatiesBij(tx, [{ inwonerRef, versie: 1, perioden }]);
    await werkOntheffingenBij(tx, [{
      inwonerRef,
      versie: 1,
      ontheffingen: [
        { ontheffingRef: randomUUID(), soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' },
        { ontheffingRef: randomUUID(), soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2024-03-03', laatsteDag: '2025-10-05' },
      ] as unknown as LopendeOntheffing[],
    }]);
  });
  return inwonerRef;
};

/** With anna still, before a handover to Tiel. */
export const KP3 = { klantprofiel: 'KP3', regie: 'WERKZAAK', werkcoach: 'wz.wc.anna', participatiecoach: null } as const;
