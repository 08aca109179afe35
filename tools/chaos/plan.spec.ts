import { METKLOK, PLEKKEN } from './faalpunten';
import { maakKans } from './kans';
import { maakLevensloop } from './levensloop';
import { maakPlan, SOORTEN } from './plan';

const nemeses = ['een', 'twee', 'drie', 'vier'];
const plan = (seed: number, soort: Parameters<typeof maakPlan>[0]['soort'] = 'alles') => maakPlan({ seed, soort, berichten: 300, nemeses });
const tot = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

it('is the same for the same seed, and another for another', () => {
  expect(plan(17)).toEqual(plan(17));
  expect(new Set(tot(40).map((seed) => JSON.stringify({ ...plan(seed), seed: 0 }))).size).toBeGreaterThan(35);
});

it('comes to every point in every service, and takes turns between the kinds', () => {
  const eerste = (soort: 'faalpunten' | 'alles', aantal: number): Set<string> => new Set(tot(aantal).flatMap((seed) => plan(seed, soort).vallen.slice(0, 1).map(({ dienst, punt }) => `${dienst} ${punt}`)));
  const alle = new Set([...PLEKKEN, ...METKLOK].map(({ dienst, punt }) => `${dienst} ${punt}`));
  expect(eerste('faalpunten', alle.size)).toEqual(alle);
  expect(eerste('alles', alle.size * SOORTEN.length)).toEqual(alle);
  expect(new Set(tot(SOORTEN.length).map((seed) => plan(seed).soort))).toEqual(new Set(SOORTEN));
});

it('strikes with one to three different faults while the traffic runs, and moves the clock where a timer must fire', () => {
  for (const { rampen, vallen, soort, metKlok, berichten } of tot(200).map((seed) => plan(seed))) {
    expect(new Set(rampen.map(({ naam }) => naam)).size).toBe(rampen.length);
    expect(rampen.length + vallen.length).toBeGreaterThan(0);
    expect(rampen.length).toBeLessThanOrEqual(3);
    if (soort === 'faalpunten') expect(rampen).toEqual([]);
    if (soort === 'nemesis') expect(vallen).toEqual([]);
    for (const { na } of rampen) expect(na).toBeLessThan(berichten);
    expect(metKlok).toBe(vallen.some(({ punt }) => punt === 'timer.gevuurd'));
  }
});

it('lets the same things happen to the residents of the same seed', () => {
  const verhaal = (seed: number): unknown => maakLevensloop(maakKans(seed)).vervolg('ref').map(({ gebeurtenis, wie, uitkomst }) => [gebeurtenis, wie.afzender.actorId, uitkomst]);
  for (const seed of tot(30)) expect(verhaal(seed)).toEqual(verhaal(seed));
  expect(new Set(tot(60).map((seed) => JSON.stringify(verhaal(seed)))).size).toBeGreaterThan(8);
});
