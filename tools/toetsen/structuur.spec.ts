import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIENSTEN } from '../sandbox/diensten';

const wortel = join(__dirname, '../..');
const nest = JSON.parse(readFileSync(join(wortel, 'nest-cli.json'), 'utf8')) as { projects: Record<string, { type: string; root: string; entryFile: string }> };
const pakket = JSON.parse(readFileSync(join(wortel, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
const apps = readdirSync(join(wortel, 'apps')).sort();

it('names every app in nest-cli.json, with an entry that exists', () => {
  const projecten = Object.entries(nest.projects).filter(([, { type }]) => type === 'application');
  expect(projecten.map(([naam]) => naam).sort()).toEqual(apps);
  for (const [, { entryFile }] of projecten) expect(existsSync(join(wortel, `${entryFile}.ts`))).toBe(true);
});

it('runs every app as a process of its own in the sandbox', () => {
  expect(DIENSTEN.map(({ naam }) => naam)).toEqual(expect.arrayContaining(apps));
});

it('keeps the packages that the architecture names', () => {
  expect(Object.keys(pakket.dependencies)).toEqual(expect.arrayContaining(['@nestjs/core', '@nestjs/microservices', 'amqplib', 'typeorm', 'pg', 'class-validator']));
});
