import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schrijfBewijs } from './bewijs';
import { bewijsblad, blad } from './blad';
import { DELEN, type Deel } from './deel';

const wortel = join(__dirname, '../..');

const DEEL: Deel = {
  titel: 'Something measured',
  opdracht: 'npm run iets',
  meting: { datum: '2026-11-22', versie: '0.4.0', commit: 'abc1234', gewijzigd: true, node: '20.20.0', rabbitmq: '3.10.8', postgres: '15.8', machine: { processor: 'Some CPU', kernen: 2, geheugenGb: 24 }, zaden: [17, 18] },
  tabellen: [{ titel: 'Counts', kolommen: ['what', 'number'], rijen: [['sent', 100000], ['a|b', null], ['seen', true]], toelichting: 'Counted outside.' }],
  doelen: [
    { doel: 'nothing lost', gehaald: true, uitkomst: '0' },
    { doel: 'fast', gehaald: 'deels', uitkomst: '0.4' },
    { doel: 'small', gehaald: false, uitkomst: 'not at all' },
  ],
  tekort: ['One machine only.'],
};

it('stands in docs as it follows from what was measured', () => {
  expect(readFileSync(join(wortel, 'docs/proof.md'), 'utf8')).toBe(bewijsblad(wortel));
});

it('says with which product, parts and machine, and how to do it again', () => {
  expect(blad({ chaos: DEEL }, '')).toContain(
    'Measured on 2026-11-22, version 0.4.0 (commit abc1234 with changes on top); Node 20.20.0, RabbitMQ 3.10.8, PostgreSQL 15.8; 2 cores (Some CPU), 24 GB; seeds 17, 18. Again: `npm run iets`.',
  );
});

it('shows a missed aim as plainly as one that was reached', () => {
  const tekst = blad({ chaos: DEEL }, '');
  expect(tekst).toContain('| nothing lost | reached | 0 |\n| fast | partly | 0.4 |\n| small | missed | not at all |');
  expect(tekst).toContain('| Something measured | 2026-11-22 | 1 | 1 | 1 |');
  expect(tekst).toContain('- One machine only.');
});

it('keeps a table a table whatever stands in it', () => {
  expect(blad({ chaos: DEEL }, '')).toContain('| what | number |\n|---|---|\n| sent | 100,000 |\n| a\\|b | - |\n| seen | yes |\n\nCounted outside.');
});

it('says of a part without figures that it was not measured, and ends with what was written by hand', () => {
  const tekst = blad({}, '## By hand\n\nTrue.\n');
  expect(tekst.match(/not measured yet/g)).toHaveLength(DELEN.length);
  expect(tekst).toMatch(/\n## By hand\n\nTrue\.\n$/);
});

it('writes one part down and makes the page again, the other parts kept', () => {
  const map = mkdtempSync(join(tmpdir(), 'bewijs-'));
  try {
    cpSync(join(wortel, 'docs/proof/limits.md'), join(map, 'docs/proof/limits.md'));
    schrijfBewijs('bench', DEEL, map);
    schrijfBewijs('herstel', { ...DEEL, titel: 'Another' }, map);
    const tekst = readFileSync(join(map, 'docs/proof.md'), 'utf8');
    expect(tekst).toBe(bewijsblad(map));
    expect(tekst.indexOf('## Another')).toBeGreaterThan(0);
    expect(tekst.indexOf('## Something measured')).toBeGreaterThan(tekst.indexOf('## Another'));
  } finally {
    rmSync(map, { recursive: true, force: true });
  }
});
