import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leesJson, wachtTot } from './bestanden';
import { procesId } from './proces-id';
import { Proces, type ProcesOpties } from './processen';
import { Procesregister } from './register';

const BLIJFT = 'console.log("gereed"); setInterval(() => {}, 1000);';
const DOOF = `process.on('SIGTERM', () => {}); ${BLIJFT}`;

describe('supervisor', () => {
  let map: string;
  let register: Procesregister;
  let proces: Proces | undefined;

  const maak = (script: string, extra: Partial<ProcesOpties> = {}): Proces => {
    proces = new Proces(
      {
        naam: 'proef',
        programma: process.execPath,
        args: ['-e', script],
        env: { PATH: process.env['PATH'] },
        cwd: map,
        gereed: (log) => log().includes('gereed'),
        gereedMs: 5000,
        stopSein: 'SIGTERM',
        stopMs: 300,
        ...extra,
      },
      map,
      register,
    );
    return proces;
  };
  const bestand = (): string => join(map, 'processen.json');

  beforeEach(() => {
    map = mkdtempSync(join(tmpdir(), 'processen-'));
    mkdirSync(map, { recursive: true });
    register = new Procesregister(bestand());
    proces = undefined;
  });
  afterEach(async () => {
    await proces?.stop();
    rmSync(map, { recursive: true });
  });

  it('brings a process back that was killed, under another process id', async () => {
    const een = maak(BLIJFT);
    await een.start();
    const eerst = een.pid;
    await een.dood();
    await een.wachtGereed();
    expect(een.pid).not.toBe(eerst);
  });

  it('does not bring back what was stopped on purpose, and ends one that ignores the request', async () => {
    const een = maak(DOOF);
    await een.start();
    const pid = een.pid ?? 0;
    await een.stop();
    expect(procesId(pid)).toBeUndefined();
    expect(een.pid).toBeUndefined();
  });

  it('shows the last lines of the log when a process ends before it is ready', async () => {
    await expect(maak('console.error("poort bezet"); process.exit(1)').start()).rejects.toThrow('poort bezet');
  });

  it('says so when the program does not exist', async () => {
    await expect(maak('', { programma: '/bestaat/niet' }).start()).rejects.toThrow('proef is meteen gestopt');
  });

  it('ends with all its children', async () => {
    const een = maak(`require('node:child_process').spawn(process.execPath, ['-e', 'console.log(process.pid, "gereed"); setInterval(() => {}, 1000)'], { stdio: 'inherit' }); setInterval(() => {}, 1000)`);
    await een.start();
    const kind = Number(/(\d+) gereed/.exec(een.log())?.[1]);
    expect(procesId(kind)).toBeDefined();
    await een.stop();
    expect(procesId(kind)).toBeUndefined();
  });

  it('lets the next start end what a killed run left behind, but never a stranger with a reused process id', async () => {
    const een = maak(BLIJFT);
    await een.start();
    const rest = leesJson<object[]>(bestand()) ?? [];
    writeFileSync(bestand(), JSON.stringify([...rest, { naam: 'vreemde', pid: process.pid, start: 'another boot:1' }]));
    const pid = een.pid ?? 0;
    await expect(new Procesregister(bestand()).ruimRestenOp()).resolves.toEqual(['proef']);
    expect(await wachtTot(() => procesId(pid) === undefined, 10_000)).toBe(true);
  });
});
