import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { wachtTot } from '../../sandbox/bestanden';
import { bevries, boom } from './bevriezen';

/** A parent with a child that left its group and session, as those of PostgreSQL do. */
const GEZIN = `
const kind = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { detached: true });
process.stdin.on('end', () => { kind.kill('SIGKILL'); process.exit(); }).resume();
`;

let ouder: ChildProcess;
let leden: number[];
const toestand = (pid: number): string | undefined => /^State:\s+(\S)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];

beforeEach(async () => {
  ouder = spawn(process.execPath, ['-e', GEZIN], { stdio: ['pipe', 'ignore', 'ignore'] });
  expect(await wachtTot(() => boom(ouder.pid ?? 0).length === 2, 10_000)).toBe(true);
  leden = boom(ouder.pid ?? 0);
});
afterEach(async () => {
  ouder.stdin?.end();
  expect(await wachtTot(() => ouder.exitCode !== null, 10_000)).toBe(true);
});

it('stops a process and its child in another session, and lets both go on', async () => {
  const ontdooi = bevries(ouder.pid ?? 0);
  expect(await wachtTot(() => leden.every((pid) => toestand(pid) === 'T'), 10_000)).toBe(true);
  ontdooi();
  ontdooi();
  expect(await wachtTot(() => leden.every((pid) => toestand(pid) !== 'T'), 10_000)).toBe(true);
});
