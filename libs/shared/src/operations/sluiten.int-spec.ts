import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';

jest.setTimeout(30_000);

let map: string;
beforeAll(() => {
  map = mkdtempSync(join(tmpdir(), 'sluiten-'));
  const { code } = transformFileSync(join(__dirname, 'sluiten.ts'), { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } });
  writeFileSync(join(map, 'sluiten.js'), code);
});
afterAll(() => rmSync(map, { recursive: true }));

/** A process that registers these tasks, says that it is up, and gets the signal. */
const proces = async (taken: string, signaal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; uit: string }> => {
  const kind = spawn(process.execPath, ['-e', `const { bijSluiten } = require('./sluiten.js'); ${taken}; setInterval(() => {}, 1000); console.log('op');`], { cwd: map });
  let uit = '';
  return new Promise((klaar) => {
    kind.stdout.on('data', (deel: Buffer) => {
      if (!uit.includes('op')) kind.kill(signaal);
      uit += deel.toString();
    });
    kind.on('close', (code) => klaar({ code, uit: uit.replace('op\n', '').trim() }));
  });
};

describe('shutting down', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s runs the tasks, last registered first, and ends with 0', async (signaal) =>
    expect(await proces(`bijSluiten(async () => console.log('een')); bijSluiten(async () => console.log('twee'))`, signaal)).toEqual({ code: 0, uit: 'twee\neen' }));
  it('runs the other tasks when one fails, and ends with 1', async () =>
    expect(await proces(`bijSluiten(async () => console.log('een')); bijSluiten(async () => { throw new Error() })`)).toEqual({ code: 1, uit: 'een' }));
  it('ends with 1 when the deadline passes', async () => expect(await proces(`bijSluiten(() => new Promise(() => {}), { deadlineMs: 50 })`)).toEqual({ code: 1, uit: '' }));
});
