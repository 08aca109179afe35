import { chaosdeel, reeksen, zadenVan } from './bewijs';
import { soortVan } from './plan';
import { leesOpdracht } from './opdracht';
import type { Uitslag } from './uitslagen';

it.each([
  [[], { seed: 1, aantal: 12, minuten: 20, soort: 'alles', lang: false, hervat: false }],
  [['--seed', '17', '--aantal', '30', '--minuten', '5', '--soort', 'faalpunten'], { seed: 17, aantal: 30, minuten: 5, soort: 'faalpunten' }],
  [['--hervat', '--lang', '--nemesis', 'rabbitmq.dood'], { hervat: true, lang: true, nemeses: ['rabbitmq.dood'] }],
])('reads %j', (args, wat) => {
  expect(leesOpdracht(args)).toMatchObject(wat);
});

it.each([[['--seed', 'x']], [['--soort', 'iets']], [['--nemesis', 'iets']], [['--onbekend']], [['los']]])('refuses %j with how it should be', (args) => {
  expect(() => leesOpdracht(args)).toThrow(/Gebruik|Kies uit/);
});

it('names seeds by their runs', () => {
  expect(reeksen([3, 1, 2, 7, 7, 9, 10])).toBe('1-3, 7, 9-10');
  expect(reeksen([])).toBe('');
  const lopen = [1, 2, 3, 4].map((seed) => ({ seed, soort: soortVan(seed) }));
  expect(zadenVan([...lopen, { seed: 9, soort: 'gemengd' }])).toEqual(['1-4', 'gemengd: 9']);
});

const uitslag = (rest: Partial<Uitslag>): Uitslag => ({ seed: 1, soort: 'faalpunten', plan: { vallen: [], rampen: [] }, geraakt: [], berichten: 10, aangenomen: 10, duurMs: 5, bevindingen: [], dubbeleMails: 0, dubbeleLeveringen: 0, ...rest });
const meting = { datum: '2026-01-01', versie: '1', commit: 'x', node: '20', machine: { processor: 'x', kernen: 2, geheugenGb: 4 } };

it('counts what the runs found, and says which aim was missed', () => {
  const val = { dienst: 'handover', punt: 'inbox.naCommit', keer: 2 } as const;
  const goed = chaosdeel([uitslag({ geraakt: [val], dubbeleMails: 2 })], meting);
  expect(goed.doelen.map(({ gehaald }) => gehaald)).toEqual(['deels', true]);
  expect(goed.tabellen[0]?.rijen[0]?.slice(0, 4)).toEqual(['faalpunten', 1, 10, 1]);
  expect(goed.tabellen[0]?.rijen.at(-1)).toEqual(['all', 1, 10, 1, 0, 0, 0, 0, 0, 0, 2, 0]);
  const [punt, ...aantallen] = goed.tabellen[1]?.rijen.find(([naam]) => naam === 'inbox.naCommit') ?? [];
  expect([punt, aantallen.filter((aantal) => aantal !== null), aantallen.indexOf(1)]).toEqual(['inbox.naCommit', [1], 1]);
  const slecht = chaosdeel([uitslag({ seed: 4, bevindingen: [{ soort: 'VERLOREN', wat: 'x' }], plan: { vallen: [], rampen: [{ naam: 'rabbitmq.dood', na: 3 }] } })], meting);
  expect(slecht.doelen[1]).toMatchObject({ gehaald: false, uitkomst: '1 runs with findings: seeds 4' });
  expect(slecht.tabellen[0]?.rijen[0]?.[5]).toBe(1);
  expect(slecht.tabellen[2]?.rijen).toEqual([['rabbitmq.dood', 1, 0]]);
});

it('reaches the aim of size with enough of both', () => {
  expect(chaosdeel(Array.from({ length: 300 }, (_, seed) => uitslag({ seed, berichten: 334 })), meting).doelen[0]?.gehaald).toBe(true);
});
