import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const wortel = join(__dirname, '../..');
const regels = [...readFileSync(join(wortel, 'docs/beslissingen.md'), 'utf8').matchAll(/^\| (D-\d+b?) \|[^|]*\| (.+) \|$/gm)].map(([, keuze, plek]) => ({ keuze: keuze ?? '', paden: [...(plek ?? '').matchAll(/`((?:config|docs|apps|libs)\/[^`]+)`/g)].map(([, pad]) => pad ?? '') }));

it.each(regels.map(({ keuze, paden }) => [keuze, paden] as const))('%s stands where the table says', (_keuze, paden) => {
  expect(paden.length).toBeGreaterThan(0);
  for (const pad of paden) expect([pad, existsSync(join(wortel, pad))]).toEqual([pad, true]);
});

it('names every choice that the flows of handover, exemption and sanction rest on', () => {
  const genoemd = regels.map(({ keuze }) => keuze);
  expect(genoemd).toEqual(expect.arrayContaining(['D-01', 'D-02', 'D-03', 'D-05', 'D-06', 'D-10', 'D-11', 'D-22', 'D-24', 'D-25', 'D-26', 'D-28', 'D-29', 'D-30', 'D-31', 'D-32']));
});
