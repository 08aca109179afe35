import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const schakel = (...args: string[]): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, [join(__dirname, 'schakel.mjs'), ...args], { encoding: 'utf8', env: { ...process.env, SCHAKEL_GEBOUWD: '1' } });

it.each([
  ['klok', '2026-12-01', '10:00'],
  ['token', 'gemeente-tiel.regie', 'x'],
  ['status', 'x'],
  ['voorzie', '--bestaat-niet'],
  ['logboek', 'verify', '--bestaat-niet'],
])('says in one Dutch sentence that schakel %s cannot do anything with an argument', (opdracht, ...args) => {
  const { status, stderr } = schakel(opdracht, ...args);
  expect(status).toBe(2);
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`schakel ${opdracht}: `)]);
});
