import { wachtTot } from '../../sandbox/bestanden';
import { maakKans } from '../kans';
import type { Chaoshub } from './nemesis';
import { duur, tijdelijk, volhard } from './tijdelijk';

it('lifts once, however often it is asked', async () => {
  let keer = 0;
  const hef = tijdelijk(10_000, () => void (keer += 1));
  await Promise.all([hef(), hef()]);
  await hef();
  expect(keer).toBe(1);
});

it('lifts by itself when nobody asks, and tells whoever asks later how that went', async () => {
  let keer = 0;
  const hef = tijdelijk(20, async () => {
    keer += 1;
    throw new Error('did not come back');
  });
  expect(await wachtTot(() => keer === 1, 1000, 5)).toBe(true);
  await expect(hef()).rejects.toThrow('did not come back');
  expect(keer).toBe(1);
});

it('lasts some seconds, and half a minute in a long run; the same for the same seed', () => {
  const hub = (lang: boolean): Chaoshub => ({ lang }) as unknown as Chaoshub;
  const reeks = (lang: boolean): number[] => {
    const kans = maakKans(17);
    return Array.from({ length: 50 }, () => duur(hub(lang), kans));
  };
  expect(Math.min(...reeks(false))).toBeGreaterThanOrEqual(3000);
  expect(Math.max(...reeks(false))).toBeLessThan(8000);
  expect(Math.min(...reeks(true))).toBeGreaterThanOrEqual(20_000);
  expect(reeks(true)).toEqual(reeks(true));
});

it('tries again what another fault was in the way of, and tells the last failure when that lasts', async () => {
  let keer = 0;
  const doe = (): number => {
    keer += 1;
    if (keer < 3) throw new Error(`time ${keer}`);
    return keer;
  };
  expect(await volhard(doe)).toBe(3);
  keer = -10;
  await expect(volhard(doe, 300)).rejects.toThrow(/^time/);
});
