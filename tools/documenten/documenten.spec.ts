import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTEN } from './maak';

const wortel = join(__dirname, '../..');

it.each(Object.entries(DOCUMENTEN))('%s says what the source says', (bestand, maak) => {
  expect(readFileSync(join(wortel, bestand), 'utf8')).toBe(maak());
});

const bestanden = (map: string): string[] =>
  readdirSync(map).flatMap((naam) => {
    const pad = join(map, naam);
    return statSync(pad).isDirectory() ? bestanden(pad) : [pad];
  });

it('explains every name that a domain exports', () => {
  const woordenlijst = readFileSync(join(wortel, 'docs/glossary.md'), 'utf8').toLowerCase();
  const domeinen = readdirSync(join(wortel, 'apps'))
    .map((app) => join(wortel, 'apps', app, 'src/domain'))
    .filter((map) => statSync(map, { throwIfNoEntry: false })?.isDirectory());
  const namen = domeinen
    .flatMap(bestanden)
    .filter((pad) => pad.endsWith('.ts') && !pad.endsWith('spec.ts'))
    .flatMap((pad) => [...readFileSync(pad, 'utf8').matchAll(/^export (?:type|const|class|interface|function) (\w+)/gm)].map((m) => m[1] ?? ''));
  expect(namen.length).toBeGreaterThan(10);
  expect([...new Set(namen)].filter((naam) => !woordenlijst.includes(`\`${naam.toLowerCase()}\``))).toEqual([]);
});
