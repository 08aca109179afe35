import { dag } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import { binnenWerktijd, eerstvolgendWerkmoment } from './werktijd';

const om = (d: string, uur: number, minuut = 0): Date => momentInAmsterdam(dag(d), uur, minuut);

describe('working hours for mail', () => {
  it.each([
    ['within the day it goes at once', om('2025-10-20', 9), om('2025-10-20', 9)],
    ['7:00 itself is within', om('2025-10-20', 7), om('2025-10-20', 7)],
    ['before 7:00 it waits for that morning', om('2025-10-20', 6, 59), om('2025-10-20', 7)],
    ['19:00 itself is too late, so the next morning', om('2025-10-20', 19), om('2025-10-21', 7)],
    ['18:59 still goes', om('2025-10-20', 18, 59), om('2025-10-20', 18, 59)],
    ['Friday evening waits for Monday', om('2025-10-17', 20), om('2025-10-20', 7)],
    ['Saturday waits for Monday', om('2025-10-18', 10), om('2025-10-20', 7)],
    ['the night of summer time ending keeps 7:00 local', om('2025-10-25', 10), om('2025-10-27', 7)],
    ['Christmas and the weekend after it are skipped', om('2025-12-25', 10), om('2025-12-29', 7)],
    ['the day before a holiday, in the evening, skips the holiday', om('2025-04-25', 20), om('2025-04-28', 7)],
    ['Easter Monday is no working day', om('2025-04-21', 9), om('2025-04-22', 7)],
  ])('%s', (_regel, moment, verwacht) => {
    expect(eerstvolgendWerkmoment(moment).toISOString()).toBe(verwacht.toISOString());
    expect(binnenWerktijd(verwacht)).toBe(true);
  });
});
